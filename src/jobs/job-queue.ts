// The producer side: typed enqueueing on every queue of the table, and what the demo, the tests and housekeeping ask of the queues.
import { setTimeout as delay } from 'node:timers/promises';
import { messageOf } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Backend, BackendQueue } from './open-backend.ts';
import { type Enqueue, type Payload, type QueueName, type QueueSpec, queueNames, queues } from './queues.ts';

export interface JobQueue {
  enqueue: Enqueue;
  enqueueAll<Name extends QueueName>(name: Name, payloads: Payload<Name>[]): Promise<void>;
  /** Jobs that wait, run or will be tried again, over all queues. */
  countOpen(): Promise<number>;
  /** Resolves when no job is open. Throws `signal.reason` when it is aborted. */
  waitIdle(signal?: AbortSignal): Promise<void>;
  /** Forgets finished jobs: BullMQ's own count and age limits deadlock on PostgreSQL. Gives how many. */
  clean(options: { completedAgeMs: number; failedAgeMs: number }): Promise<number>;
  close(): Promise<void>;
}

const cleanBatch = 1000;
const idlePollMs = 25;

export function createJobQueue(backend: Backend, log: Log): JobQueue {
  const byName = new Map<QueueName, BackendQueue>();
  for (const name of queueNames) {
    const queue = backend.createQueue(name);
    queue.on('error', (error) =>
      log.warn({ event: 'queue-error', queue: name, error: messageOf(error) }, 'the queue reports an error'),
    );
    byName.set(name, queue);
  }
  const all = [...byName.values()];

  const enqueueAll: JobQueue['enqueueAll'] = async (name, payloads) => {
    if (payloads.length === 0) return;
    // The table's functions take the payload of their own name; the type system cannot follow the pairing through the table.
    const spec = queues[name] as QueueSpec;
    await byName.get(name)?.addBulk(
      payloads.map((payload) => {
        const data = spec.payload.parse(payload);
        return {
          name,
          data,
          opts: {
            attempts: spec.attempts,
            backoff: { type: 'exponential', delay: spec.backoffMs, jitter: 0.3 },
            deduplication: { id: `${name}-${spec.dedupId(data)}`, ...(spec.runAgain && { keepLastIfActive: true }) },
            removeOnComplete: false,
            removeOnFail: false,
          },
        };
      }),
    );
  };

  const countOpen = async () => {
    const counts = await Promise.all(
      all.map((queue) => queue.getJobCounts('waiting', 'active', 'delayed', 'prioritized')),
    );
    return counts.flatMap((count) => Object.values(count)).reduce((sum, count) => sum + count, 0);
  };

  return {
    enqueue: (name, payload) => enqueueAll(name, [payload]),
    enqueueAll,
    countOpen,
    async waitIdle(signal) {
      while ((await countOpen()) > 0) await delay(idlePollMs, undefined, { signal });
    },
    async clean({ completedAgeMs, failedAgeMs }) {
      let removed = 0;
      for (const queue of all) {
        removed += (await queue.clean(completedAgeMs, cleanBatch, 'completed')).length;
        removed += (await queue.clean(failedAgeMs, cleanBatch, 'failed')).length;
      }
      return removed;
    },
    async close() {
      await Promise.all(all.map((queue) => queue.close()));
    },
  };
}
