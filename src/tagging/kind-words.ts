// Finds the words that say what an item is (kind-cues.ts) in one walk over its passages, and weighs them kind by kind.
import { type ItemKind, itemKinds } from '../model/source.ts';
import type { TagReason } from '../model/tag-reason.ts';
import type { Field } from './hits.ts';
import { type CueZone, cueZones, kindCues } from './kind-cues.ts';
import type { Passage } from './passage.ts';
import { addPhrase, createPhraseTrie, type PhraseTrie, phraseKeys, singularsOf, walkPhrases } from './phrase-trie.ts';

/** A reason and the kind that it speaks for. */
export interface KindSign extends TagReason {
  kind: ItemKind;
}

interface Cue {
  kind: ItemKind;
  zone: CueZone;
  weight: number;
  /** As the tree holds it: the same for all its spellings. */
  phrase: string;
}

interface FoundCue extends Cue {
  form: string;
}

/** The next cue of a kind counts for that much of the one before: ten words of one sort are not ten proofs. */
const damping = 0.6;
const leadLength = 500;
const headingLengthMax = 70;
export const reasonWordsMax = 5;

const cues = buildTrie();

function buildTrie(): PhraseTrie<Cue> {
  const trie = createPhraseTrie<Cue>();
  for (const kind of itemKinds)
    for (const zone of cueZones)
      for (const [weight, phrases] of Object.entries(kindCues[kind][zone] ?? {}))
        for (const phrase of phrases.split(',').map((each) => each.trim()))
          addCue(trie, phrase, { kind, zone, weight: Number(weight) });
  return trie;
}

function addCue(trie: PhraseTrie<Cue>, phrase: string, cue: Omit<Cue, 'phrase'>): void {
  const keys = phraseKeys(phrase);
  addPhrase(trie, keys, { ...cue, phrase: keys.join(' ') });
}

/** At most one sign for each kind from the title (`event-title`…) and one from the text (`event-words`…). */
export function readKindWords(fields: Field[]): KindSign[] {
  return fields.flatMap(({ field, passage }) => {
    const found = field === 'title' ? findCues(passage, isInTitle) : findCues(passage, zonesOf(passage));
    return itemKinds.flatMap((kind) => {
      const strongest = strongestFirst(found.filter((cue) => cue.kind === kind));
      const weight = strongest.reduce((sum, cue, at) => sum + cue.weight * damping ** at, 0);
      const feature = `${kind}-${field === 'title' ? 'title' : 'words'}`;
      return weight === 0
        ? []
        : [{ kind, feature, words: strongest.slice(0, reasonWordsMax).map(({ form }) => form), weight }];
    });
  });
}

/** Each phrase once, at its best place. */
function strongestFirst(found: FoundCue[]): FoundCue[] {
  const best = new Map<string, FoundCue>();
  for (const cue of found) if (cue.weight > (best.get(cue.phrase)?.weight ?? 0)) best.set(cue.phrase, cue);
  return [...best.values()].toSorted((a, b) => b.weight - a.weight);
}

type ZoneTest = (zone: CueZone, at: number) => boolean;

const isInTitle: ZoneTest = (zone, at) => zone === 'title' || (zone === 'opening' && at === 0);

function findCues(passage: Passage, isIn: ZoneTest): FoundCue[] {
  const found: FoundCue[] = [];
  for (let at = 0; at < passage.tokens.length; at += 1)
    walkPhrases(cues, passage, at, singularsOf, (cue, end) => {
      if (!isIn(cue.zone, at)) return;
      const form = passage.text.slice(passage.tokens[at]?.start, passage.tokens[end - 1]?.end);
      found.push({ ...cue, form });
    });
  return found;
}

function zonesOf(passage: Passage): ZoneTest {
  const headings = headingStarts(passage);
  return (zone, at) =>
    zone === 'text' ||
    (zone === 'lead' && (passage.tokens[at]?.start ?? 0) < leadLength) ||
    (zone === 'heading' && headings.has(at));
}

/** The first words of the lines that are short, no items of a list, and do not end like a sentence; numbers are read over (« 1. Contexte »). */
function headingStarts({ text, tokens }: Passage): Set<number> {
  const starts = new Set<number>();
  let lineEnd = -1;
  let isHeading = false;
  for (const [at, { start }] of tokens.entries()) {
    const isFirst = start >= lineEnd;
    if (isFirst) {
      const next = text.indexOf('\n', start);
      lineEnd = next < 0 ? text.length : next;
      isHeading = isHeadingLine(text.slice(text.lastIndexOf('\n', start) + 1, lineEnd).trim());
    }
    if (!isHeading) continue;
    if (isFirst) starts.add(at);
    // What follows a number or a letter opens the line too.
    else if (starts.has(at - 1) && /^(?:\p{N}+|\p{L})$/u.test(text.slice(tokens[at - 1]?.start, tokens[at - 1]?.end)))
      starts.add(at);
  }
  return starts;
}

function isHeadingLine(line: string): boolean {
  return line.length <= headingLengthMax && !/[.;,]$/.test(line) && !/^[-*•–—>]/.test(line);
}
