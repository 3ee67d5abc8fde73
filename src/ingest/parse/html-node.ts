// Loads markup into a tree (cheerio), for every reader of HTML and XML of this room. Hostile nesting is flattened before a parser sees it.
import { type CheerioAPI, load } from 'cheerio';

type RootNode = ReturnType<CheerioAPI['root']>[number];
/** Any node of the tree: element, text, comment, CDATA section… */
export type HtmlNode = RootNode['childNodes'][number];
export type HtmlElement = Extract<HtmlNode, { attribs: unknown }>;

/** Browsers stop at 512 open elements; parse5 takes time in the square of the depth (40,000 nested <div>: 12 s). */
const depthMax = 1000;
/** Never open (void), or closed by the next of their kind. */
const uncounted = new Set(
  'area base br col embed hr img input link meta param source track wbr p li dt dd td th tr option'.split(' '),
);
const tagStart = /<(?:!--|(\/?)([a-z][a-z0-9:_-]{0,60}))/gi;

export function isElement(node: HtmlNode): node is HtmlElement {
  return 'attribs' in node;
}

export function isTextNode(node: HtmlNode): node is Extract<HtmlNode, { nodeType: 3 }> {
  return node.nodeType === 3;
}

/** Where the tag whose name ends at `from` is closed, attribute values skipped; the end of the text when it never is. */
function tagEnd(markup: string, from: number): number {
  for (let index = from; index < markup.length; index += 1) {
    const character = markup[index];
    if (character === '>') return index;
    if (character === '"' || character === "'") {
      index = markup.indexOf(character, index + 1);
      if (index < 0) break;
    }
  }
  return markup.length;
}

/** Are more elements open at once than any real page has? One linear pass over the tags, as exact as it needs to be. */
function isTooDeep(markup: string): boolean {
  const tags = new RegExp(tagStart);
  let depth = 0;
  for (let match = tags.exec(markup); match; match = tags.exec(markup)) {
    const name = match[2]?.toLowerCase();
    const end = name ? tagEnd(markup, tags.lastIndex) : markup.indexOf('-->', tags.lastIndex);
    if (end < 0) break;
    tags.lastIndex = end;
    if (!name || uncounted.has(name) || markup[end - 1] === '/') continue;
    depth = match[1] ? Math.max(0, depth - 1) : depth + 1;
    if (depth > depthMax) return true;
    if (!match[1] && (name === 'script' || name === 'style')) {
      const closing = markup.indexOf(`</${match[2]}`, end);
      if (closing < 0) break;
      tags.lastIndex = closing;
    }
  }
  return false;
}

function flatten(markup: string): string {
  return markup.replace(/<(script|style)\b[\s\S]*?(?:<\/\1\s*>|$)/gi, ' ').replace(/<[^<>]*>/g, '\n');
}

/** A whole page, as browsers read it. A page nested beyond any real one loses its tags and keeps its text. */
export function loadPage(html: string): CheerioAPI {
  return load(isTooDeep(html) ? flatten(html) : html);
}

/** A piece of HTML as feeds carry it, with a faster and plainer parser. */
export function loadFragment(html: string): CheerioAPI {
  return load(isTooDeep(html) ? flatten(html) : html, { xml: { xmlMode: false } }, false);
}

/** XML read tolerantly: undeclared entities stay as written, open elements are closed at the end. Undefined when nested beyond any real feed. */
export function loadXml(xml: string): CheerioAPI | undefined {
  return isTooDeep(xml) ? undefined : load(xml, { xml: { xmlMode: true } }, false);
}
