import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GlossaryChange, GlossaryRevision } from '../../../src/model/glossary-change.ts';
import type { GlossaryContent, Store } from '../../../src/store/store.ts';
import { sampleConcept, sampleTagging } from '../../support/sample-tag.ts';
import { openTestStore } from '../../support/test-store.ts';
import { minutesAfter, noon, sampleItem, sampleSource } from './samples.ts';

let store: Store;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ store, close } = await openTestStore());
});
afterAll(() => close());
beforeEach(async () => {
  await store.sql.query('truncate source, item, glossary_revision, glossary_change, term_candidate cascade');
});

const content = (...ids: string[]): GlossaryContent => ({
  themes: [{ id: 'theme', label: 'Un thème' }],
  concepts: ids.map((id) =>
    sampleConcept(id, {
      prefLabel: { label: `« ${id} »`, exact: true },
      learned: { bias: 0.1, weights: { 'near:a': -0.3 }, accepted: 2, refused: 1 },
    }),
  ),
});
const revision = (number: number, changes: Partial<GlossaryRevision> = {}): GlossaryRevision => ({
  number,
  version: `v${number}`,
  at: minutesAfter(number),
  actorId: 'key:marie',
  comment: `révision ${number}`,
  ...changes,
});

describe('revisions of the glossary', () => {
  it('are none before the seed', async () => {
    expect(await store.glossary.current()).toBeUndefined();
    expect(await store.glossary.currentNumber()).toBe(0);
    expect(await store.glossary.listRevisions(10)).toEqual([]);
  });

  it('are all kept whole, the highest number in force', async () => {
    const seed = revision(1);
    const second = revision(2, { changeId: 'c1' });
    await store.glossary.addRevision(seed, content('nudge'));
    await store.glossary.addRevision(second, content('nudge', 'commun'));
    expect(await store.glossary.current()).toEqual({ revision: second, content: content('nudge', 'commun') });
    expect(await store.glossary.currentNumber()).toBe(2);
    expect(await store.glossary.revision(1)).toEqual({ revision: seed, content: content('nudge') });
    expect(await store.glossary.revision(3)).toBeUndefined();
    expect(await store.glossary.listRevisions(10)).toEqual([second, seed]);
    expect(await store.glossary.listRevisions(1)).toEqual([second]);
  });

  it('added by two at once under one number are one, and one conflict', async () => {
    const both = await Promise.allSettled([
      store.glossary.addRevision(revision(1, { actorId: 'one' }), content('nudge')),
      store.glossary.addRevision(revision(1, { actorId: 'two' }), content('commun')),
    ]);
    const refused = both.filter((outcome) => outcome.status === 'rejected');
    expect(refused.map((outcome) => outcome.reason)).toEqual([expect.objectContaining({ code: 'conflict' })]);
    expect(await store.glossary.listRevisions(10)).toHaveLength(1);
  });
});

describe('changes of the glossary', () => {
  const draft: GlossaryChange = {
    id: 'c1',
    state: 'draft',
    comment: 'ajoute un mot',
    actorId: 'key:marie',
    baseNumber: 1,
    concepts: [sampleConcept('nudge')],
    themes: [{ id: 'theme', label: 'Thème' }],
    replaced: {},
    progress: { done: 0, total: 0 },
    createdAt: noon,
    updatedAt: noon,
  };
  const applied: GlossaryChange = {
    ...draft,
    state: 'applied',
    replaced: { nudge: sampleConcept('nudge', { altLabels: ['coup de pouce'] }), neuf: null },
    effect: {
      itemsGaining: 3,
      itemsLosing: 1,
      gained: { nudge: 3 },
      lost: { nudge: 1 },
      samplesGained: [],
      samplesLost: [],
    },
    progress: { done: 200, total: 1000, afterId: 'item-200' },
    appliedNumber: 2,
    detail: 'tout va bien',
    updatedAt: minutesAfter(5),
  };

  it('are given back as they were written', async () => {
    await store.glossary.createChange(draft);
    expect(await store.glossary.findChange('c1')).toEqual(draft);
    expect(await store.glossary.findChange('c2')).toBeUndefined();
    expect(await store.glossary.saveChange(applied, ['draft', 'previewed'])).toBe(true);
    expect(await store.glossary.findChange('c1')).toEqual(applied);
  });

  it('lose what their new state does not have', async () => {
    await store.glossary.createChange(applied);
    await store.glossary.saveChange(draft, ['applied']);
    expect(await store.glossary.findChange('c1')).toEqual(draft);
  });

  it('are not written from a state that is no longer theirs', async () => {
    await store.glossary.createChange(applied);
    expect(await store.glossary.saveChange({ ...applied, state: 'applying' }, ['draft', 'previewed'])).toBe(false);
    expect(await store.glossary.saveChange({ ...draft, id: 'nobody' }, ['draft'])).toBe(false);
    expect(await store.glossary.saveChange(applied, [])).toBe(false);
    expect(await store.glossary.findChange('c1')).toEqual(applied);
  });

  it('leave one state once, whoever asks at the same time', async () => {
    await store.glossary.createChange(draft);
    const asked = await Promise.all(
      Array.from({ length: 5 }, () => store.glossary.saveChange({ ...draft, state: 'applying' }, ['draft'])),
    );
    expect(asked.filter(Boolean)).toHaveLength(1);
  });

  it('cannot be created twice', async () => {
    await store.glossary.createChange(draft);
    await expect(store.glossary.createChange(draft)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are listed newest first, and apart while they walk', async () => {
    const states = ['draft', 'previewing', 'applying', 'undoing', 'failed'] as const;
    for (const [n, state] of states.entries())
      await store.glossary.createChange({ ...draft, id: `c${n}`, state, createdAt: minutesAfter(n) });
    expect((await store.glossary.listChanges(2)).map((change) => change.id)).toEqual(['c4', 'c3']);
    expect((await store.glossary.listWalking()).map((change) => change.state)).toEqual([
      'previewing',
      'applying',
      'undoing',
    ]);
  });
});

describe('words that the glossary lacks', () => {
  const term = { id: 'droit-a-l-erreur', term: 'droit à l’erreur' };
  const example = (itemId: string, minutes: number, form = 'droit à l’erreur') => ({
    itemId,
    form,
    actorId: 'key:marie',
    at: minutesAfter(minutes),
  });
  const storeItems = async (count: number) => {
    await store.sources.save(sampleSource(), 'config', noon);
    for (let n = 0; n < count; n++)
      await store.items.saveTagged(sampleItem({ id: `i${n}`, seenKey: `k${n}` }), sampleTagging());
  };

  it('become candidates with one example an item, the newest first', async () => {
    await storeItems(2);
    await store.glossary.noteCandidate(term, example('i0', 1));
    await store.glossary.noteCandidate(term, example('i1', 3));
    await store.glossary.noteCandidate(term, example('i0', 2, 'Droit à l’erreur'));
    expect(await store.glossary.listCandidates({ limit: 10 })).toEqual([
      {
        ...term,
        state: 'open',
        firstAt: minutesAfter(1),
        lastAt: minutesAfter(3),
        examples: [example('i1', 3), example('i0', 2, 'Droit à l’erreur')],
      },
    ]);
  });

  it('show their twenty newest examples, and are listed by the number of all of them', async () => {
    await storeItems(25);
    await store.glossary.noteCandidate({ id: 'rare', term: 'rare', conceptId: 'nudge' }, example('i0', 900));
    for (let n = 0; n < 25; n++) await store.glossary.noteCandidate(term, example(`i${n}`, n));
    const [first, second] = await store.glossary.listCandidates({ limit: 10 });
    expect(first?.id).toBe(term.id);
    expect(first?.examples.map((one) => one.itemId)).toEqual(Array.from({ length: 20 }, (_, n) => `i${24 - n}`));
    expect(second).toMatchObject({ id: 'rare', conceptId: 'nudge' });
  });

  it('stay dismissed when they are met again', async () => {
    await storeItems(2);
    await store.glossary.noteCandidate(term, example('i0', 1));
    expect(await store.glossary.saveCandidateState(term.id, 'dismissed')).toBe(true);
    expect(await store.glossary.saveCandidateState('nobody', 'dismissed')).toBe(false);
    await store.glossary.noteCandidate(term, example('i1', 2));
    expect(await store.glossary.listCandidates({ state: 'open', limit: 10 })).toEqual([]);
    expect(await store.glossary.listCandidates({ state: 'dismissed', limit: 10 })).toMatchObject([{ id: term.id }]);
  });
});
