// Starts the embedded server, or adopts the one that a killed process left running.
import { open, rename, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { messageOf, VigieError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { codeOf } from '../store-errors.ts';
import { type Cluster, findFreePort, type ServerFile, saveServerFile, superuser } from './cluster.ts';
import { findPostmaster } from './postmaster.ts';
import { runProgram } from './run-program.ts';

const startTimeoutS = 60;
const pauseMs = 100;
const logBytesMax = 5_000_000;

/** Small and local: loopback only, no socket file, memory for one watch on a modest machine. */
const serverSettings: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '64MB',
  jit: 'off',
};

/** Gives the port on which the server answers. `settings` are added to ours or replace them. */
export async function startServer(
  cluster: Cluster,
  file: ServerFile,
  settings: Record<string, string>,
  log: Log,
): Promise<number> {
  let failure = '';
  for (let attempt = 0; attempt < 3; attempt += 1) {
    const running = await findPostmaster(cluster.dataDir, log);
    if (!running) failure = await runStart(cluster, await choosePort(cluster, file, attempt > 0), settings);
    const port = await waitUntilReady(cluster, file.password, log);
    if (port !== undefined) {
      log.info({ port, adopted: running !== undefined }, 'embedded PostgreSQL runs');
      return port;
    }
  }
  throw new VigieError(
    'unavailable',
    `the embedded PostgreSQL does not start (${failure || 'it stops at once'}). Its log, ${cluster.logFile}, ends with:\n${await readTail(cluster.logFile)}\nFree space or memory, or repair what the log names, then start again; or set DATABASE_URL`,
    { retry: false },
  );
}

/** The port of last time, unless another program has it now. */
async function choosePort(cluster: Cluster, file: ServerFile, another: boolean): Promise<number> {
  if (!another && (await isFree(file.port))) return file.port;
  const port = await findFreePort();
  await saveServerFile(cluster, { ...file, port });
  return port;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}

/** pg_ctl detaches the server from our terminal: Ctrl-C does not reach it. Gives what failed, or ''. */
async function runStart(cluster: Cluster, port: number, settings: Record<string, string>): Promise<string> {
  const { dataDir, logFile, runAs, postgresDir, binaries } = cluster;
  const log = await stat(logFile).catch(() => undefined);
  if (log && log.size > logBytesMax) await rename(logFile, `${logFile}.1`);
  const flags = Object.entries({ ...serverSettings, ...settings }).map(([name, value]) => `-c ${name}=${value}`);
  const end = await runProgram(
    binaries.pgCtl,
    ['start', '-D', dataDir, '-w', '-t', String(startTimeoutS), '-l', logFile, '-o', `-p ${port} ${flags.join(' ')}`],
    { cwd: postgresDir, runAs },
  );
  return end.ok ? '' : end.output.split('\n').at(-1) || 'pg_ctl failed';
}

/** `fast` ends sessions and checkpoints. Gives what failed, or ''. */
export async function stopServer({ binaries, dataDir, postgresDir, runAs }: Cluster): Promise<string> {
  const end = await runProgram(
    binaries.pgCtl,
    ['stop', '-D', dataDir, '-m', 'fast', '-w', '-t', String(startTimeoutS)],
    {
      cwd: postgresDir,
      runAs,
    },
  );
  return end.ok ? '' : end.output;
}

/** Waits for the server that starts or recovers on our folder, and gives its port; undefined when there is none, or none any more. */
async function waitUntilReady(cluster: Cluster, password: string, log: Log): Promise<number | undefined> {
  for (let waitedMs = 0; waitedMs < startTimeoutS * 1000; waitedMs += pauseMs) {
    const running = await findPostmaster(cluster.dataDir, log);
    if (!running) return undefined;
    const error = running.port === undefined ? 'starting' : await tryConnect({ port: running.port, password });
    if (error === undefined) return running.port;
    if (codeOf(error)?.startsWith('28'))
      throw new VigieError(
        'config-invalid',
        `the PostgreSQL running on ${cluster.dataDir} refuses the password of server.json: put that file back from a copy`,
        { cause: error },
      );
    await sleep(pauseMs);
  }
  throw new VigieError(
    'unavailable',
    `the PostgreSQL running on ${cluster.dataDir} does not answer after ${startTimeoutS} s. Its log, ${cluster.logFile}, ends with:\n${await readTail(cluster.logFile)}`,
  );
}

async function tryConnect(server: ServerFile): Promise<unknown> {
  const client = new pg.Client({
    connectionString: toConnectionString(server, 'postgres'),
    connectionTimeoutMillis: 5000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    return undefined;
  } catch (error) {
    return error ?? new Error('no answer');
  } finally {
    await client.end().catch(() => {});
  }
}

/** The password is base64url: nothing to encode. */
export function toConnectionString({ port, password }: ServerFile, database: string): string {
  return `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`;
}

async function readTail(path: string): Promise<string> {
  try {
    const file = await open(path, 'r');
    try {
      const { size } = await file.stat();
      const bytes = Buffer.alloc(Math.min(size, 2000));
      await file.read(bytes, 0, bytes.length, size - bytes.length);
      return bytes.toString().trim().split('\n').slice(-12).join('\n');
    } finally {
      await file.close();
    }
  } catch (error) {
    return `(not readable: ${messageOf(error)})`;
  }
}
