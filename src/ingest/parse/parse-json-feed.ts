// JSON Feed 1.0 and 1.1 (jsonfeed.org) to a ParsedFeed, entry by entry: a bad one never sinks the others.
import { z } from 'zod';
import type { ParsedFeed, ParseOutcome, RawItem } from '../../model/feed.ts';
import { toHttpUrl } from './http-url.ts';
import { isUnusable, toAuthorName, toLanguage, unique, unusableReason } from './item-parts.ts';
import { parseDate } from './parse-date.ts';
import { toCleanLine, toCleanText, toPlainLine, toPlainText } from './to-plain-text.ts';

/** A field of the wrong type is as good as absent. */
const text = z.string().optional().catch(undefined);
const authorSchema = z.object({ name: text }).optional().catch(undefined);
const authorsSchema = z.array(authorSchema).optional().catch(undefined);
const entrySchema = z.object({
  // 1.0 asks readers to take numbers too.
  id: z
    .union([z.string(), z.number().transform(String)])
    .optional()
    .catch(undefined),
  url: text,
  external_url: text,
  title: text,
  summary: text,
  content_html: text,
  content_text: text,
  date_published: text,
  date_modified: text,
  author: authorSchema,
  authors: authorsSchema,
  tags: z.array(z.string().optional().catch(undefined)).optional().catch(undefined),
  attachments: z
    .array(
      z
        .object({
          url: z.string(),
          mime_type: text,
          size_in_bytes: z.number().int().positive().optional().catch(undefined),
        })
        .optional()
        .catch(undefined),
    )
    .optional()
    .catch(undefined),
});
const feedSchema = z.object({
  title: text,
  home_page_url: text,
  feed_url: text,
  language: text,
  author: authorSchema,
  authors: authorsSchema,
  items: z.array(z.unknown()),
});

type Entry = z.infer<typeof entrySchema>;
type Authors = Pick<Entry, 'author' | 'authors'>;

function namesOf({ author, authors }: Authors): string[] {
  return unique([...(authors ?? []), author].map((person) => toAuthorName(person?.name ?? '')));
}

function toItem(entry: Entry, base: string | undefined, feedAuthors: string[]): RawItem {
  const authors = namesOf(entry);
  const found = {
    guid: toCleanLine(entry.id ?? ''),
    url: toHttpUrl(entry.url, base) ?? toHttpUrl(entry.external_url, base) ?? toHttpUrl(entry.id),
    // JSON Feed says plain text; publishers send entities all the same.
    title: toPlainLine(entry.title ?? ''),
    publishedAt: parseDate(entry.date_published ?? ''),
    updatedAt: parseDate(entry.date_modified ?? ''),
    summary: toPlainText(entry.summary ?? ''),
    content: toPlainText(entry.content_html ?? '') || toCleanText(entry.content_text ?? ''),
  };
  const enclosures = (entry.attachments ?? []).flatMap((attachment) => {
    const url = toHttpUrl(attachment?.url, base);
    if (!attachment || !url) return [];
    const { mime_type: type, size_in_bytes: length } = attachment;
    return [{ url, ...(type && { type }), ...(length && { length }) }];
  });
  const item: RawItem = {
    authors: authors.length > 0 ? authors : [...feedAuthors],
    categories: unique((entry.tags ?? []).map((tag) => toPlainLine(tag ?? ''))),
    enclosures,
  };
  return Object.assign(item, Object.fromEntries(Object.entries(found).filter(([, value]) => value)));
}

/** `not-a-feed` for JSON that is broken or has no `items`. Never throws. */
export function parseJsonFeed(json: string, url?: string): ParseOutcome {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return { type: 'not-a-feed', detail: 'JSON mal formé ou coupé' };
  }
  const read = feedSchema.safeParse(value);
  if (!read.success)
    return { type: 'not-a-feed', detail: 'du JSON, mais pas un JSON Feed : la liste « items » manque' };
  const { title: titleText, home_page_url: home, feed_url: self, items, language: tag } = read.data;
  const base = url ?? toHttpUrl(self) ?? toHttpUrl(home);
  const title = toPlainLine(titleText ?? '');
  const link = toHttpUrl(home, base);
  const language = toLanguage(tag);
  const feed: ParsedFeed = {
    ...(title && { title }),
    ...(link && { link }),
    ...(language && { language }),
    items: [],
    bad: [],
  };
  const feedAuthors = namesOf(read.data);
  for (const [index, raw] of items.entries()) {
    const entry = entrySchema.safeParse(raw);
    const item = entry.success ? toItem(entry.data, base, feedAuthors) : undefined;
    if (item && !isUnusable(item)) feed.items.push(item);
    else feed.bad.push({ index, reason: item ? unusableReason : 'pas un objet JSON' });
  }
  return { type: 'feed', feed, format: 'json', repaired: false };
}
