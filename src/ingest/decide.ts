// The pure decision about one incoming entry: insert, update, unchanged or skip. It sees the stored item and the entry, and touches nothing.
import { fold } from '../french/fold.ts';
import type { RawItem } from '../model/feed.ts';
import { sha256, stableId } from '../model/ids.ts';
import type { Decision, Item, PageState, TextOrigin } from '../model/item.ts';
import type { SourceDeclaration } from '../model/source.ts';
import { canonicalUrl } from './canonical-url.ts';
import { cutOnWord, cutText } from './parse/cut-text.ts';

const titleLengthMax = 500;
export const excerptLengthMax = 300;
export const textLengthMax = 200_000;
const keyLengthMax = 400;
const listLengthMax = 50;
const nameLengthMax = 200;
/** A summary this long is an article. */
const fullSummaryLength = 1500;
/** Clocks and time zones may be off by that much; beyond it a date is no date of publication. */
const futureMs = 24 * 60 * 60 * 1000;
/** How publishers say that the rest is on their site. */
const teaserEnd =
  /(?:\[\s*(?:…|\.{3})\s*\]|…|\.{3}|lire (?:la suite|plus|l['’]article)|en savoir plus|read more|continue reading)[\s.»)\]]*(?:[→»>]\s*)?$/i;

export interface DecideInput {
  /** The item stored under `seenKeyOf(raw)` in its source. */
  stored: Item | undefined;
  raw: RawItem;
  source: Pick<SourceDeclaration, 'id' | 'itemKind' | 'language' | 'pages'>;
  now: Date;
}

/**
 * The identity of an entry inside its source: its guid, else its canonical URL, else its title, folded (case and accents count for nothing). Undefined when
 * it has none of them nor any text: such an entry is skipped. Keys too long for an index are hashed.
 */
export function seenKeyOf(raw: RawItem): string | undefined {
  if (raw.guid) return boundedKey('guid', raw.guid);
  if (raw.url) return boundedKey('url', canonicalUrl(raw.url));
  const title = titleOf(raw);
  return title ? boundedKey('title', fold(title).replace(/[\s']+/g, ' ')) : undefined;
}

function boundedKey(kind: string, value: string): string {
  return value.length > keyLengthMax ? `${kind}:sha256-${sha256(value)}` : `${kind}:${value}`;
}

/** Without a title the first words stand for it. */
function titleOf(raw: RawItem): string {
  return cutOnWord(raw.title ?? '', titleLengthMax) || cutOnWord(raw.summary ?? raw.content ?? '', 90);
}

/**
 * SHA-256 of what the feed says: title, summary, content, date, authors, categories. The text of a page is no part of it, so that an unchanged entry is
 * unchanged whatever was fetched since.
 */
function hashOf(raw: RawItem, date: string | undefined): string {
  const { title, summary, content, authors, categories } = raw;
  return sha256(JSON.stringify([title ?? null, summary ?? null, content ?? null, date ?? null, authors, categories]));
}

/** The date that is a publication's: where Atom gives only `updated`, both are the same, and it moves at each touch without any edit. */
function saidDate(raw: RawItem): string | undefined {
  return raw.publishedAt === raw.updatedAt ? undefined : raw.publishedAt;
}

/** A date that went missing, or that agrees with the known one, is no edit. */
function isUnchanged(raw: RawItem, stored: Item): boolean {
  const date = saidDate(raw);
  const known = stored.publishedAt?.toISOString();
  if (hashOf(raw, date) === stored.contentHash) return true;
  if (date !== undefined && date !== known) return false;
  return hashOf(raw, undefined) === stored.contentHash || hashOf(raw, known) === stored.contentHash;
}

/**
 * A date more than a day ahead of `now` is left out: a mistyped year would keep an item on top for ever. A known date is never erased, nor moved by an
 * `updated` that stands for it.
 */
function publishedAtOf(raw: RawItem, stored: Item | undefined, now: Date): Date | undefined {
  const said = pastDate(raw.publishedAt, now);
  const known = stored?.publishedAt;
  if (!said) return known;
  return known && saidDate(raw) === undefined ? known : said;
}

/** The instant, unless it is unreadable or more than a day ahead of `now`. */
export function pastDate(iso: string | undefined, now: Date): Date | undefined {
  const date = new Date(iso ?? Number.NaN);
  return Number.isNaN(date.getTime()) || date.getTime() > now.getTime() + futureMs ? undefined : date;
}

interface ChosenText {
  text: string;
  textOrigin: TextOrigin;
  /** The whole article: no page is needed. */
  isFull: boolean;
}

/** Content that is clearly more than the summary is the article; so is a long summary. A teaser that ends in « lire la suite » is none. */
function textOf(raw: RawItem): ChosenText {
  const summary = raw.summary ?? '';
  const content = raw.content ?? '';
  const isArticle =
    content.length > summary.length * 1.5 && !(content.length < fullSummaryLength && teaserEnd.test(content));
  if (isArticle) return { text: content, textOrigin: 'feed', isFull: true };
  const text = content.length > summary.length ? content : summary;
  if (text.length >= fullSummaryLength) return { text, textOrigin: 'feed', isFull: true };
  return { text, textOrigin: text ? 'summary' : 'none', isFull: false };
}

/** The same entry read twice gives `unchanged`; an edit keeps id and first sight, and raises the version by one. Never throws. */
export function decide({ stored, raw, source, now }: DecideInput): Decision {
  const seenKey = seenKeyOf(raw);
  const title = titleOf(raw);
  if (!seenKey || !title) return { type: 'skip', reason: 'ni titre, ni texte : rien à montrer' };
  if (stored && isUnchanged(raw, stored)) return { type: 'unchanged', id: stored.id };
  const chosen = textOf(raw);
  const pageState: PageState = !chosen.isFull && source.pages === 'auto' && raw.url ? 'pending' : 'done';
  // An edited summary says nothing of the text that its page gave: that text stays until the page is read again.
  const keepsPageText = stored?.textOrigin === 'page' && !chosen.isFull;
  // So do the hints of that page; a full text is read without a page, and would be told apart by what an older one said.
  const structured = chosen.isFull ? undefined : stored?.structured;
  const publishedAt = publishedAtOf(raw, stored, now);
  const item: Item = {
    id: stored?.id ?? stableId(source.id, seenKey),
    sourceId: source.id,
    seenKey: stored?.seenKey ?? seenKey,
    ...(raw.guid && { guid: raw.guid }),
    ...(raw.url && { url: raw.url, canonicalUrl: canonicalUrl(raw.url) }),
    title,
    excerpt: cutOnWord(raw.summary ?? raw.content ?? '', excerptLengthMax),
    text: keepsPageText ? stored.text : cutText(chosen.text, textLengthMax),
    textOrigin: keepsPageText ? 'page' : chosen.textOrigin,
    pageState,
    pageAttempts: 0,
    kind: source.itemKind,
    declaredKind: source.itemKind,
    ...(structured && { structured }),
    language: source.language,
    authors: bounded(raw.authors),
    categories: bounded(raw.categories),
    ...(publishedAt && { publishedAt }),
    firstSeenAt: stored?.firstSeenAt ?? now,
    updatedAt: now,
    version: (stored?.version ?? 0) + 1,
    contentHash: hashOf(raw, saidDate(raw)),
  };
  return { type: stored ? 'update' : 'insert', item };
}

function bounded(names: string[]): string[] {
  return names.slice(0, listLengthMax).map((name) => cutOnWord(name, nameLengthMax));
}
