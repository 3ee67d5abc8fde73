// A curator says that an item does not speak of a concept: the tag never comes back by itself. Its audit row is written with it.
import { notFound } from '../errors.ts';
import type { Actor } from '../model/curation.ts';
import type { Glossary } from '../model/glossary.ts';
import type { ItemTag } from '../model/tag.ts';
import type { ActionDeps } from './action-deps.ts';
import { type CuratedTag, unknownConcept } from './add-tag.ts';
import { assertRole } from './assert-role.ts';
import { isRefused } from './is-refused.ts';

/**
 * Refuses the concept, whatever it was before: one that the item does not have is refused in advance. A concept that has left the glossary may still be
 * refused where it stands. Throws `not-found` (item), `input-invalid` (concept known to neither), `forbidden`.
 */
export async function refuseTag(
  deps: ActionDeps,
  actor: Actor,
  request: { itemId: string; conceptId: string },
  glossary: Glossary,
): Promise<CuratedTag> {
  assertRole(actor, 'curator');
  const { itemId, conceptId } = request;

  const outcome = await deps.store.transaction(async ({ items, curation }) => {
    const item = await items.findTagged(itemId);
    if (!item) throw notFound('item', itemId);
    const before = [...item.tags, ...item.suggestions].find((tag) => tag.conceptId === conceptId);
    if (!before && (await isRefused(curation, itemId, conceptId)))
      return { tag: toRefused(conceptId, before, glossary), changed: false };
    if (!before && !glossary.concepts.some((concept) => concept.id === conceptId)) throw unknownConcept(conceptId);

    const now = deps.now();
    const tag = await items.saveCuratedTag(itemId, toRefused(conceptId, before, glossary), now);
    if (!tag) throw notFound('item', itemId);
    await curation.record({
      at: now,
      actorId: actor.id,
      action: 'tag.refuse',
      subjectType: 'item',
      subjectId: itemId,
      detail: { conceptId, before: before?.state ?? 'absent' },
    });
    return { tag, changed: true };
  });
  if (outcome.changed) await deps.wake.changes();
  return outcome;
}

/** Keeps the evidence that it had: it says what was refused. */
function toRefused(conceptId: string, before: ItemTag | undefined, glossary: Glossary): ItemTag {
  return {
    conceptId,
    state: 'refused',
    confidence: before?.confidence ?? 0,
    weight: before?.weight ?? 'mention',
    reasons: before?.reasons ?? [],
    evidence: before?.evidence ?? [],
    glossaryVersion: before?.glossaryVersion ?? glossary.version,
  };
}
