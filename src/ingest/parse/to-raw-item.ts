// One entry's raw nodes to a RawItem: which element means what in RSS, RDF and Atom, and plain text of it all.
import type { RawItem } from '../../model/feed.ts';
import { toHttpUrl } from './http-url.ts';
import { toAuthorName, unique } from './item-parts.ts';
import { parseDate } from './parse-date.ts';
import type { XmlFeed } from './read-xml-feed.ts';
import { toCleanLine, toPlainLine, toPlainText } from './to-plain-text.ts';
import { attributeOf, childrenOf, firstText, type NodeFields, textOf, type XmlNodes } from './xml-node.ts';

export interface EntryContext {
  format: XmlFeed['format'];
  /** What relative links start from. */
  base?: string | undefined;
  /** Of the feed: an Atom entry without author has its feed's (RFC 4287 §4.2.1). */
  authors: string[];
}

/** Absent fields stay absent; nothing is invented and nothing throws. */
export function toRawItem(entry: NodeFields, context: EntryContext): RawItem {
  const texts = context.format === 'atom' ? atomTexts(entry) : rssTexts(entry);
  const guid = toCleanLine(
    firstText([...entry('guid'), ...entry('id')]) ?? attributeOf(entry('$')[0], 'rdf:about') ?? '',
  );
  const authors = authorsOf(entry);
  const item: RawItem = {
    authors: authors.length > 0 ? authors : [...context.authors],
    categories: categoriesOf(entry),
    enclosures: enclosuresOf(entry, context),
  };
  const title = toPlainLine(firstText([...entry('title'), ...entry('dc:title')]) ?? '');
  const found = {
    guid,
    url: urlOf(entry, context),
    title,
    publishedAt: firstDate(entry, publicationFields(context.format)),
    updatedAt: firstDate(entry, ['updated', 'modified', 'atom:updated', 'dcterms:modified']),
    ...texts,
  };
  return Object.assign(item, Object.fromEntries(Object.entries(found).filter(([, value]) => value)));
}

/**
 * Atom demands `updated` and many feeds give nothing else: there it stands for the publication date too, and `updatedAt` says the same, so that whoever
 * compares readings knows that this date moves with each edit.
 */
function publicationFields(format: XmlFeed['format']): string[] {
  const said = ['pubDate', 'published', 'issued', 'created', 'dc:date', 'dcterms:issued', 'dcterms:created'];
  return format === 'atom' ? [...said, 'updated', 'modified'] : said;
}

function firstDate(entry: NodeFields, names: string[]): string | undefined {
  for (const name of names)
    for (const node of entry(name)) {
      const date = parseDate(textOf(node));
      if (date) return date;
    }
  return undefined;
}

function firstPlain(entry: NodeFields, names: string[]): string {
  for (const name of names)
    for (const node of entry(name)) {
      const text = toPlainText(textOf(node));
      if (text) return text;
    }
  return '';
}

function rssTexts(entry: NodeFields): { summary: string; content: string } {
  return {
    summary: firstPlain(entry, ['description', 'summary', 'dc:description', 'itunes:summary']),
    content: firstPlain(entry, ['content:encoded', 'content']),
  };
}

function atomTexts(entry: NodeFields): { summary: string; content: string } {
  return { summary: firstPlain(entry, ['summary']), content: firstPlain(entry, ['content', 'content:encoded']) };
}

/** The first page for people: an alternate link, HTML if the feed says which; else a guid that is a permanent link. */
function urlOf(entry: NodeFields, context: EntryContext): string | undefined {
  const written = entry('link')
    .map((node) => textOf(node).trim())
    .filter(Boolean);
  const guids = entry('guid')
    .filter((node) => attributeOf(node, 'isPermaLink') !== 'false')
    .map((node) => textOf(node));
  const about = attributeOf(entry('$')[0], 'rdf:about');
  for (const candidate of [...alternateLinks([...entry('link'), ...entry('atom:link')]), ...written]) {
    const url = toHttpUrl(candidate, context.base);
    if (url) return url;
  }
  // Relative guids and ids are identifiers, not links: no base for them.
  return [...guids, about].map((candidate) => toHttpUrl(candidate)).find(Boolean);
}

/** `href` of the links to the thing itself, those to HTML first (RFC 4287 §4.2.7: no `rel` means alternate). */
export function alternateLinks(nodes: XmlNodes): string[] {
  const links = nodes.filter(
    (node) => attributeOf(node, 'href') && ['alternate', undefined, ''].includes(attributeOf(node, 'rel')),
  );
  const isHtml = (node: unknown): boolean => /html/i.test(attributeOf(node, 'type') ?? 'html');
  return [...links.filter(isHtml), ...links.filter((node) => !isHtml(node))].map(
    (node) => attributeOf(node, 'href') ?? '',
  );
}

function authorsOf(entry: NodeFields): string[] {
  const names = [
    ...entry('author').flatMap((node) => [textOf(node), ...childrenOf(node, 'name').map(textOf)]),
    ...entry('dc:creator').map(textOf),
  ];
  const used = names.some((name) => name.trim()) ? names : entry('itunes:author').map(textOf);
  return unique(used.map(toAuthorName));
}

function categoriesOf(entry: NodeFields): string[] {
  const said = entry('category').map((node) => attributeOf(node, 'label') ?? attributeOf(node, 'term') ?? textOf(node));
  return unique([...said, ...entry('dc:subject').map(textOf)].map(toPlainLine));
}

function enclosuresOf(entry: NodeFields, context: EntryContext): RawItem['enclosures'] {
  const links = [...entry('link'), ...entry('atom:link')].filter((node) => attributeOf(node, 'rel') === 'enclosure');
  return [...entry('enclosure'), ...links].flatMap((node) => {
    const url = toHttpUrl(attributeOf(node, 'url') ?? attributeOf(node, 'href'), context.base);
    if (!url) return [];
    const type = attributeOf(node, 'type');
    const length = Number(attributeOf(node, 'length') || Number.NaN);
    return [{ url, ...(type && { type }), ...(Number.isInteger(length) && length > 0 && { length }) }];
  });
}
