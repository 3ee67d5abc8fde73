// What each end of a fetch means for a page.
import { describe, expect, it } from 'vitest';
import { readPage } from '../../../src/ingest/read-page.ts';
import type { FetchOutcome } from '../../../src/model/fetch.ts';

const url = 'https://ville.example/a';

function read(outcome: FetchOutcome): ReturnType<typeof readPage> {
  return readPage({ fetcher: { fetchPage: async () => outcome } }, url);
}

function body(text: string, fields: { contentType?: string; headers?: Record<string, string> } = {}): FetchOutcome {
  const { contentType = 'text/html; charset=utf-8', headers = {} } = fields;
  return {
    type: 'changed',
    body: { url, status: 200, bytes: Buffer.from(text), contentType, validators: {}, headers },
  };
}

describe('readPage', () => {
  it('gives the extracted page', async () => {
    expect(await read(body('<article><p>Bonjour</p></article>'))).toEqual({
      type: 'page',
      url,
      page: { text: 'Bonjour', tdmReserved: false },
    });
  });

  it.each<[string, FetchOutcome]>([
    ['the page reserves text and data mining', body('<meta name="tdm-reservation" content="1"><p>x</p>')],
    ['its headers do', body('<p>x</p>', { headers: { 'tdm-reservation': '1' } })],
    ['it is no page', body('%PDF', { contentType: 'application/pdf' })],
    ['robots.txt says no', { type: 'refused', reason: 'robots', detail: 'robots.txt' }],
    ['it is gone', { type: 'http-error', status: 410, detail: 'HTTP 410' }],
    ['it is too large', { type: 'too-large', bytesMax: 1, detail: 'trop' }],
  ])('does not ask again when %s', async (_, outcome) => {
    expect((await read(outcome)).type).toBe('refused');
  });

  it.each<[FetchOutcome]>([
    [{ type: 'http-error', status: 503, retryAfterMs: 1000, detail: 'HTTP 503' }],
    [{ type: 'http-error', status: 404, detail: 'HTTP 404' }],
    [{ type: 'unreachable', detail: 'délai' }],
    [{ type: 'unchanged', status: 304 }],
  ])('asks again after %j', async (outcome) => {
    const reading = await read(outcome);
    expect(reading.type).toBe('failed');
    if (outcome.type === 'http-error' && outcome.retryAfterMs) expect(reading).toHaveProperty('retryAfterMs', 1000);
  });
});
