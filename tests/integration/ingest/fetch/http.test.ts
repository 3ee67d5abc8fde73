// What is sent, and what each kind of answer becomes, against small servers on loopback.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { createServer } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { Fetcher, FetcherOptions } from '../../../../src/ingest/fetch/create-fetcher.ts';
import { createTestFetcher, type LoopbackServer, startServer, textOf } from './loopback.ts';

let site: LoopbackServer;
let fetcher: Fetcher;

afterEach(async () => {
  await fetcher.close();
  await site.close();
});

async function open(answer: RequestListener, options: Partial<FetcherOptions> = {}): Promise<void> {
  site = await startServer(answer);
  fetcher = createTestFetcher(options);
}

const fetchFeed = (path = '/', validators = {}) => fetcher.fetch({ url: site.base + path, accept: 'feed', validators });
const answerWith = (status: number, headers: Record<string, string>, body: string | Uint8Array = '') => {
  return (_request: IncomingMessage, response: ServerResponse) => {
    response.writeHead(status, headers).end(body);
  };
};

describe('what is sent', () => {
  it('is a GET that says who asks, for what, and nothing else', async () => {
    await open(answerWith(200, {}, 'ok'));
    await fetchFeed('/flux?format=rss#haut');
    const [request] = site.requests;
    expect(request).toMatchObject({ method: 'GET', url: '/flux?format=rss' });
    expect(request?.headers).toEqual({
      host: new URL(site.base).host,
      connection: 'keep-alive',
      'user-agent': 'Vigie/0.0.0 (+https://vigie.exemple.fr/robot; veille@exemple.fr)',
      accept: expect.stringMatching(/^application\/atom\+xml/),
      'accept-encoding': 'gzip, br',
      'accept-language': 'fr',
    });
  });

  it('never holds a cookie, a referer or credentials, whatever the server sets', async () => {
    await open((request, response) => {
      const headers = { 'set-cookie': ['a=1; Path=/', 'b=2'], 'www-authenticate': 'Basic realm="x"' };
      if (request.url === '/1') response.writeHead(302, { ...headers, location: '/2' }).end();
      else response.writeHead(200, headers).end('ok');
    });
    const outcome = await fetchFeed('/1');
    await fetchFeed('/3');
    expect(site.requests.map((request) => request.url)).toEqual(['/1', '/2', '/3']);
    for (const { headers } of site.requests)
      for (const name of ['cookie', 'referer', 'authorization']) expect(headers).not.toHaveProperty(name);
    expect(JSON.stringify(outcome)).not.toContain('a=1');
  });
});

describe('validators', () => {
  // Latin-1 as on the wire: the two characters of an é in UTF-8 stay two.
  const etags = ['"abc"', 'W/"abc"', 'abc', '"a"b"', '"Ã©"', `"${'x'.repeat(2_000)}"`, '""', "'x'", '"a b"'];

  it.each(etags)('come back to the server byte for byte: %s', async (etag) => {
    const lastModified = 'Sun, 06 Nov 1994 08:49:37 GMT';
    await open((request, response) => {
      if (request.headers['if-none-match'] === etag && request.headers['if-modified-since'] === lastModified)
        response.writeHead(304).end();
      else response.writeHead(200, { etag, 'last-modified': lastModified }).end('ok');
    });
    const first = await fetchFeed();
    const validators = first.type === 'changed' ? first.body.validators : {};
    expect(validators).toEqual({ etag, lastModified });
    expect(await fetchFeed('/', validators)).toEqual({ type: 'unchanged', status: 304 });
  });

  it('come with how long the answer stays fresh, changed or not', async () => {
    await open((request, response) => {
      const status = request.headers['if-none-match'] === '"v"' ? 304 : 200;
      response.writeHead(status, { etag: '"v"', 'cache-control': 'public, max-age=7200' }).end();
    });
    expect(await fetchFeed()).toMatchObject({ type: 'changed', body: { cacheMaxAgeMs: 7_200_000 } });
    expect(await fetchFeed('/', { etag: '"v"' })).toEqual({ type: 'unchanged', status: 304, cacheMaxAgeMs: 7_200_000 });
  });

  it('are absent when the server gives none, and none is invented', async () => {
    await open(answerWith(200, {}, 'ok'));
    expect(await fetchFeed()).toMatchObject({ type: 'changed', body: { validators: {} } });
    await fetchFeed();
    expect(site.requests[1]?.headers).not.toHaveProperty('if-modified-since');
  });

  it('go along redirects', async () => {
    await open((request, response) => {
      if (request.url === '/ancien') response.writeHead(301, { location: '/neuf' }).end();
      else response.writeHead(request.headers['if-none-match'] === '"v"' ? 304 : 200).end();
    });
    expect(await fetchFeed('/ancien', { etag: '"v"' })).toEqual({ type: 'unchanged', status: 304 });
  });

  it('were not sent: a 304 is then an error', async () => {
    await open(answerWith(304, {}));
    expect(await fetchFeed()).toMatchObject({ type: 'http-error', status: 304 });
  });
});

describe('answers', () => {
  it('are kept whole: bytes, status, type as sent, headers', async () => {
    await open(answerWith(200, { 'content-type': 'Text/XML; Charset=ISO-8859-1', 'x-a': 'b' }, Buffer.from([0xe9])));
    expect(await fetchFeed()).toMatchObject({
      type: 'changed',
      body: {
        url: `${site.base}/`,
        status: 200,
        bytes: Buffer.from([0xe9]),
        contentType: 'Text/XML; Charset=ISO-8859-1',
        headers: { 'x-a': 'b' },
      },
    });
  });

  it.each([
    ['gzip', gzipSync('été')],
    ['br', brotliCompressSync('été')],
    ['gzip, gzip', gzipSync(gzipSync('été'))],
  ])('in %s are decoded', async (encoding, body) => {
    await open(answerWith(200, { 'content-encoding': encoding }, body));
    expect(textOf(await fetchFeed())).toBe('été');
  });

  it.each([
    ['gzip', gzipSync(Buffer.alloc(60_000_000))],
    ['br', brotliCompressSync(Buffer.alloc(60_000_000))],
    ['gzip, gzip', gzipSync(gzipSync(Buffer.alloc(60_000_000)))],
  ])('that swell (%s) stop at the cap', async (encoding, body) => {
    await open(answerWith(200, { 'content-encoding': encoding }, body));
    expect(await fetchFeed()).toMatchObject({ type: 'too-large', bytesMax: 5_000_000 });
  });

  it('have a cap of their own kind', async () => {
    await open(answerWith(200, {}, Buffer.alloc(600_000, 'a')), { bytesMax: { page: 599_999 } });
    const get = (accept: 'feed' | 'page' | 'robots' | 'json') => fetcher.fetch({ url: site.base, accept });
    expect(await get('feed')).toMatchObject({ type: 'changed' });
    expect(await get('page')).toMatchObject({ type: 'too-large', bytesMax: 599_999 });
    expect(await get('json')).toMatchObject({ type: 'too-large', bytesMax: 500_000 });
    expect(await get('robots')).toMatchObject({ type: 'changed', body: { bytes: { length: 512_000 } } });
  });

  it.each([
    ['zstd', 'x'],
    ['gzip', 'this is not gzip'],
    ['gzip', gzipSync('cut'.repeat(100)).subarray(0, 20)],
  ])('that cannot be decoded (%s) are unreachable', async (encoding, body) => {
    await open(answerWith(200, { 'content-encoding': encoding }, body));
    expect(await fetchFeed()).toMatchObject({ type: 'unreachable' });
  });

  it.each([
    [429, '120', 120_000],
    [503, 'Tue, 24 Nov 2026 10:05:00 GMT', 300_000],
    [500, undefined, undefined],
    [404, undefined, undefined],
    [410, undefined, undefined],
    [403, undefined, undefined],
  ])('of status %i with Retry-After %s are errors', async (status, retryAfter, retryAfterMs) => {
    const now = () => new Date('2026-11-24T10:00:00Z');
    await open(answerWith(status, retryAfter ? { 'retry-after': retryAfter } : {}), { now });
    const outcome = await fetchFeed();
    expect(outcome).toMatchObject({ type: 'http-error', status });
    expect('retryAfterMs' in outcome ? outcome.retryAfterMs : undefined).toBe(retryAfterMs);
  });

  it('that are a challenge are a refusal', async () => {
    await open(answerWith(403, { 'cf-mitigated': 'challenge' }));
    expect(await fetchFeed()).toMatchObject({ type: 'refused', reason: 'challenge', status: 403 });
  });

  it('that are not HTTP are unreachable', async () => {
    await open(answerWith(200, {}));
    const ssh = createServer((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
    await new Promise<void>((resolve) => ssh.listen(0, '127.0.0.1', resolve));
    const address = ssh.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    expect(await fetcher.fetch({ url: `http://127.0.0.1:${port}/`, accept: 'feed' })).toMatchObject({
      type: 'unreachable',
      detail: expect.stringContaining('malformée'),
    });
    ssh.close();
  });

  it('that never come are unreachable', async () => {
    await open(answerWith(200, {}));
    expect(await fetcher.fetch({ url: 'http://127.0.0.1:9/', accept: 'feed' })).toMatchObject({
      type: 'unreachable',
      detail: expect.stringContaining('ECONNREFUSED'),
    });
  });
});

describe('time', () => {
  it('runs out on a server that never answers, and on one that drips', async () => {
    await open(
      (request, response) => {
        if (request.url === '/muet') return;
        response.writeHead(200);
        const timer = setInterval(() => response.write(' '), 20);
        request.on('close', () => clearInterval(timer));
      },
      { timeoutMs: 300 },
    );
    expect(await fetchFeed('/muet')).toMatchObject({ type: 'unreachable', detail: expect.stringContaining('Délai') });
    expect(await fetchFeed('/goutte')).toMatchObject({ type: 'unreachable', detail: expect.stringContaining('Délai') });
  });

  it('runs out on a resolver that never answers', async () => {
    await open(answerWith(200, {}), { timeoutMs: 200, connectTimeoutMs: 400, resolve: () => new Promise(() => {}) });
    const outcome = await fetcher.fetch({ url: 'http://muet.exemple.fr/', accept: 'feed' });
    expect(outcome).toMatchObject({ type: 'unreachable', detail: expect.stringContaining('Délai') });
  });

  it('is counted over all redirects together', async () => {
    await open(
      (request, response) => {
        const left = Number(request.url?.slice(1));
        setTimeout(() => response.writeHead(302, { location: `/${left - 1}` }).end(), 150);
      },
      { timeoutMs: 400, redirectsMax: 10 },
    );
    expect(await fetchFeed('/9')).toMatchObject({ type: 'unreachable', detail: expect.stringContaining('Délai') });
    expect(site.requests.length).toBeLessThan(5);
  });
});

describe('redirects', () => {
  const redirectTo = (statuses: Record<string, [number, string]>): RequestListener => {
    return (request, response) => {
      const [status, location] = statuses[request.url ?? ''] ?? [200, undefined];
      response.writeHead(status, location === undefined ? {} : { location }).end('fin');
    };
  };
  const chain = (length: number) =>
    redirectTo(Object.fromEntries(Array.from({ length }, (_, i) => [`/${i}`, [302, `/${i + 1}`] as [number, string]])));

  it('are followed five times, and not a sixth', async () => {
    await open(chain(5));
    expect(textOf(await fetchFeed('/0'))).toBe('fin');
    await fetcher.close();
    await site.close();
    await open(chain(6));
    expect(await fetchFeed('/0')).toMatchObject({ type: 'refused', reason: 'too-many-redirects' });
    expect(site.requests).toHaveLength(6);
  });

  it('are reported as a move only when every one of them is permanent', async () => {
    await open(redirectTo({ '/a': [301, '/b'], '/b': [308, 'c?x=1'], '/d': [301, '/e'], '/e': [302, '/f'] }));
    expect(await fetchFeed('/a')).toMatchObject({
      body: { url: `${site.base}/c?x=1`, movedTo: `${site.base}/c?x=1` },
    });
    const partly = await fetchFeed('/d');
    expect(partly).toMatchObject({ body: { url: `${site.base}/f` } });
    expect('body' in partly && partly.body).not.toHaveProperty('movedTo');
    const none = await fetchFeed('/z');
    expect('body' in none && none.body).not.toHaveProperty('movedTo');
  });

  it.each([303, 307])('of status %i are followed', async (status) => {
    await open(redirectTo({ '/a': [status, '/b'] }));
    expect(textOf(await fetchFeed('/a'))).toBe('fin');
  });

  it('without a target are errors', async () => {
    await open(answerWith(302, {}));
    expect(await fetchFeed()).toMatchObject({ type: 'http-error', status: 302 });
  });
});

describe('close', () => {
  it('ends what runs and what waits, and refuses what comes after', async () => {
    await open(() => {}, { pauseMs: 0 });
    const running = fetchFeed('/1');
    const waiting = fetchFeed('/2');
    while (site.requests.length === 0) await new Promise((resolve) => setTimeout(resolve, 10));
    await fetcher.close();
    for (const outcome of [await running, await waiting, await fetchFeed('/3')])
      expect(outcome).toMatchObject({ type: 'unreachable', detail: expect.stringContaining('s’arrête') });
    expect(site.requests).toHaveLength(1);
  });
});
