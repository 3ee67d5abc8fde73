// Once a run: one PostgreSQL for all integration tests (embedded in a temporary home, or that of VIGIE_TEST_DATABASE_URL), and a migrated template database.
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { createLog } from '../../src/log.ts';
import { openEmbeddedPostgres } from '../../src/store/embedded/open-embedded-postgres.ts';
import { openStore } from '../../src/store/open-store.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** A database of the server, to create others from; and the migrated one that they are copies of. */
    testPostgres: { adminUrl: string; template: string };
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const log = createLog({ level: process.env.VIGIE_TEST_LOG ?? 'warn' });
  const homeDir = await mkdtemp(join(tmpdir(), 'vigie-test-'));
  const server = process.env.VIGIE_TEST_DATABASE_URL
    ? { connectionString: process.env.VIGIE_TEST_DATABASE_URL, close: async () => {} }
    : await openEmbeddedPostgres({
        homeDir,
        applicationName: `vigie:tests:${process.pid}`,
        log,
        // Nothing here outlives the run; several test files hold their pools at once.
        settings: { fsync: 'off', max_connections: '200' },
      });
  const template = `vigie_test_template_${randomBytes(4).toString('hex')}`;
  const databaseUrl = new URL(server.connectionString);
  databaseUrl.pathname = `/${template}`;

  await runSql(server.connectionString, `create database ${template} encoding 'UTF8' template template0`);
  const store = await openStore({ databaseUrl: databaseUrl.href, homeDir, log });
  await store.close();
  project.provide('testPostgres', { adminUrl: server.connectionString, template });

  return async () => {
    await runSql(server.connectionString, `drop database if exists ${template} with (force)`);
    await server.close();
    await rm(homeDir, { recursive: true, force: true });
  };
}

async function runSql(connectionString: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}
