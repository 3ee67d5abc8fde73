// What an item's tags become when the matcher has spoken again: curators' decisions win. Pure; save-taggings.ts stores the result.
import type { Item } from '../model/item.ts';
import type { ConceptTag, Evidence, ItemTag } from '../model/tag.ts';
import type { Tagging } from '../model/tagging.ts';

/**
 * A refused concept stays refused. An added one stays added, as sure as it was: with fresh evidence, weight and reasons when the matcher found or suggests it
 * too, else with what of its evidence still holds in the new text. What the matcher said before is replaced by what it says now; a suggestion never takes
 * the place of a tag. A concept found twice is one tag with both evidences. Sorted by concept.
 */
export function mergeTags(
  stored: ItemTag[],
  { tags, suggestions }: Pick<Tagging, 'tags' | 'suggestions'>,
  item: Pick<Item, 'title' | 'text'>,
): ItemTag[] {
  const merged = new Map<string, ItemTag>();
  const add = (found: ConceptTag, state: 'auto' | 'suggested') => {
    const known = merged.get(found.conceptId);
    if (!known) merged.set(found.conceptId, { ...found, state });
    else if (known.state === state)
      merged.set(found.conceptId, { ...known, evidence: [...known.evidence, ...found.evidence] });
  };
  for (const tag of tags) add(tag, 'auto');
  for (const suggestion of suggestions) add(suggestion, 'suggested');
  for (const tag of stored) {
    if (!isDecided(tag)) continue;
    const again = tag.state === 'added' ? merged.get(tag.conceptId) : undefined;
    merged.set(
      tag.conceptId,
      again
        ? { ...again, state: tag.state, confidence: tag.confidence }
        : { ...tag, evidence: tag.evidence.filter((evidence) => holds(evidence, item)) },
    );
  }
  return [...merged.values()].sort((a, b) => (a.conceptId < b.conceptId ? -1 : 1));
}

/** Whether a curator had the last word. */
export function isDecided({ state }: Pick<ItemTag, 'state'>): boolean {
  return state === 'added' || state === 'refused';
}

/** One mention a place or an actor, with all its evidence, sorted by id. */
export function mergeMentions<Mention extends { id: string; evidence: Evidence[] }>(found: Mention[]): Mention[] {
  const merged = new Map<string, Mention>();
  for (const mention of found) {
    const known = merged.get(mention.id);
    merged.set(mention.id, known ? { ...known, evidence: [...known.evidence, ...mention.evidence] } : mention);
  }
  return [...merged.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function holds(evidence: Evidence, item: Pick<Item, 'title' | 'text'>): boolean {
  return item[evidence.field].slice(evidence.start, evidence.end) === evidence.form;
}
