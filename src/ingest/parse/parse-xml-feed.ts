// From the text of an RSS, RDF or Atom document to a ParsedFeed.
import type { ParsedFeed, ParseOutcome } from '../../model/feed.ts';
import { toHttpUrl } from './http-url.ts';
import { isUnusable, toAuthorName, toLanguage, unique, unusableReason } from './item-parts.ts';
import { readXmlFeed, type XmlFeed } from './read-xml-feed.ts';
import { toPlainLine } from './to-plain-text.ts';
import { alternateLinks, toRawItem } from './to-raw-item.ts';
import { attributeOf, childrenOf, firstText, textOf } from './xml-node.ts';

/** `xml` begins at its declaration or root. Never throws; a document that stays unreadable after repair is `not-a-feed`. */
export async function parseXmlFeed(xml: string, format: XmlFeed['format'], url?: string): Promise<ParseOutcome> {
  const outcome = await readXmlFeed(xml, format, url);
  if (outcome.type === 'refused') return { type: 'not-a-feed', detail: `XML illisible (${outcome.detail})` };
  const { feed: read, repaired, cut } = outcome;
  const title = toPlainLine(firstText([...read.feed('title'), ...read.feed('dc:title')]) ?? '');
  const link = linkOf(read, url);
  const language = toLanguage(firstText([...read.feed('language'), ...read.feed('dc:language')]) ?? read.language);
  const authors =
    format === 'atom'
      ? unique(
          read.feed('author').flatMap((node) => childrenOf(node, 'name').map((name) => toAuthorName(textOf(name)))),
        )
      : [];
  // An Atom link is relative to its document (RFC 4287 §2); in RSS publishers mean their site.
  const base = format === 'atom' ? (url ?? selfOf(read) ?? link) : (link ?? url ?? selfOf(read));
  const feed: ParsedFeed = {
    ...(title && { title }),
    ...(link && { link }),
    ...(language && { language }),
    items: [],
    bad: [],
  };
  for (const [index, entry] of read.entries.entries()) {
    const item = toRawItem(entry, { format, base, authors });
    if (isUnusable(item)) feed.bad.push({ index, reason: unusableReason });
    else feed.items.push(item);
  }
  if (cut) feed.bad.push({ index: read.entries.length, reason: 'document coupé au milieu de cet élément' });
  return { type: 'feed', feed, format, repaired };
}

function selfOf(read: XmlFeed): string | undefined {
  const self = [...read.feed('link'), ...read.feed('atom:link')].find((node) => attributeOf(node, 'rel') === 'self');
  return toHttpUrl(attributeOf(self, 'href'));
}

function linkOf(read: XmlFeed, url: string | undefined): string | undefined {
  const base = url ?? selfOf(read);
  const candidates = [
    ...read.feed('link').map(textOf),
    ...alternateLinks([...read.feed('link'), ...read.feed('atom:link')]),
  ];
  return candidates.map((candidate) => toHttpUrl(candidate, base)).find(Boolean);
}
