// Locks that every process on the database sees: session advisory locks, held by one connection of their own and gone with it.
import type { Client } from 'pg';
import { VigieError } from '../errors.ts';

export interface Locks {
  tryLock(name: string): Promise<{ release(): Promise<void> } | undefined>;
  close(): Promise<void>;
}

/**
 * `connect` gives a connected client; it is asked again when that one is lost. PostgreSQL lets one session take its own lock twice, hence the set of
 * the names this process holds.
 */
export function createLocks(connect: () => Promise<Client>): Locks {
  const held = new Set<string>();
  let connecting: Promise<Client> | undefined;
  let closed = false;

  function acquireClient(): Promise<Client> {
    if (closed) throw new VigieError('unavailable', 'the store is closed', { retry: false });
    if (connecting) return connecting;
    const attempt = connect();
    connecting = attempt;
    const forget = () => {
      if (connecting === attempt) connecting = undefined;
    };
    attempt.then((client) => client.once('end', forget), forget);
    return attempt;
  }

  // One connection runs one query at a time; callers take turns.
  let lastQuery: Promise<unknown> = Promise.resolve();
  function inTurn<T>(query: () => Promise<T>): Promise<T> {
    const turn = lastQuery.then(query, query);
    lastQuery = turn.catch(() => {});
    return turn;
  }

  return {
    async tryLock(name) {
      if (held.has(name)) return undefined;
      held.add(name);
      try {
        const client = await acquireClient();
        const answer = await inTurn(() =>
          client.query<{ taken: boolean }>(`select pg_try_advisory_lock(hashtext('vigie'), hashtext($1)) as taken`, [
            name,
          ]),
        );
        if (answer.rows[0]?.taken !== true) {
          held.delete(name);
          return undefined;
        }
        let released = false;
        return {
          async release() {
            if (released) return;
            released = true;
            // On the connection that took it: if that one is gone, so is the lock.
            await inTurn(() =>
              client.query(`select pg_advisory_unlock(hashtext('vigie'), hashtext($1))`, [name]),
            ).catch(() => {});
            held.delete(name);
          },
        };
      } catch (error) {
        held.delete(name);
        throw error;
      }
    },

    async close() {
      closed = true;
      const client = await connecting?.catch(() => undefined);
      await client?.end().catch(() => {});
    },
  };
}
