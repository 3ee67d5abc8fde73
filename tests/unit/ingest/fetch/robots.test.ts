// What becomes of the answers to /robots.txt: kept a day, asked again conditionally, and their errors told apart (RFC 9309 §2.3.1, §2.4).
import { describe, expect, it } from 'vitest';
import { createRobots } from '../../../../src/ingest/fetch/robots.ts';
import type { FetchOutcome, FetchRequest } from '../../../../src/model/fetch.ts';

const page = new URL('https://exemple.fr/a');
const hourMs = 3_600_000;

function file(text: string): FetchOutcome {
  const url = 'https://exemple.fr/robots.txt';
  const body = { url, status: 200, bytes: new TextEncoder().encode(text), validators: { etag: '"v1"' }, headers: {} };
  return { type: 'changed', body };
}

const httpError = (status: number): FetchOutcome => ({ type: 'http-error', status, detail: `HTTP ${status}` });

/** Robots on a scripted server: `answers` in turn, the last one for ever. */
function createScripted(...answers: FetchOutcome[]) {
  const asked: FetchRequest[] = [];
  const clock = { ms: Date.parse('2026-11-24T10:00:00Z') };
  const robots = createRobots({
    now: () => new Date(clock.ms),
    fetch: async (request) => {
      const answer = answers[Math.min(asked.length, answers.length - 1)];
      asked.push(request);
      return answer ?? httpError(404);
    },
  });
  return { robots, asked, clock };
}

describe('createRobots', () => {
  it('asks at the root of the origin, once for many pages at the same time', async () => {
    const { robots, asked } = createScripted(file('User-agent: *\nDisallow: /b'));
    const verdicts = await Promise.all(['/a', '/b', '/c'].map((path) => robots.mayFetchPage(new URL(path, page))));
    expect(verdicts.map((verdict) => verdict.type)).toEqual(['allowed', 'disallowed', 'allowed']);
    expect(asked).toEqual([{ url: 'https://exemple.fr/robots.txt', accept: 'robots' }]);
  });

  it('asks each origin for its own', async () => {
    const { robots, asked } = createScripted(httpError(404));
    for (const url of [
      'https://exemple.fr/',
      'http://exemple.fr/',
      'https://exemple.fr:8443/',
      'https://a.exemple.fr/',
    ])
      await robots.mayFetchPage(new URL(url));
    expect(asked).toHaveLength(4);
  });

  it('keeps a file for a day, then asks again with its validators', async () => {
    const { robots, asked, clock } = createScripted(file('User-agent: *\nDisallow: /a'), {
      type: 'unchanged',
      status: 304,
    });
    await robots.mayFetchPage(page);
    clock.ms += 24 * hourMs - 1;
    await robots.mayFetchPage(page);
    expect(asked).toHaveLength(1);
    clock.ms += 1;
    expect(await robots.mayFetchPage(page)).toEqual({ type: 'disallowed' });
    expect(asked[1]).toMatchObject({ validators: { etag: '"v1"' } });
    clock.ms += 23 * hourMs;
    await robots.mayFetchPage(page);
    expect(asked).toHaveLength(2);
  });

  it.each([400, 401, 403, 404, 410, 451])('takes HTTP %i as "no rules"', async (status) => {
    const { robots } = createScripted(httpError(status));
    expect(await robots.mayFetchPage(page)).toEqual({ type: 'allowed' });
  });

  it.each([
    ['HTTP 500', httpError(500)],
    ['HTTP 503', httpError(503)],
    ['HTTP 429', httpError(429)],
    ['no answer', { type: 'unreachable', detail: 'x' } as const],
  ])('stops pages, but not feeds, on %s, and asks again after an hour', async (_name, outcome) => {
    const { robots, asked, clock } = createScripted(outcome, file(''));
    expect((await robots.mayFetchPage(page)).type).toBe('unknown');
    expect(await robots.mayFetchFeed(page)).toBe(true);
    expect(asked).toHaveLength(1);
    clock.ms += hourMs;
    expect(await robots.mayFetchPage(page)).toEqual({ type: 'allowed' });
  });

  it('goes by the old file while the server fails', async () => {
    const { robots, clock } = createScripted(file('User-agent: *\nDisallow: /a'), httpError(503));
    await robots.mayFetchPage(page);
    clock.ms += 25 * hourMs;
    expect(await robots.mayFetchPage(page)).toEqual({ type: 'disallowed' });
    expect((await robots.mayFetchPage(new URL('/b', page))).type).toBe('allowed');
  });

  it('takes too many redirects as "no rules"', async () => {
    const { robots } = createScripted({ type: 'refused', reason: 'too-many-redirects', detail: 'x' });
    expect(await robots.mayFetchPage(page)).toEqual({ type: 'allowed' });
  });

  it('knows the Crawl-delay only once the file was read', async () => {
    const { robots } = createScripted(file('User-agent: *\nCrawl-delay: 4'));
    expect(robots.crawlDelayMs(page)).toBeUndefined();
    await robots.mayFetchPage(page);
    expect(robots.crawlDelayMs(page)).toBe(4_000);
  });

  it('forgets the oldest origins rather than growing without end', async () => {
    const { robots, asked } = createScripted(httpError(404));
    for (let index = 0; index <= 2_000; index++) await robots.mayFetchPage(new URL(`https://s${index}.exemple.fr/`));
    await robots.mayFetchPage(new URL('https://s2000.exemple.fr/'));
    expect(asked).toHaveLength(2_001);
    await robots.mayFetchPage(new URL('https://s0.exemple.fr/'));
    expect(asked).toHaveLength(2_002);
  });
});
