// The feeds that an HTML page announces in its head (autodiscovery), for whoever gave a page where a feed was meant.

import { loadPage } from './html-node.ts';
import { toHttpUrl } from './http-url.ts';
import { toCleanLine } from './to-plain-text.ts';

export interface DiscoveredFeed {
  url: string;
  title?: string;
  /** As announced, lower case: `application/rss+xml`, `application/atom+xml`, `application/feed+json`… */
  type: string;
}

const feedTypes = /^(?:application|text)\/(?:(?:rss|atom|rdf)\+xml|feed\+json|json|xml)$/;

/** In document order, each address once; `<base href>` is followed. WordPress's comment feeds come last. */
export function discoverFeeds(html: string, url?: string): DiscoveredFeed[] {
  const $ = loadPage(html);
  const base = toHttpUrl($('base[href]').first().attr('href'), url) ?? url;
  const found = new Map<string, DiscoveredFeed>();
  for (const element of $('link[rel][href]')) {
    const rel = ($(element).attr('rel') ?? '').toLowerCase().split(/\s+/);
    const type = ($(element).attr('type') ?? '').toLowerCase().split(';')[0]?.trim() ?? '';
    const address = toHttpUrl($(element).attr('href'), base);
    if (!address || !feedTypes.test(type) || !(rel.includes('alternate') || rel.includes('feed'))) continue;
    // WordPress announces its REST API the same way.
    if (type === 'application/json' && /\/wp-json\//.test(address)) continue;
    const title = toCleanLine($(element).attr('title') ?? '');
    if (!found.has(address)) found.set(address, { url: address, ...(title && { title }), type });
  }
  const isComments = (feed: DiscoveredFeed): boolean => /\/comments?\/feed/.test(feed.url);
  return [...found.values()].sort((a, b) => Number(isComments(a)) - Number(isComments(b)));
}
