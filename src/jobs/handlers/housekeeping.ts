// housekeeping: hourly. Forgets finished jobs and subscription requests that nobody confirmed.
import type { Store } from '../../store/store.ts';
import type { JobQueue } from '../job-queue.ts';
import type { Handler } from '../queues.ts';
import { housekeepingSetting } from '../tick.ts';

export interface HousekeepingDeps {
  store: Store;
  queue: Pick<JobQueue, 'clean'>;
  now(): Date;
}

const hourMs = 60 * 60 * 1000;
const dayMs = 24 * hourMs;
/** A confirmation link lives as long as the request it confirms. */
const pendingSubscriptionMs = 7 * dayMs;

export function createHousekeeping({ store, queue, now }: HousekeepingDeps): Handler<'housekeeping'> {
  return async () => {
    const at = now();
    const cleanedJobs = await queue.clean({ completedAgeMs: hourMs, failedAgeMs: 7 * dayMs });
    const purgedRequests = await store.subscriptions.purgePending(new Date(at.getTime() - pendingSubscriptionMs));
    await store.settings.save(housekeepingSetting, String(at.getTime()));
    return { cleanedJobs, purgedRequests };
  };
}
