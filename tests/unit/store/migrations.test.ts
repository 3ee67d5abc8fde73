// schema/ and migrations/ say the same: what somebody adds to one without the other is seen here, before it meets a database.
import { readdirSync, readFileSync } from 'node:fs';
import { generateDrizzleJson, generateMigration } from 'drizzle-kit/api';
import { expect, it } from 'vitest';

const store = new URL('../../../src/store/', import.meta.url);

async function loadSchema(): Promise<Record<string, unknown>> {
  const files = readdirSync(new URL('schema/', store)).filter((file) => file !== 'columns.ts');
  const modules = await Promise.all(files.map((file) => import(new URL(`schema/${file}`, store).href)));
  return Object.assign({}, ...modules);
}

function readLatestSnapshot() {
  const latest = readdirSync(new URL('migrations/meta/', store))
    .filter((file) => file.endsWith('_snapshot.json'))
    .sort()
    .at(-1);
  return JSON.parse(readFileSync(new URL(`migrations/meta/${latest}`, store), 'utf8'));
}

it('every change of the schema has its migration', async () => {
  const snapshot = readLatestSnapshot();
  const schema = await loadSchema();
  expect(await generateMigration(snapshot, generateDrizzleJson(schema))).toEqual([]);
  const { settingTable: _missing, ...smaller } = schema;
  expect(await generateMigration(snapshot, generateDrizzleJson(smaller))).toEqual([expect.stringContaining('setting')]);
});
