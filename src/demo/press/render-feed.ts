// An edition as a feed: RSS in its three guises, Atom, JSON Feed. What is odd in them is odd on purpose, as in the wild.
import type { PressEntry } from './edition.ts';
import type { PressSite, SiteFormat } from './sites.ts';

/** Feeds carry the latest only, as real ones do. */
export const feedEntriesMax = 20;

export interface RenderedFeed {
  contentType: string;
  body: Buffer;
}

/** `base` is the site's origin, without a trailing slash. */
export function renderFeed(site: PressSite, base: string, allEntries: PressEntry[], changedAt: Date): RenderedFeed {
  const entries = allEntries.slice(0, feedEntriesMax);
  switch (site.format) {
    case 'atom':
      return utf8('application/atom+xml', atom(site, base, entries, changedAt));
    case 'json':
      return utf8('application/feed+json', jsonFeed(site, base, entries));
    case 'rss-latin1':
      // Neither the header nor the file says more than the XML declaration does.
      return { contentType: 'application/rss+xml', body: Buffer.from(rss(site, base, entries), 'latin1') };
    default:
      return utf8('application/rss+xml; charset=utf-8', rss(site, base, entries));
  }
}

export function summaryOf(entry: PressEntry): string {
  return entry.paragraphs[0] ?? '';
}

export function toHtml(entry: PressEntry): string {
  return entry.paragraphs.map((paragraph) => `<p>${escapeXml(paragraph)}</p>`).join('\n');
}

export function escapeXml(text: string): string {
  return text.replace(/[<>&"]/g, (character) => `&#${character.codePointAt(0)};`);
}

function utf8(contentType: string, text: string): RenderedFeed {
  return { contentType, body: Buffer.from(text, 'utf8') };
}

function rss(site: PressSite, base: string, entries: PressEntry[]): string {
  const { format } = site;
  const written = format === 'rss-latin1' ? withEntities : escapeXml;
  return `<?xml version="1.0" encoding="${format === 'rss-latin1' ? 'ISO-8859-1' : 'UTF-8'}"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel>
<title>${written(site.title)}</title>
<link>${base}/</link>
<description>${written(site.title)}</description>
<language>fr-FR</language>
${entries.map((entry) => rssItem(entry, base, format, written)).join('\n')}
</channel>
</rss>
`;
}

function rssItem(entry: PressEntry, base: string, format: SiteFormat, written: (text: string) => string): string {
  const dated = format !== 'rss-bare';
  const lines = [`<title>${written(entry.title)}</title>`, `<link>${base}${escapeXml(entry.path)}</link>`];
  if (dated)
    lines.push(
      `<guid isPermaLink="false">${entry.slug}</guid>`,
      `<pubDate>${entry.publishedAt.toUTCString()}</pubDate>`,
    );
  if (format === 'rss')
    lines.push(
      `<description>${written(summaryOf(entry))}</description>`,
      `<content:encoded><![CDATA[${toHtml(entry)}]]></content:encoded>`,
    );
  else lines.push(`<description>${entry.paragraphs.map((text) => written(`<p>${text}</p>`)).join('')}</description>`);
  return `<item>\n${lines.join('\n')}\n</item>`;
}

function atom(site: PressSite, base: string, entries: PressEntry[], changedAt: Date): string {
  const body = entries.map(
    (entry) => `<entry>
<title type="html">${escapeXml(escapeXml(entry.title))}</title>
<id>${base}/id/${entry.slug}</id>
<link href="${escapeXml(entry.path)}"/>
<published>${entry.publishedAt.toISOString()}</published>
<updated>${entry.updatedAt.toISOString()}</updated>
<summary>${escapeXml(summaryOf(entry))}</summary>
</entry>`,
  );
  return `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">
<title>${escapeXml(site.title)}</title>
<id>${base}/</id>
<link rel="self" href="${base}${site.path}"/>
<link href="${base}/"/>
<updated>${changedAt.toISOString()}</updated>
${body.join('\n')}
</feed>
`;
}

function jsonFeed(site: PressSite, base: string, entries: PressEntry[]): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: site.title,
    home_page_url: `${base}/`,
    feed_url: `${base}${site.path}`,
    language: 'fr',
    items: entries.map((entry) => ({
      id: entry.slug,
      url: `${base}${entry.path}`,
      title: entry.title,
      summary: summaryOf(entry),
      content_html: toHtml(entry),
      date_published: entry.publishedAt.toISOString(),
      date_modified: entry.updatedAt.toISOString(),
    })),
  });
}

const entityNames: Record<string, string> = {
  à: 'agrave',
  â: 'acirc',
  ç: 'ccedil',
  é: 'eacute',
  è: 'egrave',
  ê: 'ecirc',
  î: 'icirc',
  ï: 'iuml',
  ô: 'ocirc',
  ù: 'ugrave',
  œ: 'oelig',
  É: 'Eacute',
  À: 'Agrave',
  '’': 'rsquo',
  '«': 'laquo',
  '»': 'raquo',
  '·': 'middot',
};

/** Every other accented letter by name, as an old editor mixes both; what the charset lacks always by name or number. */
function withEntities(text: string): string {
  let turn = 0;
  return escapeXml(text).replace(/[^\u0000-\u007f]/g, (character) => {
    const name = entityNames[character];
    const fits = (character.codePointAt(0) ?? 0) <= 0xff;
    turn += 1;
    if (fits && turn % 2 === 0) return character;
    return name ? `&${name};` : `&#${character.codePointAt(0)};`;
  });
}
