// The process that bench/chain.ts measures: opens Vigie, rests, reads all feeds, and prints its figures.
import { readFileSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';

// The built code, as it is installed: compiling TypeScript on the way would be counted in its memory.
const built = (path: string) => import(new URL(`../dist/${path}`, import.meta.url).href);
const { openApp } = (await built('main.js')) as typeof import('../src/main.ts');
const { readConfig } = (await built('config.js')) as typeof import('../src/config.ts');
const { createLog } = (await built('log.js')) as typeof import('../src/log.ts');

const options = JSON.parse(process.env.BENCH_OPTIONS ?? '{}') as {
  homeDir: string;
  control: string;
  feeds: number;
  itemsPerFeed: number;
};
const sources = Array.from({ length: options.feeds }, (_, index) => ({
  id: `bench-${index}`,
  title: `Source ${index}`,
  url: `${options.control}/bench/${index}/feed?items=${options.itemsPerFeed}`,
  kind: 'feed' as const,
  itemKind: 'article' as const,
  pages: 'auto' as const,
  language: 'fr',
}));
const app = await openApp({
  config: { ...readConfig({ env: {} }), homeDir: options.homeDir, port: 0, sources, allowPrivate: ['127.0.0.1/32'] },
  log: createLog({ level: 'error' }),
  roles: ['http', 'worker'],
  // One host serves every feed of the bench: a pause would be all that is measured.
  fetch: { pauseMs: 0, crawlDelayMaxMs: 0 },
});
await delay(2_000);
const idle = memory();
let peak = idle;
const sampler = setInterval(() => {
  const now = memory();
  peak = { nodeMb: Math.max(peak.nodeMb, now.nodeMb), postgresMb: Math.max(peak.postgresMb, now.postgresMb) };
}, 1_000);
const startedAt = performance.now();
await app.drain();
const seconds = (performance.now() - startedAt) / 1000;
clearInterval(sampler);
const { items, tags } = await app.core.store.counts();
const searchable = await app.core.search.count();
if (searchable !== options.feeds * options.itemsPerFeed) throw new Error(`${searchable} items are searchable`);
console.log(
  JSON.stringify({
    feeds: options.feeds,
    items,
    tags,
    seconds: Math.round(seconds * 10) / 10,
    itemsPerSecond: Math.round(items / seconds),
    idleNodeMb: idle.nodeMb,
    peakNodeMb: peak.nodeMb,
    idlePostgresMb: idle.postgresMb,
    peakPostgresMb: peak.postgresMb,
  }),
);
await app.close();

/** Resident memory of this process, and the proportional share (PSS) of the embedded server's processes. Cheap, so as not to weigh on what it measures. */
function memory(): { nodeMb: number; postgresMb: number } {
  const postmaster = readFileSync(`${options.homeDir}/postgres/data/postmaster.pid`, 'utf8').split('\n')[0] ?? '';
  const backends = readFileSync(`/proc/${postmaster}/task/${postmaster}/children`, 'utf8').trim().split(' ');
  const postgresKb = [postmaster, ...backends].reduce((sum, pid) => sum + pssKb(pid), 0);
  return { nodeMb: Math.round(process.memoryUsage.rss() / 2 ** 20), postgresMb: Math.round(postgresKb / 1024) };
}

function pssKb(pid: string): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0; // It ended meanwhile.
  }
}
