// HTML list pages (news, results) to a ParsedFeed, through the selectors that the source declares.
import type { CheerioAPI } from 'cheerio';
import { messageOf } from '../../errors.ts';
import type { ParsedFeed, ParseOutcome, RawItem } from '../../model/feed.ts';
import type { ListSelectors } from '../../model/source.ts';
import { findDate } from './find-date.ts';
import { type HtmlElement, isElement, loadPage } from './html-node.ts';
import { toHttpUrl } from './http-url.ts';
import { toLanguage } from './item-parts.ts';
import { parseDate } from './parse-date.ts';
import { textOfNodes, toCleanLine } from './to-plain-text.ts';

/** `url` is the page's own address. A page where `item` matches nothing is `not-a-feed`: the site changed, or the selector is wrong. Never throws. */
export function parseList(html: string, selectors: ListSelectors, url: string): ParseOutcome {
  try {
    return readList(loadPage(html), selectors, url);
  } catch (error) {
    // css-what refuses the selector.
    return { type: 'not-a-feed', detail: `sélecteur CSS invalide (${messageOf(error)})` };
  }
}

function readList($: CheerioAPI, selectors: ListSelectors, url: string): ParseOutcome {
  const entries = $(selectors.item).toArray().filter(isElement);
  if (entries.length === 0)
    return { type: 'not-a-feed', detail: `rien dans la page ne répond au sélecteur item « ${selectors.item} »` };
  const base = toHttpUrl($('base[href]').first().attr('href'), url) ?? url;
  const title = toCleanLine($('title').first().text());
  const language = toLanguage($('html').attr('lang'));
  const feed: ParsedFeed = { ...(title && { title }), link: url, ...(language && { language }), items: [], bad: [] };
  for (const [index, entry] of entries.entries()) {
    const item = readEntry($, entry, selectors, base);
    if (item.url && item.title) feed.items.push(item);
    else feed.bad.push({ index, reason: missing(item, selectors) });
  }
  const next = selectors.next && toHttpUrl($(selectors.next).first().attr('href'), base);
  if (next && next !== url) feed.nextUrl = next;
  return { type: 'feed', feed, format: 'list', repaired: false };
}

function missing(item: RawItem, selectors: ListSelectors): string {
  return item.title ? `pas de lien http(s) sous « ${selectors.link} »` : `pas de titre sous « ${selectors.title} »`;
}

function readEntry($: CheerioAPI, entry: HtmlElement, selectors: ListSelectors, base: string): RawItem {
  /** The first match inside the entry, or the entry itself when it is what the selector names (a card that is one big anchor). */
  const find = (selector: string): HtmlElement | undefined => {
    const inside = $(entry).find(selector).toArray().find(isElement);
    return inside ?? ($(entry).is(selector) ? entry : undefined);
  };
  const text = (selector: string | undefined): string => {
    const found = selector && find(selector);
    return found ? textOfNodes([found]) : '';
  };
  const link = find(selectors.link);
  const found = {
    url: toHttpUrl(link?.attribs.href, base),
    title: toCleanLine(text(selectors.title)),
    publishedAt: dateOf(selectors.date ? find(selectors.date) : undefined),
    summary: text(selectors.summary),
  };
  const item: RawItem = { authors: [], categories: [], enclosures: [] };
  return Object.assign(item, Object.fromEntries(Object.entries(found).filter(([, value]) => value)));
}

/** `<time datetime>` says it for machines; else the visible text, with or without words around the date. */
function dateOf(element: HtmlElement | undefined): string | undefined {
  if (!element) return undefined;
  const text = toCleanLine(textOfNodes([element]));
  return parseDate(element.attribs.datetime ?? element.attribs.content ?? '') ?? parseDate(text) ?? findDate(text);
}
