// One request at a time per host, with a pause; robots.txt and the reservation of rights before a page. Seen from the server's side.
import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Fetcher } from '../../../../src/ingest/fetch/create-fetcher.ts';
import { createTestFetcher, type LoopbackServer, startServer, textOf } from './loopback.ts';

const opened: { close(): Promise<void> }[] = [];

afterEach(async () => {
  for (const one of opened.splice(0).reverse()) await one.close();
});

async function openSite(answer: RequestListener, host?: string): Promise<LoopbackServer> {
  const site = await startServer(answer, host ? { host } : {});
  opened.push(site);
  return site;
}

function openFetcher(options: Parameters<typeof createTestFetcher>[0] = {}): Fetcher {
  const fetcher = createTestFetcher(options);
  opened.push(fetcher);
  return fetcher;
}

/** A site that notes when each request came and when its answer was over, and how many were there at once. */
async function openWatchedSite(host?: string, answer?: RequestListener) {
  const spans: { path: string; startedAtMs: number; endedAtMs: number }[] = [];
  const crowd = { now: 0, most: 0 };
  const site = await openSite((request, response) => {
    const span = { path: request.url ?? '', startedAtMs: performance.now(), endedAtMs: 0 };
    spans.push(span);
    crowd.most = Math.max(crowd.most, ++crowd.now);
    response.once('finish', () => {
      crowd.now--;
      span.endedAtMs = performance.now();
    });
    if (answer) answer(request, response);
    else setTimeout(() => response.end('ok'), 20);
  }, host);
  const gaps = () => spans.slice(1).map((span, index) => span.startedAtMs - (spans[index]?.endedAtMs ?? 0));
  return { site, spans, crowd, gaps };
}

/** Timers may fire a hair early. */
const slackMs = 2;

describe('the pause', () => {
  it('separates the requests of a host, redirects included, whatever their number', async () => {
    const { site, spans, crowd, gaps } = await openWatchedSite(undefined, (request, response) => {
      if (request.url === '/r') response.writeHead(302, { location: '/suite' }).end();
      else setTimeout(() => response.end('ok'), 20);
    });
    const fetcher = openFetcher({ pauseMs: 80 });
    const outcomes = await Promise.all(
      ['/1', '/r', '/2', '/3'].map((path) => fetcher.fetch({ url: site.base + path, accept: 'feed' })),
    );
    expect(outcomes.map((outcome) => outcome.type)).toEqual(Array(4).fill('changed'));
    expect(spans).toHaveLength(5);
    expect(crowd.most).toBe(1);
    expect(Math.min(...gaps())).toBeGreaterThanOrEqual(80 - slackMs);
  });

  it('is as long as Crawl-delay says, once robots.txt was read, up to a bound', async () => {
    const { site, spans, gaps } = await openWatchedSite(undefined, (request, response) => {
      response.end(request.url === '/robots.txt' ? 'User-agent: *\nCrawl-delay: 3600' : 'ok');
    });
    const fetcher = openFetcher({ pauseMs: 10, crawlDelayMaxMs: 120 });
    await fetcher.fetch({ url: `${site.base}/flux`, accept: 'feed' });
    await fetcher.fetchPage(`${site.base}/page`);
    expect(spans.map((span) => span.path)).toEqual(['/flux', '/robots.txt', '/.well-known/tdmrep.json', '/page']);
    const [beforeRobots = 0, ...afterRobots] = gaps();
    expect(beforeRobots).toBeGreaterThanOrEqual(10 - slackMs);
    expect(Math.min(...afterRobots)).toBeGreaterThanOrEqual(120 - slackMs);
  });

  it('of one host does not hold up another', async () => {
    let arrivals = 0;
    let release = () => {};
    const bothArrived = new Promise<void>((resolve) => {
      release = resolve;
    });
    // Each answers only when both have been asked: one after the other would never end.
    const answer: RequestListener = (_request, response) => {
      if (++arrivals === 2) release();
      void bothArrived.then(() => response.end('ok'));
    };
    const [a, b] = [await openSite(answer, '127.0.0.2'), await openSite(answer, '127.0.0.3')];
    const fetcher = openFetcher({ pauseMs: 60_000, timeoutMs: 5_000 });
    const outcomes = await Promise.all([a, b].map((site) => fetcher.fetch({ url: site.base, accept: 'feed' })));
    expect(outcomes.map((outcome) => outcome.type)).toEqual(['changed', 'changed']);
  });

  it('is shared by the names of one registrable domain', async () => {
    const { site, crowd, gaps } = await openWatchedSite();
    const fetcher = openFetcher({ pauseMs: 60, resolve: async () => ['127.0.0.1'] });
    await Promise.all(
      ['a', 'b', 'www'].map((name) =>
        fetcher.fetch({ url: `http://${name}.exemple.fr:${site.port}/`, accept: 'feed' }),
      ),
    );
    expect(crowd.most).toBe(1);
    expect(Math.min(...gaps())).toBeGreaterThanOrEqual(60 - slackMs);
  });

  it('is two seconds unless told otherwise', async () => {
    const { site } = await openWatchedSite();
    const waits: number[] = [];
    const fetcher = openFetcher({ pauseMs: undefined, wait: async (ms) => void waits.push(ms) });
    for (const path of ['/1', '/2']) await fetcher.fetch({ url: site.base + path, accept: 'feed' });
    expect(waits).toHaveLength(1);
    expect(waits[0]).toBeLessThanOrEqual(2_000);
    expect(waits[0]).toBeGreaterThan(1_000);
  });

  it('leaves eight requests in flight over all hosts, and no more', async () => {
    let release = () => {};
    const eightArrived = new Promise<void>((resolve) => {
      release = resolve;
    });
    const { site, crowd, spans } = await openWatchedSite(undefined, (_request, response) => {
      if (spans.length === 8) release();
      void eightArrived.then(() => setTimeout(() => response.end('ok'), 20));
    });
    const fetcher = openFetcher({ resolve: async () => ['127.0.0.1'] });
    await Promise.all(
      Array.from({ length: 30 }, (_, index) =>
        fetcher.fetch({ url: `http://site-${index}.fr:${site.port}/`, accept: 'feed' }),
      ),
    );
    expect(spans).toHaveLength(30);
    expect(crowd.most).toBe(8);
  });
});

interface Site {
  robots?: [number, string];
  tdmrep?: string;
  headers?: Record<string, string>;
}

function answerAs({ robots = [404, ''], tdmrep, headers = {} }: Site): RequestListener {
  return (request, response) => {
    if (request.url === '/robots.txt') response.writeHead(robots[0]).end(robots[1]);
    else if (request.url === '/.well-known/tdmrep.json') response.writeHead(tdmrep ? 200 : 404).end(tdmrep);
    else response.writeHead(200, headers).end('page');
  };
}

const paths = (site: LoopbackServer) => site.requests.map((request) => request.url);

describe('fetchPage', () => {
  it('asks robots.txt, then tdmrep.json, once each, then its pages', async () => {
    const site = await openSite(answerAs({}));
    const fetcher = openFetcher();
    await fetcher.fetchPage(`${site.base}/a`);
    await fetcher.fetchPage(`${site.base}/b`, { etag: '"v"' });
    expect(paths(site)).toEqual(['/robots.txt', '/.well-known/tdmrep.json', '/a', '/b']);
    expect(site.requests[3]?.headers).toMatchObject({
      'if-none-match': '"v"',
      accept: expect.stringMatching(/^text\/html/),
    });
  });

  it('asks for nothing more where robots.txt says no', async () => {
    const site = await openSite(answerAs({ robots: [200, 'User-agent: *\nDisallow: /prive/'] }));
    const fetcher = openFetcher();
    expect(await fetcher.fetchPage(`${site.base}/prive/a`)).toMatchObject({ type: 'refused', reason: 'robots' });
    expect(paths(site)).toEqual(['/robots.txt']);
    expect(await fetcher.fetchPage(`${site.base}/public`)).toMatchObject({ type: 'changed' });
  });

  it('asks for nothing more while robots.txt fails, and says it may be tried again', async () => {
    const site = await openSite(answerAs({ robots: [503, ''] }));
    expect(await openFetcher().fetchPage(`${site.base}/a`)).toMatchObject({
      type: 'unreachable',
      detail: expect.stringContaining('robots.txt'),
    });
    expect(paths(site)).toEqual(['/robots.txt']);
  });

  it.each([
    ['the file says 1', { tdmrep: '[{"location":"/","tdm-reservation":1}]' }, false],
    ['the header says 1', { headers: { 'tdm-reservation': '1' } }, true],
    [
      'the file says 0 and the header 1',
      { tdmrep: '[{"location":"/","tdm-reservation":0}]', headers: { 'tdm-reservation': '1' } },
      true,
    ],
  ])('gives nothing of a reserved page: %s', async (_name, site, isAsked) => {
    const server = await openSite(answerAs(site));
    const outcome = await openFetcher().fetchPage(`${server.base}/a`);
    expect(outcome).toMatchObject({ type: 'refused', reason: 'tdm-reserved' });
    expect(outcome).not.toHaveProperty('body');
    expect(paths(server).includes('/a')).toBe(isAsked);
  });

  it.each([
    ['the file says 1 for another place', { tdmrep: '[{"location":"/reserve/","tdm-reservation":1}]' }],
    ['the file is broken', { tdmrep: '<html>' }],
    ['the header says 0', { headers: { 'tdm-reservation': '0' } }],
  ])('gives a page that is not reserved: %s', async (_name, site) => {
    const server = await openSite(answerAs(site));
    expect(textOf(await openFetcher().fetchPage(`${server.base}/a`))).toBe('page');
  });

  it('asks the robots.txt of the place a redirect leads to', async () => {
    const target = await openSite(answerAs({ robots: [200, 'User-agent: *\nDisallow: /'] }), '127.0.0.3');
    const site = await openSite((request, response) => {
      if (request.url === '/a') response.writeHead(301, { location: `${target.base}/b` }).end();
      else response.writeHead(404).end();
    }, '127.0.0.2');
    expect(await openFetcher().fetchPage(`${site.base}/a`)).toMatchObject({ type: 'refused', reason: 'robots' });
    expect(paths(target)).toEqual(['/robots.txt']);
  });
});

describe('fetchFeed', () => {
  it.each([
    ['User-agent: *\nDisallow: /', 'changed'],
    ['User-agent: Vigie\nDisallow: /', 'refused'],
  ])('goes by robots.txt only when it names us (%j)', async (text, type) => {
    const site = await openSite(answerAs({ robots: [200, text] }));
    expect(await openFetcher().fetchFeed(`${site.base}/flux`)).toMatchObject({ type });
    expect(paths(site).includes('/flux')).toBe(type === 'changed');
  });

  it('is not stopped by a robots.txt that fails', async () => {
    const site = await openSite(answerAs({ robots: [500, ''] }));
    expect(await openFetcher().fetchFeed(`${site.base}/flux`)).toMatchObject({ type: 'changed' });
  });
});
