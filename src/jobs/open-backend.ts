// The one file that knows what the queue runs on: BullMQ on PostgreSQL, or on Redis when REDIS_URL is set.
import { createPostgresBackend, createRedisBackend, type Job, runMigrations, withBackend } from 'bullmq';
import { Redis } from 'ioredis';
import { Pool } from 'pg';
import { messageOf, VigieError } from '../errors.ts';
import type { Log } from '../log.ts';

/** The part of a BullMQ queue that Vigie uses, the same on both backends. */
export interface BackendQueue {
  addBulk(jobs: { name: string; data: unknown; opts: object }[]): Promise<unknown>;
  getJobCounts(
    ...types: ('waiting' | 'active' | 'delayed' | 'prioritized' | 'failed' | 'completed')[]
  ): Promise<Record<string, number>>;
  clean(graceMs: number, limit: number, type: 'completed' | 'failed'): Promise<string[]>;
  on(event: 'error', listener: (error: Error) => void): unknown;
  close(): Promise<void>;
}

export interface BackendWorker {
  on(event: 'error', listener: (error: Error) => void): unknown;
  on(event: 'failed', listener: (job: Job | undefined, error: Error) => void): unknown;
  waitUntilReady(): Promise<unknown>;
  close(): Promise<void>;
}

export interface WorkerTimings {
  /** How long a dead worker's job stays its own. */
  lockDurationMs: number;
  stalledIntervalMs: number;
}

export interface Backend {
  readonly name: 'postgres' | 'redis';
  createQueue(queueName: string): BackendQueue;
  createWorker(
    queueName: string,
    process: (job: Job) => Promise<unknown>,
    options: { concurrency: number } & WorkerTimings,
  ): BackendWorker;
  close(): Promise<void>;
}

/** A job found stalled this often fails: 1, BullMQ's default, is too low for a process that is restarted twice in a row. */
const stalledCountMax = 5;

const workerOptions = (options: { concurrency: number } & WorkerTimings) => ({
  concurrency: options.concurrency,
  lockDuration: options.lockDurationMs,
  stalledInterval: options.stalledIntervalMs,
  maxStalledCount: stalledCountMax,
});

export interface BackendOptions {
  /** The store's database. */
  connectionString: string;
  redisUrl?: string;
  /** Keeps two instances on one Redis apart. */
  redisPrefix?: string;
  log: Log;
}

export async function openBackend(options: BackendOptions): Promise<Backend> {
  return options.redisUrl === undefined ? openPostgresBackend(options) : openRedisBackend(options.redisUrl, options);
}

/**
 * One pool for all queues and workers (BullMQ's own pools would take every connection of a small server); each worker keeps one connection to LISTEN.
 * Commits of the queue alone are asynchronous: nine times faster (bench/queue notes in docs/decisions.md), and a lost job is found again by the clock.
 */
async function openPostgresBackend({ connectionString, log }: BackendOptions): Promise<Backend> {
  const pool = new Pool({
    connectionString,
    max: 16,
    keepAlive: true,
    application_name: `vigie:${process.pid}:queue`,
    options: '-c search_path=bullmq -c synchronous_commit=off',
  });
  pool.setMaxListeners(0);
  pool.on('error', (error) =>
    log.warn({ event: 'queue-connection', error: messageOf(error) }, 'a queue connection was lost'),
  );
  try {
    const client = await pool.connect();
    try {
      await runMigrations(client);
    } finally {
      client.release();
    }
  } catch (cause) {
    await pool.end();
    throw new VigieError(
      'unavailable',
      `the queue's tables could not be prepared in PostgreSQL (schema bullmq): ${messageOf(cause)}`,
      { cause },
    );
  }
  const { Queue, Worker } = withBackend(createPostgresBackend);
  return {
    name: 'postgres',
    createQueue: (queueName) => new Queue(queueName, { connection: pool }),
    createWorker: (queueName, process, opts) =>
      new Worker(queueName, process, { connection: pool, ...workerOptions(opts) }),
    close: () => pool.end(),
  };
}

async function openRedisBackend(url: string, { redisPrefix, log }: BackendOptions): Promise<Backend> {
  await checkRedis(url, log);
  const prefix = redisPrefix ?? 'vigie';
  const connection = { url, maxRetriesPerRequest: null };
  const { Queue, Worker } = withBackend(createRedisBackend);
  return {
    name: 'redis',
    createQueue: (queueName) => new Queue(queueName, { connection, prefix }),
    createWorker: (queueName, process, opts) =>
      new Worker(queueName, process, { connection, prefix, ...workerOptions(opts) }),
    close: async () => {},
  };
}

/** Refuses a Redis that does not answer; warns of one that forgets its jobs when it dies or evicts them when it is full. */
async function checkRedis(url: string, log: Log): Promise<void> {
  const redis = new Redis(url, { lazyConnect: true, maxRetriesPerRequest: 1, retryStrategy: () => null });
  redis.on('error', () => {});
  try {
    await redis.connect();
    const appendOnly = /aof_enabled:(\d)/.exec(await redis.info('persistence'))?.[1];
    const policy = /maxmemory_policy:(\S+)/.exec(await redis.info('memory'))?.[1];
    if (appendOnly === '0')
      log.warn(
        { event: 'redis-without-aof' },
        'Redis keeps no append-only file: a crash loses the waiting jobs. Set « appendonly yes » in redis.conf',
      );
    if (policy !== undefined && policy !== 'noeviction')
      log.warn(
        { event: 'redis-evicts', policy },
        'Redis may evict jobs when its memory is full. Set « maxmemory-policy noeviction »',
      );
  } catch (cause) {
    throw new VigieError(
      'unavailable',
      `REDIS_URL: Redis does not answer (${messageOf(cause)}). Start it, or unset REDIS_URL to keep the queue in PostgreSQL`,
      { cause },
    );
  } finally {
    redis.disconnect();
  }
}
