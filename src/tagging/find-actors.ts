// Who an item names: public bodies, laboratories, associations, research. Precision first: a name is taken when a list, a territory or its own words say what it is.
import type { Actor, ActorMention } from '../model/actor.ts';
import type { Evidence, PlaceMention } from '../model/tag.ts';
import { type KnownActor, knownActors } from './actor-list.ts';
import { namedActors } from './actor-names.ts';
import { actorsOfPlaces } from './actor-places.ts';
import { toActorSlug } from './actor-slug.ts';
import type { FoundActor } from './found-actor.ts';
import { evidenceMax, type Field, toEvidence, withoutNested } from './hits.ts';
import type { Passage } from './passage.ts';
import { addPhrase, createPhraseTrie, type PhraseTrie, phraseKeys, singularsOf, walkPhrases } from './phrase-trie.ts';

interface KnownName {
  actor: Actor;
  name: string;
  needs?: RegExp;
}

const known = buildTrie(knownActors);

function buildTrie(actors: KnownActor[]): PhraseTrie<KnownName> {
  const trie = createPhraseTrie<KnownName>();
  for (const { type, name, aliases, needs } of actors) {
    const actor: Actor = { id: toActorSlug(name), name, type };
    for (const each of [name, ...aliases])
      addPhrase(trie, phraseKeys(each), { actor, name: each, ...(needs && { needs }) });
  }
  return trie;
}

/**
 * By id, each with its evidence: title first, then in the order of the text, at most 20. A body tied to a territory has its `placeId`, and its code in its id
 * (`ville-de-rennes-35238`), for many communes share a name. `places` are those of the same fields. Never throws.
 */
export function findActors(places: PlaceMention[], fields: Field[]): ActorMention[] {
  const found = [...knownIn(fields), ...actorsOfPlaces(places, fields), ...namedActors(fields)];
  const mentions = new Map<string, { actor: Actor; evidence: Evidence[] }>();
  for (const field of fields) {
    const hits = found.filter((each) => each.field === field).map((each, rank) => ({ ...each, owner: 'actor', rank }));
    for (const { actor, start, end, rule } of withoutNested(hits)) {
      const mention = mentions.get(actor.id) ?? { actor, evidence: [] };
      if (mention.evidence.length < evidenceMax) mention.evidence.push(toEvidence(field, { start, end }, rule));
      mentions.set(actor.id, mention);
    }
  }
  return [...mentions.values()]
    .map(({ actor, evidence }) => ({ ...actor, evidence }))
    .toSorted((a, b) => (a.id < b.id ? -1 : 1));
}

function knownIn(fields: Field[]): FoundActor[] {
  return fields.flatMap((field) => {
    const found: FoundActor[] = [];
    for (let at = 0; at < field.passage.tokens.length; at += 1)
      walkPhrases(known, field.passage, at, singularsOf, ({ actor, name, needs }, end) => {
        if (!isWrittenLike(name, field.passage, at, end)) return;
        if (needs && !fields.some(({ passage }) => passage.tokens.some(({ folded }) => needs.test(folded)))) return;
        found.push({ actor, field, start: at, end, rule: 'actor:liste' });
      });
    return found;
  });
}

/** One word keeps its capitals (« Dinum », never « caf »); two or three keep the first; a longer name may be written low. */
function isWrittenLike(name: string, { text, tokens }: Passage, start: number, end: number): boolean {
  const written = text.slice(tokens[start]?.start, tokens[end - 1]?.end).normalize('NFC');
  const words = end - start;
  if (words === 1)
    return (
      written === name ||
      written === name.toUpperCase() ||
      written === name.charAt(0).toUpperCase() + name.slice(1).toLowerCase()
    );
  return words > 3 || /^\p{Lu}/u.test(written) || /^minist/.test(written);
}
