// Killed with -9 at ten random moments of a year of the press and started again each time, the store ends as after an undisturbed run.
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ChainOptions } from '../../support/chain.ts';
import { snapshot } from '../../support/chain-snapshot.ts';
import { type Press, pressAbsent, pressExists, startPress } from '../../support/press.ts';
import { redisAbsent, redisExists, startRedis, type TestRedis } from '../../support/redis.ts';
import { describeIf } from '../../support/require-or-skip.ts';
import { subscribeReader } from '../../support/subscribe-reader.ts';
import { openTestStore } from '../../support/test-store.ts';

const from = new Date('2021-06-01T00:00:00Z');
const until = '2022-06-01T00:00:00Z';
const kills = 10;
const child = fileURLToPath(new URL('../../support/chain-child.ts', import.meta.url));
const limitMs = 1_200_000;

describeIf(pressExists, pressAbsent)('a year of the press, killed ten times', () => {
  let press: Press;
  let undisturbed: Awaited<ReturnType<typeof run>>;

  beforeAll(async () => {
    press = await startPress(from);
    undisturbed = await run(press, []);
  }, limitMs);
  afterAll(() => press?.close());

  it('has something to lose', () => {
    expect(undisturbed.left.items.length).toBeGreaterThan(300);
    expect(undisturbed.left.mails.length).toBeGreaterThan(20);
  });

  it('ends equal on the PostgreSQL backend', () => endsEqual(press, undisturbed), limitMs);

  describeIf(redisExists, redisAbsent)('with Redis', () => {
    let redis: TestRedis;
    beforeAll(async () => {
      redis = await startRedis();
    });
    afterAll(() => redis?.close());
    it('ends equal on Redis with its append-only file', () => endsEqual(press, undisturbed, redis.url), limitMs);
  });
});

async function endsEqual(press: Press, undisturbed: Awaited<ReturnType<typeof run>>, redisUrl?: string): Promise<void> {
  // Starting included: a restart costs time that an undisturbed run does not have. Half a run's time in all, for the machine may be calmer than it was then.
  const moments = Array.from({ length: kills }, () =>
    Math.round(500 + Math.random() * (undisturbed.durationMs / kills)),
  );
  const killed = await run(press, moments, redisUrl);
  expect(killed.kills, `killed after ${moments.join(', ')} ms`).toBe(kills);
  expect(killed.left.pendingChanges).toBe(0);
  expect(killed.left.items).toEqual(undisturbed.left.items);
  expect(killed.left.entries).toEqual(undisturbed.left.entries);
  expect(killed.left.issues).toEqual(undisturbed.left.issues);
  // One file a message, named after it: a mail that left twice would be one more, one that was lost one less.
  expect(killed.left.mails).toEqual(undisturbed.left.mails);
  expect(killed.left.outbox).toEqual(undisturbed.left.outbox);
}

/** Runs the chain in processes of its own on a fresh database, killing the first ones after the given times. */
async function run(press: Press, killAfterMs: number[], redisUrl?: string) {
  await press.setClock(from);
  const homeDir = await mkdtemp(join(tmpdir(), 'vigie-kill-'));
  const { store, close } = await openTestStore();
  await subscribeReader(store, from);
  const options: Omit<ChainOptions, 'log'> & { until: string } = {
    homeDir,
    databaseUrl: store.connectionString,
    sources: press.sources,
    control: press.control,
    pauseMs: 5,
    until,
    ...(redisUrl && { redisUrl, redisPrefix: `kill-${Date.now()}` }),
  };
  const startedAt = performance.now();
  let killed = 0;
  for (const afterMs of killAfterMs) {
    const running = start(options);
    const timer = setTimeout(() => running.kill('SIGKILL'), afterMs);
    const [, signal] = await once(running, 'exit');
    clearTimeout(timer);
    if (signal === 'SIGKILL') killed += 1;
  }
  const [code] = await once(start(options), 'exit');
  const durationMs = performance.now() - startedAt;
  expect(code).toBe(0);
  const left = await snapshot(store, homeDir);
  await close();
  await rm(homeDir, { recursive: true, force: true });
  return { left, durationMs, kills: killed };
}

function start(options: object): ChildProcess {
  return spawn(process.execPath, ['--import', 'tsx', child, JSON.stringify(options)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}
