// The whole chain under load: 200 synthetic feeds of 30 items, from fetch to searchable, in one process on the embedded PostgreSQL; and how long `vigie serve`
// takes to answer, the first time and the next. Ratios and orders of magnitude: machines are shared.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pressAbsent, pressExists, startPress } from '../tests/support/press.ts';

const feeds = 200;
const itemsPerFeed = 30;
const root = fileURLToPath(new URL('..', import.meta.url));

if (!pressExists) {
  console.error(pressAbsent);
  process.exit(69);
}
console.error('building…');
if (spawnSync('npm', ['run', '-s', 'build'], { cwd: root, stdio: 'inherit' }).status !== 0) process.exit(1);

const start = await measureStart();
console.error(`start: ${JSON.stringify(start)}`);
const load = await measureLoad();
console.log(JSON.stringify({ bench: 'chain', node: process.version, ...load, ...start }));

interface StartFigures {
  coldStartMs: number;
  warmStartMs: number;
}

/** From the command to the first 200 of /readyz: with an empty home, then again with the same (median of 5). */
async function measureStart(): Promise<StartFigures> {
  const home = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
  // The configuration of the current folder: the shipped glossary, no source, so that nothing else is measured.
  const cwd = mkdtempSync(join(tmpdir(), 'vigie-bench-cwd-'));
  mkdirSync(join(cwd, 'config'), { recursive: true });
  cpSync(join(root, 'config/glossary.yaml'), join(cwd, 'config/glossary.yaml'));
  writeFileSync(join(cwd, 'config/sources.yaml'), 'sources: []\n');
  const coldStartMs = await startOnce(home, cwd);
  const warm: number[] = [];
  for (let round = 0; round < 5; round += 1) warm.push(await startOnce(home, cwd));
  for (const folder of [home, cwd]) rmSync(folder, { recursive: true, force: true });
  return { coldStartMs, warmStartMs: warm.sort((a, b) => a - b)[2] ?? 0 };
}

async function startOnce(home: string, cwd: string): Promise<number> {
  const port = 20_000 + Math.floor(Math.random() * 20_000);
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    VIGIE_HOME: home,
    VIGIE_PORT: String(port),
  };
  const startedAt = performance.now();
  const child = spawn(process.execPath, [join(root, 'dist/cli.js'), 'serve'], {
    cwd,
    env,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (chunk) => {
    said += String(chunk);
  });
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error(`vigie serve ended with code ${child.exitCode}: ${said}`);
    await delay(10);
  }
  const durationMs = Math.round(performance.now() - startedAt);
  child.kill('SIGTERM');
  await once(child, 'exit');
  return durationMs;
}

async function answers(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}/readyz`).then(
    (response) => response.ok,
    () => false,
  );
}

/** Runs in a process of its own, so that its memory is Vigie's alone. */
async function measureLoad(): Promise<object> {
  const press = await startPress(new Date('2026-11-01T00:00:00Z'));
  const homeDir = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', fileURLToPath(new URL('./chain-child.ts', import.meta.url))],
    {
      cwd: root,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, BENCH_OPTIONS: JSON.stringify({ homeDir, control: press.control, feeds, itemsPerFeed }) },
    },
  );
  let last = '';
  for await (const line of createInterface({ input: child.stdout })) last = line;
  await press.close();
  rmSync(homeDir, { recursive: true, force: true });
  return JSON.parse(last) as object;
}
