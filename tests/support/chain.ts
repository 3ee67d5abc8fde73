// Runs the whole chain against the press by a clock of its own, week by week: shared by the test of the chain, its killed child process and the bench.
import type { Config } from '../../src/config.ts';
import { readConfig } from '../../src/config.ts';
import { nextIssueAt } from '../../src/digest/schedule.ts';
import { createLog, type Log } from '../../src/log.ts';
import { type App, openApp } from '../../src/main.ts';
import type { SourceDeclaration } from '../../src/model/source.ts';
import { pressClock, setPressClock } from './press.ts';

export interface ChainOptions {
  homeDir: string;
  databaseUrl?: string;
  redisUrl?: string;
  redisPrefix?: string;
  sources: SourceDeclaration[];
  control: string;
  pauseMs: number;
  log?: Log;
}

export interface Chain {
  app: App;
  setNow(at: Date): void;
  close(): Promise<void>;
}

export function chainConfig(options: Pick<ChainOptions, 'homeDir' | 'databaseUrl' | 'redisUrl' | 'sources'>): Config {
  return {
    ...readConfig({ env: {} }),
    homeDir: options.homeDir,
    ...(options.databaseUrl && { databaseUrl: options.databaseUrl }),
    ...(options.redisUrl && { redisUrl: options.redisUrl }),
    sources: options.sources,
    // The six sites, and not the control address where the canary sits.
    allowPrivate: ['127.0.1.0/24'],
  };
}

/** A worker with the press's own time; dead workers' jobs are taken over quickly. */
export async function openChain(options: ChainOptions): Promise<Chain> {
  let now = await pressClock(options.control);
  const app = await openApp({
    config: chainConfig(options),
    log: options.log ?? createLog({ level: 'error' }),
    now: () => now,
    roles: ['worker'],
    // Pages of a whole list in one run, so that each week ends with nothing pending.
    pagesPerRunMax: 10_000,
    fetch: { pauseMs: options.pauseMs, crawlDelayMaxMs: options.pauseMs },
    timings: { lockDurationMs: 2_000, stalledIntervalMs: 1_000 },
    ...(options.redisPrefix && { redisPrefix: options.redisPrefix }),
  });
  return {
    app,
    setNow: (at) => {
      now = at;
    },
    close: () => app.close(),
  };
}

const minuteMs = 60 * 1000;

/** The instants at which the sources are read: now, then five minutes before each weekly issue. */
export function weeksBetween(from: Date, until: Date): Date[] {
  const instants = [from];
  for (let issue = nextIssueAt(from); issue <= until; issue = nextIssueAt(issue))
    instants.push(new Date(issue.getTime() - 5 * minuteMs));
  return instants;
}

/**
 * Lets the weeks pass from where the press stands. Each has two moments: the sources are read, and ten minutes later the issue is sent, so that what an issue
 * holds does not depend on which job was quicker. Killed anywhere, it goes on from the press's clock.
 */
export async function runWeeks(chain: Chain, control: string, until: Date, onWeek?: (at: Date) => void): Promise<void> {
  const start = await pressClock(control);
  for (const instant of weeksBetween(start, until)) {
    await setPressClock(control, instant);
    chain.setNow(instant);
    await chain.app.drain();
    chain.setNow(new Date(instant.getTime() + 10 * minuteMs));
    await chain.app.drain();
    onWeek?.(instant);
  }
}
