// Is a server running on our data folder? Reads postmaster.pid and asks the system who that process really is.
import { execFile } from 'node:child_process';
import { readdir, readFile, readlink, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '../../log.ts';
import { codeOf } from '../store-errors.ts';

export interface Postmaster {
  pid: number;
  /** Absent while it is still starting. */
  port?: number;
}

/** Lines of postmaster.pid (PostgreSQL source, pidfile.h): pid, data folder, start time, port, socket folder, address, shared memory, state. */
export function parsePostmasterPid(text: string): Postmaster | undefined {
  const [pidLine, , , portLine] = text.split('\n');
  const pid = Math.abs(Number.parseInt(pidLine ?? '', 10));
  const port = Number.parseInt(portLine ?? '', 10);
  if (!Number.isInteger(pid) || pid === 0) return undefined;
  return { pid, ...(port > 0 && { port }) };
}

/**
 * The server that runs on this folder, if any. A lock file that names a zombie or another program's process, which PostgreSQL itself would believe, is
 * removed once no orphan of the server is left; one that names no process is left to PostgreSQL, which checks it better.
 */
export async function findPostmaster(dataDir: string, log: Log): Promise<Postmaster | undefined> {
  const lockFile = join(dataDir, 'postmaster.pid');
  const text = await readFile(lockFile, 'utf8').catch(() => undefined);
  const postmaster = text === undefined ? undefined : parsePostmasterPid(text);
  if (!postmaster || !isAlive(postmaster.pid)) return undefined;
  const command = await readCommand(postmaster.pid);
  // A process whose command is not to be read (no /proc, no ps) is taken at the file's word.
  if (command === undefined || command.includes(dataDir)) return postmaster;
  await waitForOrphans(dataDir);
  log.warn(
    { pid: postmaster.pid },
    'removing the lock of a PostgreSQL that is gone: its process number belongs to another',
  );
  await rm(lockFile, { force: true });
  return undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** Command line of a process; empty for a zombie. */
async function readCommand(pid: number): Promise<string | undefined> {
  if (process.platform === 'linux')
    return readFile(`/proc/${pid}/cmdline`, 'utf8').catch((error: unknown) =>
      codeOf(error) === 'ENOENT' ? '' : undefined,
    );
  return new Promise((resolve) => {
    execFile('ps', ['-o', 'command=', '-p', String(pid)], (error, stdout) => resolve(error ? undefined : stdout));
  });
}

/** Processes of a server whose postmaster died end by themselves within moments; a new server must not start beside them. */
async function waitForOrphans(dataDir: string): Promise<void> {
  for (let tries = 0; tries < 100 && (await hasProcessIn(dataDir)); tries += 1) await sleep(100);
}

async function hasProcessIn(dataDir: string): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const folder = await readlink(`/proc/${entry}/cwd`).catch(() => undefined);
    if (folder === dataDir && (await readFile(`/proc/${entry}/comm`, 'utf8').catch(() => '')).startsWith('postgres'))
      return true;
  }
  return false;
}
