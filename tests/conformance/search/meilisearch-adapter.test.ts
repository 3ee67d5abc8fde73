// What the Meilisearch adapter does when the server is slow, refuses, or is not one; and what exactly it asks for. On the stand-in, over real HTTP.
import { existsSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../../../src/log.ts';
import type { SearchQuery } from '../../../src/model/search.ts';
import { createMeilisearchEngine } from '../../../src/search/meilisearch/create-meilisearch-engine.ts';
import type { SearchEngine } from '../../../src/search/search-engine.ts';
import { openReferee } from '../../support/meilisearch-stand-in/contract-referee.ts';
import { type StandIn, startStandIn } from '../../support/meilisearch-stand-in/start-stand-in.ts';
import { describeIf } from '../../support/require-or-skip.ts';
import { frenchDocuments } from './french-documents.ts';

const log = createLog({ level: 'silent' });
const everything: SearchQuery = { filters: {}, sort: 'date', limit: 10, facets: false };

describe('the Meilisearch adapter', () => {
  let standIn: StandIn;
  let engine: SearchEngine;

  function open(options: { key?: string; timeoutMs?: number; taskTimeoutMs?: number } = {}): SearchEngine {
    return createMeilisearchEngine({ url: standIn.url, key: 'right', taskPollMs: 2, log, ...options });
  }

  beforeEach(async () => {
    standIn = await startStandIn({ key: 'right', bodyBytesMax: 100_000 });
    engine = open();
  });
  afterEach(() => standIn.close());

  it('makes its index once, and sends its settings only when the server has others', async () => {
    await engine.prepare();
    await open().prepare();
    expect(standIn.requests.filter((request) => request === 'POST /indexes')).toHaveLength(1);
    expect(standIn.requests.filter((request) => request === 'PATCH /indexes/items/settings')).toHaveLength(1);
  });

  it('prepares the same index from two processes at once', async () => {
    await Promise.all([engine.prepare(), open().prepare()]);
    expect(await engine.count()).toBe(0);
  });

  it('resolves a write only when the server has done it', async () => {
    await engine.prepare();
    standIn.pauseTasks(true);
    let written = false;
    const write = engine.write({ upserts: frenchDocuments, deletes: [] }).then(() => {
      written = true;
    });
    await expect
      .poll(() => standIn.requests.filter((request) => request.startsWith('GET /tasks/')).length)
      .toBeGreaterThan(5);
    expect(written).toBe(false);
    standIn.pauseTasks(false);
    await write;
    expect(await engine.count()).toBe(frenchDocuments.length);
  });

  it('does not take a failed task for a success: the documents are at fault', async () => {
    await engine.prepare();
    standIn.failNextTask('invalid_document_id');
    await expect(engine.write({ upserts: frenchDocuments, deletes: [] })).rejects.toMatchObject({
      code: 'internal',
      retry: false,
      context: { meilisearchCode: 'invalid_document_id' },
    });
  });

  it('asks again later when a task failed for want of room', async () => {
    await engine.prepare();
    standIn.failNextTask('no_space_left_on_device', 'system');
    await expect(engine.write({ upserts: frenchDocuments, deletes: [] })).rejects.toMatchObject({
      code: 'unavailable',
      retry: true,
    });
  });

  it('gives up waiting for a task that stays in the queue', async () => {
    await engine.prepare();
    standIn.pauseTasks(true);
    await expect(open({ taskTimeoutMs: 20 }).write({ upserts: frenchDocuments, deletes: [] })).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  it('says that a payload beyond the limit of the server is refused, so that its batch is halved', async () => {
    await engine.prepare();
    const [document] = frenchDocuments;
    if (!document) throw new Error('no document');
    const large = { ...document, text: 'mot '.repeat(60_000) };
    await expect(engine.write({ upserts: [large], deletes: [] })).rejects.toMatchObject({
      code: 'internal',
      context: { status: 413, meilisearchCode: 'payload_too_large' },
    });
  });

  it.each([
    [{ status: 503, code: 'too_many_search_requests', retryAfterS: 10 }, 'unavailable', 10_000],
    [{ status: 429, code: 'too_many_search_requests' }, 'unavailable', undefined],
    [{ status: 408, code: 'bad_request' }, 'unavailable', undefined],
    [{ status: 500, code: 'internal' }, 'unavailable', undefined],
    [{ status: 502, text: '<html>Bad gateway</html>' }, 'unavailable', undefined],
    [{ status: 200, text: '<html>Welcome</html>' }, 'unavailable', undefined],
    [{ status: 400, code: 'invalid_search_filter' }, 'internal', undefined],
  ])('takes the answer %j as %s', async (failure, code, retryAfterMs) => {
    await engine.prepare();
    standIn.failNext(failure);
    await expect(engine.search(everything)).rejects.toMatchObject({ code, retryAfterMs });
    expect((await engine.search(everything)).total).toBe(0);
  });

  it('does not wait for ever for a server that never answers', async () => {
    await engine.prepare();
    standIn.failNext({ status: 200, hang: true });
    await expect(open({ timeoutMs: 100 }).search(everything)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it('says so when nothing listens there', async () => {
    const nowhere = createMeilisearchEngine({ url: 'http://127.0.0.1:9', log });
    await expect(nowhere.prepare()).rejects.toMatchObject({ code: 'unavailable', retry: true });
  });

  it('says so when the index is not there yet', async () => {
    await engine.prepare();
    standIn.dropIndex('items');
    await expect(engine.search(everything)).rejects.toMatchObject({ code: 'unavailable' });
  });

  it.each([['wrong'], [undefined]])('names the key when it is %s, and shows it to nobody', async (key) => {
    const error = await createMeilisearchEngine({ url: standIn.url, ...(key ? { key } : {}), log })
      .prepare()
      .catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ code: 'internal' });
    expect(String(error)).toContain('MEILI_KEY');
    expect(String(error)).not.toContain('wrong');
  });

  it('never asks for the text itself', async () => {
    await engine.prepare();
    await engine.write({ upserts: frenchDocuments, deletes: [] });
    await engine.search({ ...everything, q: 'santé', facets: true, filters: { year: ['2024'] } });
    const retrieved = JSON.stringify(standIn.bodies).match(/"attributesToRetrieve":\[[^\]]*\]/g) ?? [];
    expect(retrieved.length).toBeGreaterThan(2);
    for (const list of retrieved) expect(list).not.toContain('"text"');
  });
});

describe('the stand-in', () => {
  it('fails the test that spoke to it in a wrong way', async () => {
    const standIn = await startStandIn();
    await fetch(`${standIn.url}/indexes/items/serach`, { method: 'POST', body: '{}' });
    await expect(standIn.close()).rejects.toThrow('the contract was broken');
  });
});

describeIf(
  existsSync(new URL('../../../../shared/contracts/meilisearch-openapi.json', import.meta.url)),
  'the shared Meilisearch contract is absent',
)('the referee of the stand-in', () => {
  const referee = openReferee();
  const right = {
    method: 'POST',
    path: '/multi-search',
    query: new URLSearchParams(),
    requestBody: { federation: { facetsByIndex: { items: ['kind'] } }, queries: [{ indexUid: 'items', q: 'a' }] },
    status: 200,
    responseBody: { hits: [], processingTimeMs: 0, limit: 20, offset: 0, estimatedTotalHits: 0 },
  };

  it('lets a right exchange pass', () => {
    expect(referee?.(right)).toEqual([]);
  });

  it.each([
    ['a misspelt parameter', { requestBody: { queries: [{ indexUid: 'items', atributesToCrop: [] }] } }],
    ['a wrong type', { requestBody: { queries: [{ indexUid: 'items', q: 3 }] } }],
    ['an answer without hits', { responseBody: { processingTimeMs: 0, limit: 20, offset: 0, estimatedTotalHits: 0 } }],
    ['an unknown error code', { status: 400, responseBody: { message: 'm', code: 'oops', type: 'auth', link: 'l' } }],
    ['an undeclared status', { status: 204, responseBody: undefined }],
    ['an unknown route', { path: '/multi-serach' }],
    ['an unknown query parameter', { query: new URLSearchParams({ pretty: '1' }) }],
    [
      'a misspelt setting',
      {
        method: 'PATCH',
        path: '/indexes/items/settings',
        requestBody: { rankingRule: [] },
        status: 202,
        responseBody: undefined,
      },
    ],
  ])('catches %s', (_what, planted) => {
    expect(referee?.({ ...right, ...planted })).not.toEqual([]);
  });
});
