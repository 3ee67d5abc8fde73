import { tmpdir } from 'node:os';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../src/log.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { createTestDatabase } from '../../support/test-store.ts';
import { startStoreProcess } from './store-process.ts';

const log = createLog({ level: 'fatal' });
const homeDir = tmpdir();
let database: { url: string; drop(): Promise<void> };
const opened: Store[] = [];

beforeEach(async () => {
  database = await createTestDatabase('empty');
});
afterEach(async () => {
  for (const store of opened.splice(0)) await store.close();
  await database.drop();
});

async function open(): Promise<Store> {
  const store = await openStore({ databaseUrl: database.url, homeDir, log, poolMax: 3 });
  opened.push(store);
  return store;
}

async function runSql(sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  const result = await client.query(sql).finally(() => client.end());
  return result.rows;
}

describe('migrations', () => {
  it('run once when two processes start together on an empty database', async () => {
    const both = [1, 2].map(() => startStoreProcess(homeDir, { databaseUrl: database.url }));
    await Promise.all(both.map((process) => process.opened));
    await Promise.all(both.map((process) => process.close()));
    expect(
      both
        .map((process) => process.log())
        .join('')
        .match(/store migrated/g),
    ).toHaveLength(1);
    expect(await (await open()).counts()).toMatchObject({ items: 0, sources: 0 });
  });

  it('are not run again on a database that has them', async () => {
    await (await open()).settings.save('kept', 'yes');
    const applied = await runSql('select * from drizzle.__drizzle_migrations');
    expect(await (await open()).settings.find('kept')).toBe('yes');
    expect(await runSql('select * from drizzle.__drizzle_migrations')).toEqual(applied);
  });

  it('refuse a database that a newer Vigie migrated, and change nothing in it', async () => {
    await (await open()).close();
    await runSql(
      `insert into drizzle.__drizzle_migrations (hash, created_at) values ('from-the-future', 9999999999999)`,
    );
    await expect(open()).rejects.toMatchObject({ code: 'config-invalid', message: expect.stringMatching(/newer/) });
    await expect(open()).rejects.toThrow(/newer/);
    await runSql(`delete from drizzle.__drizzle_migrations where hash = 'from-the-future'`);
    await (await open()).ping();
  });
});

describe('DATABASE_URL', () => {
  it.each([
    ['that is no URL', 'not a url with s3cret'],
    ['of another kind', 'mysql://user:s3cret@localhost/db'],
    ['whose password is not encoded', 'postgresql://user:s3cret/%zz@localhost/db'],
    ['whose password cannot be decoded', 'postgresql://user:s3cret%zz@localhost/db'],
  ])('%s is refused by name, without its password', async (_what, databaseUrl) => {
    const error: unknown = await openStore({ databaseUrl, homeDir, log }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'config-invalid', message: expect.stringContaining('DATABASE_URL') });
    expect(String(error)).not.toContain('s3cret');
  });

  it('where nobody answers is unavailable, said without its password', async () => {
    const databaseUrl = 'postgresql://user:s3cret@127.0.0.1:1/db';
    const error: unknown = await openStore({ databaseUrl, homeDir, log }).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining('DATABASE_URL (127.0.0.1:1/db)'),
    });
    expect(String(error)).not.toContain('s3cret');
  });

  it('of a database that does not exist is a fault of the configuration', async () => {
    const url = new URL(database.url);
    url.pathname = '/no_such_database';
    await expect(openStore({ databaseUrl: url.href, homeDir, log })).rejects.toMatchObject({ code: 'config-invalid' });
  });

  it('of a database that is not in UTF-8 is refused', async () => {
    const name = `${new URL(database.url).pathname.slice(1)}_latin`;
    await runSql(`create database ${name} encoding 'SQL_ASCII' locale 'C' template template0`);
    try {
      const databaseUrl = `${database.url}_latin`;
      await expect(openStore({ databaseUrl, homeDir, log })).rejects.toThrow(/SQL_ASCII/);
    } finally {
      await runSql(`drop database ${name}`);
    }
  });
});

describe('instants', () => {
  it('come back as they were written, whatever the time zone and date style of the server', async () => {
    await (await open()).close();
    const name = new URL(database.url).pathname.slice(1);
    await runSql(`alter database ${name} set timezone to 'Europe/Paris'`);
    await runSql(`alter database ${name} set datestyle to 'German'`);
    const store = await open();
    // Paris kept its own mean time until 1911: +00:09:21, which Date does not read.
    for (const now of [new Date('1900-05-01T10:20:30.456Z'), new Date('2026-10-25T00:30:00.001Z')]) {
      const key = await store.apiKeys.create({ id: now.toISOString(), label: 'x', role: 'admin', hash: `${now}`, now });
      expect(key.createdAt).toEqual(now);
      expect((await store.apiKeys.find(key.id))?.key.createdAt).toEqual(now);
    }
  });
});

describe('tryLock', () => {
  it('gives a lock to one store at a time, this process included, until it is released', async () => {
    const [one, two] = [await open(), await open()];
    const lock = await one.tryLock('clock');
    expect(lock).toBeDefined();
    expect(await one.tryLock('clock')).toBeUndefined();
    expect(await two.tryLock('clock')).toBeUndefined();
    expect(await two.tryLock('other')).toBeDefined();
    await lock?.release();
    await lock?.release();
    const taken = await two.tryLock('clock');
    expect(taken).toBeDefined();
    expect(await one.tryLock('clock')).toBeUndefined();
    await two.close();
    expect(await one.tryLock('clock')).toBeDefined();
  });

  it('outlives a lost connection: the store takes locks again', async () => {
    const store = await open();
    const lost = await store.tryLock('clock');
    await runSql(
      `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
    );
    await lost?.release();
    await expect.poll(async () => store.tryLock('clock').catch(() => undefined)).toBeDefined();
  });
});

describe('a lost connection', () => {
  it('in the middle of a transaction is unavailable, writes nothing, and the store goes on', async () => {
    const store = await open();
    const broken = store.transaction(async (families) => {
      await families.settings.save('half', 'written');
      await runSql(
        `select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`,
      );
      await families.settings.save('other', 'half');
    });
    await expect(broken).rejects.toMatchObject({ code: 'unavailable', retry: true });
    expect(await store.settings.find('half')).toBeUndefined();
  });
});
