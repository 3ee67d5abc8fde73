// What an item's tags become when the matcher has spoken again: curators' decisions win. Pure; items.ts stores the result.
import type { Item } from '../model/item.ts';
import type { ConceptTag, Evidence, ItemTag, PlaceMention } from '../model/tag.ts';

export interface StoredTag extends ItemTag {
  /** When a curator last decided; null for the matcher's own. */
  curatedAt: Date | null;
}

/**
 * A refused concept stays refused. An added one stays added: with fresh evidence when the matcher found it too, else with what of its evidence still holds in
 * the new text. Automatic tags are replaced by what was found. A concept found twice is one tag with both evidences. Sorted by concept.
 */
export function mergeTags(stored: StoredTag[], found: ConceptTag[], item: Pick<Item, 'title' | 'text'>): StoredTag[] {
  const merged = new Map<string, StoredTag>();
  for (const tag of found) {
    const known = merged.get(tag.conceptId);
    if (known) known.evidence = [...known.evidence, ...tag.evidence];
    else
      merged.set(tag.conceptId, {
        conceptId: tag.conceptId,
        state: 'auto',
        evidence: tag.evidence,
        glossaryVersion: tag.glossaryVersion,
        curatedAt: null,
      });
  }
  for (const tag of stored) {
    if (tag.state === 'auto') continue;
    const again = tag.state === 'added' ? merged.get(tag.conceptId) : undefined;
    merged.set(
      tag.conceptId,
      again
        ? { ...again, state: tag.state, curatedAt: tag.curatedAt }
        : { ...tag, evidence: tag.evidence.filter((evidence) => holds(evidence, item)) },
    );
  }
  return [...merged.values()].sort((a, b) => (a.conceptId < b.conceptId ? -1 : 1));
}

/** One mention a place, with all its evidence, sorted by id. */
export function mergePlaces(found: PlaceMention[]): PlaceMention[] {
  const merged = new Map<string, PlaceMention>();
  for (const place of found) {
    const known = merged.get(place.id);
    merged.set(place.id, known ? { ...known, evidence: [...known.evidence, ...place.evidence] } : place);
  }
  return [...merged.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}

function holds(evidence: Evidence, item: Pick<Item, 'title' | 'text'>): boolean {
  return item[evidence.field].slice(evidence.start, evidence.end) === evidence.form;
}
