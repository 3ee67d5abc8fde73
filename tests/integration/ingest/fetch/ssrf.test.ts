// No spelling of a private address, no lying resolver, no redirect reaches a server that listens there (the canary).
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Fetcher } from '../../../../src/ingest/fetch/create-fetcher.ts';
import { createTestFetcher, type LoopbackServer, startServer } from './loopback.ts';

let canary: LoopbackServer;
let fetcher: Fetcher;

beforeAll(async () => {
  canary = await startServer((_request, response) => response.end('canary'));
});
afterEach(() => fetcher.close());
afterAll(() => canary.close());

const fetchFeed = (url: string) => fetcher.fetch({ url, accept: 'feed' });

/** PORT stands for the canary's. All are the loopback or another address that is not for the public. */
const forms = [
  'http://127.0.0.1:PORT/',
  'http://127.1:PORT/',
  'http://127.0.1:PORT/',
  'http://127.0.0.1.:PORT/',
  'http://0:PORT/',
  'http://0.0.0.0:PORT/',
  'http://0x7f.1:PORT/',
  'http://0x7f000001:PORT/',
  'http://0x7F.0x0.0x0.0x1:PORT/',
  'http://0177.0.0.1:PORT/',
  'http://0177.0.0.01:PORT/',
  'http://017700000001:PORT/',
  'http://2130706433:PORT/',
  'http://127.255.255.255:PORT/',
  'http://%31%32%37.0.0.1:PORT/',
  'http://127%2e0%2e0%2e1:PORT/',
  'http://１２７.０.０.１:PORT/',
  'http://①②⑦.⓪.⓪.①:PORT/',
  'http://127。0。0。1:PORT/',
  'http:127.0.0.1:PORT/',
  'http:\\\\127.0.0.1:PORT\\',
  'http://[::1]:PORT/',
  'http://[::]:PORT/',
  'http://[0:0:0:0:0:0:0:1]:PORT/',
  'http://[::ffff:127.0.0.1]:PORT/',
  'http://[::ffff:7f00:1]:PORT/',
  'http://[::ffff:0:127.0.0.1]:PORT/',
  'http://[::127.0.0.1]:PORT/',
  'http://[64:ff9b::127.0.0.1]:PORT/',
  'http://[64:ff9b:1::7f00:1]:PORT/',
  'http://[2002:7f00:1::]:PORT/',
  'http://[2001:0:7f00:1::]:PORT/',
  'http://[fe80::1]:PORT/',
  'http://[fc00::1]:PORT/',
  'http://[fd00:ec2::254]/latest/meta-data/',
  'http://169.254.169.254/latest/meta-data/',
  'http://2852039166/latest/meta-data/',
  'http://0xA9FEA9FE/',
  'http://10.0.0.1/',
  'http://172.16.0.1/',
  'http://192.168.0.1/',
  'http://100.64.0.1/',
  'http://198.18.0.1/',
  'http://224.0.0.1/',
  'http://255.255.255.255/',
  'https://127.0.0.1:PORT/',
  'http://localhost:PORT/',
  'http://LOCALHOST:PORT/',
];

const badUrls = [
  'http://exemple.fr@127.0.0.1:PORT/',
  'http://127.0.0.1:PORT@exemple.fr/',
  'file:///etc/passwd',
  'ftp://127.0.0.1:PORT/',
  'gopher://127.0.0.1:PORT/_GET',
  'unix:/var/run/docker.sock',
  'http://[fe80::1%25eth0]:PORT/',
  'http://127.0.0.1.1:PORT/',
];

describe('a fetcher that may reach no private address', () => {
  it.each(forms)('refuses %s', async (form) => {
    fetcher = createTestFetcher({ allowPrivate: [] });
    const outcome = await fetchFeed(form.replace('PORT', String(canary.port)));
    expect(outcome).toMatchObject({ type: 'refused', reason: 'private-address' });
    expect(canary.requests).toHaveLength(0);
  });

  it.each(badUrls)('refuses %s', async (form) => {
    fetcher = createTestFetcher({ allowPrivate: [] });
    const outcome = await fetchFeed(form.replace('PORT', String(canary.port)));
    expect(outcome).toMatchObject({ type: 'refused', reason: 'bad-url' });
    expect(canary.requests).toHaveLength(0);
  });

  it.each([
    [['127.0.0.1']],
    [['::1']],
    [['::ffff:127.0.0.1']],
    [['10.0.0.1', '127.0.0.1']],
    [['not an address']],
    [['fe80::1%lo', '127.0.0.1']],
  ])('refuses a public name that resolves to %j', async (addresses) => {
    fetcher = createTestFetcher({ allowPrivate: [], resolve: async () => addresses });
    const outcome = await fetchFeed(`http://flux.exemple.fr:${canary.port}/`);
    expect(outcome).toMatchObject({ type: 'refused', reason: 'private-address' });
    expect(canary.requests).toHaveLength(0);
  });

  it('refuses robots.txt and tdmrep.json there as well', async () => {
    fetcher = createTestFetcher({ allowPrivate: [], resolve: async () => ['127.0.0.1'] });
    const url = `http://site.exemple.fr:${canary.port}/page`;
    expect(await fetcher.fetchPage(url)).toMatchObject({ type: 'refused', reason: 'private-address' });
    expect(await fetcher.fetchFeed(url)).toMatchObject({ type: 'refused', reason: 'private-address' });
    expect(canary.requests).toHaveLength(0);
  });

  it('never reads a proxy from the environment', async () => {
    const before = { ...process.env };
    const proxy = `http://127.0.0.1:${canary.port}`;
    Object.assign(process.env, { HTTP_PROXY: proxy, http_proxy: proxy, HTTPS_PROXY: proxy, ALL_PROXY: proxy });
    try {
      fetcher = createTestFetcher({ allowPrivate: ['127.0.0.2/32'] });
      expect(await fetchFeed('http://127.0.0.2:9/')).toMatchObject({ type: 'unreachable' });
      expect(canary.requests).toHaveLength(0);
    } finally {
      process.env = before;
    }
  });
});

describe('a fetcher that may reach 127.0.0.2 only', () => {
  it.each([
    ['http://127.0.0.1:PORT/', 'private-address'],
    ['http://[::ffff:7f00:1]:PORT/', 'private-address'],
    ['//127.0.0.1:PORT/', 'private-address'],
    ['http://localhost:PORT/', 'private-address'],
    ['http://169.254.169.254/', 'private-address'],
    ['file:///etc/passwd', 'bad-url'],
    ['http://u:p@127.0.0.1:PORT/', 'bad-url'],
    ['http://:PORT', 'bad-url'],
  ])('refuses a redirect to %s', async (location, reason) => {
    const site = await startServer(
      (_request, response) =>
        response.writeHead(302, { location: location.replace('PORT', String(canary.port)) }).end(),
      { host: '127.0.0.2' },
    );
    fetcher = createTestFetcher({ allowPrivate: ['127.0.0.2/32'] });
    expect(await fetchFeed(site.base)).toMatchObject({ type: 'refused', reason });
    expect(site.requests).toHaveLength(1);
    expect(canary.requests).toHaveLength(0);
    await site.close();
  });

  it('connects to the allowed answers of a name only, even when they fail', async () => {
    fetcher = createTestFetcher({
      allowPrivate: ['127.0.0.2/32'],
      resolve: async () => ['127.0.0.1', '127.0.0.2', '127.0.0.1'],
    });
    expect(await fetchFeed(`http://flux.exemple.fr:${canary.port}/`)).toMatchObject({ type: 'unreachable' });
    expect(canary.requests).toHaveLength(0);
  });

  it('connects to the address it checked, though the name has since moved (rebinding)', async () => {
    const site = await startServer((_request, response) => response.end('site'), {
      host: '127.0.0.2',
      port: canary.port,
    });
    let asked = 0;
    fetcher = createTestFetcher({
      allowPrivate: ['127.0.0.2/32'],
      resolve: async () => (asked++ === 0 ? ['127.0.0.2'] : ['127.0.0.1']),
    });
    expect(await fetchFeed(`http://flux.exemple.fr:${canary.port}/`)).toMatchObject({ type: 'changed' });
    expect(asked).toBe(1);
    expect(site.requests).toHaveLength(1);
    await site.close();
    expect(await fetchFeed(`http://flux.exemple.fr:${canary.port}/`)).toMatchObject({
      type: 'refused',
      reason: 'private-address',
    });
    expect(canary.requests).toHaveLength(0);
  });
});

describe('a fetcher without a contact', () => {
  it.each(['http://93.184.216.34/', 'http://[2606:2800:220:1::1]/', 'http://flux.exemple.fr/'])(
    'does not ask %s, and says what to set',
    async (url) => {
      fetcher = createTestFetcher({ contact: ' ', resolve: async () => ['93.184.216.34'] });
      const outcome = await fetchFeed(url);
      expect(outcome).toMatchObject({ type: 'refused', reason: 'no-contact' });
      expect('detail' in outcome && outcome.detail).toContain('VIGIE_CONTACT');
    },
  );
});

describe('the canary', () => {
  it('is reached once its address is allowed, so that the tests above could have failed', async () => {
    fetcher = createTestFetcher({ contact: undefined, allowPrivate: ['127.0.0.1/32'] });
    expect(await fetchFeed(`http://0x7f.1:${canary.port}/`)).toMatchObject({ type: 'changed' });
    expect(canary.requests).toHaveLength(1);
  });
});
