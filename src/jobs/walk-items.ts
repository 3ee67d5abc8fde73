// A walk over all stored items in id order, batch by batch, tagging each again: what a glossary change and `vigie retag` have in common.
import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { Glossary } from '../model/glossary.ts';
import type { Item } from '../model/item.ts';
import type { ConceptTag, ItemTag } from '../model/tag.ts';
import type { Tagging, TagInput } from '../model/tagging.ts';
import type { ItemStore } from '../store/store.ts';

export interface WalkedItem {
  item: Item;
  /** As stored, in every state. */
  before: ItemTag[];
  /** As the tagger sees it now; what stays as it was is to the letter what is stored. */
  tagging: Tagging;
}

const batchItems = 200;
/** Pages are served by the same process: none waits longer than this for a walk, plus one text. */
const busyMs = 5;

/** Gives each batch after `afterId`. The event loop is given back every few texts. */
export async function* walkItems(
  items: Pick<ItemStore, 'listForWalk'>,
  by: { tagger: { tag(item: TagInput): Tagging }; glossary: Glossary },
  afterId?: string,
): AsyncGenerator<WalkedItem[]> {
  for (let after = afterId; ; ) {
    const page = await items.listForWalk({ limit: batchItems, ...(after !== undefined && { afterId: after }) });
    if (page.length === 0) return;
    const walked: WalkedItem[] = [];
    let sinceMs = performance.now();
    for (const { item, tags } of page) {
      walked.push({ item, before: tags, tagging: withStoredTags(by.tagger.tag(item), tags, by.glossary) });
      if (performance.now() - sinceMs < busyMs) continue;
      await letOthersRun();
      sinceMs = performance.now();
    }
    yield walked;
    after = page.at(-1)?.item.id;
  }
}

/**
 * A tag that says again what is stored keeps the version of the glossary that gave it: an item that a change does not concern is neither written nor indexed
 * again. The tags of a deprecated concept stay, though nothing matches it any more; what a curator decided stays to the letter.
 */
export function withStoredTags(tagging: Tagging, stored: ItemTag[], glossary: Glossary): Tagging {
  const byConcept = new Map(stored.map((tag) => [tag.conceptId, tag]));
  const settle = (found: ConceptTag[], state: ItemTag['state']): ConceptTag[] =>
    found.flatMap((tag) => {
      const before = byConcept.get(tag.conceptId);
      if (before?.state === 'added' || before?.state === 'refused') return [];
      const isSame = before?.state === state && wordsOf(before) === wordsOf(tag);
      return [isSame ? { ...tag, glossaryVersion: before.glossaryVersion } : tag];
    });
  const found = new Set(tagging.tags.map(({ conceptId }) => conceptId));
  const deprecated = new Set(glossary.concepts.flatMap(({ id, status }) => (status === 'deprecated' ? [id] : [])));
  const kept = stored.filter(
    ({ conceptId, state }) => state === 'auto' && deprecated.has(conceptId) && !found.has(conceptId),
  );
  return {
    ...tagging,
    tags: [...settle(tagging.tags, 'auto'), ...kept.map(({ state: _state, ...tag }) => tag)],
    suggestions: settle(tagging.suggestions, 'suggested'),
  };
}

function wordsOf({ confidence, weight, reasons, evidence }: ConceptTag): string {
  return JSON.stringify([
    confidence,
    weight,
    reasons.map((reason) => [reason.feature, reason.words, reason.weight]),
    evidence.map(({ field, start, end, form, rule }) => [field, start, end, form, rule]),
  ]);
}
