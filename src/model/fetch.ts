// What one polite HTTP request can end in. Every end is a value, so that each is a row a person can read.
import type { Validators } from './source.ts';

export interface FetchRequest {
  url: string;
  /** Chooses Accept and the cap on the body: feeds 5 MB, pages 3 MB, robots.txt 500 kB. */
  accept: 'feed' | 'page' | 'robots' | 'json';
  validators?: Validators;
}

export interface FetchedBody {
  /** After redirects. */
  url: string;
  status: number;
  bytes: Uint8Array;
  /** The Content-Type header as sent. */
  contentType?: string;
  validators: Validators;
  /** Response headers, lower-case names (for tdm-reservation, Cache-Control…). */
  headers: Record<string, string>;
  /** Cache-Control max-age: how long the server says this stays fresh. */
  cacheMaxAgeMs?: number;
  /** The permanent redirects (301, 308) that led here, if every hop was one. */
  movedTo?: string;
}

export type RefusalReason =
  | 'private-address'
  | 'bad-url'
  | 'robots'
  | 'tdm-reserved'
  | 'too-many-redirects'
  | 'challenge'
  | 'no-contact';

export type FetchOutcome =
  | { type: 'changed'; body: FetchedBody }
  | { type: 'unchanged'; status: number; cacheMaxAgeMs?: number }
  /** We, or the site, say no: asking again in a minute is pointless. */
  | { type: 'refused'; reason: RefusalReason; detail: string; status?: number }
  /** 4xx and 5xx; `retryAfterMs` when the server said how long to wait. */
  | { type: 'http-error'; status: number; retryAfterMs?: number; detail: string }
  /** DNS, connection, TLS, timeout, cut body. */
  | { type: 'unreachable'; detail: string }
  | { type: 'too-large'; bytesMax: number; detail: string };
