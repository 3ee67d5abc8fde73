// The door of the parsers: from decoded text to a ParsedFeed, whatever the format; what is no feed is refused with a reason for people.
import type { ParseOutcome } from '../../model/feed.ts';
import { discoverFeeds } from './discover-feeds.ts';
import { parseJsonFeed } from './parse-json-feed.ts';
import { parseXmlFeed } from './parse-xml-feed.ts';
import type { XmlFeed } from './read-xml-feed.ts';

const formats = new Map<string, XmlFeed['format']>([
  ['rss', 'rss'],
  ['rdf', 'rdf'],
  ['feed', 'atom'],
]);
const prologPart = /\s+|<\?[\s\S]*?\?>|<!--[\s\S]*?-->|<!doctype[^>[]*(?:\[[\s\S]*?\]\s*)?>/iy;
const feedRoot = /<(?:[\w.-]{1,40}:)?(rss|rdf|feed)(?=[\s>/])/i;

/**
 * RSS 0.9–2.0, RDF, Atom and JSON Feed; the format comes from the document, whatever its media type says. Documents that rss-parser refuses are repaired
 * first (`repaired`). Entities of a DTD are never expanded nor fetched: the DTD is cut off before anything reads it. Never throws, always settles.
 */
export async function parseFeed(
  text: string,
  options: { url?: string; contentType?: string } = {},
): Promise<ParseOutcome> {
  const cleaned = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufeff\ufffe\uffff]/g, '').trimStart();
  if (!cleaned) return { type: 'not-a-feed', detail: 'le document est vide' };
  if (cleaned.startsWith('{') || cleaned.startsWith('[')) return parseJsonFeed(cleaned, options.url);
  const { prolog, body, isHtml } = splitProlog(cleaned);
  const root = /^<(?:[\w.-]+:)?([\w.-]+)/.exec(body)?.[1]?.toLowerCase() ?? '';
  const format = formats.get(root);
  if (format) return parseXmlFeed(prolog + body, format, options.url);
  if (isHtml || /^(?:html|head|body|title)$/.test(root)) return htmlRefusal(cleaned, options.url);
  return (await parseAfterJunk(body, options.url)) ?? refusal(root, options.contentType);
}

/** The declaration and comments before the root; a document type, whose only use here is to declare entities, is left out. */
function splitProlog(text: string): { prolog: string; body: string; isHtml: boolean } {
  const part = new RegExp(prologPart);
  let prolog = '';
  let end = 0;
  let isHtml = false;
  for (let match = part.exec(text); match; match = part.exec(text)) {
    end = part.lastIndex;
    if (!/^<!doctype/i.test(match[0])) prolog += match[0];
    else isHtml = /^<!doctype\s+html/i.test(match[0]);
  }
  return { prolog, body: text.slice(end), isHtml };
}

/** Warnings of a tired PHP site before the feed: the feed begins at its root. */
async function parseAfterJunk(body: string, url: string | undefined): Promise<ParseOutcome | undefined> {
  const match = feedRoot.exec(body);
  const format = formats.get(match?.[1]?.toLowerCase() ?? '');
  if (!match || !format || /<(?:html|body)[\s>]/i.test(body.slice(0, match.index))) return undefined;
  const outcome = await parseXmlFeed(body.slice(match.index), format, url);
  return outcome.type === 'feed' ? { ...outcome, repaired: true } : outcome;
}

function htmlRefusal(html: string, url: string | undefined): ParseOutcome {
  const feeds = discoverFeeds(html, url).map((feed) => feed.url);
  const announced = feeds.length > 0 ? `elle annonce ${feeds.slice(0, 3).join(', ')}` : 'elle n’annonce aucun flux';
  return { type: 'not-a-feed', detail: `une page HTML, pas un flux ; ${announced}` };
}

function refusal(root: string, contentType: string | undefined): ParseOutcome {
  if (root === 'opml') return { type: 'not-a-feed', detail: 'une liste de flux (OPML), pas un flux' };
  if (root === 'urlset' || root === 'sitemapindex')
    return { type: 'not-a-feed', detail: 'un plan de site, pas un flux' };
  if (root) return { type: 'not-a-feed', detail: `un document <${root.slice(0, 40)}>, pas un flux` };
  return { type: 'not-a-feed', detail: `ni XML ni JSON${contentType ? ` (annoncé ${contentType.slice(0, 80)})` : ''}` };
}
