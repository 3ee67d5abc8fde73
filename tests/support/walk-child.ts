// A walk as a process of its own, to be killed with -9: its first argument is { databaseUrl, changeId }; prints one line a batch, then the outcome.
import { tmpdir } from 'node:os';
import { walkChange } from '../../src/jobs/walk-change.ts';
import { createLog } from '../../src/log.ts';
import { openStore } from '../../src/store/open-store.ts';
import { now, openSmallGlossary } from './walked-store.ts';

const { databaseUrl, changeId } = JSON.parse(process.argv[2] ?? '{}') as { databaseUrl: string; changeId: string };
const store = await openStore({ databaseUrl, homeDir: tmpdir(), log: createLog({ level: 'error' }) });
const inForce = await openSmallGlossary(store);
const deps = { store, inForce, now: () => now, enqueue: async () => {} };
const { outcome } = await walkChange(deps, changeId, {
  onProgress: ({ progress }) => process.stdout.write(`${progress.done}\n`),
});
process.stdout.write(`${outcome}\n`);
await store.close();
