// The consumer side: one worker a queue, one wide log event a job. Here errors become retries or ends; handlers only throw.
import { type Job, UnrecoverableError } from 'bullmq';
import { messageOf, VigieError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Backend, WorkerTimings } from './open-backend.ts';
import { type Handlers, type JobReport, type QueueSpec, queueNames, queues } from './queues.ts';

export interface Workers {
  /** Takes no new job and lets the running ones end. */
  close(): Promise<void>;
}

export const defaultTimings: WorkerTimings = { lockDurationMs: 30_000, stalledIntervalMs: 15_000 };

/**
 * Starts a worker for every queue of the table.
 * @throws VigieError `config-invalid` when a queue has no handler: its jobs would wait for ever.
 */
export async function startWorkers(deps: {
  backend: Backend;
  handlers: Handlers;
  log: Log;
  timings?: WorkerTimings;
}): Promise<Workers> {
  const { backend, handlers, log, timings = defaultTimings } = deps;
  const orphans = queueNames.filter((name) => typeof handlers[name] !== 'function');
  if (orphans.length > 0)
    throw new VigieError('config-invalid', `no handler for queue ${orphans.join(', ')}: declare it in src/main.ts`);
  const workers = queueNames.map((name) => {
    const spec = queues[name] as QueueSpec;
    // Each name is paired with the handler of that name; the payload is checked against that queue's schema before it is called.
    const handle = handlers[name] as (payload: unknown) => Promise<JobReport>;
    const worker = backend.createWorker(name, (job) => runJob(job, name, spec, handle, log), {
      concurrency: spec.concurrency,
      ...timings,
    });
    worker.on('error', (error) =>
      log.warn({ event: 'worker-error', queue: name, error: messageOf(error) }, 'the worker reports an error'),
    );
    return worker;
  });
  await Promise.all(workers.map((worker) => worker.waitUntilReady()));
  return {
    async close() {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

async function runJob(
  job: Job,
  name: string,
  spec: QueueSpec,
  handle: (payload: unknown) => Promise<JobReport>,
  log: Log,
): Promise<void> {
  const startedAt = performance.now();
  const event = { event: 'job', queue: name, jobId: job.id, attempt: job.attemptsMade + 1 };
  const durationMs = () => Math.round(performance.now() - startedAt);
  const payload = spec.payload.safeParse(job.data);
  if (!payload.success) {
    log.error({ ...event, ...ids(job.data), error: payload.error.message }, 'a job of another version was dropped');
    throw new UnrecoverableError(`payload of ${name} is not valid: ${payload.error.message}`);
  }
  try {
    const report = await handle(payload.data);
    log.info({ ...event, ...ids(payload.data), ...report, durationMs: durationMs() }, 'job done');
  } catch (error) {
    const final = error instanceof VigieError && !error.retry;
    const context = error instanceof VigieError ? { code: error.code, ...error.context } : {};
    log.error(
      { ...event, ...ids(payload.data), ...context, error: messageOf(error), final, durationMs: durationMs() },
      'job failed',
    );
    if (final) throw new UnrecoverableError(messageOf(error));
    throw error;
  }
}

/** Payloads hold ids only, so all of a payload may be logged. */
function ids(payload: unknown): Record<string, unknown> {
  return typeof payload === 'object' && payload !== null ? { ...payload } : {};
}
