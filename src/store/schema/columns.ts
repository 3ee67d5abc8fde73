// The column types of every table. drizzle-kit writes ../migrations/ from this folder; each family file reads and writes its own tables.
import { customType, timestamp } from 'drizzle-orm/pg-core';
import { toStorableJson, toStorableText } from '../storable.ts';

/** Every text and every JSON value goes through these two, in conditions too. */
export const text = customType<{ data: string; driverData: string }>({
  dataType: () => 'text',
  toDriver: toStorableText,
});
export const jsonb = customType<{ data: unknown; driverData: unknown }>({
  dataType: () => 'jsonb',
  toDriver: toStorableJson,
});
/** Milliseconds, as a JavaScript Date counts: what is read back equals what was written. */
export const instant = (name: string) => timestamp(name, { withTimezone: true, precision: 3 });
