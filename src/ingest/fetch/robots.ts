// robots.txt (RFC 9309): asked before a page, and before a declared feed for the groups that name us.
import type { FetchOutcome, FetchRequest } from '../../model/fetch.ts';
import { createOriginFileCache } from './origin-file.ts';
import { parseRobotsRules } from './robots-rules.ts';

export type RobotsVerdict =
  | { type: 'allowed' }
  | { type: 'disallowed' }
  /** The file could not be had: a page is not fetched, but may be asked for again later. */
  | { type: 'unknown'; detail: string };

export interface Robots {
  /** Groups naming Vigie, else `*`. A file that answers 4xx allows all; one that cannot be had allows nothing yet. Never rejects. */
  mayFetchPage(url: URL): Promise<RobotsVerdict>;
  /**
   * A declared feed is published to be read by programs: only a group naming our own token stops it, never `*`, nor a file that cannot be had. Never rejects.
   */
  mayFetchFeed(url: URL): Promise<boolean>;
  /** The Crawl-delay that the origin's file asks of us, if the file has been read already. */
  crawlDelayMs(url: URL): number | undefined;
}

/** The files are kept in memory for a day (see origin-file.ts). */
export function createRobots(deps: {
  fetch: (request: FetchRequest) => Promise<FetchOutcome>;
  now: () => Date;
}): Robots {
  const files = createOriginFileCache({
    ...deps,
    path: '/robots.txt',
    accept: 'robots',
    parse: (bytes) => parseRobotsRules(new TextDecoder().decode(bytes)),
  });
  return {
    async mayFetchPage(url) {
      const file = await files.get(url.origin);
      if (file.type === 'unknown') return file;
      const allowed = file.type === 'absent' || file.value.allowsPage(url);
      return { type: allowed ? 'allowed' : 'disallowed' };
    },
    async mayFetchFeed(url) {
      const file = await files.get(url.origin);
      return file.type !== 'found' || file.value.allowsFeed(url);
    },
    crawlDelayMs(url) {
      const file = files.peek(url.origin);
      return file?.type === 'found' ? file.value.crawlDelayMs : undefined;
    },
  };
}
