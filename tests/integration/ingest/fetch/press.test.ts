// Every fault of the shared press (a small real web on loopback), with the outcome each gets.
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Fetcher } from '../../../../src/ingest/fetch/create-fetcher.ts';
import { type Press, pressAbsent, pressExists, startPress } from '../../../support/press.ts';
import { describeIf } from '../../../support/require-or-skip.ts';
import { createTestFetcher, textOf } from './loopback.ts';

let press: Press;
let fetcher: Fetcher;

const siteOf = (sourceId: string) => {
  const source = press.sources.find((one) => one.id === sourceId);
  if (!source) throw new Error(`the press has no site ${sourceId}`);
  return new URL(source.url).origin;
};
const codeGouv = () => siteOf('code-gouv');
const design = () => siteOf('design');
const fault = (kind: string) => fetcher.fetch({ url: `${codeGouv()}/faute/${kind}`, accept: 'feed' });
describeIf(pressExists, pressAbsent)('the press', () => {
  beforeAll(async () => {
    press = await startPress(new Date('2026-11-01T00:00:00Z'));
    // The sites, but not the control address, where the canary is.
    fetcher = createTestFetcher({ allowPrivate: ['127.0.1.0/24'], timeoutMs: 1_500 });
  });
  afterAll(async () => {
    await fetcher.close();
    await press.close();
  });

  it.each([
    ['status/500', { type: 'http-error', status: 500 }],
    ['status/404', { type: 'http-error', status: 404 }],
    ['status/410', { type: 'http-error', status: 410 }],
    ['retry-after/120', { type: 'http-error', status: 429, retryAfterMs: 120_000 }],
    ['challenge', { type: 'refused', reason: 'challenge', status: 403 }],
    ['hang', { type: 'unreachable' }],
    ['slow', { type: 'unreachable' }],
    ['endless', { type: 'too-large', bytesMax: 5_000_000 }],
    ['redirect/5', { type: 'changed' }],
    ['redirect/9', { type: 'refused', reason: 'too-many-redirects' }],
    ['to-private/http', { type: 'refused', reason: 'private-address' }],
    ['to-private/file', { type: 'refused', reason: 'bad-url' }],
    ['cut', { type: 'unreachable' }],
    ['truncated', { type: 'changed' }],
    ['empty', { type: 'changed', body: { bytes: { length: 0 } } }],
    ['html', { type: 'changed', body: { contentType: 'text/html' } }],
    ['wrong-type', { type: 'changed', body: { contentType: 'text/html' } }],
    ['wrong-charset', { type: 'changed', body: { contentType: 'application/rss+xml; charset=utf-8' } }],
    ['laughs', { type: 'changed' }],
    ['xxe', { type: 'changed' }],
    ['unknown-fault', { type: 'http-error', status: 404 }],
  ])('/faute/%s', async (kind, expected) => {
    expect(await fault(kind)).toMatchObject(expected);
  });

  it('/faute/bomb stops at the cap', async () => {
    // The press compresses its 200 MB while answering: more time, for a slow machine.
    const patient = createTestFetcher({ allowPrivate: ['127.0.1.0/24'], timeoutMs: 20_000 });
    const outcome = await patient.fetch({ url: `${codeGouv()}/faute/bomb`, accept: 'feed' });
    expect(outcome).toMatchObject({ type: 'too-large', bytesMax: 5_000_000 });
    await patient.close();
  });

  it('/faute/moved says where the feed now is', async () => {
    expect(await fault('moved')).toMatchObject({ body: { movedTo: `${codeGouv()}/feed` } });
  });

  it('/faute/lying-etag is believed only when the server itself says 304', async () => {
    const request = {
      url: `${codeGouv()}/faute/lying-etag`,
      accept: 'feed',
      validators: { etag: '"toujours"' },
    } as const;
    expect(await fetcher.fetch(request)).toMatchObject({
      type: 'changed',
      body: { validators: { etag: '"toujours"' } },
    });
  });

  it('a feed is unchanged the second time', async () => {
    const first = await fetcher.fetchFeed(`${codeGouv()}/feed`);
    expect(textOf(first)).toContain('<rss');
    const validators = first.type === 'changed' ? first.body.validators : {};
    expect(await fetcher.fetchFeed(`${codeGouv()}/feed`, validators)).toEqual({ type: 'unchanged', status: 304 });
  });

  it('robots.txt and tdmrep.json are obeyed', async () => {
    expect(await fetcher.fetchPage(`${codeGouv()}/prive/a`)).toMatchObject({ type: 'refused', reason: 'robots' });
    expect(await fetcher.fetchPage(`${design()}/reserve/a`)).toMatchObject({ type: 'refused', reason: 'tdm-reserved' });
    expect(await fetcher.fetchPage(`${design()}/liste`)).toMatchObject({ type: 'changed' });
  });

  it('saw our name, no cookie, no forbidden path, and never its canary', async () => {
    const log = await press.log();
    expect(log.length).toBeGreaterThan(20);
    expect(log.filter((entry) => entry.source === 'CANARY')).toEqual([]);
    expect(log.filter((entry) => entry.cookie)).toEqual([]);
    expect(log.filter((entry) => /^\/(prive|reserve)\//.test(entry.path))).toEqual([]);
    expect(new Set(log.map((entry) => entry.userAgent))).toEqual(
      new Set(['Vigie/0.0.0 (+https://vigie.exemple.fr/robot; veille@exemple.fr)']),
    );
  });
});
