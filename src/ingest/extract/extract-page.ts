// A page to its main text and what it says about itself: the last step before `decide` for items whose feed gives only a summary.
import type { ExtractedPage } from '../../model/feed.ts';
import { loadPage } from '../parse/html-node.ts';
import { mainText } from './main-text.ts';
import { readMetadata } from './page-metadata.ts';

/** Any text gives a page, at worst with an empty text; absent values stay absent, no date is invented. `url` makes the canonical link absolute. */
export function extractPage(html: string, url: string): ExtractedPage {
  const $ = loadPage(html);
  const { title, date, author, language, canonicalUrl, tdmReserved, structured } = readMetadata($, url);
  const text = mainText($, title);
  return {
    ...(title && { title }),
    ...(date && { date }),
    ...(author && { author }),
    ...(language && { language }),
    text,
    ...(canonicalUrl && { canonicalUrl }),
    tdmReserved,
    ...(structured && { structured }),
  };
}
