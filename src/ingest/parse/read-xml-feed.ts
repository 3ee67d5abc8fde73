// RSS 0.9–2.0, RDF and Atom through rss-parser, which is asked for raw nodes only: what they mean is decided in to-raw-item.ts.
import Parser from 'rss-parser';
import { messageOf } from '../../errors.ts';
import { canonicalPrefixes, feedFieldNames, itemFieldNames } from './feed-fields.ts';
import { parseDate } from './parse-date.ts';
import { type RebuiltXml, rebuildFeedXml } from './rebuild-feed-xml.ts';
import { attributeOf, hasElements, type NodeFields, type XmlNodes } from './xml-node.ts';

export interface XmlFeed {
  format: 'rss' | 'rdf' | 'atom';
  /** Of the root or channel element: xml:lang. */
  language?: string | undefined;
  feed: NodeFields;
  entries: NodeFields[];
}

export type XmlFeedOutcome =
  | { type: 'feed'; feed: XmlFeed; repaired: boolean; cut: boolean }
  | { type: 'refused'; detail: string };

const rawPrefix = 'raw ';
const mixedFields = ['title', 'description', 'summary', 'content', 'content:encoded'] as const;

function createParser(): Parser<Record<string, unknown>, Record<string, unknown>> {
  const keep = (name: string): [string, string, { keepArray: boolean }] => [
    name,
    rawPrefix + name,
    { keepArray: true },
  ];
  return new Parser<Record<string, unknown>, Record<string, unknown>>({
    // A missing or unknown version reads as 2.0, of which the others are subsets.
    defaultRSS: 2,
    customFields: {
      // The declared type allows names only; the code takes the same triples as for items.
      feed: [...feedFieldNames, '$'].map(keep) as unknown as string[],
      item: [...itemFieldNames, '$'].map(keep),
    },
    xml2js: {
      // rss-parser converts these two itself and throws the whole feed away at the first bad date.
      valueProcessors: [
        (value: string, name: string) =>
          name === 'published' || name === 'updated' ? (parseDate(value) ?? '') : value,
      ],
    },
  });
}

function fieldsOf(record: Record<string, unknown>): NodeFields {
  return (name): XmlNodes => {
    const nodes = record[rawPrefix + name];
    return Array.isArray(nodes) ? nodes : [];
  };
}

/**
 * rss-parser 3.13 never settles on some documents (an empty one). It works synchronously: what is not settled when the microtasks are done never will
 * be, so one turn of the event loop is deadline enough.
 */
async function readOnce(xml: string, format: XmlFeed['format']): Promise<XmlFeed | string> {
  const neverSettled = new Promise<string>((resolve) => {
    setImmediate(resolve, 'rss-parser gave no answer');
  });
  try {
    const output = await Promise.race([createParser().parseString(xml), neverSettled]);
    if (typeof output === 'string') return output;
    // `$` is an object of attributes, not an array of nodes.
    const language = attributeOf({ $: output[`${rawPrefix}$`] }, 'xml:lang');
    const entries = output.items.map((item) => {
      const fields = fieldsOf(item);
      const attributes = item[`${rawPrefix}$`];
      return (name: string): XmlNodes => (name === '$' ? [{ $: attributes }] : fields(name));
    });
    return { format, language, feed: fieldsOf(output), entries };
  } catch (error) {
    return messageOf(error).split('\n')[0] ?? 'unreadable';
  }
}

/** Would rss-parser read it, but wrongly? Content written as elements loses its order; xml:base and unusual prefixes are not followed. */
function needsRebuilding(feed: XmlFeed, xml: string): boolean {
  if (/\bxml:base\s*=/.test(xml)) return true;
  for (const [, prefix, uri] of xml.matchAll(/\bxmlns:([\w.-]{1,40})\s*=\s*["']([^"'<>]{1,200})["']/g)) {
    const canonical = canonicalPrefixes.get((uri ?? '').trim().toLowerCase());
    if (canonical !== undefined && canonical !== prefix) return true;
  }
  return [feed.feed, ...feed.entries].some((fields) => mixedFields.some((name) => fields(name).some(hasElements)));
}

/** `xml` begins with its declaration or root element, of the given format. Never throws, always settles. */
export async function readXmlFeed(xml: string, format: XmlFeed['format'], url?: string): Promise<XmlFeedOutcome> {
  const first = await readOnce(xml, format);
  if (typeof first !== 'string' && !needsRebuilding(first, xml))
    return { type: 'feed', feed: first, repaired: false, cut: false };
  const repaired = typeof first === 'string';
  const rebuilt = tryRebuild(xml, url);
  const second = rebuilt ? await readOnce(rebuilt.xml, format) : 'no feed in it';
  if (rebuilt && typeof second !== 'string') return { type: 'feed', feed: second, repaired, cut: rebuilt.cut };
  if (!repaired) return { type: 'feed', feed: first, repaired: false, cut: false };
  return { type: 'refused', detail: rebuilt ? first : 'aucun canal ni élément lisible' };
}

function tryRebuild(xml: string, url: string | undefined): RebuiltXml | undefined {
  try {
    return rebuildFeedXml(xml, url);
  } catch {
    // Nesting that exhausts the stack: no real feed.
    return undefined;
  }
}
