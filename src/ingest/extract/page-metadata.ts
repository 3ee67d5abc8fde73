// What a page says about itself for machines: JSON-LD (schema.org), Open Graph and other <meta>, <html lang>, TDM reservation.
import type { CheerioAPI } from 'cheerio';
import type { StructuredHints } from '../../model/kind.ts';
import { findDate } from '../parse/find-date.ts';
import { toHttpUrl } from '../parse/http-url.ts';
import { toLanguage } from '../parse/item-parts.ts';
import { parseDate } from '../parse/parse-date.ts';
import { toCleanLine, toPlainLine } from '../parse/to-plain-text.ts';
import { isJsonObject, type JsonObject, jsonLdObjects, typesOf } from './json-ld.ts';
import { toStructuredHints } from './structured-hints.ts';

export interface PageMetadata {
  title?: string | undefined;
  date?: string | undefined;
  author?: string | undefined;
  language?: string | undefined;
  canonicalUrl?: string | undefined;
  tdmReserved: boolean;
  structured?: StructuredHints | undefined;
}

const articleType = /Article|Posting|Report|^WebPage$|^CreativeWork$|^Event$|^(?:Government)?Service$/;
const visibleDates = [
  'article time[datetime]',
  'main time[datetime]',
  'time[datetime]',
  '[itemprop="datePublished"]',
  '[class*="publish" i], [class*="publi-" i]',
  '[class*="date" i]',
  '[class*="meta" i], [class*="byline" i]',
].join('|');

/** Never a date of today: only what is written in the page. Never throws. */
export function readMetadata($: CheerioAPI, url: string): PageMetadata {
  const meta = metaOf($);
  const objects = jsonLdObjects($);
  const articles = objects.filter((object) => typesOf(object).some((type) => articleType.test(type)));
  // WebPage objects describe the frame: the article itself speaks first.
  articles.sort((a, b) => Number(typesOf(a).includes('WebPage')) - Number(typesOf(b).includes('WebPage')));
  const fromJson = (key: string): string | undefined =>
    articles.map((object) => object[key]).find((value): value is string => typeof value === 'string' && value !== '');
  const base = toHttpUrl($('base[href]').first().attr('href'), url) ?? url;
  return {
    title: titleOf($, meta('og:title') ?? fromJson('headline'), meta('og:site_name')),
    date: parseDate(fromJson('datePublished') ?? '') ?? metaDate(meta) ?? visibleDate($),
    author: authorOf($, articles, meta),
    language: toLanguage(
      $('html').attr('lang') ?? $('html').attr('xml:lang') ?? meta('og:locale') ?? fromJson('inLanguage'),
    ),
    canonicalUrl: toHttpUrl($('link[rel~="canonical"][href]').first().attr('href') ?? meta('og:url'), base),
    tdmReserved: meta('tdm-reservation')?.trim() === '1',
    structured: toStructuredHints($, objects),
  };
}

function metaOf($: CheerioAPI): (name: string) => string | undefined {
  const values = new Map<string, string>();
  for (const element of $('meta[content]')) {
    const attributes = $(element).attr() ?? {};
    const name = (attributes.property ?? attributes.name ?? attributes.itemprop ?? '').toLowerCase();
    const content = attributes.content?.trim();
    if (name && content && !values.has(name)) values.set(name, content);
  }
  return (name) => values.get(name);
}

/** The <h1> that says what the page's other titles say; else what it tells social networks; else <title>, both without the name of the site. */
function titleOf($: CheerioAPI, said: string | undefined, siteName: string | undefined): string | undefined {
  const announced = withoutSiteName(toPlainLine(said ?? ''), siteName);
  const document = withoutSiteName(toCleanLine($('title').first().text()), siteName);
  const headings = $('h1')
    .toArray()
    .map((heading) => toCleanLine($(heading).text()))
    .filter(Boolean);
  // A lone <h1> that the other titles do not know is the name of the site.
  const known = headings.find((heading) => shareOfWords(heading, announced || document) >= 0.5);
  return known || announced || document || headings[0] || undefined;
}

function withoutSiteName(title: string, siteName: string | undefined): string {
  const cut = /^(.{10,}?)\s+[|–—•·-]\s+([^|–—•·]{2,60})$/.exec(title);
  if (!cut?.[1]) return title;
  return siteName === cut[2] || title.includes(' | ') || (cut[2]?.length ?? 0) <= 40 ? cut[1] : title;
}

/** Of the shorter text's words, how many the other one has too: 0 to 1. */
function shareOfWords(one: string, other: string): number {
  const [few, many] = [one, other]
    .map((text) => new Set(text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []))
    .sort((a, b) => a.size - b.size);
  if (!few?.size || !many) return 0;
  return [...few].filter((word) => many.has(word)).length / few.size;
}

function metaDate(meta: (name: string) => string | undefined): string | undefined {
  const names = [
    'article:published_time',
    'og:article:published_time',
    'datepublished',
    'dcterms.created',
    'dcterms.date',
    'dc.date.issued',
  ];
  const values = [...names, 'dc.date', 'date', 'publication_date', 'publish-date', 'parsely-pub-date', 'sailthru.date'];
  return values.map((name) => parseDate(meta(name) ?? '')).find(Boolean);
}

function visibleDate($: CheerioAPI): string | undefined {
  for (const selector of visibleDates.split('|')) {
    for (const element of $(selector).toArray().slice(0, 5)) {
      const attributes = $(element).attr() ?? {};
      const text = toCleanLine($(element).text());
      const date =
        parseDate(attributes.datetime ?? attributes.content ?? '') ?? (text.length < 200 ? findDate(text) : undefined);
      if (date) return date;
    }
  }
  const text = toCleanLine($('body').text().slice(0, 200_000));
  const announced = /(?:publié|mis en ligne|posté|published|posted)(?:e|s)?\s+(?:le|on)?[\s:]*(.{6,40})/i.exec(
    text,
  )?.[1];
  return findDate(announced ?? '');
}

function authorOf(
  $: CheerioAPI,
  articles: JsonObject[],
  meta: (name: string) => string | undefined,
): string | undefined {
  const signed = articles.find((object) => object.author)?.author;
  const names = (Array.isArray(signed) ? signed : [signed])
    .map((author) => (isJsonObject(author) ? author.name : author))
    .filter((name): name is string => typeof name === 'string' && name !== '' && !/^https?:/.test(name));
  const said = names.length > 0 ? [...new Set(names)].join(', ') : (meta('author') ?? meta('dc.creator'));
  const shown = said ?? $('[rel~="author"], [itemprop="author"], .author-name, .byline').first().text();
  const name = toPlainLine(shown).replace(/^(?:par|by|de)\s+/i, '');
  return name && name.length <= 200 && !/^https?:/.test(name) ? name : undefined;
}
