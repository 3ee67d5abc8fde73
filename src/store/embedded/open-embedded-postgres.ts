// PostgreSQL 18 with nothing to install: programs from npm, data in the home folder, on the loopback with a password of its own.
// Starts it, or adopts the one a killed process left; the last Vigie to leave stops it. Tried on Linux only (macOS: untested).
import { chmod, chown, mkdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, VigieError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { connectClient } from '../connect.ts';
import { codeOf } from '../store-errors.ts';
import { prepareBinaries } from './binaries.ts';
import { type Cluster, prepareCluster, type ServerFile } from './cluster.ts';
import { lockHome } from './home-lock.ts';
import { keepPresence, type Presence } from './presence.ts';
import { chooseRunAs, type RunAs, runProgram } from './run-program.ts';
import { startServer, stopServer, toConnectionString } from './start-server.ts';

export interface EmbeddedPostgres {
  connectionString: string;
  /** Stops the server, unless another Vigie uses it. Never throws. */
  close(): Promise<void>;
}

/** The database of Vigie inside the cluster. */
const databaseName = 'vigie';

/**
 * Makes the home (mode 0700) and the cluster when there are none. `applicationName` begins with `vigie:` and is this opening's alone. Throws
 * `config-invalid` (home out of reach, no programs for this machine, cluster of another version) or `unavailable` with the end of the server's log.
 */
export async function openEmbeddedPostgres(options: {
  homeDir: string;
  applicationName: string;
  log: Log;
  /** Server settings beside ours, for tests. */
  settings?: Record<string, string>;
}): Promise<EmbeddedPostgres> {
  const { applicationName, log, settings = {} } = options;
  const { homeDir, postgresDir, runAs } = await prepareHome(options.homeDir).catch((error: unknown) => {
    throw toHomeError(options.homeDir, error);
  });
  const unlock = await lockHome(homeDir);
  try {
    const cluster: Cluster = {
      postgresDir,
      dataDir: join(postgresDir, 'data'),
      logFile: join(postgresDir, 'pg.log'),
      runAs,
      binaries: await prepareBinaries(postgresDir, runAs, log),
    };
    const file = await prepareCluster(cluster, log);
    const server: ServerFile = { ...file, port: await startServer(cluster, file, settings, log) };
    await createDatabase(server, applicationName, log);
    const connectionString = toConnectionString(server, databaseName);
    const presence = await keepPresence(
      () => connectClient({ connectionString, applicationName }, log),
      applicationName,
    );
    return {
      connectionString,
      close: () =>
        closeServer(homeDir, cluster, presence, log).catch((error: unknown) =>
          log.warn({ reason: messageOf(error) }, 'the embedded PostgreSQL was left running'),
        ),
    };
  } catch (error) {
    throw toHomeError(homeDir, error);
  } finally {
    await unlock();
  }
}

async function closeServer(homeDir: string, cluster: Cluster, presence: Presence, log: Log): Promise<void> {
  // Under the lock: nobody adopts the server between our look around and its end.
  const unlock = await lockHome(homeDir);
  try {
    const alone = await presence.isAlone();
    await presence.close();
    if (!alone) return;
    const failure = await stopServer(cluster);
    if (failure) log.warn({ reason: failure }, 'the embedded PostgreSQL did not stop');
  } finally {
    await unlock();
  }
}

/** The real path of the home, and inside it the folder of the server's user, who must be able to reach it. */
async function prepareHome(
  wanted: string,
): Promise<{ homeDir: string; postgresDir: string; runAs: RunAs | undefined }> {
  await mkdir(wanted, { recursive: true, mode: 0o700 });
  // The server's command line holds this path: the same at every start, whatever link leads here.
  const homeDir = await realpath(wanted);
  const postgresDir = join(homeDir, 'postgres');
  const runAs = await chooseRunAs(postgresDir);
  await mkdir(postgresDir, { recursive: true, mode: 0o700 });
  if (!runAs) return { homeDir, postgresDir, runAs };

  await chown(postgresDir, runAs.uid, runAs.gid);
  const { mode, gid } = await stat(homeDir);
  // Root's private folder: the server's group may pass through it, and nothing more.
  if ((mode & 0o001) === 0 && (gid === 0 || gid === runAs.gid)) {
    await chown(homeDir, -1, runAs.gid);
    await chmod(homeDir, (mode & 0o7777) | 0o010);
  }
  // By its whole path: a child's working folder is entered before it stops being root.
  const entered = await runProgram('/bin/sh', ['-c', 'cd "$0"', postgresDir], { cwd: '/', runAs });
  if (!entered.ok)
    throw new VigieError(
      'config-invalid',
      `${postgresDir} is out of reach for the user ${runAs.name}, who runs PostgreSQL when Vigie is root (PostgreSQL refuses root): set VIGIE_HOME to a folder outside private ones such as /root (/var/lib/vigie), or let that user pass (chmod o+x)`,
    );
  return { homeDir, postgresDir, runAs };
}

async function createDatabase(server: ServerFile, applicationName: string, log: Log): Promise<void> {
  const connectionString = toConnectionString(server, 'postgres');
  const client = await connectClient({ connectionString, applicationName }, log);
  try {
    const found = await client.query('select 1 from pg_database where datname = $1', [databaseName]);
    if (found.rowCount === 0) await client.query(`create database ${databaseName}`);
  } finally {
    await client.end();
  }
}

/** What the file system answers, said with the variable to change. */
function toHomeError(homeDir: string, error: unknown): unknown {
  const remedies: Record<string, string> = {
    EACCES: 'it belongs to another user: start Vigie as that user, or set VIGIE_HOME to a folder of yours',
    EPERM: 'it belongs to another user: start Vigie as that user, or set VIGIE_HOME to a folder of yours',
    EROFS: 'it is read-only: set VIGIE_HOME to a folder that can be written',
    ENOTDIR: 'a file is in the way: set VIGIE_HOME to a folder',
    EEXIST: 'a file is in the way: set VIGIE_HOME to a folder',
    ENOSPC: 'the disk is full: free some space',
  };
  const remedy = remedies[codeOf(error) ?? ''];
  return remedy
    ? new VigieError('config-invalid', `the home folder ${homeDir} cannot be used, ${remedy}`, { cause: error })
    : error;
}
