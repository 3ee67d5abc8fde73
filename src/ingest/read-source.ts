// One reading of a source: fetch, decode, parse, and for list pages follow the next ones. Nothing is stored here.
import type { Log } from '../log.ts';
import type { ParsedFeed, ParseOutcome, RawItem } from '../model/feed.ts';
import type { FetchedBody, FetchOutcome } from '../model/fetch.ts';
import { sha256 } from '../model/ids.ts';
import type { Source, Validators } from '../model/source.ts';
import { decodeText } from './parse/decode-text.ts';
import { parseFeed } from './parse/parse-feed.ts';
import { parseList } from './parse/parse-list.ts';
import type { SourceReading } from './read-outcomes.ts';
import { settleDuplicates } from './settle-duplicates.ts';

/** What is needed of the fetcher: both ask robots.txt as their kind demands, and a no is a `refused` outcome. */
export interface SourceFetcher {
  /** A declared feed. */
  fetchFeed(url: string, validators?: Validators): Promise<FetchOutcome>;
  /** A list, as any page: the TDM reservation is asked too. */
  fetchPage(url: string, validators?: Validators): Promise<FetchOutcome>;
}

export interface ReadSourceDeps {
  fetcher: SourceFetcher;
  now(): Date;
  log?: Log;
}

/** A list longer than that is an archive, or a loop. */
const listPagesMax = 100;

/**
 * Every end is a `SourceReading`. Entries come oldest first: by date when all have one, else in reverse order of the feed. A list is followed until a page
 * holds only known entries; one of its pages failing fails the whole reading, which the next run does again: nothing was remembered.
 */
export async function readSource(
  deps: ReadSourceDeps,
  source: Source,
  isKnown: (raw: RawItem) => Promise<boolean>,
): Promise<SourceReading> {
  const { fetcher } = deps;
  const outcome = await (source.kind === 'list'
    ? fetcher.fetchPage(source.url, source.validators)
    : fetcher.fetchFeed(source.url, source.validators));
  if (outcome.type !== 'changed') return endedAs(outcome);
  const { body } = outcome;
  const bodyHash = sha256(body.bytes);
  const facts = {
    status: body.status,
    bytes: body.bytes.byteLength,
    ...(body.cacheMaxAgeMs !== undefined && { cacheMaxAgeMs: body.cacheMaxAgeMs }),
  };
  const remembered = { validators: body.validators, bodyHash };
  if (bodyHash === source.bodyHash) return ended('unchanged', { ...facts, ...remembered });
  const parsed = await parseBody(body, source);
  if (parsed.type === 'not-a-feed') return ended('not-a-feed', { ...facts, detail: parsed.detail });
  const { feed } = parsed;
  // Where there used to be entries, none is a fault of the site: not remembered, so that the next reading looks again.
  if (feed.items.length === 0 && source.bodyHash !== undefined)
    return ended('empty', { ...facts, bad: feed.bad, detail: 'plus aucune entrée dans ce flux' });
  const rest = await readNextPages(deps, source, feed, isKnown);
  if (rest.failure) return rest.failure;
  const { items, bad } = settleDuplicates([...feed.items, ...rest.items]);
  const details = [parsed.repaired ? 'document réparé avant lecture' : '', rest.detail ?? ''].filter(Boolean);
  return {
    outcome: 'changed',
    entries: oldestFirst(items),
    bad: [...feed.bad, ...rest.bad, ...bad],
    ...facts,
    ...remembered,
    ...(details.length > 0 && { detail: details.join(' ; ') }),
  };
}

type ReadingFacts = Partial<Omit<SourceReading, 'outcome' | 'entries'>>;

function ended(outcome: SourceReading['outcome'], facts: ReadingFacts): SourceReading {
  return { outcome, entries: [], bad: [], ...facts };
}

function endedAs(outcome: Exclude<FetchOutcome, { type: 'changed' }>): SourceReading {
  return ended(outcome.type, {
    ...('status' in outcome && outcome.status !== undefined && { status: outcome.status }),
    ...('detail' in outcome && { detail: outcome.detail }),
    ...('cacheMaxAgeMs' in outcome && outcome.cacheMaxAgeMs !== undefined && { cacheMaxAgeMs: outcome.cacheMaxAgeMs }),
    ...('retryAfterMs' in outcome && outcome.retryAfterMs !== undefined && { retryAfterMs: outcome.retryAfterMs }),
  });
}

async function parseBody(body: FetchedBody, source: Source): Promise<ParseOutcome> {
  const { text } = decodeText(body.bytes, body.contentType);
  if (source.kind === 'list') {
    if (!source.selectors) return { type: 'not-a-feed', detail: 'cette liste n’a pas de sélecteurs' };
    return parseList(text, source.selectors, body.url);
  }
  return parseFeed(text, { url: body.url, ...(body.contentType && { contentType: body.contentType }) });
}

interface NextPages extends Pick<ParsedFeed, 'items' | 'bad'> {
  failure?: SourceReading;
  /** Why following stopped early. */
  detail?: string;
}

async function readNextPages(
  deps: ReadSourceDeps,
  source: Source,
  first: ParsedFeed,
  isKnown: (raw: RawItem) => Promise<boolean>,
): Promise<NextPages> {
  const pages: NextPages = { items: [], bad: [] };
  const visited = new Set([source.url]);
  let page = first;
  while (page.nextUrl && visited.size < listPagesMax && !visited.has(page.nextUrl)) {
    const url = page.nextUrl;
    // A list lives on one site; and what is known already has been followed before.
    if (new URL(url).host !== new URL(source.url).host || (await allKnown(page.items, isKnown))) break;
    visited.add(url);
    const outcome = await deps.fetcher.fetchPage(url);
    if (outcome.type === 'refused') {
      // For good: what was read so far is all there is to read.
      pages.detail = `suite de la liste refusée (${outcome.detail})`;
      break;
    }
    if (outcome.type === 'unchanged') break;
    if (outcome.type !== 'changed') return { ...pages, failure: endedAs(outcome) };
    const parsed = await parseBody(outcome.body, source);
    if (parsed.type === 'not-a-feed')
      return { ...pages, failure: ended('not-a-feed', { detail: `${url} : ${parsed.detail}` }) };
    page = parsed.feed;
    pages.items.push(...page.items);
    pages.bad.push(...page.bad);
    deps.log?.debug({ source: source.id, url, entries: page.items.length }, 'list page read');
  }
  return pages;
}

async function allKnown(items: RawItem[], isKnown: (raw: RawItem) => Promise<boolean>): Promise<boolean> {
  for (const item of items) if (!(await isKnown(item))) return false;
  return true;
}

function oldestFirst(items: RawItem[]): RawItem[] {
  const reversed = [...items].reverse();
  if (!reversed.every((item) => item.publishedAt)) return reversed;
  return reversed.sort((a, b) => (a.publishedAt ?? '').localeCompare(b.publishedAt ?? '', 'en'));
}
