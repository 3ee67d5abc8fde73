// The glossary in force, against a store in memory: seeded once, then the store is the truth.
import { describe, expect, it } from 'vitest';
import { VigieError } from '../../src/errors.ts';
import { buildGlossary } from '../../src/glossary/build-glossary.ts';
import { openLiveGlossary } from '../../src/live-glossary.ts';
import { createLog } from '../../src/log.ts';
import type { Glossary } from '../../src/model/glossary.ts';
import type { GlossaryRevision } from '../../src/model/glossary-change.ts';
import type { GlossaryContent, GlossaryStore } from '../../src/store/store.ts';
import { sampleConcept, sampleTagging } from '../support/sample-tag.ts';

const themes = [{ id: 'theme', label: 'Thème' }];
const one = buildGlossary({ themes, concepts: [sampleConcept('un')] });
const two = buildGlossary({ themes, concepts: [sampleConcept('un'), sampleConcept('deux')] });
const now = new Date('2026-11-24T08:00:00Z');

function createFakeStore() {
  const revisions: { revision: GlossaryRevision; content: GlossaryContent }[] = [];
  let reads = 0;
  const store: Pick<GlossaryStore, 'current' | 'currentNumber' | 'addRevision'> = {
    current: async () => {
      reads += 1;
      return revisions.at(-1);
    },
    currentNumber: async () => revisions.length,
    addRevision: async (revision, content) => {
      if (revision.number !== revisions.length + 1) throw new VigieError('conflict', 'taken');
      revisions.push({ revision, content });
    },
  };
  const add = ({ version, themes: labels, concepts }: Glossary) =>
    store.addRevision(
      { number: revisions.length + 1, version, at: now, actorId: 'cli', comment: '' },
      { themes: labels, concepts },
    );
  // Only what a live glossary reaches.
  return { store: store as GlossaryStore, add, revisions, reads: () => reads };
}

const open = (store: GlossaryStore, configured: Glossary, lines: string[] = []) =>
  openLiveGlossary({
    store,
    configured,
    createTagger: (glossary) => ({
      tag: () =>
        sampleTagging({
          kind: { kind: 'article', reasons: [{ feature: glossary.version, words: [], weight: 0 }], dates: [] },
        }),
    }),
    now: () => now,
    log: createLog({ destination: { write: (line: string) => void lines.push(line) } }),
  });

describe('the glossary in force', () => {
  it('is seeded once from the configuration, by the actor config', async () => {
    const { store, revisions } = createFakeStore();
    const [first, second] = await Promise.all([open(store, one), open(store, one)]);
    expect(revisions.map(({ revision }) => revision)).toMatchObject([
      { number: 1, actorId: 'config', version: one.version },
    ]);
    expect(first.glossary.version).toBe(one.version);
    expect(second.current().number).toBe(1);
  });

  it('is then the store’s, and a file that differs is said once with what to do', async () => {
    const { store, add } = createFakeStore();
    await add(two);
    const lines: string[] = [];
    const live = await open(store, one, lines);
    await live.refresh();
    expect(live.glossary.concepts).toHaveLength(2);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('vigie glossary import');
    expect(await open(store, two, lines)).toBeDefined();
    expect(lines).toHaveLength(1);
  });

  it('follows the store at refresh, for those who hold it already too, with a tagger of its own', async () => {
    const { store, add, reads } = createFakeStore();
    const live = await open(store, one);
    const held = live.glossary;
    const before = live.current();
    expect(await live.refresh()).toBe(false);
    const readsBefore = reads();
    await add(two);
    expect(held.version).toBe(one.version);
    expect(await live.refresh()).toBe(true);
    expect(reads()).toBe(readsBefore + 1);
    expect(held.version).toBe(two.version);
    expect(held.concepts.map(({ id }) => id)).toEqual(['un', 'deux']);
    const featureOf = (current: typeof before) => current.tagger.tag({ title: '', text: '' }).kind.reasons[0]?.feature;
    expect([featureOf(before), featureOf(live.current())]).toEqual([one.version, two.version]);
    expect(live.current().tagger).toBe(live.current().tagger);
  });

  it('stays as it was known when the store does not answer a page’s look', async () => {
    const { store } = createFakeStore();
    const live = await open(store, one);
    store.currentNumber = async () => {
      throw new VigieError('unavailable', 'down');
    };
    await live.refreshNowAndThen();
    expect(live.glossary.version).toBe(one.version);
    await expect(live.refresh()).rejects.toThrow('down');
  });
});
