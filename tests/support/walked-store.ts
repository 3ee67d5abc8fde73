// A store full of generated items, tagged by the real tagger with a small glossary in force: what changes of the glossary are tried on.
import type { ActionDeps } from '../../src/actions/action-deps.ts';
import { buildGlossary } from '../../src/glossary/build-glossary.ts';
import { type WalkOptions, walkChange } from '../../src/jobs/walk-change.ts';
import { openLiveGlossary } from '../../src/live-glossary.ts';
import { createLog } from '../../src/log.ts';
import type { Concept, Glossary } from '../../src/model/glossary.ts';
import type { ItemTag } from '../../src/model/tag.ts';
import type { Store } from '../../src/store/store.ts';
import { createTagger } from '../../src/tagging/tag-item.ts';
import { createPlaceIndex } from '../../src/tagging/territories.ts';
import { generateItem } from './generated-items.ts';
import { sampleConcept } from './sample-tag.ts';
import { openTestStore } from './test-store.ts';

const theme = { id: 'theme', label: 'Thème' };
export const smallGlossary: Glossary = buildGlossary({
  themes: [theme],
  concepts: [
    sampleConcept('tiers-lieu', { prefLabel: 'Tiers-lieu' }),
    sampleConcept('budget-participatif', { prefLabel: 'Budget participatif' }),
    sampleConcept('open-data', { prefLabel: 'Données ouvertes', altLabels: ['open data'] }),
    sampleConcept('convention-citoyenne', { prefLabel: 'Convention citoyenne', related: ['budget-participatif'] }),
  ],
});

export const source = {
  id: 'ville',
  title: 'La ville',
  url: 'https://ville.example/rss',
  kind: 'feed',
  itemKind: 'article',
  pages: 'never',
  language: 'fr',
} as const;

export const now = new Date('2026-11-24T08:00:00.000Z');

/** No place is looked for: it is the concepts that change. */
export const openSmallGlossary = (store: Store) => {
  const places = createPlaceIndex([]);
  return openLiveGlossary({
    store: store.glossary,
    configured: smallGlossary,
    createTagger: (glossary) => createTagger({ glossary, places }),
    now: () => now,
    log: createLog({ level: 'error' }),
  });
};

export async function openWalkedStore({ items }: { items: number }) {
  const { store, close } = await openTestStore();
  const inForce = await openSmallGlossary(store);
  await store.sources.save(source, 'config', now);
  const { tagger } = inForce.current();
  for (let n = 0; n < items; n += 1) {
    const item = generateItem(source.id, n);
    await store.items.saveTagged(item, tagger.tag(item));
  }
  const enqueued: string[] = [];
  let tokens = 0;
  const actions: ActionDeps = {
    store,
    now: () => now,
    randomToken: () => `token-${++tokens}`,
    nextIssueAt: (after) => after,
    wake: { changes: async () => {}, source: async () => {}, mail: async () => {}, walk: async () => {} },
  };
  return {
    store,
    inForce,
    actions,
    enqueued,
    walk: (id: string, options: WalkOptions = {}) =>
      walkChange({ store, inForce, now: () => now, enqueue: async (name) => void enqueued.push(name) }, id, options),
    tags: () => allTags(store),
    concept: (id: string): Concept => {
      const concept = inForce.current().glossary.concepts.find((one) => one.id === id);
      if (!concept) throw new Error(`no concept ${id}`);
      return concept;
    },
    close,
  };
}

/** Of every item, in every state, to the letter. */
export async function allTags(store: Store): Promise<Map<string, ItemTag[]>> {
  const found = new Map<string, ItemTag[]>();
  for (let afterId: string | undefined; ; ) {
    const page = await store.items.listForWalk({ limit: 500, ...(afterId !== undefined && { afterId }) });
    for (const { item, tags } of page) found.set(item.id, tags);
    afterId = page.at(-1)?.item.id;
    if (afterId === undefined) return found;
  }
}
