import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DigestIssue } from '../../../src/model/digest.ts';
import { canary, makeItem, makeTagging, openTestApi, publicUrl, source, start } from './open-test-api.ts';

const count = 12;
const items = Array.from({ length: count }, (_, n) => makeItem(n + 1));
let api: Awaited<ReturnType<typeof openTestApi>>;

beforeAll(async () => {
  api = await openTestApi();
  await api.store.sources.save(source, 'config', start);
  for (const item of items) await api.store.items.saveTagged(item, makeTagging(item));
  await api.index();
});
afterAll(() => api?.close());

async function walk(query: string): Promise<string[]> {
  const ids: string[] = [];
  let next: string | undefined = `/v1/items?${query}`;
  for (let page = 0; next && page < 50; page++) {
    const answer: Awaited<ReturnType<typeof api.request>> = await api.request('GET', next);
    ids.push(...answer.json.items.map((item: { id: string }) => item.id));
    const link = /^<([^>]+)>; rel="next"$/.exec(answer.headers.get('link') ?? '')?.[1];
    expect(link !== undefined).toBe(answer.json.nextCursor !== undefined);
    next = link?.replace(`${publicUrl}/api`, '');
  }
  return ids;
}

describe('GET items', () => {
  it('finds by words, marks them, and names concepts and places', async () => {
    const { json } = await api.request('GET', '/v1/items?q=portails&limit=3');
    expect(json.total).toBe(count);
    expect(json.items).toHaveLength(3);
    const [first] = json.items;
    const [from, to] = first.marks.title[0];
    expect(first.title.slice(from, to)).toBe('Portail');
    expect(first).toMatchObject({
      source: { id: 'ville', title: 'La ville' },
      concepts: [{ id: 'open-data', label: 'données ouvertes' }],
      places: [{ id: 'commune-35238', name: 'Rennes' }],
    });
  });

  it.each(['limit=5', 'q=portail&limit=5', 'q=portail&sort=date&limit=1', 'territory=region-53&limit=4'])(
    'gives every item once along the pages of ?%s',
    async (query) => {
      const ids = await walk(query);
      expect([...ids].sort()).toEqual(items.map((item) => item.id).sort());
    },
  );

  it('gives no item twice while others arrive', async () => {
    const first = await api.request('GET', '/v1/items?limit=6');
    const late = makeItem(100, { publishedAt: start });
    await api.store.items.saveTagged(late, makeTagging(late));
    await api.index();
    const rest = await walk(`limit=6&cursor=${first.json.nextCursor}`);
    const ids = [...first.json.items.map((item: { id: string }) => item.id), ...rest];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(items.map((item) => item.id)));
  });

  it('counts facets with the words people know them by', async () => {
    const { json } = await api.request('GET', '/v1/items?facets=true&limit=1&kind=article');
    expect(json.facets.concept[0]).toMatchObject({ value: 'open-data', label: 'données ouvertes' });
    expect(json.facets.source[0]).toMatchObject({ value: 'ville', label: 'La ville' });
    expect(json.facets.territory).toEqual(
      expect.arrayContaining([expect.objectContaining({ value: 'region-53', label: 'Bretagne' })]),
    );
    expect(json.facets.year.map((one: { value: string }) => one.value)).toContain('2026');
  });

  it('gives nothing, and no error, for a filter that nothing has', async () => {
    const { json } = await api.request('GET', '/v1/items?concept=inconnu');
    expect(json).toMatchObject({ items: [], total: 0 });
  });

  it.each(['zzz', 'eyJhIjoxfQ', '%00', 'null'])('refuses the cursor %s', async (cursor) => {
    const { status, json } = await api.request('GET', `/v1/items?cursor=${cursor}`);
    expect(status).toBe(400);
    expect(json.errors[0].pointer).toBe('/cursor');
  });

  it('refuses the cursor of another search', async () => {
    const { json } = await api.request('GET', '/v1/items?limit=2');
    const other = await api.request('GET', `/v1/items?limit=2&q=portail&cursor=${json.nextCursor}`);
    expect(other.status).toBe(400);
  });
});

describe('GET items/{id}', () => {
  it('opens each tag and place on its evidence, in a few words of context', async () => {
    const [item] = items;
    const { json } = await api.request('GET', `/v1/items/${item?.id}`);
    expect(json.tags).toEqual([
      {
        concept: { id: 'open-data', label: 'données ouvertes' },
        state: 'auto',
        confidence: 1,
        weight: 'mention',
        reasons: [],
        glossaryVersion: 'abcdef012345',
        evidence: [
          {
            field: 'title',
            start: 8,
            end: 17,
            form: 'open data',
            rule: 'label:altLabel',
            before: 'Portail ',
            after: ' numéro 1',
          },
        ],
      },
    ]);
    expect(json.places[0].evidence[0]).toMatchObject({ form: 'Rennes', before: 'La ville de ' });
  });

  it('is 404 for an unknown one', async () => {
    expect((await api.request('GET', '/v1/items/inconnu')).status).toBe(404);
  });
});

describe('GET concepts, sources, digests, problems', () => {
  it('gives the glossary without its hidden labels', async () => {
    const { json, text } = await api.request('GET', '/v1/concepts');
    expect(json.concepts.map((one: { id: string }) => one.id)).toEqual(['open-data', 'ville-intelligente']);
    expect(json.concepts[1].label).toBe('ville intelligente');
    expect(text).not.toContain('opendata');
  });

  it('gives each source with its health and its last fetches', async () => {
    expect((await api.request('GET', '/v1/sources')).json.sources[0]).toMatchObject({ state: 'new', fetches: [] });
    const nextFetchAt = new Date(start.getTime() + 3_600_000);
    for (let n = 0; n < 7; n++)
      await api.store.sources.recordFetch(
        {
          sourceId: 'ville',
          at: new Date(start.getTime() + n),
          outcome: n === 6 ? 'http-error' : 'changed',
          status: n === 6 ? 503 : 200,
          durationMs: 12,
          itemsNew: n,
          itemsUpdated: 1,
          itemsBad: 0,
        },
        { nextFetchAt, ...(n === 6 && { error: 'HTTP 503' }) },
      );
    const [shown] = (await api.request('GET', '/v1/sources')).json.sources;
    expect(shown).toMatchObject({
      state: 'failing',
      errorCount: 1,
      lastOutcome: 'http-error',
      lastError: 'HTTP 503',
      nextFetchAt: nextFetchAt.toISOString(),
    });
    expect(shown.fetches).toHaveLength(5);
    expect(shown.fetches[0]).toMatchObject({ outcome: 'http-error', status: 503, itemsNew: 6 });
  });

  it('gives a digest issue without its reader', async () => {
    const subscription = await api.store.subscriptions.create(
      { email: 'lectrice@example.fr', concepts: ['open-data'], territories: [] },
      { id: 'sub1', token: 'jeton-secret', now: start, nextIssueAt: start },
    );
    await api.store.subscriptions.confirm(subscription.id, start, start);
    const issue: DigestIssue = {
      id: 'issue-1',
      subscriptionId: subscription.id,
      from: start,
      cutoff: new Date(start.getTime() + 7 * 86_400_000),
      entries: [
        {
          itemId: items[0]?.id ?? '',
          theme: 'donnees',
          title: 'Portail',
          url: 'https://ville.example.fr/1',
          excerpt: 'La ville publie.',
          sourceTitle: 'La ville',
          publishedAt: start,
          concepts: ['open-data'],
          territories: [{ id: 'commune-35238', name: 'Rennes' }],
          reasons: [{ type: 'concept', id: 'open-data' }, { type: 'everything' }],
        },
      ],
      omitted: 3,
    };
    await api.store.digests.saveIssue(issue, { nextIssueAt: issue.cutoff, now: issue.cutoff });
    const { json, text, headers } = await api.request('GET', '/v1/digests/issue-1');
    expect(json).toMatchObject({ id: 'issue-1', omitted: 3, entries: [{ title: 'Portail' }] });
    expect(text).not.toMatch(/@|lectrice|jeton-secret|sub1/);
    expect(headers.get('x-robots-tag')).toBe('noindex');
    expect((await api.request('GET', '/v1/digests/inconnu')).status).toBe(404);
  });

  it('lists the problem types at the address that problems give', async () => {
    const { json } = await api.request('GET', '/v1/items/inconnu');
    const { json: list } = await api.request('GET', '/problems');
    expect(list.problems.map((one: { type: string }) => one.type)).toContain(json.type);
  });
});

it('never serves the full text', async () => {
  const paths = [
    '/v1/items?limit=100&facets=true',
    `/v1/items?q=comptages`,
    ...items.map((item) => `/v1/items/${item.id}`),
    '/v1/digests/issue-1',
    '/v1/sources',
  ];
  for (const path of paths) expect((await api.request('GET', path)).text, path).not.toContain(canary);
});
