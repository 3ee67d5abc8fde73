// One beat of the clock: asks the store what is due and enqueues it. The store is the schedule, so downtime is caught up at the next beat.
import { messageOf } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/store.ts';
import { lastWholeWeek } from './handlers/detect-signals.ts';
import type { JobQueue } from './job-queue.ts';

export interface TickReport {
  sources: number;
  subscriptions: number;
  mails: number;
  /** Of every consumer. */
  pendingChanges: number;
  /** Glossary changes on their way over the stored items. */
  walks: number;
  /** A week that is over and whose signals are to be detected. */
  weeks: number;
}

export interface TickDeps {
  store: Store;
  queue: Pick<JobQueue, 'enqueue' | 'enqueueAll'>;
  now(): Date;
  log: Log;
  /** What becomes of a claimed mail whose sender died: see Mailer.idempotent. */
  expiredMail: 'retry' | 'uncertain';
}

const batch = 500;
const housekeepingEveryMs = 60 * 60 * 1000;
const patienceMs = 24 * 60 * 60 * 1000;
export const housekeepingSetting = 'housekeeping.last';

/** Enqueues what is due now. Running it twice enqueues nothing twice. */
export async function tick({ store, queue, now, log, expiredMail }: TickDeps): Promise<TickReport> {
  const startedAt = performance.now();
  const at = now();
  const sources = await store.sources.listDue(at, batch);
  await queue.enqueueAll(
    'fetch-source',
    sources.map(({ id }) => ({ sourceId: id })),
  );
  const subscriptions = await store.subscriptions.listDue(at, batch);
  await queue.enqueueAll(
    'prepare-digests',
    subscriptions.map(({ id }) => ({ subscriptionId: id })),
  );
  const released = await store.outbox.releaseExpired(at, expiredMail);
  if (released > 0)
    log.warn(
      { event: 'mail-interrupted', count: released, to: expiredMail },
      'mails were being sent when their sender died',
    );
  const mails = await store.outbox.listDue(at, batch);
  await queue.enqueueAll(
    'send-mail',
    mails.map(({ id }) => ({ outboxId: id })),
  );
  const toGroup = await store.changes.count('stories');
  if (toGroup > 0) await queue.enqueue('group-stories', {});
  const toIndex = await store.changes.count('search');
  if (toIndex > 0) await queue.enqueue('index-changes', {});
  const walking = await store.glossary.listWalking();
  await queue.enqueueAll(
    'glossary-walk',
    walking.map(({ id }) => ({ changeId: id })),
  );
  const isWeekToEvaluate = await hasWeekToEvaluate(store, at, toGroup + walking.length > 0);
  if (isWeekToEvaluate) await queue.enqueue('detect-signals', {});
  const last = Number((await store.settings.find(housekeepingSetting)) ?? 0);
  if (at.getTime() - last >= housekeepingEveryMs) await queue.enqueue('housekeeping', {});
  const report = {
    sources: sources.length,
    subscriptions: subscriptions.length,
    mails: mails.length,
    pendingChanges: toGroup + toIndex,
    walks: walking.length,
    weeks: isWeekToEvaluate ? 1 : 0,
  };
  log.info({ event: 'tick', ...report, durationMs: Math.round(performance.now() - startedAt) }, 'tick');
  return report;
}

/**
 * Not before every source was read after the week's end, and what it gave was grouped and tagged; but a source that is never read keeps it waiting for a day
 * at most.
 */
async function hasWeekToEvaluate(store: Store, at: Date, isBehind: boolean): Promise<boolean> {
  const { week, settledAt } = lastWholeWeek(at);
  if ((await store.signals.evaluatedWeek()) === week) return false;
  if (at.getTime() - settledAt.getTime() > patienceMs) return true;
  return !isBehind && (await store.sources.listDue(settledAt, 1)).length === 0;
}

/** The same, for a caller that must go on beating: a failure is logged and the next beat tries again. */
export async function tickSafely(deps: TickDeps): Promise<void> {
  try {
    await tick(deps);
  } catch (error) {
    deps.log.error({ event: 'tick', error: messageOf(error) }, 'tick failed; the next one tries again');
  }
}
