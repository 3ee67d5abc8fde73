// What the tables hold, counted in one statement.
import type { Pool } from 'pg';
import { VigieError } from '../errors.ts';
import type { StoreCounts } from './store.ts';

/** Refused and suggested tags are no tags; mails are those that were sent, confirmations included. */
const countAll = `
  select (select count(*) from source)::int as "sources",
         (select count(*) from item)::int as "items",
         (select count(distinct item_id) from item_tag where state in ('auto', 'added'))::int as "taggedItems",
         (select count(*) from item_tag where state in ('auto', 'added'))::int as "tags",
         (select count(*) from item_place)::int as "places",
         (select count(*) from change where consumer = 'search')::int as "pendingChanges",
         (select count(*) from digest_issue)::int as "digests",
         (select count(*) from outbox where state = 'sent')::int as "mails",
         (select count(*) from source_fetch where failed)::int as "fetchErrors"`;

export async function countStore(pool: Pool): Promise<StoreCounts> {
  const { rows } = await pool.query<StoreCounts>(countAll);
  if (!rows[0]) throw new VigieError('internal', 'the store could not be counted');
  return rows[0];
}
