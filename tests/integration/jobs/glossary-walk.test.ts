// Changes of the glossary on a real store and the real tagger: what a preview says is what an application does, and undoing gives everything back.
// Over 400 lines: one walk in all the states it can be in, told once and in order.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addTag } from '../../../src/actions/add-tag.ts';
import { applyGlossaryChange } from '../../../src/actions/apply-glossary-change.ts';
import { previewGlossaryChange } from '../../../src/actions/preview-glossary-change.ts';
import { proposeGlossaryChange } from '../../../src/actions/propose-glossary-change.ts';
import { refuseTag } from '../../../src/actions/refuse-tag.ts';
import { undoGlossaryChange } from '../../../src/actions/undo-glossary-change.ts';
import { createGlossaryWalk } from '../../../src/jobs/handlers/glossary-walk.ts';
import { type GlossaryInForce, walkChange } from '../../../src/jobs/walk-change.ts';
import type { Concept } from '../../../src/model/glossary.ts';
import type { ChangeEffect, GlossaryChange } from '../../../src/model/glossary-change.ts';
import type { ItemTag } from '../../../src/model/tag.ts';
import { createRandom } from '../../support/generated-items.ts';
import { sampleConcept } from '../../support/sample-tag.ts';
import { allTags, now, openWalkedStore } from '../../support/walked-store.ts';

const admin = { id: 'cli', role: 'admin' } as const;
type Walked = Awaited<ReturnType<typeof openWalkedStore>>;

const propose = (walked: Walked, ...concepts: Concept[]) =>
  proposeGlossaryChange(walked.actions, admin, { concepts, themes: [], comment: 'Essai' });
const preview = async (walked: Walked, id: string) => {
  await previewGlossaryChange(walked.actions, admin, id);
  await walked.walk(id);
  return requireChange(walked, id);
};
const apply = async (walked: Walked, id: string) => {
  await applyGlossaryChange(walked.actions, admin, id);
  await walked.walk(id);
  return requireChange(walked, id);
};
const undo = async (walked: Walked, id: string) => {
  await undoGlossaryChange(walked.actions, admin, id);
  await walked.walk(id);
  return requireChange(walked, id);
};
async function requireChange({ store }: Walked, id: string): Promise<GlossaryChange> {
  const change = await store.glossary.findChange(id);
  if (!change) throw new Error(`no change ${id}`);
  return change;
}

const isTag = ({ state }: ItemTag) => state === 'auto' || state === 'added';

/** What really changed between two readings of all tags. */
function differenceOf(before: Map<string, ItemTag[]>, after: Map<string, ItemTag[]>) {
  const gained: Record<string, number> = {};
  const lost: Record<string, number> = {};
  let itemsGaining = 0;
  let itemsLosing = 0;
  for (const [id, tags] of after) {
    const had = new Set((before.get(id) ?? []).filter(isTag).map(({ conceptId }) => conceptId));
    const has = new Set(tags.filter(isTag).map(({ conceptId }) => conceptId));
    const gains = [...has].filter((conceptId) => !had.has(conceptId));
    const losses = [...had].filter((conceptId) => !has.has(conceptId));
    for (const conceptId of gains) gained[conceptId] = (gained[conceptId] ?? 0) + 1;
    for (const conceptId of losses) lost[conceptId] = (lost[conceptId] ?? 0) + 1;
    if (gains.length > 0) itemsGaining += 1;
    if (losses.length > 0) itemsLosing += 1;
  }
  return { gained, lost, itemsGaining, itemsLosing };
}
const countsOf = ({ gained, lost, itemsGaining, itemsLosing }: ChangeEffect) => ({
  gained,
  lost,
  itemsGaining,
  itemsLosing,
});

describe('a change of the glossary', () => {
  let walked: Walked;
  beforeAll(async () => {
    walked = await openWalkedStore({ items: 300 });
  });
  afterAll(() => walked?.close());

  it('says before it is applied exactly what it then does, and gives everything back to the letter', async () => {
    const random = createRandom(7);
    const words = [
      'chantier',
      'médiateurs numériques',
      'télétravail',
      'budget annexe',
      'transports en commun',
      'atelier',
    ];
    const take = () => words[Math.floor(random() * words.length)] ?? '';
    for (let round = 0; round < 3; round += 1) {
      const before = await walked.tags();
      const word = take();
      const concepts =
        round % 3 === 0
          ? [sampleConcept(`notion-${round}`, { prefLabel: word })]
          : round % 3 === 1
            ? [{ ...walked.concept('tiers-lieu'), blockingContexts: ['ancienne gare'], altLabels: [word] }]
            : [{ ...walked.concept('open-data'), prefLabel: 'Données en accès libre', altLabels: [] }];
      const { id } = await propose(walked, ...concepts);
      const previewed = await preview(walked, id);
      expect(previewed).toMatchObject({ state: 'previewed', progress: { done: 300, total: 300 } });
      expect(await walked.tags()).toEqual(before);

      const applied = await apply(walked, id);
      const after = await walked.tags();
      expect(applied.state).toBe('applied');
      const effect = previewed.effect ?? expect.fail('the preview counted nothing');
      expect(countsOf(effect)).toEqual(differenceOf(before, after));
      expect(effect.itemsGaining + effect.itemsLosing).toBeGreaterThan(0);
      expect(applied.effect).toEqual(effect);

      expect(await undo(walked, id)).toMatchObject({ state: 'undone' });
      expect(await walked.tags()).toEqual(before);
    }
  });

  it('shows at most 20 samples each way, with the words in question', async () => {
    const { id } = await propose(walked, {
      ...walked.concept('open-data'),
      prefLabel: 'Données en accès libre',
      altLabels: ['chantier'],
    });
    const { effect } = await preview(walked, id);
    expect(effect?.samplesGained).toHaveLength(20);
    expect(effect?.samplesLost).toHaveLength(20);
    for (const sample of effect?.samplesGained ?? []) expect(sample.form.toLowerCase()).toBe('chantier');
    for (const sample of effect?.samplesLost ?? []) expect(sample.form.toLowerCase()).toBe('données ouvertes');
    const item = await walked.store.items.find(effect?.samplesLost[0]?.itemId ?? '');
    const { before, form, after } = effect?.samplesLost[0] ?? expect.fail('no sample');
    expect(`${item?.title}\n${item?.text}`).toContain(`${before}${form}${after}`);
  });

  it('neither brings back what curators refused nor takes away what they added', async () => {
    const all = await walked.tags();
    const withTag = [...all].filter(([, tags]) => tags.some(({ conceptId }) => conceptId === 'budget-participatif'));
    const [refused = '', kept = ''] = withTag.map(([id]) => id);
    const [added = ''] = [...all].filter(([, tags]) => tags.length === 0).map(([id]) => id);
    const { glossary } = walked.inForce.current();
    await refuseTag(walked.actions, admin, { itemId: refused, conceptId: 'budget-participatif' }, glossary);
    await addTag(walked.actions, admin, { itemId: kept, conceptId: 'budget-participatif' }, glossary);
    await addTag(walked.actions, admin, { itemId: added, conceptId: 'budget-participatif' }, glossary);
    const before = await walked.tags();
    const curated = (tags: Map<string, ItemTag[]>) =>
      [refused, kept, added].map((id) => tags.get(id)?.filter(({ conceptId }) => conceptId === 'budget-participatif'));

    const { id } = await propose(walked, {
      ...walked.concept('budget-participatif'),
      prefLabel: 'Budget des habitants',
    });
    const { effect } = await apply(walked, id);
    expect(effect?.lost).toEqual({ 'budget-participatif': withTag.length - 2 });
    expect(curated(await walked.tags())).toEqual(curated(before));

    await undo(walked, id);
    const next = await propose(walked, {
      ...walked.concept('budget-participatif'),
      altLabels: ['permet aux habitants'],
    });
    await apply(walked, next.id);
    expect(curated(await walked.tags())).toEqual(curated(before));
    await undo(walked, next.id);
    expect(await walked.tags()).toEqual(before);
  });

  it('writes and indexes again only the items that it concerns', async () => {
    const { store } = walked;
    await store.changes.acknowledge('search', await store.changes.list('search', 10_000));
    const { id } = await propose(walked, sampleConcept('mediation', { prefLabel: 'Médiateurs numériques' }));
    const { effect } = await apply(walked, id);
    const changed = await store.changes.list('search', 10_000);
    expect(changed).toHaveLength(effect?.itemsGaining ?? 0);
    expect(walked.enqueued).toContain('index-changes');
    await undo(walked, id);
  });

  it('keeps the tags of a concept that is deprecated, and matches it no more', async () => {
    const before = await walked.tags();
    const { id } = await propose(walked, {
      ...walked.concept('tiers-lieu'),
      status: 'deprecated',
      replacedBy: 'open-data',
    });
    const { effect } = await apply(walked, id);
    expect(effect).toMatchObject({ itemsGaining: 0, itemsLosing: 0 });
    expect(await walked.tags()).toEqual(before);
    const tagging = walked.inForce.current().tagger.tag({ title: 'Un tiers-lieu', text: '' });
    expect(tagging.tags).toEqual([]);
    await undo(walked, id);
    expect(await walked.tags()).toEqual(before);
  });

  it('changes nothing when its walk runs again', async () => {
    const { id } = await propose(walked, sampleConcept('chantier', { prefLabel: 'chantier' }));
    await apply(walked, id);
    const after = await walked.tags();
    expect(await walked.walk(id)).toEqual({ outcome: 'over' });
    expect(await walked.tags()).toEqual(after);
    await undo(walked, id);
  });
});

describe('several changes', () => {
  let walked: Walked;
  beforeAll(async () => {
    walked = await openWalkedStore({ items: 250 });
  });
  afterAll(() => walked?.close());

  it('come in force one at a time: of two that are applied at once, one is told to wait', async () => {
    const { id: first } = await propose(walked, sampleConcept('chantier', { prefLabel: 'chantier' }));
    const { id: second } = await propose(walked, sampleConcept('teletravail', { prefLabel: 'télétravail' }));
    const outcomes = await Promise.allSettled(
      [first, second].map((id) => applyGlossaryChange(walked.actions, admin, id)),
    );
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const refused = outcomes.find((outcome) => outcome.status === 'rejected');
    expect(refused?.reason).toMatchObject({ code: 'conflict' });
    const [won = '', waits = ''] = outcomes[0]?.status === 'fulfilled' ? [first, second] : [second, first];
    await expect(applyGlossaryChange(walked.actions, admin, waits)).rejects.toMatchObject({ code: 'conflict' });
    await walked.walk(won);
    expect(await apply(walked, waits)).toMatchObject({ state: 'applied' });
    const ids = walked.inForce.current().glossary.concepts.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['chantier', 'teletravail']));
    await undo(walked, won);
    await undo(walked, waits);
    expect(walked.inForce.current().glossary.concepts).toHaveLength(4);
  });

  it('are kept apart by concept: another change of the same one is a conflict that names it, any other is kept', async () => {
    const tiersLieu = walked.concept('tiers-lieu');
    const { id: early } = await propose(walked, { ...tiersLieu, altLabels: ['ancienne gare'] });
    const { id: other } = await propose(walked, { ...walked.concept('open-data'), altLabels: ['chantier'] });
    const { id: late } = await propose(walked, { ...tiersLieu, altLabels: ['fablab'] });
    await apply(walked, other);
    await apply(walked, early);
    const refusal = { code: 'conflict', context: { moved: ['tiers-lieu'] } };
    await expect(previewGlossaryChange(walked.actions, admin, late)).rejects.toMatchObject(refusal);
    await expect(applyGlossaryChange(walked.actions, admin, late)).rejects.toMatchObject(refusal);
    expect(walked.concept('open-data').altLabels).toEqual(['chantier']);
    await undo(walked, other);
    expect(walked.concept('tiers-lieu').altLabels).toEqual(['ancienne gare']);
    await undo(walked, early);
  });

  it('cannot be undone under a later change of the same concept, nor when another concept refers to what they created', async () => {
    const { id: created } = await propose(walked, sampleConcept('fablab'));
    await apply(walked, created);
    const { id: refers } = await propose(walked, { ...walked.concept('tiers-lieu'), related: ['fablab'] });
    await apply(walked, refers);
    await expect(undoGlossaryChange(walked.actions, admin, created)).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('fablab'),
    });
    const { id: later } = await propose(walked, { ...walked.concept('tiers-lieu'), related: [] });
    await apply(walked, later);
    await expect(undoGlossaryChange(walked.actions, admin, refers)).rejects.toMatchObject({
      code: 'conflict',
      context: { moved: ['tiers-lieu'] },
    });
    await undo(walked, later);
    await undo(walked, refers);
    await undo(walked, created);
    expect(walked.inForce.current().glossary.concepts.map(({ id }) => id)).not.toContain('fablab');
  });

  it('let an application go before a preview, which then counts against the glossary in force', async () => {
    const { id: tried } = await propose(walked, sampleConcept('chantier', { prefLabel: 'chantier' }));
    const { id: applied } = await propose(walked, { ...walked.concept('open-data'), altLabels: ['télétravail'] });
    await previewGlossaryChange(walked.actions, admin, tried);
    let batches = 0;
    let applying: Promise<unknown> | undefined;
    const report = await walked.walk(tried, {
      onProgress: () => {
        if (batches++ === 0) applying = applyGlossaryChange(walked.actions, admin, applied);
      },
    });
    await applying;
    if (report.outcome === 'previewed') await previewGlossaryChange(walked.actions, admin, tried);
    expect(await walked.walk(tried)).toEqual({ outcome: 'waits' });
    await walked.walk(applied);
    await walked.walk(tried);
    const { effect, baseNumber } = await requireChange(walked, tried);
    expect(baseNumber).toBe(walked.inForce.current().number);
    expect(Object.keys({ ...effect?.gained, ...effect?.lost })).toEqual(['chantier']);
    await undo(walked, applied);
  });

  it('are refused in a state that does not allow them, and walk one at a time in all processes', async () => {
    const { id } = await propose(walked, sampleConcept('atelier', { prefLabel: 'atelier' }));
    await expect(undoGlossaryChange(walked.actions, admin, id)).rejects.toMatchObject({ code: 'conflict' });
    await applyGlossaryChange(walked.actions, admin, id);
    await expect(previewGlossaryChange(walked.actions, admin, id)).rejects.toMatchObject({ code: 'conflict' });
    const lock = await walked.store.tryLock('glossary-walk');
    expect(await walked.walk(id)).toEqual({ outcome: 'busy' });
    await lock?.release();
    expect(await walked.walk(id)).toMatchObject({ outcome: 'applied' });
    await expect(applyGlossaryChange(walked.actions, admin, id)).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('a walk that fails', () => {
  it('says why, keeps what it did, and goes on when it is asked again; or it is undone from there', async () => {
    const walked = await openWalkedStore({ items: 450 });
    try {
      const before = await walked.tags();
      const { id } = await propose(walked, sampleConcept('chantier', { prefLabel: 'chantier' }));
      await applyGlossaryChange(walked.actions, admin, id);
      await walked.walk(id, { sliceMs: 0 });
      const broken: GlossaryInForce = {
        ...walked.inForce,
        current: () => ({
          ...walked.inForce.current(),
          tagger: {
            tag: () => {
              throw new Error('a defect of ours');
            },
          },
        }),
      };
      const deps = { store: walked.store, inForce: broken, now: () => now, enqueue: async () => {} };
      await expect(walkChange(deps, id)).rejects.toThrow('a defect of ours');
      const failed = await requireChange(walked, id);
      expect(failed).toMatchObject({ state: 'failed', detail: 'a defect of ours', progress: { done: 200 } });

      const applied = await apply(walked, id);
      expect(applied).toMatchObject({ state: 'applied', appliedNumber: failed.appliedNumber, progress: { done: 450 } });
      expect(applied.detail).toBeUndefined();
      expect(countsOf(applied.effect ?? expect.fail())).toEqual(differenceOf(before, await walked.tags()));

      await undoGlossaryChange(walked.actions, admin, id);
      await expect(walkChange(deps, id)).rejects.toThrow('a defect of ours');
      expect(await undo(walked, id)).toMatchObject({ state: 'undone' });
      expect(await walked.tags()).toEqual(before);
    } finally {
      await walked.close();
    }
  });
});

describe('the job', () => {
  it('walks a slice at a time, asks for the next one, then for what waited for it', async () => {
    const walked = await openWalkedStore({ items: 450 });
    try {
      const { id } = await propose(walked, sampleConcept('chantier', { prefLabel: 'chantier' }));
      const { id: waiting } = await propose(walked, sampleConcept('atelier', { prefLabel: 'atelier' }));
      await previewGlossaryChange(walked.actions, admin, waiting);
      await applyGlossaryChange(walked.actions, admin, id);
      expect(await walked.walk(id, { sliceMs: 0 })).toMatchObject({ outcome: 'goes-on', items: 200 });
      expect(await requireChange(walked, id)).toMatchObject({ state: 'applying', progress: { done: 200, total: 450 } });

      const asked: unknown[] = [];
      const handle = createGlossaryWalk({
        store: walked.store,
        inForce: walked.inForce,
        now: () => now,
        enqueue: async (name, payload) => void (name === 'glossary-walk' && asked.push(payload)),
      });
      expect(await handle({ changeId: waiting })).toEqual({ outcome: 'waits' });
      expect(asked.splice(0)).toEqual([{ changeId: id }]);
      let report = await handle({ changeId: id });
      while (report.outcome === 'goes-on') {
        expect(asked.splice(0)).toEqual([{ changeId: id }]);
        report = await handle({ changeId: id });
      }
      expect(report.outcome).toBe('applied');
      expect(asked).toEqual([{ changeId: waiting }]);
    } finally {
      await walked.close();
    }
  });
});

describe('a walk that is killed with -9', () => {
  const child = fileURLToPath(new URL('../../support/walk-child.ts', import.meta.url));
  const items = 900;
  let walked: Walked;
  beforeAll(async () => {
    walked = await openWalkedStore({ items });
  });
  afterAll(() => walked?.close());

  /** Kills after so many batches; gives the outcome it printed when it was let go to its end. */
  async function run(changeId: string, killAfter?: number): Promise<string> {
    const options = JSON.stringify({ databaseUrl: walked.store.connectionString, changeId });
    const process_: ChildProcess = spawn(process.execPath, ['--import', 'tsx', child, options], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const exit = once(process_, 'exit');
    let lines = 0;
    let last = '';
    if (process_.stdout)
      for await (const line of createInterface({ input: process_.stdout })) {
        last = line;
        lines += 1;
        if (lines === killAfter) process_.kill('SIGKILL');
      }
    const [, signal] = await exit;
    return signal === 'SIGKILL' ? 'killed' : last;
  }

  /** The lock of a dead process is free once the server has seen that it died. */
  async function runToItsEnd(changeId: string): Promise<string> {
    for (;;) {
      const outcome = await run(changeId);
      if (outcome !== 'busy') return outcome;
    }
  }

  it('goes on where it stopped: preview, application and undoing end as if undisturbed', async () => {
    const before = await allTags(walked.store);
    const { id } = await propose(walked, {
      ...walked.concept('open-data'),
      prefLabel: 'Données libres',
      altLabels: ['chantier'],
    });
    await previewGlossaryChange(walked.actions, admin, id);
    expect(await run(id, 2)).toBe('killed');
    const { progress, state } = await requireChange(walked, id);
    expect(state).toBe('previewing');
    expect(progress.done).toBeGreaterThanOrEqual(400);
    expect(progress.done).toBeLessThan(items);
    expect(await runToItsEnd(id)).toBe('previewed');
    const { effect } = await requireChange(walked, id);

    await applyGlossaryChange(walked.actions, admin, id);
    expect(await run(id, 2)).toBe('killed');
    expect(await runToItsEnd(id)).toBe('applied');
    const applied = await requireChange(walked, id);
    expect(countsOf(applied.effect ?? expect.fail())).toEqual(differenceOf(before, await allTags(walked.store)));
    expect(applied.effect).toEqual(effect);

    await undoGlossaryChange(walked.actions, admin, id);
    expect(await run(id, 1)).toBe('killed');
    expect(await runToItsEnd(id)).toBe('undone');
    expect(await allTags(walked.store)).toEqual(before);
  }, 300_000);
});
