// Every recorded feed of ../shared/data/feeds, read in place: it parses, or is refused for the reason written here; what its own library expects agrees.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { expect, it } from 'vitest';
import { decodeText } from '../../../../src/ingest/parse/decode-text.ts';
import { toHttpUrl } from '../../../../src/ingest/parse/http-url.ts';
import { parseDate } from '../../../../src/ingest/parse/parse-date.ts';
import { parseFeed } from '../../../../src/ingest/parse/parse-feed.ts';
import { toPlainLine } from '../../../../src/ingest/parse/to-plain-text.ts';
import type { ParsedFeed, ParseOutcome } from '../../../../src/model/feed.ts';
import { describeIf } from '../../../support/require-or-skip.ts';

const feeds = new URL('../../../../../shared/data/feeds/', import.meta.url);
const present = existsSync(feeds);
const reason = '../shared/data/feeds is not beside this clone';

function filesIn(folder: string): string[] {
  return present ? readdirSync(new URL(folder, feeds)).filter((name) => !/\.json$|LICENSE/.test(name)) : [];
}

async function read(path: string): Promise<ParseOutcome> {
  const { text } = decodeText(readFileSync(new URL(path, feeds)));
  return parseFeed(text, { url: 'http://flux.example/dossier/flux.xml' });
}

async function feedOf(path: string): Promise<ParsedFeed> {
  const outcome = await read(path);
  if (outcome.type !== 'feed') throw new Error(`${path}: ${outcome.detail}`);
  return outcome.feed;
}

function json(path: string): unknown {
  return JSON.parse(readFileSync(new URL(path, feeds), 'utf8'));
}

interface Expected {
  title?: string;
  link?: string;
  date?: string;
}

/** The recorded expectation lost the accents of documents that are not UTF-8: those characters are free. */
function withoutLost(text: string): RegExp {
  return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/\ufffd+/g, '.{1,3}')}$`);
}

/** What both say must agree; what the expectation leaves out is free. */
function compare(feed: ParsedFeed, expected: Expected[]): void {
  const usable = expected.filter((entry) => entry.title || entry.link);
  expect(feed.items).toHaveLength(usable.length);
  for (const [index, entry] of usable.entries()) {
    const item = feed.items[index];
    if (entry.title !== undefined) expect(item?.title ?? '').toMatch(withoutLost(toPlainLine(entry.title)));
    if (toHttpUrl(entry.link)) expect(item?.url).toBe(toHttpUrl(entry.link));
    if (entry.date !== undefined && parseDate(entry.date)) expect(item?.publishedAt).toBe(parseDate(entry.date));
  }
}

describeIf(present, reason)('the recorded feeds of rss-parser', () => {
  it.each(filesIn('rss-parser/input/').filter((name) => name !== 'unrecognized.rss'))(
    '%s agrees with the library',
    async (name) => {
      const feed = await feedOf(`rss-parser/input/${name}`);
      const output = new URL(`rss-parser/output/${basename(name).replace(/\.\w+$/, '.json')}`, feeds);
      if (!existsSync(output)) return expect(feed.items.length + feed.bad.length).toBeGreaterThan(0);
      const expected = json(`rss-parser/output/${basename(name).replace(/\.\w+$/, '.json')}`) as {
        feed: { title?: string; items: { title?: string; link?: string; isoDate?: string }[] };
      };
      if (expected.feed.title) expect(feed.title).toMatch(withoutLost(toPlainLine(expected.feed.title)));
      compare(
        feed,
        expected.feed.items.map(({ title, link, isoDate }) => ({
          ...(title !== undefined && { title }),
          ...(link !== undefined && { link }),
          ...(isoDate !== undefined && { date: isoDate }),
        })),
      );
    },
  );

  it('are all here', () => {
    expect(filesIn('rss-parser/input/')).toHaveLength(30);
  });

  it('refuses the page that says the feed moved', async () => {
    expect(await read('rss-parser/input/unrecognized.rss')).toEqual({
      type: 'not-a-feed',
      detail: expect.stringContaining('page HTML'),
    });
  });
});

interface FeedsmithEntry {
  title?: string;
  link?: string;
  links?: { href?: string; rel?: string }[];
  published?: string;
  updated?: string;
  pubDate?: string;
}

describeIf(present, reason)('the reference documents of feedsmith', () => {
  const names = ['atom', 'rss', 'rdf'].flatMap((folder) =>
    filesIn(`feedsmith/${folder}/`).map((name) => `feedsmith/${folder}/${name}`),
  );
  it.each(names)('%s agrees with the library', async (path) => {
    const feed = await feedOf(path);
    const expected = json(path.replace(/\.xml$/, '.json')) as { items?: FeedsmithEntry[]; entries?: FeedsmithEntry[] };
    compare(
      feed,
      (expected.items ?? expected.entries ?? []).map((entry) => {
        const link = entry.link ?? entry.links?.find(({ rel }) => rel === undefined || rel === 'alternate')?.href;
        const date = entry.pubDate ?? entry.published;
        return {
          ...(entry.title !== undefined && { title: entry.title }),
          ...(link !== undefined && { link }),
          ...(date !== undefined && { date }),
        };
      }),
    );
  });

  it.each(filesIn('feedsmith/opml/'))('%s is refused as a list of feeds', async (name) => {
    expect(await read(`feedsmith/opml/${name}`)).toEqual({
      type: 'not-a-feed',
      detail: expect.stringContaining('OPML'),
    });
  });
});

describeIf(present, reason)('the awkward feeds of node-feedparser', () => {
  const counts: Record<string, number> = {
    'atom-with-tag-uri-links.xml': 1,
    'category-feed.xml': 1,
    'complexNamespaceFeed.xml': 1,
    'compressed.xml': 10,
    'guid-dupes.xml': 1,
    'iconv.xml': 10,
    'illegally-nested.xml': 10,
    'intertwingly.atom': 20,
    'invalid-characters-gzipped.xml': 25,
    'mediacontent-dupes.xml': 1,
    'non-text-alternate-links.xml': 1,
    'nondefaultnamespace-baseline.atom': 1,
    'nondefaultnamespace-xhtml.atom': 1,
    'nondefaultnamespace.atom': 1,
    'relative-channel-image-url.xml': 1,
    'rss-with-item-scoped-html-base.xml': 2,
    'rss-with-relative-html-urls-no-base.xml': 1,
    'rss-with-relative-html-urls.xml': 1,
    'rss-with-relative-urls-with-absolute-xmlurl.xml': 2,
    'rss-with-relative-urls.xml': 2,
    'rss-with-trailing-meta.xml': 1,
    'rss2sample.xml': 4,
    'saxerror.xml': 3,
    'tpm-with-empty-base.atom': 20,
    'tpm-with-fragment-base.atom': 20,
    'tpm.atom': 20,
    'unknown-namespace.atom': 1,
    'wapowellness.xml': 29,
  };

  it.each(Object.entries(counts))('%s gives %i entries', async (name, count) => {
    expect((await feedOf(`node-feedparser/${name}`)).items).toHaveLength(count);
  });

  it('leaves no file out', () => {
    expect(filesIn('node-feedparser/').sort()).toEqual([...Object.keys(counts), 'notafeed.html'].sort());
  });

  it('refuses the HTML page', async () => {
    expect((await read('node-feedparser/notafeed.html')).type).toBe('not-a-feed');
  });

  it('reads windows-1251, declared, gzipped or not, as the same text', async () => {
    const plain = await feedOf('node-feedparser/iconv.xml');
    expect(plain.title).toContain('Новости Оренбурга');
    expect(await feedOf('node-feedparser/compressed.xml')).toEqual(plain);
  });

  it('keeps the order of content written as elements', async () => {
    const { items } = await feedOf('node-feedparser/nondefaultnamespace-xhtml.atom');
    expect(items[0]?.content).toMatch(
      /^For information, see:\n\nWho knows an XML document from a hole in the ground\?\n/,
    );
  });

  it('repairs an unescaped ampersand in a link', async () => {
    const { items } = await feedOf('node-feedparser/saxerror.xml');
    expect(items.map((item) => item.url)).toEqual([
      'http://example.com/good',
      'http://example.com/bad?foo=1&bar=2',
      'http://example.com/after',
    ]);
  });

  it('resolves links by xml:base, else by the site or the document', async () => {
    expect((await feedOf('node-feedparser/rss-with-relative-html-urls.xml')).items[0]?.url).toBe(
      'https://example.com/posts/posts/post-1',
    );
    const { link, items } = await feedOf('node-feedparser/rss-with-relative-urls.xml');
    expect(link).toBe('http://flux.example/en/games/neverwinter/news');
    expect(items[0]?.url).toMatch(/^http:\/\/flux\.example\/en\//);
  });
});
