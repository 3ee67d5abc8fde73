// The demo's press over real HTTP on loopback: what it publishes when, in which format and encoding, and how it answers conditional requests.
import { get } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { load } from 'cheerio';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Press, pressWeeks, servePress } from '../../../src/demo/press/serve-press.ts';
import { pressSites } from '../../../src/demo/press/sites.ts';
import { checkedSourceDeclarationSchema } from '../../../src/model/source.ts';

const start = new Date('2026-05-25T09:00:00Z');
const weekMs = 7 * 86_400_000;
const afterWeeks = (weeks: number) => new Date(start.getTime() + weeks * weekMs);
const itemsTotal = pressSites.reduce((count, site) => count + site.items.length, 0);

let now: Date;
let press: Press;

beforeEach(async () => {
  now = afterWeeks(pressWeeks);
  press = await servePress({ start, now: () => now });
});
afterEach(() => press.close());

interface Reply {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  bytes: Buffer;
  text: string;
}

/** node:http, because fetch would undo the gzip before we see it. */
function ask(url: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Reply> {
  return new Promise((resolve, reject) => {
    get(url, { headers, method }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () => {
        const bytes = Buffer.concat(chunks);
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          bytes,
          text: bytes.toString('utf8'),
        });
      });
      response.on('error', reject);
    }).on('error', reject);
  });
}

function urlOf(id: string): string {
  const source = press.sources.find((each) => each.id === id);
  if (!source) throw new Error(`no source ${id}`);
  return source.url;
}

describe('the sources of the press', () => {
  it('are six valid declarations with ids of their own', () => {
    for (const source of press.sources)
      expect(checkedSourceDeclarationSchema.safeParse(source).success, source.id).toBe(true);
    expect(press.sources.map(({ id }) => id)).toEqual(pressSites.map(({ id }) => id));
    expect(new Set(press.sources.map(({ url }) => new URL(url).host)).size).toBe(6);
  });
});

describe('the press publishes over the weeks', () => {
  it('one article per site at the start, and all of them at the end', () => {
    now = start;
    expect(press.published()).toBe(6);
    now = new Date(start.getTime() - 1);
    expect(press.published()).toBe(0);
    now = afterWeeks(pressWeeks);
    expect(press.published()).toBe(itemsTotal);
  });

  it('as many articles after each week as are dated up to then', () => {
    for (let week = 1; week <= pressWeeks; week += 1) {
      now = new Date(afterWeeks(week).getTime() - 1);
      const expected = pressSites.flatMap((site) => site.items).filter((item) => item.week < week).length;
      expect(press.published(), `after week ${week}`).toBe(expected);
    }
  });

  it('in the feed only what is out, and no page of what is not', async () => {
    now = afterWeeks(3);
    const feed = JSON.parse((await ask(urlOf('demo-participation'))).text);
    const site = pressSites.find(({ id }) => id === 'demo-participation');
    const out = site?.items.filter((item) => item.week < 3 || (item.week === 3 && item.day === 0)) ?? [];
    expect(feed.items.map((item: { id: string }) => item.id).sort()).toEqual(out.map(({ slug }) => slug).sort());
    const later = site?.items.find((item) => item.week > 3);
    const page = (slug: string | undefined) => ask(new URL(`/articles/${slug}`, urlOf('demo-participation')).href);
    expect((await page(later?.slug)).status).toBe(404);
    expect((await page(out[0]?.slug)).status).toBe(200);
  });

  it('an edit of one article, with a later date of update', async () => {
    const slug = 'chantiers-ouverts-au-public-un-livre-pour-raconter';
    const url = new URL(`/articles/${slug}`, urlOf('demo-methodes')).href;
    now = new Date(afterWeeks(23).getTime() - 1);
    const before = await ask(url);
    now = afterWeeks(23);
    const after = await ask(url);
    expect(before.text).not.toContain('Ajout de la rédaction');
    expect(after.text).toContain('Ajout de la rédaction');
    expect(Date.parse(String(after.headers['last-modified']))).toBeGreaterThan(
      Date.parse(String(before.headers['last-modified'])),
    );
  });

  it('an old article again, first and with a tracking link', async () => {
    const firstLink = async () => {
      const $ = load((await ask(urlOf('demo-organisation'))).text, { xml: true });
      return { link: $('item link').first().text(), count: $('item').length };
    };
    now = new Date(afterWeeks(18).getTime() - 1);
    const before = await firstLink();
    now = afterWeeks(18);
    const after = await firstLink();
    expect(before.link).not.toContain('utm_');
    expect(after.link).toContain('/articles/acheter-une-innovation-sous-cent-mille-euros?utm_source=relance');
    expect(after.count).toBe(before.count);
  });
});

describe('each format keeps its oddity', () => {
  it('RSS with the full content', async () => {
    const $ = load((await ask(urlOf('demo-methodes'))).text, { xml: true });
    expect($('item').length).toBe(12);
    expect($('content\\:encoded').first().text().match(/<p>/g)?.length).toBeGreaterThan(2);
    expect($('item > pubDate').length).toBe(12);
  });

  it('Atom with summaries only and relative links to pages that hold the rest', async () => {
    const $ = load((await ask(urlOf('demo-numerique'))).text, { xml: true });
    expect($('entry content').length).toBe(0);
    const href = $('entry link').first().attr('href') ?? '';
    expect(href.startsWith('/articles/')).toBe(true);
    const page = load((await ask(new URL(href, urlOf('demo-numerique')).href)).text);
    expect(page('article').text()).toContain($('entry summary').first().text());
    expect(page('article .contenu p').length).toBeGreaterThan(1);
    expect(page('nav, .bandeau-cookies, footer').length).toBeGreaterThanOrEqual(3);
  });

  it('RSS in ISO-8859-1, said by its XML declaration only, with entities it does not declare', async () => {
    const reply = await ask(urlOf('demo-territoires'));
    expect(reply.headers['content-type']).toBe('application/rss+xml');
    expect(reply.bytes.subarray(0, 60).toString('latin1')).toContain('ISO-8859-1');
    expect(reply.bytes.includes(0xe9)).toBe(true);
    expect(reply.text).toContain('&eacute;');
    expect(reply.text.match(/<item>/g)).toHaveLength(12);
  });

  it('RSS without dates nor guids, on pages too', async () => {
    const reply = await ask(urlOf('demo-organisation'));
    expect(reply.text).not.toMatch(/<(pubDate|guid|dc:date)/);
    const $ = load(reply.text, { xml: true });
    const page = await ask($('item link').first().text());
    expect(page.text).not.toMatch(/<time|published_time/);
  });

  it('a list over pages whose selectors find every article', async () => {
    const source = press.sources.find(({ id }) => id === 'demo-projets');
    const selectors = source?.selectors;
    if (!source || !selectors) throw new Error('the list has no selectors');
    const titles: string[] = [];
    const pages: string[] = [];
    for (let url: string | undefined = source.url; url; ) {
      pages.push(url);
      const $ = load((await ask(url)).text);
      for (const item of $(selectors.item)) {
        titles.push($(item).find(selectors.title).text());
        expect($(item).find(selectors.link).attr('href')).toMatch(/^\/articles\//);
        expect(
          $(item)
            .find(selectors.date ?? '')
            .attr('datetime'),
        ).toMatch(/^20\d\d-/);
        expect(
          $(item)
            .find(selectors.summary ?? '')
            .text(),
        ).not.toBe('');
      }
      const next: string | undefined = $(selectors.next ?? '').attr('href');
      url = next && new URL(next, url).href;
    }
    expect(pages).toHaveLength(3);
    const expected = pressSites.find(({ id }) => id === 'demo-projets')?.items.map(({ title }) => title) ?? [];
    expect(titles.sort()).toEqual([...expected].sort());
  });
});

describe('the manners of a web server', () => {
  it('answers 304 without a body to a validator that still holds, and 200 once something changed', async () => {
    now = afterWeeks(2);
    for (const { url } of press.sources) {
      const first = await ask(url);
      expect(first.status).toBe(200);
      const byTag = await ask(url, { 'if-none-match': String(first.headers.etag) });
      expect([byTag.status, byTag.bytes.length]).toEqual([304, 0]);
      const byDate = await ask(url, { 'if-modified-since': String(first.headers['last-modified']) });
      expect(byDate.status).toBe(304);
      const wrongTag = await ask(url, {
        'if-none-match': '"autre"',
        'if-modified-since': String(first.headers['last-modified']),
      });
      expect(wrongTag.status).toBe(200);
    }
    const [first] = press.sources;
    const known = await ask(String(first?.url));
    now = afterWeeks(8);
    expect((await ask(String(first?.url), { 'if-none-match': String(known.headers.etag) })).status).toBe(200);
  });

  it('compresses for those who ask, under another validator', async () => {
    const url = urlOf('demo-methodes');
    const plain = await ask(url);
    const gzipped = await ask(url, { 'accept-encoding': 'gzip, br' });
    expect(gzipped.headers['content-encoding']).toBe('gzip');
    expect(gzipped.bytes.length).toBeLessThan(plain.bytes.length);
    expect(gunzipSync(gzipped.bytes)).toEqual(plain.bytes);
    expect(gzipped.headers.etag).not.toBe(plain.headers.etag);
  });

  it('lets robots read everything but /prive/', async () => {
    const robots = await ask(new URL('/robots.txt', urlOf('demo-numerique')).href);
    expect(robots.text).toContain('Disallow: /prive/');
    expect(robots.text).not.toMatch(/Disallow: \/\s*$/m);
  });

  it('refuses what is neither GET nor HEAD, and pages that do not exist', async () => {
    const url = urlOf('demo-methodes');
    expect((await ask(url, {}, 'POST')).status).toBe(405);
    const head = await ask(url, {}, 'HEAD');
    expect([head.status, head.bytes.length]).toEqual([200, 0]);
    expect((await ask(new URL('/rien', url).href)).status).toBe(404);
    expect((await ask(`${urlOf('demo-projets')}?page=9`)).status).toBe(404);
    expect((await ask(`${urlOf('demo-projets')}?page=zero`)).status).toBe(404);
  });

  it('rejects when a port is taken, and leaves none open', async () => {
    const port = Number(new URL(urlOf('demo-methodes')).port);
    await expect(servePress({ start, now: () => now, port })).rejects.toThrow(/EADDRINUSE/);
  });
});
