// From HTML or feed text to the plain text Vigie stores: the last step of every parser and extractor. What leaves here holds no markup.
import { type HtmlNode, isElement, isTextNode, loadFragment } from './html-node.ts';

const words = (names: string): ReadonlySet<string> => new Set(names.split(' '));
const silent = words('script style noscript template iframe object embed svg math head title select button textarea');
/** A blank line on both sides. */
const paragraphs = words(
  'address article aside blockquote body div dl fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr main nav ol p pre section table ul',
);
/** A new line on both sides. */
const lines = words('caption dd dt figcaption li summary details tr td th');

/** C0 and C1 controls but tab and line ends; soft hyphens, zero-width spaces and stray BOMs, which would hide words from the matchers. */
const controls = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff]/g;
const loneSurrogates = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
/** Text that still names an active element once decoded (an article on HTML, or a twice-escaped payload) keeps its words and loses its bracket. */
const activeMarkup = /<(?=\/?(?:script|style|iframe|object|embed|svg|img))/gi;

/** Text that is already plain: NFC, no control character, spaces collapsed, at most one blank line. Never throws. */
export function toCleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u0085\u000b\u000c]/g, '\n')
    .replace(controls, '')
    .replace(loneSurrogates, '\ufffd')
    .replace(activeMarkup, '‹')
    .replace(/\s+/g, (gap) => {
      const first = gap.indexOf('\n');
      if (first < 0) return ' ';
      return first === gap.lastIndexOf('\n') ? '\n' : '\n\n';
    })
    .normalize('NFC')
    .trim();
}

/** The same on one line, for titles and names. */
export function toCleanLine(text: string): string {
  return toCleanText(text).replace(/\s*\n\s*/g, ' ');
}

function looksLikeHtml(text: string): boolean {
  return /<\/?(?:p|br|a|b|i|em|strong|div|span|ul|ol|li|h[1-6]|img|script|style|blockquote|table)\b[^<>]*>/i.test(text);
}

/** Text of a tree, `skip` leaving whole elements out. Newlines of the source are spaces, except inside <pre>. */
export function textOfNodes(nodes: readonly HtmlNode[], skip: (node: HtmlNode) => boolean = () => false): string {
  const parts: string[] = [];
  /** Line ends owed before the next word: 0 none, 1 a new line, 2 a blank line. */
  let owed = 0;
  const visit = (node: HtmlNode, inPre: boolean): void => {
    if (isTextNode(node)) {
      const text = inPre ? node.data : node.data.replace(/\s+/g, ' ');
      if (text.trim() !== '') {
        parts.push('\n'.repeat(owed), text);
        owed = 0;
      } else if (owed === 0) parts.push(text);
      return;
    }
    if (!('children' in node) || skip(node)) return;
    const name = isElement(node) ? node.name : '';
    if (silent.has(name)) return;
    if (name === 'br') {
      owed = Math.min(2, owed + 1);
      return;
    }
    const gap = paragraphs.has(name) ? 2 : lines.has(name) ? 1 : 0;
    owed = Math.max(owed, gap);
    for (const child of node.children) visit(child, inPre || name === 'pre');
    owed = Math.max(owed, gap);
  };
  for (const node of nodes) visit(node, false);
  return toCleanText(parts.join(''));
}

/** A numeric reference that outlives decoding was escaped once too often (`L&amp;#8217;été`): nobody writes one for it to be read. */
function withoutReferences(text: string): string {
  if (!text.includes('&#')) return text;
  const decoded = text.replace(/&#(x[0-9a-f]{2,6}|\d{2,7});/gi, (whole, code: string) => {
    const point = Number(code.toLowerCase().startsWith('x') ? `0${code}` : code);
    return point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
  return toCleanText(decoded);
}

/**
 * Plain text of a piece of HTML: scripts and styles gone, entities decoded, block elements on lines of their own (a blank line between paragraphs), NFC.
 * HTML that was escaped once too often is read a second time. Total: any string gives a string.
 */
export function toPlainText(html: string): string {
  if (!/[<&]/.test(html)) return toCleanText(html.replace(/[\n\r\t]+/g, ' '));
  const text = textOfNodes(loadFragment(html).root().toArray());
  const hadTags = /<[a-z/!]/i.test(html);
  return withoutReferences(!hadTags && looksLikeHtml(text) ? textOfNodes(loadFragment(text).root().toArray()) : text);
}

/** Plain text on one line, for titles. */
export function toPlainLine(html: string): string {
  return toPlainText(html).replace(/\s*\n\s*/g, ' ');
}
