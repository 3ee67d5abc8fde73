// What reading a source or a page gives to the job that stores it.
import type { ExtractedPage, RawItem } from '../model/feed.ts';
import type { FetchOutcome } from '../model/fetch.ts';
import type { Validators } from '../model/source.ts';

/** One reading of a source. `entries` go oldest first, so that a run killed half-way leaves no hole behind newer items. */
export interface SourceReading {
  /** What the history row says: a fetch outcome, or what the body turned out to be. `empty`: entries where there used to be some, and now none. */
  outcome: FetchOutcome['type'] | 'not-a-feed' | 'empty';
  entries: RawItem[];
  bad: { index: number; reason: string }[];
  status?: number;
  bytes?: number;
  /** For a person: why it failed, or what had to be repaired. */
  detail?: string;
  /** To remember once every entry is stored. */
  validators?: Validators;
  bodyHash?: string;
  retryAfterMs?: number;
  /** How long the server says its answer stays fresh. */
  cacheMaxAgeMs?: number;
}

export type PageReading =
  | { type: 'page'; page: ExtractedPage; url: string }
  /** Robots, TDM reservation, private address…: not to be asked again. */
  | { type: 'refused'; detail: string }
  /** To be asked again at a later run. */
  | { type: 'failed'; detail: string; retryAfterMs?: number };
