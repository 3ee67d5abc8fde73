// What a parser gives: one shape for RSS, RDF, Atom, JSON Feed and HTML lists.
import type { StructuredHints } from './kind.ts';

/** One entry as its publisher wrote it, in plain text. Absent stays absent: no date, title or link is ever invented. */
export interface RawItem {
  guid?: string;
  /** Absolute http(s) URL. */
  url?: string;
  title?: string;
  /** ISO 8601, UTC. Only what the feed says. */
  publishedAt?: string;
  updatedAt?: string;
  /** Plain text of the summary or description. */
  summary?: string;
  /** Plain text of the full content, when the feed carries it. */
  content?: string;
  authors: string[];
  categories: string[];
  enclosures: { url: string; type?: string; length?: number }[];
}

export interface ParsedFeed {
  title?: string;
  /** The site, absolute. */
  link?: string;
  language?: string;
  items: RawItem[];
  /** Entries dropped because nothing in them could be used, with the reason. */
  bad: { index: number; reason: string }[];
  /** List pages only: the absolute URL of the next page. */
  nextUrl?: string;
}

export type ParseOutcome =
  | { type: 'feed'; feed: ParsedFeed; format: 'rss' | 'rdf' | 'atom' | 'json' | 'list'; repaired: boolean }
  | { type: 'not-a-feed'; detail: string };

/** The main text of a page. */
export interface ExtractedPage {
  title?: string;
  /** ISO 8601 date or instant, from structured data, meta, <time> or the visible text. */
  date?: string;
  author?: string;
  language?: string;
  /** Plain text, paragraphs separated by one blank line. */
  text: string;
  canonicalUrl?: string;
  /** `<meta name="tdm-reservation" content="1">` (W3C TDMRep). */
  tdmReserved: boolean;
  /** schema.org types and dates; a feed entry has none. */
  structured?: StructuredHints;
}
