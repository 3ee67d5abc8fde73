import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import { VigieError } from '../../../src/errors.ts';
import { sampleTag } from '../../support/sample-tag.ts';
import { createFakeApi, item, publicUrl, secrets } from './fake-api.ts';

const key = { authorization: `Bearer ${secrets.curator}` };
const json = { 'content-type': 'application/json' };
const tagsPath = `/v1/items/${item.id}/tags`;

async function problemOf(response: Response) {
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  const problem = (await response.json()) as Record<string, unknown>;
  expect(problem).toMatchObject({ status: response.status, requestId: response.headers.get('x-request-id') });
  return problem;
}

describe('a refused request', () => {
  it('names every unknown and every bad parameter of the query', async () => {
    const { api } = createFakeApi();
    const response = await api.request('/v1/items?concpet=open-data&limit=0&kind=article,blog&year=26&q=a&q=b');
    expect(response.status).toBe(400);
    const { errors, type } = await problemOf(response);
    expect(type).toBe(`${publicUrl}/api/problems#bad-request`);
    expect((errors as { pointer: string }[]).map((error) => error.pointer).sort()).toEqual([
      '/concpet',
      '/kind/1',
      '/limit',
      '/q',
      '/year/0',
    ]);
  });

  it.each(['/v1/concepts?x=1', '/v1/sources?x=1', `/v1/items/${item.id}?x=1`, '/v1/digests/abc?x=1', '/problems?x=1'])(
    'names an unknown parameter of %s',
    async (path) => {
      const response = await createFakeApi().api.request(path);
      expect(response.status).toBe(400);
      expect(await problemOf(response)).toMatchObject({ errors: [{ in: 'query', pointer: '/x' }] });
    },
  );

  it.each(['/v1/items?q=a%00b', '/v1/items/a%00b', '/v1/items/é', '/v1/digests/..%2f..'])(
    'never reaches the store with %s',
    async (path) => {
      const response = await createFakeApi().api.request(path);
      expect(response.status).toBe(400);
      await problemOf(response);
    },
  );

  it('says that a cursor is not of this search', async () => {
    const { api } = createFakeApi({
      search: async () => {
        throw new VigieError('input-invalid', 'bad cursor');
      },
    });
    const response = await api.request('/v1/items?cursor=zzz');
    expect(response.status).toBe(400);
    expect(await problemOf(response)).toMatchObject({ errors: [{ in: 'query', pointer: '/cursor' }] });
  });

  it.each([
    ['malformed JSON', '{"conceptId":', json, 400],
    ['JSON of another type', '[]', json, 422],
    ['no body', undefined, json, 400],
    ['an unknown field', '{"conceptId":"open-data","note":"x"}', json, 422],
    ['a form of white space', '{"conceptId":"open-data","form":"  "}', json, 422],
    ['a character that PostgreSQL refuses', '{"conceptId":"open-data","form":"a\\u0000b"}', json, 422],
    ['half a surrogate pair', '{"conceptId":"open-data","form":"\\ud800"}', json, 422],
    ['another content type', 'conceptId=open-data', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text', '{"conceptId":"open-data"}', { 'content-type': 'text/plain' }, 415],
    ['a body of 64 kB and more', JSON.stringify({ conceptId: 'x', form: 'x'.repeat(65_536) }), json, 413],
    ['a concept that is not in the glossary', '{"conceptId":"inconnu"}', json, 422],
  ])('is a problem with %s', async (_name, body, headers, status) => {
    const { api } = createFakeApi();
    const response = await api.request(tagsPath, { method: 'POST', headers: { ...headers, ...key }, body });
    expect(response.status).toBe(status);
    await problemOf(response);
  });

  it('points into the body', async () => {
    const { api } = createFakeApi();
    const body = JSON.stringify({ id: 'Pas Un Slug', title: 'x', url: 'ftp://x', kind: 'list' });
    const response = await api.request('/v1/sources', { method: 'POST', headers: { ...json, ...key }, body });
    expect(response.status).toBe(422);
    const { errors } = await problemOf(response);
    expect((errors as { pointer: string }[]).map((error) => error.pointer)).toEqual(['/id', '/url', '/selectors']);
  });

  it('is 404 for an address that does not exist and 405, with Allow, for a method that it lacks', async () => {
    const { api } = createFakeApi();
    const unknown = await api.request('/v1/nothing');
    expect(unknown.status).toBe(404);
    await problemOf(unknown);
    const put = await api.request('/v1/sources', { method: 'PUT', headers: key });
    expect(put.status).toBe(405);
    expect(put.headers.get('allow')).toBe('GET, HEAD, POST');
    await problemOf(put);
    const missing = await api.request(`/v1/items/${'b'.repeat(26)}`);
    expect(missing.status).toBe(404);
    await problemOf(missing);
  });

  it('stays a problem when the API is mounted in a larger app', async () => {
    const root = new Hono().route('/api', createFakeApi().api);
    for (const [path, method, status] of [
      ['/api/v1/nothing', 'GET', 404],
      ['/api/v1/items', 'PATCH', 405],
      ['/api/v1/items?x=1', 'GET', 400],
      [`/api${tagsPath}`, 'POST', 401],
    ] as const) {
      const response = await root.request(path, { method });
      expect([path, response.status]).toEqual([path, status]);
      await problemOf(response);
    }
  });

  it('logs what was thrown when the API is mounted, too', async () => {
    const { api, lines } = createFakeApi({
      search: async () => {
        throw new Error('boom');
      },
    });
    const response = await new Hono().route('/api', api).request('/api/v1/items');
    expect(response.status).toBe(500);
    expect(JSON.parse(lines.join(''))).toMatchObject({ route: '/api/v1/items', err: { message: 'boom' } });
  });

  it('hides what went wrong on our side and logs it under the number it gives', async () => {
    const { api, lines } = createFakeApi({
      search: async () => {
        throw new Error('relation "item" does not exist');
      },
    });
    const response = await api.request('/v1/items?q=motsecret');
    expect(response.status).toBe(500);
    const problem = await problemOf(response);
    expect(JSON.stringify(problem)).not.toContain('relation');
    expect(lines).toHaveLength(1);
    const event = JSON.parse(lines[0] ?? '');
    expect(event).toMatchObject({
      level: 50,
      requestId: problem.requestId,
      err: { message: expect.stringContaining('relation') },
    });
    expect(lines[0]).not.toContain('motsecret');
  });

  it('is 503 with Retry-After when the engine is out of reach', async () => {
    const { api } = createFakeApi({
      search: async () => {
        throw new VigieError('unavailable', 'no engine', { retryAfterMs: 3000 });
      },
    });
    const response = await api.request('/v1/items');
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('3');
  });
});

describe('GET /v1/items', () => {
  it('reads repeated and comma-separated filters alike, and leaves out empty ones', async () => {
    const { api, queries } = createFakeApi();
    await api.request(
      '/v1/items?concept=a,b&concept=c&year=2026&kind=&territory=region-53&facets=true&limit=5&q=+vélo',
    );
    expect(queries).toEqual([
      {
        q: ' vélo',
        filters: { concept: ['a', 'b', 'c'], year: ['2026'], territory: ['region-53'] },
        sort: 'relevance',
        limit: 5,
        facets: true,
      },
    ]);
  });

  it('sorts by date when nothing is looked for, unless told otherwise', async () => {
    const { api, queries } = createFakeApi();
    await api.request('/v1/items');
    await api.request('/v1/items?q=%20');
    await api.request('/v1/items?q=x&sort=date');
    expect(queries.map((query) => query.sort)).toEqual(['date', 'date', 'date']);
  });

  it('links to the next page with the same search', async () => {
    const { api } = createFakeApi({ search: async () => ({ hits: [], total: 40, nextCursor: 'abc' }) });
    const response = await api.request('/v1/items?q=budget+participatif&concept=a&concept=b&cursor=old');
    expect(response.headers.get('link')).toBe(
      `<${publicUrl}/api/v1/items?q=budget+participatif&concept=a&concept=b&cursor=abc>; rel="next"`,
    );
    expect(await response.json()).toMatchObject({ total: 40, nextCursor: 'abc' });
  });

  it('leaves out a hit that the store no longer has', async () => {
    const hit = (id: string) => ({ id, title: { text: 't', marks: [] }, excerpt: { text: 'e', marks: [] } });
    const { api } = createFakeApi({ search: async () => ({ hits: [hit('gone'), hit(item.id)], total: 2 }) });
    const { items } = (await (await api.request('/v1/items')).json()) as { items: { id: string }[] };
    expect(items.map((one) => one.id)).toEqual([item.id]);
  });
});

describe('GET /v1/items/{id}', () => {
  it('gives evidence and excerpt, never the full text nor a refused tag', async () => {
    const refused = sampleTag('refuse', { state: 'refused' });
    const { api } = createFakeApi({ findTagged: async () => ({ ...item, tags: [...item.tags, refused] }) });
    const body = await (await api.request(`/v1/items/${item.id}`)).text();
    expect(JSON.parse(body)).toMatchObject({
      title: item.title,
      url: item.url,
      excerpt: item.excerpt,
      tags: [
        {
          concept: { id: 'open-data', label: 'données ouvertes' },
          state: 'auto',
          evidence: [{ field: 'title', start: 11, end: 20, form: 'open data', before: 'Un portail ', after: '' }],
        },
      ],
    });
    expect(body).not.toContain('Phrase secrète');
    expect(body).not.toContain('refuse');
  });
});

describe('headers', () => {
  it('let any site read, and none write', async () => {
    const { api } = createFakeApi();
    const get = await api.request('/v1/concepts', { headers: { origin: 'https://ailleurs.example' } });
    expect(get.headers.get('access-control-allow-origin')).toBe('*');
    expect(get.headers.get('access-control-allow-credentials')).toBeNull();
    const preflight = await api.request('/v1/sources', {
      method: 'OPTIONS',
      headers: { origin: 'https://ailleurs.example', 'access-control-request-method': 'POST' },
    });
    expect(preflight.headers.get('access-control-allow-methods')).toBe('GET,HEAD');
    const post = await api.request(tagsPath, { method: 'POST', headers: { origin: 'https://ailleurs.example' } });
    expect(post.headers.get('access-control-allow-origin')).toBeNull();
  });

  it('close the answer to frames, scripts and sniffing', async () => {
    const { headers } = await createFakeApi().api.request('/v1/concepts');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('strict-transport-security')).toBe('max-age=15552000');
    expect(headers.get('set-cookie')).toBeNull();
  });

  it('answer 304 to the ETag they gave, with the CORS header a browser needs to read it', async () => {
    const { api } = createFakeApi();
    for (const path of ['/v1/concepts', '/v1/items', `/v1/items/${item.id}`, '/v1/sources', '/openapi.json']) {
      const first = await api.request(path);
      expect(first.headers.get('cache-control')).toBe('no-cache');
      const again = await api.request(path, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
      expect([path, again.status]).toEqual([path, 304]);
      expect(again.headers.get('access-control-allow-origin')).toBe('*');
    }
  });

  it('carry the request id that a proxy gave, unless it is not one', async () => {
    const { api } = createFakeApi();
    const given = await api.request('/v1/concepts', { headers: { 'x-request-id': 'proxy-42' } });
    expect(given.headers.get('x-request-id')).toBe('proxy-42');
    const odd = await api.request('/v1/concepts', { headers: { 'x-request-id': 'a"},{"b' } });
    expect(odd.headers.get('x-request-id')).toBe('token1');
  });
});

describe('the log', () => {
  it('has one event a request, with the pattern of its route and nothing of its query', async () => {
    const { api, lines } = createFakeApi();
    await api.request('/v1/items?q=jean.dupont@example.fr');
    await api.request(`/v1/items/${item.id}`);
    await api.request('/v1/nothing');
    const events = lines.map((line) => JSON.parse(line));
    expect(events).toMatchObject([
      { event: 'http-request', method: 'GET', route: '/v1/items', status: 200, durationMs: expect.any(Number) },
      { route: '/v1/items/:id', status: 200 },
      { route: 'none', status: 404 },
    ]);
    expect(lines.join('')).not.toMatch(/dupont|e-mail/);
  });
});
