// One suite for both backends of the queue: what the table of queues promises holds on PostgreSQL and on Redis.
import { randomUUID } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { VigieError } from '../../../src/errors.ts';
import { createJobQueue, type JobQueue } from '../../../src/jobs/job-queue.ts';
import { type Backend, openBackend } from '../../../src/jobs/open-backend.ts';
import { type Handlers, queueNames } from '../../../src/jobs/queues.ts';
import { startWorkers, type Workers } from '../../../src/jobs/workers.ts';
import { createLog } from '../../../src/log.ts';
import { redisAbsent, redisExists, startRedis } from '../../support/redis.ts';
import { describeIf } from '../../support/require-or-skip.ts';
import { openTestStore } from '../../support/test-store.ts';

const log = createLog({ level: 'silent' });
const timings = { lockDurationMs: 2_000, stalledIntervalMs: 1_000 };

testQueue('the queue on PostgreSQL', async () => {
  const { store, close } = await openTestStore();
  return { open: () => openBackend({ connectionString: store.connectionString, log }), close };
});

describeIf(redisExists, redisAbsent)('with Redis', () => {
  testQueue('the queue on Redis', async () => {
    const redis = await startRedis();
    const redisPrefix = `test-${randomUUID()}`;
    return {
      open: () => openBackend({ connectionString: '', redisUrl: redis.url, redisPrefix, log }),
      close: redis.close,
    };
  });

  it('warns of a Redis that forgets its jobs when it dies', async () => {
    const redis = await startRedis({ appendOnly: false });
    const lines: string[] = [];
    const backend = await openBackend({
      connectionString: '',
      redisUrl: redis.url,
      log: createLog({ destination: { write: (line: string) => void lines.push(line) } }),
    });
    await backend.close();
    await redis.close();
    expect(lines.join()).toContain('redis-without-aof');
  });

  it('refuses to start when Redis does not answer, naming the variable', async () => {
    await expect(openBackend({ connectionString: '', redisUrl: 'redis://127.0.0.1:1', log })).rejects.toThrow(
      /REDIS_URL: Redis does not answer/,
    );
  });
});

function testQueue(name: string, setUp: () => Promise<{ open(): Promise<Backend>; close(): Promise<void> }>): void {
  describe(name, () => {
    let environment: Awaited<ReturnType<typeof setUp>>;
    let backend: Backend;
    let queue: JobQueue;
    let workers: Workers | undefined;
    const calls: string[] = [];

    beforeAll(async () => {
      environment = await setUp();
      backend = await environment.open();
      queue = createJobQueue(backend, log);
    });
    afterEach(async () => {
      await workers?.close();
      workers = undefined;
      calls.length = 0;
    });
    afterAll(async () => {
      await queue?.close();
      await backend?.close();
      await environment?.close();
    });

    const start = async (handlers: Partial<Handlers>) => {
      const idle: Handlers = {
        'fetch-source': async () => ({}),
        'index-changes': async () => ({}),
        'group-stories': async () => ({}),
        'prepare-digests': async () => ({}),
        'send-mail': async () => ({}),
        'glossary-walk': async () => ({}),
        'detect-signals': async () => ({}),
        housekeeping: async () => ({}),
      };
      workers = await startWorkers({ backend, handlers: { ...idle, ...handlers }, log, timings });
    };

    it('runs a job once however often it was added while it waited', async () => {
      await queue.enqueueAll('fetch-source', [{ sourceId: 'a' }, { sourceId: 'a' }, { sourceId: 'b' }]);
      await queue.enqueue('fetch-source', { sourceId: 'a' });
      await start({ 'fetch-source': async ({ sourceId }) => ({ id: calls.push(sourceId) }) });
      await queue.waitIdle();
      expect(calls.sort()).toEqual(['a', 'b']);
    });

    it('runs it again when it is added after it ended', async () => {
      await start({ 'fetch-source': async ({ sourceId }) => ({ id: calls.push(sourceId) }) });
      for (const _ of [1, 2]) {
        await queue.enqueue('fetch-source', { sourceId: 'again' });
        await queue.waitIdle();
      }
      expect(calls).toEqual(['again', 'again']);
    });

    it('indexes once more for what arrived while it was indexing', async () => {
      await start({
        'index-changes': async () => {
          calls.push('index');
          if (calls.length === 1) {
            await queue.enqueue('index-changes', {});
            await queue.enqueue('index-changes', {});
            await delay(50);
          }
          return {};
        },
      });
      await queue.enqueue('index-changes', {});
      await queue.waitIdle();
      expect(calls).toEqual(['index', 'index']);
    });

    it('tries a failed job again', async () => {
      // The table's own waits are for production; this queue has the shortest.
      await start({
        'index-changes': async () => {
          calls.push('try');
          if (calls.length === 1) throw new VigieError('unavailable', 'the engine is restarting');
          return {};
        },
      });
      await queue.enqueue('index-changes', {});
      await queue.waitIdle();
      expect(calls).toEqual(['try', 'try']);
    });

    it('does not try again when a retry cannot help', async () => {
      await start({
        'fetch-source': async () => {
          calls.push('try');
          throw new VigieError('not-found', 'no such source');
        },
      });
      await queue.enqueue('fetch-source', { sourceId: 'gone' });
      await queue.waitIdle();
      expect(calls).toEqual(['try']);
      await queue.enqueue('fetch-source', { sourceId: 'gone' });
      await queue.waitIdle();
      expect(calls, 'a failed job must not block its successors').toEqual(['try', 'try']);
    });

    it('refuses a payload that is not of the queue', async () => {
      const wrong = { sourceId: 3 } as unknown as { sourceId: string };
      await expect(queue.enqueue('fetch-source', wrong)).rejects.toThrow();
    });

    it('forgets finished jobs when it is cleaned', async () => {
      await start({});
      await queue.enqueue('housekeeping', {});
      await queue.waitIdle();
      expect(await queue.clean({ completedAgeMs: 0, failedAgeMs: 0 })).toBeGreaterThan(0);
      expect(await queue.clean({ completedAgeMs: 0, failedAgeMs: 0 })).toBe(0);
    });

    it('does not start when a queue has no handler', async () => {
      const { housekeeping: _, ...missing } = Object.fromEntries(
        queueNames.map((queueName) => [queueName, async () => ({})]),
      ) as unknown as Handlers;
      await expect(startWorkers({ backend, handlers: missing as Handlers, log, timings })).rejects.toThrow(
        /no handler for queue housekeeping/,
      );
    });
  });
}
