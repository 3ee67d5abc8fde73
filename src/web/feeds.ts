// A feed of what is new on these pages, as Atom (RFC 4287) and as JSON Feed 1.1 (jsonfeed.org). Pure.

export interface Feed {
  title: string;
  description: string;
  /** The page. */
  url: string;
  /** The feed itself, in this form. */
  feedUrl: string;
  /** Newest first. */
  entries: FeedEntry[];
}

export interface FeedEntry {
  /** Its page, which is its identity too: it never changes. */
  url: string;
  title: string;
  /** Plain text. */
  summary: string;
  publishedAt: Date;
}

export const atomType = 'application/atom+xml; charset=utf-8';
export const jsonFeedType = 'application/feed+json; charset=utf-8';

/** An empty feed is dated by `now`, since Atom asks for a date. */
export function toAtom({ title, description, url, feedUrl, entries }: Feed, now: Date): string {
  const updated = entries[0]?.publishedAt ?? now;
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">',
    `<id>${toXml(url)}</id>`,
    `<title>${toXml(title)}</title>`,
    `<subtitle>${toXml(description)}</subtitle>`,
    `<updated>${updated.toISOString()}</updated>`,
    '<author><name>Vigie</name></author>',
    `<link rel="self" type="application/atom+xml" href="${toXml(feedUrl)}"/>`,
    `<link rel="alternate" type="text/html" href="${toXml(url)}"/>`,
    ...entries.map(
      (entry) =>
        `<entry><id>${toXml(entry.url)}</id><title>${toXml(entry.title)}</title>` +
        `<link rel="alternate" type="text/html" href="${toXml(entry.url)}"/>` +
        `<published>${entry.publishedAt.toISOString()}</published><updated>${entry.publishedAt.toISOString()}</updated>` +
        `<summary>${toXml(entry.summary)}</summary></entry>`,
    ),
    '</feed>',
    '',
  ].join('\n');
}

export function toJsonFeed({ title, description, url, feedUrl, entries }: Feed): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title,
    description,
    home_page_url: url,
    feed_url: feedUrl,
    language: 'fr',
    items: entries.map((entry) => ({
      id: entry.url,
      url: entry.url,
      title: entry.title,
      content_text: entry.summary,
      date_published: entry.publishedAt.toISOString(),
    })),
  });
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 has no place for most control characters: they are left out. */
function toXml(text: string): string {
  return text
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replace(/[&<>"]/g, (char) => entities[char] ?? '');
}
