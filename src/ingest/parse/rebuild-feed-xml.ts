// The repair shop: reads a feed's XML tolerantly and writes it again as well-formed XML with the elements Vigie knows, for rss-parser to read.
// Used when rss-parser refuses a document, or would read it wrongly (content written as elements, xml:base, unusual namespace prefixes).
import { canonicalPrefixes, feedFieldNames, itemFieldNames } from './feed-fields.ts';
import { type HtmlElement, type HtmlNode, isElement, isTextNode, loadXml } from './html-node.ts';

const keptAttributes = new Set('href rel type mode term label url length isPermaLink xml:lang rdf:about'.split(' '));
const urlAttributes = new Set(['href', 'url']);
const feedFields: ReadonlySet<string> = new Set(feedFieldNames);
const itemFields: ReadonlySet<string> = new Set(itemFieldNames);

export interface RebuiltXml {
  xml: string;
  /** The document ended inside its last entry, which is left out. */
  cut: boolean;
}

interface Reading {
  prefixes: Map<string, string>;
  isAtom: boolean;
  url: string | undefined;
}

/** Undefined when there is no feed in it, or it is nested beyond any real feed. `url` is what a relative xml:base starts from. */
export function rebuildFeedXml(text: string, url?: string): RebuiltXml | undefined {
  const { xml, cut } = withoutOpenEntry(text);
  const $ = loadXml(xml);
  if (!$) return undefined;
  const elements = elementsIn($.root().toArray());
  const root = elements.find((element) => ['rss', 'rdf', 'feed'].includes(localName(element).toLowerCase()));
  if (!root) return undefined;
  const rootName = localName(root).toLowerCase();
  const reading: Reading = { prefixes: prefixesOf(elements), isAtom: rootName === 'feed', url };
  const channel = reading.isAtom ? root : elements.find((element) => canonicalName(element, reading) === 'channel');
  if (!channel) return undefined;
  const entryName = reading.isAtom ? 'entry' : 'item';
  const entries = elements.filter((element) => canonicalName(element, reading) === entryName);
  const head = fieldsOf(channel, feedFields, reading);
  const body = entries.map((entry) => write(entryName, entry, fieldsOf(entry, itemFields, reading), reading)).join('');
  if (reading.isAtom) return { xml: write('feed', root, head + body, reading), cut };
  // RDF keeps its entries beside the channel; here all stand where RSS 2.0 has them, and the root keeps its name for the format.
  const inside = rootName === 'rdf' ? `<channel>${head}</channel>${body}` : `<channel>${head}${body}</channel>`;
  return { xml: rootName === 'rdf' ? `<rdf:RDF>${inside}</rdf:RDF>` : `<rss version="2.0">${inside}</rss>`, cut };
}

/** A truncated document keeps its complete entries: what follows the last one is a half-written thing. */
function withoutOpenEntry(text: string): RebuiltXml {
  if (/<\/(?:[\w.-]+:)?(?:rss|rdf|feed)\s*>/i.test(text)) return { xml: text, cut: false };
  let afterLast = -1;
  for (const match of text.matchAll(/<\/(?:[\w.-]+:)?(?:item|entry)\s*>/gi)) afterLast = match.index + match[0].length;
  const opening = /<(?:[\w.-]+:)?(?:item|entry)[\s>]/gi;
  opening.lastIndex = Math.max(0, afterLast);
  const open = opening.exec(text);
  return open ? { xml: text.slice(0, open.index), cut: true } : { xml: text, cut: false };
}

function elementsIn(nodes: readonly HtmlNode[]): HtmlElement[] {
  const found: HtmlElement[] = [];
  const waiting: HtmlNode[] = [...nodes].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isElement(node)) found.push(node);
    if ('children' in node) waiting.push(...[...node.children].reverse());
  }
  return found;
}

function prefixesOf(elements: readonly HtmlElement[]): Map<string, string> {
  const prefixes = new Map<string, string>();
  for (const element of elements)
    for (const [name, value] of Object.entries(element.attribs)) {
      const canonical = name.startsWith('xmlns:') && canonicalPrefixes.get(value.trim().toLowerCase());
      if (typeof canonical === 'string') prefixes.set(name.slice('xmlns:'.length), canonical);
    }
  return prefixes;
}

function localName(element: HtmlElement): string {
  return element.name.slice(element.name.indexOf(':') + 1);
}

function canonicalName(element: HtmlElement, reading: Reading): string {
  const colon = element.name.indexOf(':');
  if (colon < 0) return element.name;
  const written = element.name.slice(0, colon);
  const prefix = reading.prefixes.get(written) ?? written;
  const ownLanguage = prefix === '' || (reading.isAtom && prefix === 'atom');
  return ownLanguage ? localName(element) : `${prefix}:${localName(element)}`;
}

function fieldsOf(parent: HtmlElement, known: ReadonlySet<string>, reading: Reading): string {
  return parent.children
    .filter(isElement)
    .map((child) => {
      const name = canonicalName(child, reading);
      if (!known.has(name)) return '';
      return write(name, child, contentOf(child, name, reading), reading);
    })
    .join('');
}

function contentOf(element: HtmlElement, name: string, reading: Reading): string {
  const children = element.children.filter(isElement);
  // A person: only the name is read (RFC 4287 §3.2).
  if (name === 'author' && children.length > 0)
    return children
      .filter((child) => localName(child) === 'name')
      .map((child) => `<name>${escapeXml(rawText(child))}</name>`)
      .join('');
  const text = children.length > 0 ? innerMarkup(element) : rawText(element);
  if (name !== 'link' && name !== 'atom:link') return escapeXml(text);
  return escapeXml(text.trim() && hasBase(element) ? absolute(text.trim(), element, reading) : text);
}

function write(name: string, element: HtmlElement, content: string, reading: Reading): string {
  const attributes = new Map<string, string>();
  for (const [attribute, value] of Object.entries(element.attribs)) {
    const kept = attribute.endsWith(':about') ? 'rdf:about' : attribute;
    if (keptAttributes.has(kept))
      attributes.set(kept, urlAttributes.has(kept) && hasBase(element) ? absolute(value, element, reading) : value);
  }
  // An Atom link written the RSS way.
  if (reading.isAtom && name === 'link' && !attributes.has('href')) attributes.set('href', rawText(element).trim());
  const written = [...attributes].map(([attribute, value]) => ` ${attribute}="${escapeXml(value)}"`).join('');
  return `<${name}${written}>${content}</${name}>`;
}

function rawText(element: HtmlElement): string {
  const parts: string[] = [];
  const waiting: HtmlNode[] = [...element.children].reverse();
  for (let node = waiting.pop(); node; node = waiting.pop()) {
    if (isTextNode(node)) parts.push(node.data);
    else if ('children' in node) waiting.push(...[...node.children].reverse());
  }
  return parts.join('');
}

/** The content as HTML text, prefixes of XHTML dropped. Bounded by the depth guard of `loadXml`. */
function innerMarkup(element: HtmlElement): string {
  const inner = (node: HtmlNode): string => {
    // An HTML entity that XML does not know came through as written, and still is one.
    if (isTextNode(node)) return escapeXml(node.data).replace(/&amp;(?!(?:amp|lt|gt|quot|apos);)([a-z]\w*;)/gi, '&$1');
    if (!('children' in node)) return '';
    const content = node.children.map(inner).join('');
    if (!isElement(node)) return content;
    const name = localName(node);
    return /^[\w-]+$/.test(name) ? `<${name}>${content}</${name}>` : content;
  };
  return element.children.map(inner).join('');
}

function hasBase(element: HtmlElement): boolean {
  return basesOf(element).length > 0;
}

/** The xml:base of its ancestors and its own, outermost first (XML Base §4). */
function basesOf(element: HtmlElement): string[] {
  const bases: string[] = [];
  for (let node: HtmlNode | null = element; node; node = node.parent)
    if (isElement(node) && node.attribs['xml:base'] !== undefined) bases.unshift(node.attribs['xml:base']);
  return bases;
}

function absolute(value: string, element: HtmlElement, reading: Reading): string {
  try {
    let base = reading.url;
    for (const step of basesOf(element)) base = new URL(step, base).href;
    return new URL(value, base).href;
  } catch {
    return value;
  }
}

function escapeXml(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
