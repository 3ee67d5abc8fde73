// Signals of a real store: found and kept, the same after a kill, a late item, a deletion or in another order as if all were built anew; verdicts outlive them.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DetectSignalsDeps, detectSignals, lastWholeWeek } from '../../../src/jobs/handlers/detect-signals.ts';
import { tick } from '../../../src/jobs/tick.ts';
import { createLog } from '../../../src/log.ts';
import type { Store } from '../../../src/store/store.ts';
import { readGazetteer } from '../../../src/tagging/gazetteer.ts';
import { createPlaceDirectory } from '../../../src/tagging/territories.ts';
import { sampleConcept } from '../../support/sample-tag.ts';
import { openTestStore } from '../../support/test-store.ts';
import {
  lastWeek,
  phrase,
  saveWatch,
  toTagging,
  watchEnd,
  watchedItem,
  watchedItems,
  watchSources,
  watchStart,
} from '../../support/watched-items.ts';

const places = createPlaceDirectory(readGazetteer());
const glossary = { version: 'g1', themes: [], concepts: [sampleConcept('open-data')] };
const weekMs = 7 * 86_400_000;

let test: Awaited<ReturnType<typeof openTestStore>>;
let store: Store;
beforeEach(async () => {
  test = await openTestStore();
  store = test.store;
});
afterEach(() => test?.close());

const depsOf = (of: Store, now = watchEnd): DetectSignalsDeps => ({ store: of, glossary, places, now: () => now });

/** All that an evaluation wrote. */
async function snapshot(of: Store) {
  const rows = (table: string) => of.sql.query(`select * from ${table} order by 1, 2`);
  return { week: await of.signals.evaluatedWeek(), signals: await rows('signal'), weeks: await rows('signal_week') };
}

/** What a store filled in one go, in another order, gives. */
async function snapshotOfRebuild(items: Parameters<typeof saveWatch>[1]) {
  const other = await openTestStore();
  try {
    await saveWatch(other.store, items && [...items].reverse());
    await detectSignals(depsOf(other.store));
    return await snapshot(other.store);
  } finally {
    await other.close();
  }
}

async function findRising(of: Store) {
  const shown = await of.signals.list({ week: lastWeek, lane: 'term' });
  return shown.find(({ card }) => card.signal.label.includes('compteur solaire'));
}

describe('the week to evaluate', () => {
  it('is the last one that is over, once Sunday has had time to be read', () => {
    expect(lastWholeWeek(new Date('2026-05-11T02:59:59Z')).week).toBe('2026-W18');
    expect(lastWholeWeek(new Date('2026-05-11T03:00:00Z'))).toEqual({
      week: '2026-W19',
      settledAt: new Date('2026-05-11T03:00:00Z'),
    });
    expect(lastWholeWeek(new Date('2026-05-17T23:00:00Z')).week).toBe('2026-W19');
  });
});

describe('the clock', () => {
  const dayMs = 86_400_000;
  const asks = async (now: Date) => {
    const asked: string[] = [];
    const queue = { enqueue: async (name: string) => void asked.push(name), enqueueAll: async () => {} };
    const { weeks } = await tick({
      store,
      queue,
      now: () => now,
      log: createLog({ level: 'silent' }),
      expiredMail: 'retry',
    });
    expect(asked.includes('detect-signals')).toBe(weeks === 1);
    return weeks === 1;
  };

  it('asks for a week that is over once, when every source was read after its end', async () => {
    const [source] = watchSources();
    if (!source) throw new Error('no source');
    await store.sources.save(source, 'config', watchStart);
    expect(await asks(watchEnd)).toBe(false);
    await store.sources.recordFetch(
      {
        sourceId: source.id,
        at: watchEnd,
        outcome: 'unchanged',
        durationMs: 1,
        itemsNew: 0,
        itemsUpdated: 0,
        itemsBad: 0,
      },
      { nextFetchAt: new Date(watchEnd.getTime() + 1) },
    );
    expect(await asks(watchEnd)).toBe(true);
    await detectSignals(depsOf(store));
    expect(await asks(watchEnd)).toBe(false);
    expect(await asks(new Date(watchEnd.getTime() + 6 * dayMs))).toBe(false);
  });

  it('does not wait for ever for a source that is never read', async () => {
    for (const source of watchSources()) await store.sources.save(source, 'config', watchStart);
    expect(await asks(watchEnd)).toBe(false);
    expect(await asks(new Date(watchEnd.getTime() + dayMs))).toBe(true);
  });
});

describe('detect-signals', () => {
  it('finds the phrase that begins to spread, with its quotes, its region and its weeks', async () => {
    await saveWatch(store);
    expect(await detectSignals(depsOf(store))).toMatchObject({ outcome: 'evaluated', week: lastWeek, items: 700 });
    const rising = await findRising(store);
    expect(rising?.card.standing).toMatchObject({ state: 'weak', tier: 'A' });
    expect(rising?.shown).toMatchObject({ week: lastWeek, observed: 12 });
    const { documents, territories, sources, weekly } = rising?.card.signal ?? {};
    expect(territories?.map(({ id }) => id)).toEqual(['region-53']);
    expect(sources?.length).toBeGreaterThanOrEqual(3);
    expect(weekly).toHaveLength(78);
    for (const { id, quote } of documents ?? []) {
      const item = await store.items.find(id);
      expect(quote && item?.[quote.field].slice(quote.start, quote.end)).toBe(quote?.text);
      expect(quote && item?.[quote.field].slice(quote.termStart, quote.termEnd)).toContain('compteur solaire');
    }
    expect(documents?.every(({ quote }) => quote)).toBe(true);
    const found = await store.signals.find(rising?.card.standing.id ?? '');
    expect(found?.weeks.at(-1)?.week).toBe(lastWeek);
    expect(found?.weeks.length).toBeGreaterThan(2);
  });

  it('shows nothing of the filler as sure, and a quarter later keeps the card of what has ended', async () => {
    await saveWatch(store);
    await detectSignals(depsOf(store));
    const sure = (await store.signals.list({ week: lastWeek })).filter(({ shown }) => shown.tier === 'A');
    expect(sure.every(({ card }) => /compteur|solaire|partagé|habitant|rennes/i.test(card.signal.label))).toBe(true);
    const id = (await findRising(store))?.card.standing.id ?? '';
    await detectSignals(depsOf(store, new Date(watchEnd.getTime() + 60 * weekMs)));
    const later = await store.signals.find(id);
    expect(later?.card.signal.label).toContain('compteur solaire');
    expect(later?.weeks.at(-1)?.week.slice(0, 4)).toBe('2026');
    expect(await store.signals.list({ week: '2027-W27' })).toEqual([]);
  });

  it('gives the same whatever the order, and weeks missed are caught up', async () => {
    const items = watchedItems();
    const half = items.findIndex(({ item }) => (item.publishedAt ?? watchEnd) > new Date('2026-04-06T00:00:00Z'));
    await saveWatch(store, items.slice(0, half));
    await detectSignals(depsOf(store, new Date('2026-04-06T06:00:00Z')));
    expect(await store.signals.evaluatedWeek()).toBe('2026-W14');
    for (const { item, tagging } of items.slice(half)) await store.items.saveTagged(item, tagging);
    await detectSignals(depsOf(store));
    expect(await snapshot(store)).toEqual(await snapshotOfRebuild(items));
  });

  it('takes in late, edited and deleted items as a rebuild does', async () => {
    const items = watchedItems();
    await saveWatch(store, items);
    await detectSignals(depsOf(store));
    const before = await snapshot(store);

    const publishedAt = new Date('2026-04-14T00:00:00Z');
    const late = watchedItem(9001, { publishedAt, text: `Un ${phrase} de plus, à Rennes.`, firstSeenAt: watchEnd });
    const edited = items[650]?.item;
    const gone = items[655]?.item;
    if (!edited || !gone) throw new Error('the watch is too short');
    const changed = { ...edited, version: 2, contentHash: 'other', text: 'Rien de ce qui montait.' };
    for (const item of [late, changed]) await store.items.saveTagged(item, toTagging(item));
    await store.sql.query('delete from item where id = $1', [gone.id]);

    await detectSignals(depsOf(store));
    const after = await snapshot(store);
    expect(after).not.toEqual(before);
    const now = items.filter(({ item }) => item.id !== gone.id && item.id !== edited.id);
    for (const item of [late, changed]) now.push({ item, tagging: toTagging(item) });
    expect(after).toEqual(await snapshotOfRebuild(now));
  });

  it('writes nothing when it is killed, and all when it is run again', async () => {
    await saveWatch(store);
    const dying: Store['signals'] = {
      ...store.signals,
      saveEvaluated: (evaluation) =>
        store.transaction(async (families) => {
          await families.signals.saveEvaluated(evaluation);
          throw new Error('killed before the commit');
        }),
    };
    await expect(detectSignals({ ...depsOf(store), store: { ...store, signals: dying } })).rejects.toThrow('killed');
    expect(await snapshot(store)).toEqual({ week: undefined, signals: [], weeks: [] });
    await detectSignals(depsOf(store));
    const once = await snapshot(store);
    expect(once.signals.length).toBeGreaterThan(0);
    await detectSignals(depsOf(store));
    expect(await snapshot(store)).toEqual(once);
  });

  it('runs once at a time', async () => {
    const lock = await store.tryLock('detect-signals');
    expect(await detectSignals(depsOf(store))).toEqual({ outcome: 'busy' });
    await lock?.release();
  });

  it('evaluates an empty watch', async () => {
    for (const source of watchSources()) await store.sources.save(source, 'config', watchStart);
    expect(await detectSignals(depsOf(store))).toMatchObject({ outcome: 'evaluated', items: 0, signals: 0 });
    expect(await store.signals.evaluatedWeek()).toBe(lastWeek);
  });

  it('counts eight reprints of one story once', async () => {
    const items = watchedItems().filter(({ item }) => !item.text.includes(phrase));
    await saveWatch(store, items);
    const reprints = Array.from({ length: 8 }, (_, n) =>
      watchedItem(9100 + n, {
        publishedAt: new Date(Date.parse('2026-04-20T00:00:00Z') + n * 2 * 86_400_000),
        text: `Un ${phrase} est posé à Rennes.`,
      }),
    );
    for (const item of reprints) await store.items.saveTagged(item, toTagging(item));
    await detectSignals(depsOf(store));
    expect(await findRising(store)).toBeDefined();
    const at = new Date('2026-04-20T00:00:00Z');
    const story = { sourceId: 'source-0', at, title: '', textHash: '', storyId: 'one-story', link: 'copy' as const };
    await store.stories.saveGrouped(
      reprints.map(({ id }) => ({ ...story, id, likeness: 1 })),
      { goneIds: [], movedIds: [] },
    );
    await detectSignals(depsOf(store));
    expect(await findRising(store)).toBeUndefined();
  });
});

describe('a verdict', () => {
  async function judge(verdict: 'noise' | 'relevant', surprise?: number) {
    const rising = await findRising(store);
    if (!rising) throw new Error('nothing rises');
    const { standing, signal } = rising.card;
    await store.signals.saveVerdict({
      key: standing.key,
      verdict,
      comment: 'Vu à Rennes',
      actorId: 'key:one',
      at: watchEnd,
      signalId: standing.id,
      label: signal.label,
      lane: signal.lane,
      week: signal.week,
      surprise: surprise ?? signal.surprise,
    });
    return standing.id;
  }

  it('survives re-detection, and « bruit » mutes until the surprise doubles', async () => {
    await saveWatch(store);
    await detectSignals(depsOf(store));
    const id = await judge('noise');
    expect(await findRising(store)).toBeUndefined();
    expect((await store.signals.listNewest(100)).map(({ card }) => card.standing.id)).not.toContain(id);
    await detectSignals(depsOf(store));
    expect(await findRising(store)).toBeUndefined();
    expect((await store.signals.find(id))?.verdicts).toMatchObject([{ verdict: 'noise', comment: 'Vu à Rennes' }]);
    // The same said of a card half as surprising does not hide this one any more.
    await store.sql.query('update signal_verdict set surprise = surprise / 2');
    expect((await findRising(store))?.verdict?.verdict).toBe('noise');
  });

  it('is replaced by the next one, and makes the hit rate of the quarter in which the signal was first shown', async () => {
    await saveWatch(store);
    await detectSignals(depsOf(store));
    const total = (await store.signals.listHitRates()).reduce((sum, { signals }) => sum + signals, 0);
    expect(total).toBe((await snapshot(store)).signals.length);
    const surprise = (await findRising(store))?.card.signal.surprise ?? 0;
    const id = await judge('noise', surprise / 4);
    await judge('relevant');
    expect((await store.signals.find(id))?.verdicts.map(({ verdict }) => verdict)).toEqual(['relevant', 'noise']);
    expect((await store.signals.listHitRates())[0]).toMatchObject({ quarter: '2026-T2', relevant: 1, noise: 0 });
  });
});
