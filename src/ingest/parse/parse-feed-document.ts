// `vigie parse-feed`: bytes in, plain JSON out. Pure: nothing is fetched or stored.
import type { RawItem } from '../../model/feed.ts';
import { decodeText } from './decode-text.ts';
import { parseFeed } from './parse-feed.ts';

/** Absent values are null, so that every key is always there. Dates are ISO 8601 in UTC; texts are plain. */
export interface FeedDocument {
  feed: { title: string | null; link: string | null; language: string | null };
  items: {
    id: string | null;
    url: string | null;
    title: string | null;
    date: string | null;
    summary: string | null;
    content: string | null;
    authors: string[];
    categories: string[];
    enclosures: RawItem['enclosures'];
  }[];
}

/** `error` says why it is no feed. Never throws. */
export async function parseFeedDocument(
  bytes: Uint8Array,
  options: { url?: string; contentType?: string } = {},
): Promise<FeedDocument | { error: string }> {
  const outcome = await parseFeed(decodeText(bytes, options.contentType).text, options);
  if (outcome.type === 'not-a-feed') return { error: outcome.detail };
  const { title, link, language, items } = outcome.feed;
  return {
    feed: { title: title ?? null, link: link ?? null, language: language ?? null },
    items: items.map((item) => ({
      id: item.guid ?? null,
      url: item.url ?? null,
      title: item.title ?? null,
      date: item.publishedAt ?? null,
      summary: item.summary ?? null,
      content: item.content ?? null,
      authors: item.authors,
      categories: item.categories,
      enclosures: item.enclosures,
    })),
  };
}
