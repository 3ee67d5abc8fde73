// Who did what: the audit of every write that a person asked for, and the keys that say who a person is.

export type Role = 'curator' | 'admin';

/** Who asks: a key of the API, the command line, or the public (subscriptions). */
export interface Actor {
  /** `key:<id>`, `cli`, `public`. */
  id: string;
  role: Role | 'public';
}

export interface AuditEntry {
  at: Date;
  actorId: string;
  /** `tag.add`, `tag.refuse`, `source.add`, `key.create`, `key.revoke`, `glossary.propose`, `glossary.apply`… */
  action: string;
  subjectType: 'item' | 'source' | 'api-key' | 'subscription' | 'glossary' | 'signal';
  subjectId: string;
  detail: Record<string, unknown>;
}

export interface ApiKey {
  id: string;
  label: string;
  role: Role;
  createdAt: Date;
  revokedAt?: Date;
  lastUsedAt?: Date;
}
