// What the migrations make of a database: the tables of schema/, and nothing lost of what older versions stored.
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { getTableColumns, getTableName, is } from 'drizzle-orm';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import pg from 'pg';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '../../../src/log.ts';
import { migrationsFolder } from '../../../src/store/migrate.ts';
import { openStore } from '../../../src/store/open-store.ts';
import { createTestDatabase } from '../../support/test-store.ts';

let database: { url: string; drop(): Promise<void> };

beforeEach(async () => {
  database = await createTestDatabase('empty');
});
afterEach(() => database.drop());

const open = () => openStore({ databaseUrl: database.url, homeDir: tmpdir(), log: createLog({ level: 'fatal' }) });

/** The database as the first `count` migrations left it. */
async function migrateOnly(count: number): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await client.query('create schema drizzle');
  await client.query(
    'create table drizzle.__drizzle_migrations (id serial primary key, hash text not null, created_at bigint)',
  );
  for (const migration of readMigrationFiles({ migrationsFolder }).slice(0, count)) {
    for (const statement of migration.sql) await client.query(statement);
    await client.query('insert into drizzle.__drizzle_migrations (hash, created_at) values ($1, $2)', [
      migration.hash,
      migration.folderMillis,
    ]);
  }
  return client;
}

it('the migrations make the tables of the schema, column by column, with their indexes and checks', async () => {
  const folder = new URL('../../../src/store/schema/', import.meta.url);
  const modules = await Promise.all(readdirSync(folder).map((file) => import(new URL(file, folder).href)));
  const tables = modules.flatMap((module) => Object.values(module)).filter((one) => is(one, PgTable));
  expect(tables.length).toBeGreaterThan(15);
  const store = await open();
  try {
    for (const table of tables) {
      const name = getTableName(table);
      const columns = await store.sql.query(
        `select attname || ' ' || format_type(atttypid, atttypmod) || case when attnotnull then ' not null' else '' end as "column"
         from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped`,
        [`"${name}"`],
      );
      const expected = Object.values(getTableColumns(table)).map((column) => ({
        column: `${column.name} ${toPostgresType(column.getSQLType())}${column.notNull ? ' not null' : ''}`,
      }));
      expect(new Set(columns), name).toEqual(new Set(expected));

      const named = await store.sql.query<{ name: string }>(
        `select indexrelid::regclass::text as name from pg_index where indrelid = $1::regclass
         union select conname from pg_constraint where conrelid = $1::regclass and contype = 'c'`,
        [`"${name}"`],
      );
      const { indexes, checks } = getTableConfig(table);
      const names = [...indexes.map((index) => index.config.name), ...checks.map((check) => check.name)];
      expect(
        named.map((row) => row.name),
        name,
      ).toEqual(expect.arrayContaining(names));
    }
  } finally {
    await store.close();
  }
});

/** As format_type writes it. */
function toPostgresType(type: string): string {
  return type.replace('bigserial', 'bigint').replace(/^timestamp \((\d)\)/, 'timestamp($1)');
}

it('an item of the first tables keeps its tags, its places and its kind', async () => {
  const client = await migrateOnly(2);
  try {
    await client.query(`
      insert into source (id, title, url, kind, item_kind, pages, language, origin, next_fetch_at)
        values ('s', 'Une source', 'https://s.example', 'feed', 'event', 'auto', 'fr', 'config', now());
      insert into item (id, source_id, seen_key, title, excerpt, text, text_origin, page_state, page_attempts, kind, language, authors, categories,
                        first_seen_at, updated_at, version, content_hash)
        values ('i', 's', 'k', 'Titre', '', 'Rennes', 'feed', 'done', 0, 'event', 'fr', '{}', '{}', now(), now(), 3, 'h');
      insert into item_tag (item_id, concept_id, state, evidence, glossary_version, curated_at)
        values ('i', 'a', 'auto', '[]', 'g', null), ('i', 'b', 'added', '[]', 'g', now()), ('i', 'c', 'refused', '[]', 'g', now());
      insert into item_place (item_id, place_id, kind, code, name, evidence) values ('i', 'commune-35238', 'commune', '35238', 'Rennes', '[]')`);
  } finally {
    await client.end();
  }
  const store = await open();
  try {
    expect(await store.items.findTagged('i')).toMatchObject({
      kind: 'event',
      declaredKind: 'event',
      kindReasons: [],
      dates: [],
      version: 3,
      tags: [
        { conceptId: 'a', state: 'auto', confidence: 1, weight: 'mention', reasons: [] },
        { conceptId: 'b', state: 'added', confidence: 1, weight: 'mention', reasons: [] },
      ],
      suggestions: [],
      places: [{ id: 'commune-35238' }],
      actors: [],
    });
    expect(await store.items.listDecided({ conceptId: 'c', limit: 1 })).toMatchObject([{ accepted: false }]);
    expect(await store.changes.list('stories', 2)).toMatchObject([{ itemId: 'i', kind: 'upsert' }]);
  } finally {
    await store.close();
  }
});
