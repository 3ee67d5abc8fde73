// What reading an item's page changes in it: pure, between the fetch of the page and the store.
import { isDeepStrictEqual } from 'node:util';
import type { Item } from '../model/item.ts';
import { canonicalUrl } from './canonical-url.ts';
import { excerptLengthMax, pastDate, textLengthMax } from './decide.ts';
import { cutOnWord, cutText } from './parse/cut-text.ts';
import type { PageReading } from './read-outcomes.ts';

const attemptsMax = 3;

/**
 * The page's text, its date if none is known, its canonical address, what it states in structured data. A page that gives less than the summary leaves the
 * text as it is. `stored` says that this version of the item is in the store already: then a changed text, a date found or changed hints make a new
 * version, or they would not be stored and tagged. A failure counts, and the third one is the last.
 */
export function applyPage(item: Item, reading: PageReading, now: Date, options: { stored: boolean }): Item {
  if (reading.type === 'refused') return { ...item, pageState: 'refused' };
  if (reading.type === 'failed') {
    const pageAttempts = item.pageAttempts + 1;
    return { ...item, pageAttempts, pageState: pageAttempts >= attemptsMax ? 'failed' : 'pending' };
  }
  const { page } = reading;
  const found = cutText(page.text, textLengthMax);
  // Read again, a page speaks for itself even when it became shorter; a summary is only beaten by more than itself.
  const takesText = found !== '' && (item.textOrigin === 'page' || found.length >= item.text.length);
  const publishedAt = item.publishedAt ?? pastDate(page.date, now);
  const canonical = canonicalOf(page.canonicalUrl);
  const { structured: _before, ...known } = item;
  const next: Item = {
    ...known,
    ...(page.structured && { structured: page.structured }),
    ...(takesText && { text: found, textOrigin: 'page' as const }),
    ...(canonical && { canonicalUrl: canonical }),
    ...(publishedAt && { publishedAt }),
    excerpt: item.excerpt || cutOnWord(takesText ? found : item.text, excerptLengthMax),
    pageState: 'done',
    pageAttempts: 0,
  };
  const isChanged =
    next.text !== item.text ||
    next.publishedAt?.getTime() !== item.publishedAt?.getTime() ||
    !isDeepStrictEqual(next.structured, item.structured);
  return options.stored && isChanged ? { ...next, version: item.version + 1, updatedAt: now } : next;
}

/** A site that gives its home page as the canonical address of every page says nothing. */
function canonicalOf(url: string | undefined): string | undefined {
  return url && new URL(url).pathname !== '/' ? canonicalUrl(url) : undefined;
}
