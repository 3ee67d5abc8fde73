// The main text of a page: chrome and boilerplate are left out by what they are called and by how much of them is links, then the element that holds
// most of the remaining prose is read.
import type { CheerioAPI } from 'cheerio';
import { type HtmlElement, type HtmlNode, isElement, isTextNode } from '../parse/html-node.ts';
import { textOfNodes } from '../parse/to-plain-text.ts';

const words = (names: string): ReadonlySet<string> => new Set(names.split(' '));
const chromeNames = words(
  'nav footer aside form dialog script style noscript template iframe object svg math button select textarea head',
);
const chromeRoles = words(
  'navigation banner contentinfo complementary search dialog alertdialog menu menubar toolbar tablist alert',
);
const chromeClasses = new RegExp(
  String.raw`(?:^|[\s_-])(?:` +
    [
      'nav|navbar|navigation|menu|breadcrumbs?|ariane|fil-d?-?ariane|pagination|pager|toc|table-of-contents|sommaire|skip-?links?',
      'footer|site-footer|page-footer|pied-de-page|colophon|sidebar|widget|aside',
      'cookies?|consent|rgpd|gdpr|tarteaucitron|banner|bandeau|modal|popup|overlay|newsletter|subscribe|subscription|signup|sign-up|optin',
      'share|sharing|sharedaddy|social|socials|partage|partager|addtoany|follow-us',
      'comments?|commentaires?|disqus|respond|reply|replies',
      'related|similar|recommended|recommendations|also-like|lire-aussi|voir-aussi|read-more|more-posts|recent-posts|latest-posts|jp-relatedposts|next-post|prev-post|post-navigation',
      'advert|advertisement|ads|adsbygoogle|sponsor|sponsored|promo|promoted|cta|author-bio|author-box|about-author|byline|post-meta|entry-meta|meta|tags|tag-links|post-tags|cat-links|print|hidden|visually-hidden|sr-only|screen-reader-text',
    ].join('|') +
    String.raw`)(?:$|[\s_-])`,
  'i',
);
const boilerplateHeadings =
  /^(?:à lire aussi|a lire aussi|lire aussi|voir aussi|à voir aussi|sur le même (?:sujet|thème)|articles? (?:liés|similaires|connexes)|commentaires?|partager(?: (?:cet article|la page))?|related (?:posts?|articles?|content|stories|reading)|you (?:may|might) also (?:like|enjoy)|more (?:from|posts|articles).*|read (?:more|next)|share this.*|leave a (?:comment|reply)|comments?|recent posts|latest (?:posts|news|articles)|subscribe.*|newsletter|table of contents)\s*:?$/i;
const containerSelectors = ['[itemprop="articleBody"]', 'article', '[role="main"]', 'main'];
/** Prose is counted in these, where they hold no other. */
const proseNames = words('p pre blockquote li dd td h2 h3 h4 div section article');
const blockNames = words('p pre blockquote ul ol li dl dd table div section article main figure h1 h2 h3 h4 h5 h6');

interface Weight {
  text: number;
  linked: number;
}

/** Plain text, paragraphs separated by one blank line; empty when the page has none. `title` is not repeated at its start. */
export function mainText($: CheerioAPI, title: string | undefined): string {
  const body = $('body').toArray().find(isElement);
  if (!body) return '';
  const weights = weigh(body);
  const whole = weights.get(body)?.text ?? 0;
  const left = new Set<HtmlNode>();
  markChrome(body, whole, weights, left);
  const prose = proseIn(body, weights, left);
  const container = descend(bestContainer($, body, prose, left), prose);
  const text = textOfNodes([container], (node) => left.has(node));
  return withoutTitle(text, title);
}

/** Length of text, and of text inside links, for every element. */
function weigh(body: HtmlElement): Map<HtmlNode, Weight> {
  const weights = new Map<HtmlNode, Weight>();
  const visit = (node: HtmlNode, inLink: boolean): Weight => {
    if (isTextNode(node)) {
      const text = node.data.replace(/\s+/g, ' ').trim().length;
      return { text, linked: inLink ? text : 0 };
    }
    const weight = { text: 0, linked: 0 };
    if (!isElement(node) || ['script', 'style', 'noscript', 'template', 'svg'].includes(node.name)) return weight;
    for (const child of node.children) {
      const inner = visit(child, inLink || node.name === 'a');
      weight.text += inner.text;
      weight.linked += inner.linked;
    }
    weights.set(node, weight);
    return weight;
  };
  visit(body, false);
  return weights;
}

function isHidden({ attribs }: HtmlElement): boolean {
  return (
    'hidden' in attribs ||
    attribs['aria-hidden'] === 'true' ||
    /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribs.style ?? '')
  );
}

function isChrome(element: HtmlElement): boolean {
  const { name, attribs } = element;
  if (chromeNames.has(name) || chromeRoles.has((attribs.role ?? '').toLowerCase())) return true;
  // The header of an article holds its title and its lead.
  if (name === 'header') return !hasAncestor(element, 'article');
  if (name === 'body' || name === 'main' || name === 'article' || /^h[1-6]$/.test(name)) return false;
  return chromeClasses.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`);
}

function hasAncestor(element: HtmlElement, name: string): boolean {
  for (let node = element.parent; node; node = node.parent) if (isElement(node) && node.name === name) return true;
  return false;
}

/** Marks what is not to be read. A name alone never takes away most of the page (`<div class="has-sidebar">` around everything). */
function markChrome(element: HtmlElement, whole: number, weights: Map<HtmlNode, Weight>, left: Set<HtmlNode>): void {
  let afterBoilerplateHeading = false;
  for (const child of element.children) {
    if (!isElement(child)) continue;
    const weight = weights.get(child) ?? { text: 0, linked: 0 };
    if (/^h[2-6]$/.test(child.name) && boilerplateHeadings.test(textOfNodes([child]))) {
      // The heading and what follows it in the same box; the whole box when it opens it.
      afterBoilerplateHeading = true;
      left.add(child);
    } else if (/^h[1-6]$/.test(child.name)) afterBoilerplateHeading = false;
    const isMost = weight.text > whole * 0.5;
    if (!isMost && (afterBoilerplateHeading || isHidden(child) || isChrome(child) || isLinkBox(child, weight)))
      left.add(child);
    else markChrome(child, whole, weights, left);
  }
}

/** Lists and boxes that are mostly links: menus, tags, related posts. A short line of prose with one link is none. */
function isLinkBox(element: HtmlElement, weight: Weight): boolean {
  if (!['ul', 'ol', 'div', 'section', 'table', 'dl'].includes(element.name) || weight.text === 0) return false;
  const density = weight.linked / weight.text;
  return density > 0.75 || (density > 0.5 && weight.text < 300);
}

/** How much prose each element holds: blocks long enough to be sentences, less their links. */
function proseIn(
  body: HtmlElement,
  weights: Map<HtmlNode, Weight>,
  left: ReadonlySet<HtmlNode>,
): Map<HtmlNode, number> {
  const prose = new Map<HtmlNode, number>();
  const visit = (element: HtmlElement): number => {
    if (left.has(element)) return 0;
    const children = element.children.filter(isElement);
    let sum = 0;
    for (const child of children) sum += visit(child);
    if (proseNames.has(element.name) && !children.some((child) => blockNames.has(child.name))) {
      const { text, linked } = weights.get(element) ?? { text: 0, linked: 0 };
      if (text >= 40 || /^h[2-4]$/.test(element.name)) sum += Math.max(0, text - 2 * linked);
    } else if (element.name === 'div' || element.name === 'section') {
      // Text set directly in a box, between its blocks.
      for (const child of element.children)
        if (isTextNode(child) && child.data.trim().length >= 40) sum += child.data.trim().length;
    }
    prose.set(element, sum);
    return sum;
  };
  visit(body);
  return prose;
}

/** The first of the semantic containers that holds most of the prose, else the body. */
function bestContainer(
  $: CheerioAPI,
  body: HtmlElement,
  prose: Map<HtmlNode, number>,
  left: ReadonlySet<HtmlNode>,
): HtmlElement {
  const whole = prose.get(body) ?? 0;
  for (const selector of containerSelectors) {
    const candidates = $(selector)
      .toArray()
      .filter(isElement)
      .filter((element) => !left.has(element));
    const best = candidates.sort((a, b) => (prose.get(b) ?? 0) - (prose.get(a) ?? 0))[0];
    if (best && (prose.get(best) ?? 0) >= whole * 0.6) return best;
  }
  return body;
}

/** Down to the smallest element that still holds nearly all the prose. */
function descend(from: HtmlElement, prose: Map<HtmlNode, number>): HtmlElement {
  let element = from;
  for (;;) {
    const whole = prose.get(element) ?? 0;
    const next = element.children
      .filter(isElement)
      .find((child) => whole > 0 && (prose.get(child) ?? 0) >= whole * 0.9);
    if (
      !next ||
      !['div', 'section', 'article', 'main', 'td', 'tr', 'tbody', 'table', 'center', 'span'].includes(next.name)
    )
      return element;
    element = next;
  }
}

function withoutTitle(text: string, title: string | undefined): string {
  if (!title || !text.startsWith(title)) return text;
  const rest = text.slice(title.length);
  return rest === '' || rest.startsWith('\n') ? rest.trimStart() : text;
}
