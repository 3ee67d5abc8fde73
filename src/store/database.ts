// What every table family is built on: Drizzle over a pool, or over the one connection of a transaction.
import { type Column, getTableColumns, type SQL, sql } from 'drizzle-orm';
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Pool, PoolClient } from 'pg';

export type Drizzle = NodePgDatabase;

export interface Database {
  db: Drizzle;
  /** All of it or nothing. Inside a transaction, the work simply joins it. */
  atomic<T>(work: (db: Drizzle) => Promise<T>): Promise<T>;
  /**
   * As `atomic`, without waiting for the disk, which takes longer than the rest: for what is done again unless a later `atomic` says that it was done. A crash
   * of the database server may lose it, as a whole; once a later `atomic` is answered, it is on the disk too. A crash of ours loses nothing.
   */
  atomicUnflushed<T>(work: (db: Drizzle) => Promise<T>): Promise<T>;
}

export function createDatabase(pool: Pool): Database {
  return {
    db: drizzle(pool),
    atomic: (work) => withTransaction(pool, (client) => work(drizzle(client))),
    atomicUnflushed: (work) =>
      withTransaction(pool, (client) => work(drizzle(client)), 'begin; set local synchronous_commit to off'),
  };
}

/** The same families inside a transaction that is already open. */
export function joinedDatabase(db: Drizzle): Database {
  return { db, atomic: (work) => work(db), atomicUnflushed: (work) => work(db) };
}

/**
 * Runs `work` on one connection between BEGIN and COMMIT. Drizzle's own transaction never gives its connection back when BEGIN fails on a dead one.
 */
export async function withTransaction<T>(
  pool: Pool,
  work: (client: PoolClient) => Promise<T>,
  begin = 'begin',
): Promise<T> {
  const client = await pool.connect();
  let broken = false;
  try {
    await client.query(begin);
    const result = await work(client);
    // An error swallowed inside `work` leaves an aborted transaction, whose COMMIT is answered by ROLLBACK without any error.
    const ended = await client.query('commit');
    if (ended.command === 'ROLLBACK') throw new Error('the transaction had failed: nothing of it was written');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => {
      broken = true;
    });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** `SET` clause of an upsert: each column but `keys` takes the value of the row that could not be inserted. */
export function excludedColumns(table: PgTable, keys: string[]): Record<string, SQL> {
  return Object.fromEntries(
    Object.entries(getTableColumns(table))
      .filter(([property]) => !keys.includes(property))
      .map(([property, column]) => [property, sql`excluded.${sql.identifier(column.name)}`]),
  );
}

/** Any number of values in one parameter; none matches nothing. */
export function isAnyOf(column: Column, values: string[]): SQL {
  return sql`${column} = any(${sql.param(values)})`;
}

type Present<T> = { [K in keyof T as null extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as null extends T[K] ? K : never]?: Exclude<T[K], null>;
};

/** A row as the model has it: what is NULL in the table is absent in the object. */
export function dropNulls<T extends object>(row: T): Present<T> {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null)) as Present<T>;
}
