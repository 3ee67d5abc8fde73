// Readings of feeds and lists on a fetcher that answers from memory.
import { describe, expect, it } from 'vitest';
import type { SourceReading } from '../../../src/ingest/read-outcomes.ts';
import { readSource, type SourceFetcher } from '../../../src/ingest/read-source.ts';
import type { RawItem } from '../../../src/model/feed.ts';
import type { FetchOutcome } from '../../../src/model/fetch.ts';
import { sha256 } from '../../../src/model/ids.ts';
import type { Source, Validators } from '../../../src/model/source.ts';

const feedUrl = 'https://ville.example/feed';
const listUrl = 'https://ville.example/liste';
const validators = { etag: 'W/"1"' };

function source(fields: Partial<Source> = {}): Source {
  return {
    id: 'ville',
    title: 'Ville',
    url: feedUrl,
    kind: 'feed',
    itemKind: 'article',
    pages: 'auto',
    language: 'fr',
    origin: 'config',
    active: true,
    validators: { etag: '"0"' },
    nextFetchAt: new Date(0),
    errorCount: 0,
    ...fields,
  };
}

const list = (fields: Partial<Source> = {}): Source =>
  source({ kind: 'list', url: listUrl, selectors: { item: 'li', link: 'a', title: 'a', next: 'a.next' }, ...fields });

function changed(url: string, text: string, contentType = 'text/html'): FetchOutcome {
  return {
    type: 'changed',
    body: { url, status: 200, bytes: Buffer.from(text), contentType, validators, headers: {} },
  };
}

/** Answers by URL; a URL it does not know is a fault of the test. */
function createFetcher(
  answers: Record<string, FetchOutcome>,
): SourceFetcher & { asked: [string, Validators | undefined][] } {
  const asked: [string, Validators | undefined][] = [];
  const answer = async (url: string, sent?: Validators): Promise<FetchOutcome> => {
    asked.push([url, sent]);
    const outcome = answers[url];
    if (!outcome) throw new Error(`asked for ${url}`);
    return outcome;
  };
  return { asked, fetchFeed: answer, fetchPage: answer };
}

const rss = (...entries: string[]): string =>
  `<rss version="2.0"><channel><title>x</title>${entries.map((each) => `<item>${each}</item>`).join('')}</channel></rss>`;
const listPage = (titles: string[], next?: string): string =>
  `<ul>${titles.map((title) => `<li><a href="/${title}">${title}</a></li>`).join('')}</ul>${next ? `<a class="next" href="${next}">Suite</a>` : ''}`;
const titlesOf = (reading: SourceReading): (string | undefined)[] => reading.entries.map((entry) => entry.title);
const now = (): Date => new Date('2021-06-01');
const noneKnown = async (): Promise<boolean> => false;

describe('reading a feed', () => {
  it('sends the validators, gives the entries oldest first and what is to be remembered', async () => {
    const body = rss('<title>b</title>', '<title>a</title>', '<guid>rien</guid>');
    const fetcher = createFetcher({ [feedUrl]: changed(feedUrl, body) });
    const reading = await readSource({ fetcher, now }, source(), noneKnown);
    expect(fetcher.asked).toEqual([[feedUrl, { etag: '"0"' }]]);
    expect(reading).toMatchObject({
      outcome: 'changed',
      status: 200,
      bytes: body.length,
      validators,
      bodyHash: sha256(body),
    });
    expect(titlesOf(reading)).toEqual(['a', 'b']);
    expect(reading.bad).toHaveLength(1);
  });

  it('orders by date when every entry has one', async () => {
    const body = rss(
      '<title>b</title><pubDate>2021-01-02</pubDate>',
      '<title>c</title><pubDate>2021-01-03</pubDate>',
      '<title>a</title><pubDate>2021-01-01</pubDate>',
    );
    const fetcher = createFetcher({ [feedUrl]: changed(feedUrl, body) });
    expect(titlesOf(await readSource({ fetcher, now }, source(), noneKnown))).toEqual(['a', 'b', 'c']);
  });

  it('is unchanged when the body is the one of last time, even if the server does not say so', async () => {
    const body = rss('<title>a</title>');
    const fetcher = createFetcher({ [feedUrl]: changed(feedUrl, body) });
    const reading = await readSource({ fetcher, now }, source({ bodyHash: sha256(body) }), noneKnown);
    expect([reading.outcome, reading.entries]).toEqual(['unchanged', []]);
  });

  it('passes on how long the server says its answer stays fresh, changed or not', async () => {
    const fresh = changed(feedUrl, rss('<title>a</title>'));
    if (fresh.type === 'changed') fresh.body.cacheMaxAgeMs = 7_200_000;
    for (const answer of [fresh, { type: 'unchanged', status: 304, cacheMaxAgeMs: 7_200_000 } as const]) {
      const fetcher = createFetcher({ [feedUrl]: answer });
      expect((await readSource({ fetcher, now }, source(), noneKnown)).cacheMaxAgeMs).toBe(7_200_000);
    }
  });

  it('says that it had to repair', async () => {
    const fetcher = createFetcher({ [feedUrl]: changed(feedUrl, rss('<title>a & b</title>')) });
    expect((await readSource({ fetcher, now }, source(), noneKnown)).detail).toContain('réparé');
  });

  it('that became empty is a fault and remembers nothing; one that always was is none', async () => {
    const fetcher = createFetcher({ [feedUrl]: changed(feedUrl, rss()) });
    const emptied = await readSource({ fetcher, now }, source({ bodyHash: 'x' }), noneKnown);
    expect(emptied).toMatchObject({ outcome: 'empty', entries: [] });
    expect(emptied).not.toHaveProperty('validators');
    expect((await readSource({ fetcher, now }, source(), noneKnown)).outcome).toBe('changed');
  });

  it('that is no feed remembers nothing and says why', async () => {
    const fetcher = createFetcher({ [feedUrl]: changed(feedUrl, '<html><body>Bonjour</body></html>') });
    const reading = await readSource({ fetcher, now }, source(), noneKnown);
    expect(reading).toMatchObject({ outcome: 'not-a-feed', detail: expect.stringContaining('HTML') });
    expect(reading).not.toHaveProperty('bodyHash');
  });

  it.each<[FetchOutcome, Partial<SourceReading>]>([
    [
      { type: 'unchanged', status: 304 },
      { outcome: 'unchanged', status: 304 },
    ],
    [
      { type: 'refused', reason: 'robots', detail: 'non' },
      { outcome: 'refused', detail: 'non' },
    ],
    [
      { type: 'http-error', status: 429, retryAfterMs: 120_000, detail: 'HTTP 429' },
      { outcome: 'http-error', status: 429, retryAfterMs: 120_000, detail: 'HTTP 429' },
    ],
    [
      { type: 'unreachable', detail: 'délai' },
      { outcome: 'unreachable', detail: 'délai' },
    ],
    [
      { type: 'too-large', bytesMax: 5, detail: 'trop' },
      { outcome: 'too-large', detail: 'trop' },
    ],
  ])('passes on an outcome without a body: %j', async (outcome, reading) => {
    const fetcher = createFetcher({ [feedUrl]: outcome });
    expect(await readSource({ fetcher, now }, source(), noneKnown)).toEqual({ entries: [], bad: [], ...reading });
  });
});

describe('reading a list', () => {
  const pages = {
    [listUrl]: changed(listUrl, listPage(['f', 'e'], '?page=2')),
    [`${listUrl}?page=2`]: changed(`${listUrl}?page=2`, listPage(['d', 'c'], '?page=3')),
    [`${listUrl}?page=3`]: changed(`${listUrl}?page=3`, listPage(['b', 'a'])),
  };
  const known =
    (...titles: string[]) =>
    async (raw: RawItem): Promise<boolean> =>
      titles.includes(raw.title ?? '');

  it('follows the next pages to the end the first time, oldest first', async () => {
    const fetcher = createFetcher(pages);
    expect(titlesOf(await readSource({ fetcher, now }, list(), noneKnown))).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
  });

  it('stops at a page whose entries are all known', async () => {
    const fetcher = createFetcher(pages);
    const reading = await readSource({ fetcher, now }, list(), known('a', 'b', 'c', 'd', 'e'));
    expect(titlesOf(reading)).toEqual(['c', 'd', 'e', 'f']);
    expect(fetcher.asked).toHaveLength(2);
  });

  it('fails whole when one page fails, and remembers nothing', async () => {
    const fetcher = createFetcher({
      ...pages,
      [`${listUrl}?page=3`]: { type: 'http-error', status: 503, detail: 'HTTP 503' },
    });
    const reading = await readSource({ fetcher, now }, list(), noneKnown);
    expect(reading).toEqual({ outcome: 'http-error', entries: [], bad: [], status: 503, detail: 'HTTP 503' });
  });

  it('keeps what it read when the next page is refused for good', async () => {
    const fetcher = createFetcher({
      ...pages,
      [`${listUrl}?page=2`]: { type: 'refused', reason: 'robots', detail: 'robots.txt' },
    });
    const reading = await readSource({ fetcher, now }, list(), noneKnown);
    expect([titlesOf(reading), reading.detail]).toEqual([['e', 'f'], expect.stringContaining('robots.txt')]);
  });

  it('goes in no circle, leaves its site for none, and reads an entry that moved between pages once', async () => {
    const circle = createFetcher({
      [listUrl]: changed(listUrl, listPage(['c', 'b'], '?page=2')),
      [`${listUrl}?page=2`]: changed(`${listUrl}?page=2`, listPage(['b', 'a'], '/liste')),
    });
    expect(titlesOf(await readSource({ fetcher: circle, now }, list(), noneKnown))).toEqual(['a', 'b', 'c']);
    const away = createFetcher({ [listUrl]: changed(listUrl, listPage(['a'], 'https://autre.example/')) });
    expect(titlesOf(await readSource({ fetcher: away, now }, list(), noneKnown))).toEqual(['a']);
  });

  it('stops after a hundred pages', async () => {
    let count = 0;
    const endless: SourceFetcher = {
      fetchFeed: async () => ({ type: 'unreachable', detail: '' }),
      fetchPage: async (url) => {
        count += 1;
        return changed(url, listPage([`t${count}`], `?page=${count + 1}`));
      },
    };
    expect((await readSource({ fetcher: endless, now }, list(), noneKnown)).entries).toHaveLength(100);
  });
});
