// A curator says that an item speaks of a concept: the tag is never removed by itself. Its audit row is written with it.
import { notFound, VigieError } from '../errors.ts';
import type { Actor } from '../model/curation.ts';
import type { Glossary } from '../model/glossary.ts';
import type { TaggedItem } from '../model/item.ts';
import type { Evidence, ItemTag } from '../model/tag.ts';
import type { ActionDeps } from './action-deps.ts';
import { assertRole } from './assert-role.ts';
import { findPassage } from './find-passage.ts';
import { isRefused } from './is-refused.ts';
import { isNewWord, noteTerm } from './note-term.ts';

/** `changed` is false when it was so already: nothing was written then, no audit row either. */
export interface CuratedTag {
  tag: ItemTag;
  changed: boolean;
}

/**
 * Adds the concept, whatever it was before (absent, found by the matcher, suggested, refused). `form` quotes the passage that justifies it: found in the title
 * or the text, it becomes evidence (rule `curator`), and a candidate for the glossary when no label of the concept covers it; not found, the tag stands
 * without it. Throws `not-found` (item), `input-invalid` (concept), `forbidden`.
 */
export async function addTag(
  deps: ActionDeps,
  actor: Actor,
  request: { itemId: string; conceptId: string; form?: string },
  glossary: Glossary,
): Promise<CuratedTag> {
  assertRole(actor, 'curator');
  const { itemId, conceptId, form } = request;
  const concept = glossary.concepts.find(({ id }) => id === conceptId);
  if (!concept) throw unknownConcept(conceptId);

  const outcome = await deps.store.transaction(async (families) => {
    const { items, curation } = families;
    const item = await items.findTagged(itemId);
    if (!item) throw notFound('item', itemId);
    const before = [...item.tags, ...item.suggestions].find((tag) => tag.conceptId === conceptId);
    const quoted = newPassage(item, before, form);
    if (before?.state === 'added' && !quoted) return { tag: before, changed: false };

    const state = before?.state ?? ((await isRefused(curation, itemId, conceptId)) ? 'refused' : 'absent');
    const evidence = [...(quoted ? [quoted] : []), ...(before?.evidence ?? [])];
    const now = deps.now();
    const tag = await items.saveCuratedTag(
      itemId,
      {
        conceptId,
        state: 'added',
        confidence: 1,
        weight: before?.weight ?? 'mention',
        reasons: before?.reasons ?? [],
        evidence,
        glossaryVersion: glossary.version,
      },
      now,
    );
    if (!tag) throw notFound('item', itemId);
    if (quoted && isNewWord(concept, quoted.form))
      await noteTerm(families, actor, { term: quoted.form, itemId, form: quoted.form, conceptId, at: now });
    await curation.record({
      at: now,
      actorId: actor.id,
      action: 'tag.add',
      subjectType: 'item',
      subjectId: itemId,
      detail: { conceptId, before: state, ...(form === undefined ? {} : { form }) },
    });
    return { tag, changed: true };
  });
  if (outcome.changed) await deps.wake.changes();
  return outcome;
}

/** Undefined when nothing is quoted, when it is not found, and when it is evidence already. */
function newPassage(item: TaggedItem, before: ItemTag | undefined, form: string | undefined): Evidence | undefined {
  const quoted = form === undefined ? undefined : findPassage(item, form);
  const isKnown = before?.evidence.some(
    (one) => one.field === quoted?.field && one.start === quoted.start && one.end === quoted.end,
  );
  return isKnown ? undefined : quoted;
}

export function unknownConcept(conceptId: string): VigieError {
  return new VigieError('input-invalid', `Le concept « ${conceptId} » n’est pas dans le glossaire.`, {
    context: { pointer: '/conceptId' },
  });
}
