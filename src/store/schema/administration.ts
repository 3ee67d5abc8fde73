// Keys, the audit of what people did, and the facts that the instance keeps about itself.
import { sql } from 'drizzle-orm';
import { bigserial, check, index, pgTable } from 'drizzle-orm/pg-core';
import type { AuditEntry, Role } from '../../model/curation.ts';
import { instant, jsonb, text } from './columns.ts';

export const auditTable = pgTable(
  'audit',
  {
    id: bigserial('id', { mode: 'bigint' }).primaryKey(),
    at: instant('at').notNull(),
    actorId: text('actor_id').notNull(),
    action: text('action').notNull(),
    subjectType: text('subject_type').$type<AuditEntry['subjectType']>().notNull(),
    subjectId: text('subject_id').notNull(),
    detail: jsonb('detail').$type<Record<string, unknown>>().notNull(),
  },
  (table) => [index('audit_subject').on(table.subjectType, table.subjectId, table.at)],
);

export const apiKeyTable = pgTable(
  'api_key',
  {
    id: text('id').primaryKey(),
    label: text('label').notNull(),
    role: text('role').$type<Role>().notNull(),
    hash: text('hash').notNull().unique('api_key_hash'),
    createdAt: instant('created_at').notNull(),
    revokedAt: instant('revoked_at'),
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [check('api_key_role', sql`${table.role} in ('curator', 'admin')`)],
);

export const settingTable = pgTable('setting', {
  name: text('name').primaryKey(),
  value: text('value').notNull(),
});
