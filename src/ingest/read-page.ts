// The page of one item: fetched politely, decoded, and its main text taken out.
import type { FetchOutcome } from '../model/fetch.ts';
import { extractPage } from './extract/extract-page.ts';
import { decodeText } from './parse/decode-text.ts';
import type { PageReading } from './read-outcomes.ts';

/** What is needed of the fetcher: it asks robots.txt and the TDM reservation before the page. */
export interface PageFetcher {
  fetchPage(url: string): Promise<FetchOutcome>;
}

/** The site says no to everyone, for good. */
const closedStatuses = new Set([401, 402, 403, 410, 451]);

/** Every end is a value: `refused` is not asked again, `failed` is. */
export async function readPage(deps: { fetcher: PageFetcher }, url: string): Promise<PageReading> {
  const outcome = await deps.fetcher.fetchPage(url);
  switch (outcome.type) {
    case 'changed':
      return readBody(outcome.body);
    case 'refused':
    case 'too-large':
      return { type: 'refused', detail: outcome.detail };
    case 'http-error':
      if (closedStatuses.has(outcome.status)) return { type: 'refused', detail: outcome.detail };
      return failed(outcome.detail, outcome.retryAfterMs);
    case 'unchanged':
      return failed('réponse « inchangé » à une demande sans condition');
    case 'unreachable':
      return failed(outcome.detail);
  }
}

function failed(detail: string, retryAfterMs?: number): PageReading {
  return { type: 'failed', detail, ...(retryAfterMs !== undefined && { retryAfterMs }) };
}

function readBody(body: Extract<FetchOutcome, { type: 'changed' }>['body']): PageReading {
  const mediaType = (body.contentType ?? 'text/html').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!/^(?:text\/html|application\/xhtml\+xml|text\/plain)$/.test(mediaType))
    return { type: 'refused', detail: `un document ${mediaType}, pas une page` };
  const page = extractPage(decodeText(body.bytes, body.contentType).text, body.url);
  if (page.tdmReserved || body.headers['tdm-reservation']?.trim() === '1')
    return { type: 'refused', detail: 'fouille de textes réservée (TDM)' };
  return { type: 'page', page, url: body.url };
}
