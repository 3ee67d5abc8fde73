// The embedded cluster on disk: made once, with its port and password in a 0600 file written last, the sign that it is complete.
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { VigieError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { codeOf } from '../store-errors.ts';
import type { Binaries } from './binaries.ts';
import { clusterLocale, type RunAs, runProgram } from './run-program.ts';

export const superuser = 'vigie';

export interface Cluster {
  /** `postgres/` of the home, owned by the user who runs the server. */
  postgresDir: string;
  dataDir: string;
  logFile: string;
  runAs: RunAs | undefined;
  binaries: Binaries;
}

export interface ServerFile {
  /** Of the last start; a running server's own is in its postmaster.pid. */
  port: number;
  password: string;
}

/**
 * Makes the cluster when there is none, and gives its file. A first start that was killed half-way is cleaned and done again. Throws `config-invalid` for a
 * cluster of another major version, and for one that was used but has lost its file: nothing is ever deleted that a server has run on.
 */
export async function prepareCluster(cluster: Cluster, log: Log): Promise<ServerFile> {
  const stored = await readServerFile(cluster);
  if (stored) {
    await assertSameMajor(cluster);
    return stored;
  }
  // A server leaves this file behind at its first start; initdb does not.
  if (existsSync(join(cluster.dataDir, 'postmaster.opts')))
    throw new VigieError(
      'config-invalid',
      `${serverFilePath(cluster)} is missing, and with it the password of the database in ${cluster.dataDir}: put it back from a copy, or move that folder away to start anew`,
    );
  return createCluster(cluster, log);
}

async function createCluster(cluster: Cluster, log: Log): Promise<ServerFile> {
  const { postgresDir, dataDir, runAs, binaries } = cluster;
  log.info({ dataDir }, 'creating the embedded PostgreSQL cluster');
  // initdb of a killed first start may still be running: each try has a folder of its own, and what others left goes away.
  for (const entry of await readdir(postgresDir))
    if (entry === 'data' || /^(?:data|password)-new-/.test(entry))
      await rm(join(postgresDir, entry), { recursive: true, force: true, maxRetries: 5 });
  const unique = randomBytes(6).toString('hex');
  const newDataDir = join(postgresDir, `data-new-${unique}`);
  const passwordFile = join(postgresDir, `password-new-${unique}`);
  const password = randomBytes(24).toString('base64url');
  try {
    await writePrivateFile(passwordFile, `${password}\n`);
    if (runAs) await chown(passwordFile, runAs.uid, runAs.gid);
    const end = await runProgram(
      binaries.initdb,
      [
        ...['-D', newDataDir, '-U', superuser, '--auth=scram-sha-256', `--pwfile=${passwordFile}`],
        ...['--encoding=UTF8', `--locale=${clusterLocale}`, '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
      ],
      { cwd: postgresDir, runAs },
    );
    if (!end.ok)
      throw new VigieError(
        'unavailable',
        `the embedded PostgreSQL could not be created in ${postgresDir}: ${end.output}`,
        {
          retry: false,
        },
      );
  } finally {
    await rm(passwordFile, { force: true });
  }
  await rename(newDataDir, dataDir);
  const created = { port: await findFreePort(), password };
  await saveServerFile(cluster, created);
  return created;
}

/** Written beside and renamed: whole or not there. */
export async function saveServerFile(cluster: Cluster, content: ServerFile): Promise<void> {
  const path = serverFilePath(cluster);
  await rm(`${path}.part`, { force: true });
  await writePrivateFile(`${path}.part`, `${JSON.stringify(content)}\n`);
  await rename(`${path}.part`, path);
}

async function readServerFile(cluster: Cluster): Promise<ServerFile | undefined> {
  const path = serverFilePath(cluster);
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return undefined;
  const content = parseServerFile(text);
  if (!content)
    throw new VigieError('config-invalid', `${path} is damaged: put it back from a copy ({"port": …, "password": …})`);
  return content;
}

function parseServerFile(text: string): ServerFile | undefined {
  try {
    const { port, password }: Partial<Record<string, unknown>> = JSON.parse(text);
    return typeof port === 'number' && typeof password === 'string' ? { port, password } : undefined;
  } catch {
    return undefined;
  }
}

async function assertSameMajor(cluster: Cluster): Promise<void> {
  const major = (await readFile(join(cluster.dataDir, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (major === cluster.binaries.major) return;
  throw new VigieError(
    'config-invalid',
    major
      ? `${cluster.dataDir} was made by PostgreSQL ${major} and this Vigie brings ${cluster.binaries.major}: export from the version of Vigie that made it, then import into a new VIGIE_HOME`
      : `${cluster.dataDir} is missing or empty while ${serverFilePath(cluster)} is there: put the folder back from a copy, or remove that file to start anew`,
  );
}

/** A port of the loopback that nobody listens on now; someone may take it before we do. */
export function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function serverFilePath(cluster: Cluster): string {
  return join(cluster.postgresDir, 'server.json');
}

async function writePrivateFile(path: string, content: string): Promise<void> {
  const file = await open(path, 'wx', 0o600);
  try {
    await file.writeFile(content);
    await file.sync();
  } finally {
    await file.close();
  }
}
