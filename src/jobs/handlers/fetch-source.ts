// fetch-source: one source, from HTTP to stored items: fetch ▶ parse ▶ extract ▶ decide ▶ tag ▶ store.
// Each item is its own transaction, and what was read is remembered last: killed anywhere, the run is simply done again.
import { messageOf } from '../../errors.ts';
import { applyPage } from '../../ingest/apply-page.ts';
import { decide, seenKeyOf } from '../../ingest/decide.ts';
import type { SourceReading } from '../../ingest/read-outcomes.ts';
import { readPage } from '../../ingest/read-page.ts';
import { readSource } from '../../ingest/read-source.ts';
import { decideNextFetch } from '../../ingest/schedule.ts';
import type { Log } from '../../log.ts';
import type { RawItem } from '../../model/feed.ts';
import type { Item } from '../../model/item.ts';
import type { Source } from '../../model/source.ts';
import type { Store } from '../../store/store.ts';
import type { Enqueue, Handler } from '../queues.ts';
import type { GlossaryInForce } from '../walk-change.ts';

export interface FetchSourceDeps {
  store: Store;
  fetcher: Parameters<typeof readSource>[0]['fetcher'] & Parameters<typeof readPage>[0]['fetcher'];
  inForce: Pick<GlossaryInForce, 'current' | 'refresh'>;
  enqueue: Enqueue;
  now(): Date;
  /** In [0, 1). */
  random(): number;
  /** Pages fetched in one run; the rest waits for the next, so that a long list does not hold a worker for hours. */
  pagesPerRunMax: number;
  log: Log;
}

interface Tally {
  itemsNew: number;
  itemsUpdated: number;
  itemsBad: number;
  /** Items that Vigie itself failed on: the reading must not be remembered, so that they are tried again. */
  itemsFailed: number;
  pagesLeft: number;
  /** Ids whose page this run has already asked for. */
  pagesAsked: Set<string>;
  retryAfterMs?: number;
}

export function createFetchSource(deps: FetchSourceDeps): Handler<'fetch-source'> {
  return async ({ sourceId }) => {
    // The command line may read the same source at the same moment; the site must not be asked twice.
    const lock = await deps.store.tryLock(`source:${sourceId}`);
    if (!lock) return { outcome: 'busy' };
    try {
      const source = await deps.store.sources.find(sourceId);
      if (!source?.active) return { outcome: 'inactive' };
      return await fetchSource(deps, source);
    } finally {
      await lock.release();
    }
  };
}

async function fetchSource(deps: FetchSourceDeps, source: Source) {
  const { store } = deps;
  const startedAt = deps.now();
  const clockStart = performance.now();
  const reading = await readSource(deps, source, async (raw) => {
    const key = seenKeyOf(raw);
    return key !== undefined && (await store.items.findBySeenKey(source.id, key)) !== undefined;
  });
  const tally: Tally = {
    itemsNew: 0,
    itemsUpdated: 0,
    itemsBad: reading.bad.length,
    itemsFailed: 0,
    pagesLeft: deps.pagesPerRunMax,
    pagesAsked: new Set(),
  };
  for (const raw of reading.entries) await withItem(deps, source, tally, () => takeEntry(deps, source, raw, tally));
  for (const item of await pendingPages(deps, source, tally))
    await withItem(deps, source, tally, () => completePage(deps, item, tally));
  await record(deps, source, reading, tally, startedAt, Math.round(performance.now() - clockStart));
  if (tally.itemsNew + tally.itemsUpdated > 0) await deps.enqueue('index-changes', {});
  const { itemsNew, itemsUpdated, itemsBad, itemsFailed } = tally;
  return {
    outcome: reading.outcome,
    status: reading.status,
    itemsNew,
    itemsUpdated,
    itemsBad,
    itemsFailed,
    pages: tally.pagesAsked.size,
  };
}

/** One bad item never sinks its feed: it is counted and logged. A database that went away does sink the run, which is then done again. */
async function withItem(deps: FetchSourceDeps, source: Source, tally: Tally, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    await deps.store.ping();
    tally.itemsFailed += 1;
    deps.log.error(
      { event: 'item-failed', sourceId: source.id, error: messageOf(error) },
      'an item could not be taken in',
    );
  }
}

async function takeEntry(deps: FetchSourceDeps, source: Source, raw: RawItem, tally: Tally): Promise<void> {
  const key = seenKeyOf(raw);
  const stored = key === undefined ? undefined : await deps.store.items.findBySeenKey(source.id, key);
  const decision = decide({ stored, raw, source, now: deps.now() });
  if (decision.type === 'unchanged') return;
  if (decision.type === 'skip') {
    tally.itemsBad += 1;
    return;
  }
  const item =
    decision.item.pageState === 'pending' ? await withPage(deps, decision.item, tally, false) : decision.item;
  if (!(await saveTagged(deps, item))) return;
  if (decision.type === 'insert') tally.itemsNew += 1;
  else tally.itemsUpdated += 1;
}

/** Items whose page an earlier run could not get. */
async function pendingPages(deps: FetchSourceDeps, source: Source, tally: Tally): Promise<Item[]> {
  if (tally.pagesLeft <= 0) return [];
  const items = await deps.store.items.listPendingPages(source.id, tally.pagesLeft);
  return items.filter((item) => !tally.pagesAsked.has(item.id));
}

async function completePage(deps: FetchSourceDeps, stored: Item, tally: Tally): Promise<void> {
  const item = await withPage(deps, stored, tally, true);
  if (item.version === stored.version) {
    await deps.store.items.savePageState(item.id, item);
    return;
  }
  if (await saveTagged(deps, item)) tally.itemsUpdated += 1;
}

/**
 * Looks after each save whether the glossary is still the one that tagged: a revision that came in force before this look is taken into account here, one
 * that comes after it finds the item stored and walks over it.
 */
async function saveTagged({ store, inForce }: FetchSourceDeps, item: Item): Promise<boolean> {
  for (let saved = false; ; ) {
    const { number, tagger } = inForce.current();
    saved = (await store.items.saveTagged(item, tagger.tag(item))) || saved;
    await inForce.refresh();
    if (inForce.current().number === number) return saved;
  }
}

async function withPage(deps: FetchSourceDeps, item: Item, tally: Tally, stored: boolean): Promise<Item> {
  if (item.url === undefined || tally.pagesLeft <= 0) return item;
  tally.pagesLeft -= 1;
  tally.pagesAsked.add(item.id);
  const reading = await readPage(deps, item.url);
  if (reading.type === 'failed' && reading.retryAfterMs !== undefined) {
    // The site asked us to wait: no other page of it in this run.
    tally.pagesLeft = 0;
    tally.retryAfterMs = Math.max(tally.retryAfterMs ?? 0, reading.retryAfterMs);
  }
  return applyPage(item, reading, deps.now(), { stored });
}

async function record(
  deps: FetchSourceDeps,
  source: Source,
  reading: SourceReading,
  tally: Tally,
  at: Date,
  durationMs: number,
): Promise<void> {
  const failed = reading.outcome !== 'changed' && reading.outcome !== 'unchanged';
  const complete = tally.itemsFailed === 0;
  const detail = complete ? reading.detail : `${tally.itemsFailed} item(s) could not be taken in; see the log`;
  const retryAfterMs = Math.max(reading.retryAfterMs ?? 0, tally.retryAfterMs ?? 0) || undefined;
  const nextFetchAt = decideNextFetch({
    now: deps.now(),
    outcome: reading.outcome,
    errorCount: failed ? source.errorCount + 1 : 0,
    jitter: deps.random() * 2 - 1,
    retryAfterMs,
    cacheMaxAgeMs: reading.cacheMaxAgeMs,
  });
  await deps.store.sources.recordFetch(
    {
      sourceId: source.id,
      at,
      outcome: complete ? reading.outcome : 'error',
      durationMs,
      itemsNew: tally.itemsNew,
      itemsUpdated: tally.itemsUpdated,
      itemsBad: tally.itemsBad + tally.itemsFailed,
      ...(reading.status !== undefined && { status: reading.status }),
      ...(reading.bytes !== undefined && { bytes: reading.bytes }),
      ...(detail !== undefined && { detail }),
    },
    {
      nextFetchAt,
      ...(complete && reading.validators && { validators: reading.validators }),
      ...(complete && reading.bodyHash !== undefined && { bodyHash: reading.bodyHash }),
      ...((failed || !complete) && { error: detail ?? reading.outcome }),
    },
  );
}
