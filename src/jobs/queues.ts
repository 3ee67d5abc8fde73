// The table of queues: for each, what a job carries, how often it is tried and which jobs are the same one. Jobs carry ids, never content.
import { z } from 'zod';

export interface QueueSpec<Schema extends z.ZodType = z.ZodType> {
  payload: Schema;
  /** Tries in all. Waiting between them: exponential, from `backoffMs`, with jitter. */
  attempts: number;
  backoffMs: number;
  /** How many jobs one worker process runs at once. */
  concurrency: number;
  /** Jobs with the same id that wait or run are one job; finished ones do not count. */
  dedupId(payload: z.infer<Schema>): string;
  /** A job added while its twin runs starts when that one ends: for work that may have read the store before the newest change. */
  runAgain: boolean;
}

const spec = <Schema extends z.ZodType>(queue: QueueSpec<Schema>): QueueSpec<Schema> => queue;

/** A job id may hold no colon and a queue name is part of every key: names here are slugs. */
export const queues = {
  'fetch-source': spec({
    payload: z.strictObject({ sourceId: z.string() }),
    attempts: 3,
    backoffMs: 30_000,
    concurrency: 8,
    dedupId: ({ sourceId }) => sourceId,
    runAgain: false,
  }),
  'index-changes': spec({
    payload: z.strictObject({}),
    attempts: 5,
    backoffMs: 5_000,
    concurrency: 1,
    dedupId: () => 'all',
    runAgain: true,
  }),
  'group-stories': spec({
    payload: z.strictObject({}),
    attempts: 5,
    backoffMs: 5_000,
    concurrency: 1,
    dedupId: () => 'all',
    runAgain: true,
  }),
  'prepare-digests': spec({
    payload: z.strictObject({ subscriptionId: z.string() }),
    attempts: 5,
    backoffMs: 30_000,
    concurrency: 2,
    dedupId: ({ subscriptionId }) => subscriptionId,
    runAgain: false,
  }),
  'send-mail': spec({
    payload: z.strictObject({ outboxId: z.string() }),
    attempts: 3,
    backoffMs: 30_000,
    concurrency: 2,
    dedupId: ({ outboxId }) => outboxId,
    runAgain: false,
  }),
  'glossary-walk': spec({
    payload: z.strictObject({ changeId: z.string() }),
    attempts: 5,
    backoffMs: 10_000,
    concurrency: 1,
    dedupId: ({ changeId }) => changeId,
    // A preview that has just ended may be followed at once by its application.
    runAgain: true,
  }),
  'detect-signals': spec({
    payload: z.strictObject({}),
    attempts: 3,
    backoffMs: 60_000,
    concurrency: 1,
    dedupId: () => 'all',
    runAgain: false,
  }),
  housekeeping: spec({
    payload: z.strictObject({}),
    attempts: 3,
    backoffMs: 60_000,
    concurrency: 1,
    dedupId: () => 'all',
    runAgain: false,
  }),
};

export type QueueName = keyof typeof queues;
export type Payload<Name extends QueueName> = z.infer<(typeof queues)[Name]['payload']>;
export const queueNames = Object.keys(queues) as QueueName[];

/** What a handler gives back: the fields of its one log event. */
export type JobReport = Record<string, unknown>;
/** Safe to run twice: every queue here delivers at least once. */
export type Handler<Name extends QueueName> = (payload: Payload<Name>) => Promise<JobReport>;
export type Handlers = { [Name in QueueName]: Handler<Name> };

/** How a room or an action asks for work; adding a job that waits already changes nothing. */
export type Enqueue = <Name extends QueueName>(name: Name, payload: Payload<Name>) => Promise<void>;
