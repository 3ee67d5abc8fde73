// Rows written and deleted by the thousand in one parameter, as parts of one statement: what a batch costs is no longer the number of its rows.
import { getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { toStorableJson } from './storable.ts';

/** By the name that the rows call it. */
export type Columns = Record<string, PgColumn>;

/**
 * The rows, as a table named `given`: one JSON parameter, where a parameter for each value would meet PostgreSQL's limit of 65,535. A key that is no column
 * is left out; a column without a key is NULL.
 */
export function givenRows(columns: Columns, rows: object[]): SQL {
  const definitions = Object.entries(columns).map(
    ([property, column]) => sql`${sql.identifier(property)} ${sql.raw(column.getSQLType())}`,
  );
  return sql`jsonb_to_recordset(${toStorableJson(rows)}::jsonb) as given(${sql.join(definitions, sql`, `)})`;
}

export function given(property: string): SQL {
  return sql`given.${sql.identifier(property)}`;
}

/** Inserts the rows, or replaces these columns of those that have the same keys. No two rows may have the same keys. */
export function putRows(table: PgTable, columns: Columns, keys: string[], rows: object[]): SQL {
  const names = (properties: string[]) =>
    sql.join(
      properties.map((property) => nameOf(columns, property)),
      sql`, `,
    );
  const properties = Object.keys(columns);
  const replaced = properties.filter((property) => !keys.includes(property));
  return sql`
    insert into ${table} (${names(properties)})
    select ${sql.join(properties.map(given), sql`, `)} from ${givenRows(columns, rows)}
    on conflict (${names(keys)}) do update set (${names(replaced)}) = row(${sql.join(
      replaced.map((property) => sql`excluded.${nameOf(columns, property)}`),
      sql`, `,
    )})`;
}

/** Deletes what has the keys of these rows. */
export function deleteRows(table: PgTable, keys: string[], rows: object[]): SQL {
  const columns = Object.fromEntries(
    Object.entries(getTableColumns(table)).filter(([property]) => keys.includes(property)),
  );
  const matches = Object.entries(columns).map(([property, column]) => sql`${column} = ${given(property)}`);
  return sql`delete from ${table} using ${givenRows(columns, rows)} where ${sql.join(matches, sql` and `)}`;
}

/** Runs them as one statement, in any order: they may touch the same tables, never the same rows. */
export function asOneStatement(parts: SQL[], last: SQL): SQL {
  if (parts.length === 0) return last;
  const named = parts.map((part, index) => sql`${sql.identifier(`part_${index}`)} as (${part})`);
  return sql`with ${sql.join(named, sql`, `)} ${last}`;
}

function nameOf(columns: Columns, property: string): SQL {
  const column = columns[property];
  if (!column) throw new RangeError(`no column ${property}`);
  return sql`${sql.identifier(column.name)}`;
}
