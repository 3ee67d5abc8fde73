// What the store offers to the other rooms: one interface a table family, all of them also inside a transaction.
// The implementations stand beside it (sources.ts, items.ts…); open-store.ts builds them on embedded or configured PostgreSQL.

import type { Actor, ActorType } from '../model/actor.ts';
import type { Change, ChangeConsumer } from '../model/change.ts';
import type { ApiKey, AuditEntry, Role } from '../model/curation.ts';
import type { DigestEntry, DigestIssue } from '../model/digest.ts';
import type { Concept } from '../model/glossary.ts';
import type { GlossaryChange, GlossaryRevision, TermCandidate } from '../model/glossary-change.ts';
import type { Item, TaggedItem } from '../model/item.ts';
import type { OutboxKind, OutboxRow, OutboxState } from '../model/mail.ts';
import type { SignalCard, SignalDocument, SignalLane, SignalStateName } from '../model/signal.ts';
import type { SignalHitRate, SignalVerdict, SignalWeek } from '../model/signal-verdict.ts';
import type { Source, SourceDeclaration, SourceFetch, Validators } from '../model/source.ts';
import type { GroupedDocument, Story, StoryDocument, StoryVerdict } from '../model/story.ts';
import type { Subscription, SubscriptionRequest } from '../model/subscription.ts';
import type { ItemTag } from '../model/tag.ts';
import type { Tagging } from '../model/tagging.ts';

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
  /** In the order of `ids`; unknown ones are left out. */
  listTagged(ids: string[]): Promise<TaggedItem[]>;
  /**
   * Saves an inserted or updated item with what was found in it and the change row, in one transaction; its kind becomes that of the tagging. Curators'
   * decisions stay: a refused concept is not stored again, an added one keeps its state; a suggestion never replaces a tag. Safe to run twice: the same version
   * with the same hash and the same tagging changes nothing and gives false; so does a version older than the stored one. With another tagging (a new
   * glossary) only what differs is written, and it gives true. It does not wait for the disk: after a crash of the database server the last ones may be
   * gone, whole, unless a later write of another kind was answered (a fetch recorded, the progress of a walk).
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
  /**
   * Re-tagging in bulk: gives each item of the list its new tags, suggestions, places, actors and kind, in one transaction, with change rows for those that
   * changed. Same rules as `saveTagged`, crashes included; an item whose stored version is no longer the one given is left alone. Gives the ids that changed.
   */
  saveRetagged(batch: { item: Item; tagging: Tagging }[]): Promise<string[]>;
  /** In id order, with the tags in every state (refused and suggested too), for a walk over all items. */
  listForWalk(query: ItemListQuery): Promise<{ item: Item; tags: ItemTag[] }[]>;
  count(): Promise<number>;
  /** Items that wait for a curator's word on a concept, newest first seen first. `before` is the `firstSeenAt` and id of the last item of the page before. */
  listSuggested(query: { conceptId?: string; limit: number; before?: { at: Date; id: string } }): Promise<TaggedItem[]>;
  /** Curators' decisions with the items they were made on, newest first: what the model learns from. */
  listDecided(query: { conceptId: string; limit: number }): Promise<{ item: Item; accepted: boolean }[]>;
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
  /** Ids of the items that past issues of the subscription held, and of those that tell the same stories. */
  listSentItemIds(subscriptionId: string): Promise<Set<string>>;
  /** Ids of the signals that past issues of the subscription held. */
  listSentSignalIds(subscriptionId: string): Promise<Set<string>>;
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

/** The glossary's life. The highest revision is in force; nothing is ever rewritten. */
export interface GlossaryStore {
  /** Undefined before the seed. */
  current(): Promise<{ revision: GlossaryRevision; content: GlossaryContent } | undefined>;
  /** Cheap: to know whether a copy in memory is still the one in force. 0 before the seed. */
  currentNumber(): Promise<number>;
  revision(number: number): Promise<{ revision: GlossaryRevision; content: GlossaryContent } | undefined>;
  /** Newest first. */
  listRevisions(limit: number): Promise<GlossaryRevision[]>;
  /** Adds the next revision. Throws `conflict` when `number` is taken: somebody was faster. */
  addRevision(revision: GlossaryRevision, content: GlossaryContent): Promise<void>;

  createChange(change: GlossaryChange): Promise<void>;
  findChange(id: string): Promise<GlossaryChange | undefined>;
  /** Newest first. */
  listChanges(limit: number): Promise<GlossaryChange[]>;
  /** In a state that ends in `ing`: a walk to go on with. */
  listWalking(): Promise<GlossaryChange[]>;
  /** Writes it whole when its state is still one of `from`; false otherwise. */
  saveChange(change: GlossaryChange, from: GlossaryChange['state'][]): Promise<boolean>;

  /** Adds one example to the candidate, making it when new; one example an item, the last one noted. A dismissed candidate stays so. */
  noteCandidate(
    candidate: Pick<TermCandidate, 'id' | 'term' | 'conceptId'>,
    example: TermCandidate['examples'][number],
  ): Promise<void>;
  /** Most examples first. */
  listCandidates(query: { state?: TermCandidate['state']; limit: number }): Promise<TermCandidate[]>;
  saveCandidateState(id: string, state: TermCandidate['state']): Promise<boolean>;
}

/** What a revision holds: the glossary file, as data. */
export interface GlossaryContent {
  themes: { id: string; label: string }[];
  concepts: Concept[];
}

/** The actors that items name, counted from the items. */
export interface ActorStore {
  /** Most named first. `name` matches the beginning of any word, folded. */
  list(query: {
    type?: ActorType;
    placeId?: string;
    name?: string;
    limit: number;
    offset?: number;
  }): Promise<(Actor & { items: number; firstAt: Date; lastAt: Date })[]>;
  find(id: string): Promise<(Actor & { items: number; firstAt: Date; lastAt: Date }) | undefined>;
  /** Ids of the items that name it, newest publication first. */
  listItemIds(id: string, limit: number): Promise<string[]>;
}

/** How often items speak of something, counted from the tables. */
export interface TrendStore {
  /**
   * Items that carry the concept, by month (`YYYY-MM`, in Paris) of publication, or of first sight when undated; `from` included, `to` excluded. In order;
   * a month without any is left out.
   */
  countByMonth(conceptId: string, from: Date, to: Date): Promise<{ month: string; items: number }[]>;
}

/** Which items tell one story. Grouped by a job; nothing else writes the memberships. */
export interface StoryStore {
  /** The story of that id, or the one that the item of that id is in. Undefined for an unknown or a deleted item, and before it is grouped. */
  find(id: string): Promise<Story | undefined>;
  /** What decides the story of each of these items, as it is now and as it was grouped; those that neither exist nor were grouped are left out. */
  listStates(itemIds: string[]): Promise<StoryState[]>;
  /** Documents as they were grouped, dated in [from, to), by date then id. */
  listGrouped(from: Date, to: Date): Promise<GroupedDocument[]>;
  /** Writes these memberships and removes those of `goneIds`, in one transaction, with change rows for `search` of `movedIds`. */
  saveGrouped(grouped: GroupedDocument[], change: { goneIds: string[]; movedIds: string[] }): Promise<void>;
  /** Every item is to be grouped again as if it were new; until then the memberships stay. Verdicts stay for good. Gives how many items. */
  forget(): Promise<number>;
  /** All, or those on any of these items. */
  listVerdicts(itemIds?: string[]): Promise<StoryVerdict[]>;
  /** Each replaces what was said of the same two items; both are to be grouped again. */
  saveVerdicts(verdicts: StoryVerdict[], by: { actorId: string; at: Date }): Promise<void>;
}

export interface StoryState {
  id: string;
  /** Absent when the item was deleted. `text` is given when it is not the one of the grouped fingerprint. */
  current?: Omit<StoryDocument, 'fingerprint' | 'sourceId'> & { sourceId: string; textHash: string; text?: string };
  grouped?: GroupedDocument;
}

/** The weak signals: all but the verdicts follows from the items, and is written anew at each evaluation. */
export interface SignalStore {
  /**
   * The items as signals count them, in id order: dated by their publication, else by their first sight (UTC), in the story they were grouped in, with the
   * ids of their concepts (neither refused nor suggested) and of the places they name.
   */
  listDocuments(query: ItemListQuery): Promise<SignalDocument[]>;
  /** Source by source, when its first item was seen: what it had published before is a back-catalogue. */
  listReadSince(): Promise<Map<string, Date>>;
  /** The last ISO week evaluated; undefined: none yet. */
  evaluatedWeek(): Promise<string | undefined>;
  /** Takes the place of all signals and of their history, in one transaction. `cards`: the newest of each signal, those that ended too. */
  saveEvaluated(evaluation: { week: string; cards: SignalCard[]; weeks: SignalWeek[] }): Promise<void>;
  /** Muted ones too. */
  find(id: string): Promise<FoundSignal | undefined>;
  /** Those that a week showed, best rank first, without those that « bruit » mutes. `territory`: seen there, or a signal of that place. */
  list(query: { week: string; lane?: SignalLane; state?: SignalStateName; territory?: string }): Promise<ShownSignal[]>;
  /** The newest first flagged first, each as its last week showed it, without those that « bruit » mutes. */
  listNewest(limit: number): Promise<ShownSignal[]>;
  saveVerdict(verdict: SignalVerdict): Promise<void>;
  /** Newest quarter first. */
  listHitRates(): Promise<SignalHitRate[]>;
}

export interface ShownSignal {
  /** The newest: of `shown.week`, or of a later week. */
  card: SignalCard;
  shown: SignalWeek;
  /** The last one. */
  verdict?: SignalVerdict;
}

export interface FoundSignal {
  card: SignalCard;
  /** Oldest first; a week that did not show it is left out. */
  weeks: SignalWeek[];
  /** Newest first. */
  verdicts: SignalVerdict[];
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
  /** Of the index. */
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
  glossary: GlossaryStore;
  actors: ActorStore;
  stories: StoryStore;
  trends: TrendStore;
  signals: SignalStore;
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
