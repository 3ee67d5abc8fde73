// What the store offers to the other rooms: one interface a table family, all of them also inside a transaction.
// The implementations stand beside it (sources.ts, items.ts…); open-store.ts builds them on embedded or configured PostgreSQL.
import type { Change, ChangeConsumer } from '../model/change.ts';
import type { ApiKey, AuditEntry, Role } from '../model/curation.ts';
import type { DigestEntry, DigestIssue } from '../model/digest.ts';
import type { Item, TaggedItem } from '../model/item.ts';
import type { OutboxKind, OutboxRow, OutboxState } from '../model/mail.ts';
import type { Source, SourceDeclaration, SourceFetch, Validators } from '../model/source.ts';
import type { Subscription, SubscriptionRequest } from '../model/subscription.ts';
import type { ItemTag, Tagging } from '../model/tag.ts';

export interface SourceStore {
  /** Inserts the declaration or updates its declared fields; keeps the fetch state, except that a changed URL forgets validators and is due at once. */
  save(declaration: SourceDeclaration, origin: Source['origin'], now: Date): Promise<Source>;
  /** Sources that came from the configuration and are no longer in it become inactive; their items stay. Gives the ids switched off. */
  deactivateMissing(keptIds: string[], now: Date): Promise<string[]>;
  find(id: string): Promise<Source | undefined>;
  /** By title, French collation. */
  list(): Promise<Source[]>;
  /** Active and due, the longest due first. */
  listDue(now: Date, limit: number): Promise<Source[]>;
  /**
   * Closes a fetch in one transaction: state of the source and one history row (the newest 50 are kept).
   * Called last: until then the validators of the new body are not known, so that a killed run is done again in full.
   */
  recordFetch(
    fetch: SourceFetch,
    state: {
      nextFetchAt: Date;
      /** Absent keeps what is stored. */
      validators?: Validators;
      bodyHash?: string;
      error?: string;
      active?: boolean;
    },
  ): Promise<void>;
  /** Newest first. */
  listFetches(sourceId: string, limit: number): Promise<SourceFetch[]>;
}

export interface ItemListQuery {
  limit: number;
  /** Exclusive: the last id of the page before. */
  afterId?: string;
}

export interface ItemStore {
  /** By the stored entry's identity inside its source. */
  findBySeenKey(sourceId: string, seenKey: string): Promise<Item | undefined>;
  find(id: string): Promise<Item | undefined>;
  findTagged(id: string): Promise<TaggedItem | undefined>;
  /** In the order of `ids`; unknown ones are left out. Here and wherever items are tagged: a concept that a curator refused is not among the tags. */
  listTagged(ids: string[]): Promise<TaggedItem[]>;
  /**
   * Saves an inserted or updated item with its automatic tags and places and the change rows, in one transaction. Curators' decisions stay: a refused
   * concept is not stored again, an added one keeps its state. Safe to run twice: the same version with the same hash and the same tags and places changes nothing
   * and gives false; so does a version older than the stored one. With other tags (a new glossary) only these are written, and it gives true.
   */
  saveTagged(item: Item, tagging: Tagging): Promise<boolean>;
  /** The state of an item's page, when its content does not change with it. */
  savePageState(id: string, state: Pick<Item, 'pageState' | 'pageAttempts'>): Promise<void>;
  /** Items of a source whose page is still to be fetched, oldest first. */
  listPendingPages(sourceId: string, limit: number): Promise<Item[]>;
  /** All ids, in id order, for rebuilding and re-tagging. */
  listIds(query: ItemListQuery): Promise<string[]>;
  /** First seen in (from, to], newest publication first. */
  listSeenBetween(from: Date, to: Date, limit: number): Promise<TaggedItem[]>;
  /** A curator's decision on one concept; gives undefined when the item does not exist. Writes the change row. */
  saveCuratedTag(itemId: string, tag: ItemTag, now: Date): Promise<ItemTag | undefined>;
}

export interface ChangeStore {
  /** Oldest first. */
  list(consumer: ChangeConsumer, limit: number): Promise<Change[]>;
  /** Removes each change unless a newer one has taken its place. */
  acknowledge(consumer: ChangeConsumer, changes: Change[]): Promise<void>;
  count(consumer: ChangeConsumer): Promise<number>;
  /** Every item becomes a change again: the index is to be rebuilt. Gives how many. */
  markAll(consumer: ChangeConsumer): Promise<number>;
}

export interface CurationStore {
  record(entry: AuditEntry): Promise<void>;
  /** Newest first. */
  list(query: { subjectType?: AuditEntry['subjectType']; subjectId?: string; limit: number }): Promise<AuditEntry[]>;
}

export interface ApiKeyStore {
  /** `hash` is the hexadecimal SHA-256 of the whole secret key; the key itself is never stored. */
  create(key: { id: string; label: string; role: Role; hash: string; now: Date }): Promise<ApiKey>;
  /** Revoked keys too: the caller decides. */
  find(id: string): Promise<{ key: ApiKey; hash: string } | undefined>;
  list(): Promise<ApiKey[]>;
  /** False when there is no such key or it was revoked before. */
  revoke(id: string, now: Date): Promise<boolean>;
  touch(id: string, now: Date): Promise<void>;
}

export interface SubscriptionStore {
  /** Creates the subscriber when new, and a pending subscription in its own right: an active one of the same reader goes on until this one is confirmed. */
  create(
    request: SubscriptionRequest,
    details: { id: string; token: string; now: Date; nextIssueAt: Date },
  ): Promise<Subscription>;
  find(id: string): Promise<Subscription | undefined>;
  findByToken(token: string): Promise<Subscription | undefined>;
  /** Pending becomes active, with its cutoff at `now`; every other active subscription of the reader ends. Running it again changes nothing. */
  confirm(id: string, now: Date, nextIssueAt: Date): Promise<Subscription | undefined>;
  /** Any state becomes ended. Running it again changes nothing. */
  end(id: string, now: Date): Promise<Subscription | undefined>;
  /** Active, with an issue due. */
  listDue(now: Date, limit: number): Promise<Subscription[]>;
  listActive(): Promise<Subscription[]>;
  /** How many pending requests this address has made since then, to limit mail sent to strangers. */
  countPendingSince(email: string, since: Date): Promise<number>;
  /** Deletes requests never confirmed and created before then; subscribers left with nothing go too. Gives how many. */
  purgePending(createdBefore: Date): Promise<number>;
}

export interface DigestStore {
  /**
   * Freezes one issue: the issue, its entries, its outbox row and the subscription's new cutoff and next time, in one transaction.
   * With no entries it only moves the subscription on. Running it again for the same cutoff changes nothing. Gives the outbox id, if a mail is to leave.
   */
  saveIssue(issue: DigestIssue, next: { nextIssueAt: Date; now: Date }): Promise<string | undefined>;
  find(id: string): Promise<DigestIssue | undefined>;
  /** Newest first. */
  listFor(subscriptionId: string, limit: number): Promise<Omit<DigestIssue, 'entries'>[]>;
  /** Item ids that past issues of the subscription held. */
  listSentItemIds(subscriptionId: string): Promise<Set<string>>;
}

/** What the mailer needs of an outbox row, re-read at the time of sending. */
export interface OutboxWork {
  row: OutboxRow;
  subscription: Subscription;
  issue?: DigestIssue & { entries: DigestEntry[] };
}

export interface OutboxStore {
  /** Confirmations only; a digest's row is made by `saveIssue`. One row per (kind, subscription, issue). */
  add(row: { kind: OutboxKind; subscriptionId: string; now: Date }): Promise<OutboxRow>;
  /** Due rows (`pending`, `retry`), oldest first. */
  listDue(now: Date, limit: number): Promise<OutboxRow[]>;
  /**
   * Claims a due row for sending with a lease, committed before anything reaches the wire. Undefined when another worker has it, it is not due, or it is over.
   */
  claim(id: string, now: Date, leaseMs: number): Promise<OutboxWork | undefined>;
  /** Closes a claim. */
  finish(
    id: string,
    result: { state: Exclude<OutboxState, 'sending'>; now: Date; detail: string; nextAttemptAt?: Date },
  ): Promise<void>;
  /** Claims whose lease ran out: their sender died. With `retry` they wait again (an idempotent mailer), with `uncertain` they rest. Gives how many. */
  releaseExpired(now: Date, to: 'retry' | 'uncertain'): Promise<number>;
  countByState(): Promise<Partial<Record<OutboxState, number>>>;
}

/** Small facts the instance keeps about itself (the engine the index was built for…). */
export interface SettingStore {
  find(name: string): Promise<string | undefined>;
  save(name: string, value: string): Promise<void>;
}

/** Counted from the tables, for `vigie demo`, `/readyz` and the tests. */
export interface StoreCounts {
  sources: number;
  items: number;
  taggedItems: number;
  tags: number;
  places: number;
  pendingChanges: number;
  digests: number;
  mails: number;
  /** Fetches of the kept history that ended in an error. */
  fetchErrors: number;
}

export interface StoreFamilies {
  sources: SourceStore;
  items: ItemStore;
  changes: ChangeStore;
  curation: CurationStore;
  apiKeys: ApiKeyStore;
  subscriptions: SubscriptionStore;
  digests: DigestStore;
  outbox: OutboxStore;
  settings: SettingStore;
}

/** Plain parameterised SQL on the store's pool, for the search engine that lives in the same database. */
export interface SqlClient {
  query<Row>(text: string, values?: unknown[]): Promise<Row[]>;
  transaction<T>(work: (sql: SqlClient) => Promise<T>): Promise<T>;
}

export interface Store extends StoreFamilies {
  /** All of it or nothing: used by actions to write a change with its audit row. */
  transaction<T>(work: (families: StoreFamilies) => Promise<T>): Promise<T>;
  sql: SqlClient;
  /** For the queue's PostgreSQL backend. */
  connectionString: string;
  /**
   * Takes a lock that all processes on this database see, or undefined when it is taken (by this process too). It ends with release() or with the
   * process, however that dies.
   */
  tryLock(name: string): Promise<{ release(): Promise<void> } | undefined>;
  counts(): Promise<StoreCounts>;
  /** Throws `unavailable` when the database does not answer. */
  ping(): Promise<void>;
  close(): Promise<void>;
}
