// The demo's own press: six small sites on loopback that publish over the weeks, with the manners of real web servers.
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { gzipSync } from 'node:zlib';
import type { SourceDeclaration } from '../../model/source.ts';
import { toEdition } from './edition.ts';
import { renderFeed } from './render-feed.ts';
import { listSelectors, renderArticlePage, renderListPage } from './render-page.ts';
import { type PressSite, pressSites } from './sites.ts';

export interface PressOptions {
  /** When week 0 begins. */
  start: Date;
  /** The press publishes what is dated up to this moment, read at each request. */
  now: () => Date;
  /** The port of the first site, the others follow; default: any free ones. */
  port?: number;
}

export interface Press {
  /** One declaration per site, ready to be added. */
  sources: SourceDeclaration[];
  /** Articles out at this moment, all sites together. */
  published(): number;
  close(): Promise<void>;
}

/** Articles end after this many weeks. */
export const pressWeeks = 26;

/** Opens six servers on 127.0.0.1. Rejects when a port is taken; then none stays open. */
export async function servePress({ start, now, port }: PressOptions): Promise<Press> {
  const servers: Server[] = [];
  const close = async () => {
    await Promise.all(servers.map(closeServer));
  };
  try {
    const sources: SourceDeclaration[] = [];
    for (const [index, site] of pressSites.entries()) {
      const server = createServer((request, response) => respond({ site, start, now }, request, response));
      await listen(server, port === undefined ? 0 : port + index);
      servers.push(server);
      sources.push(toSource(site, originOf(server)));
    }
    const published = () => pressSites.reduce((count, site) => count + toEdition(site, start, now()).entries.length, 0);
    return { sources, published, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function toSource(site: PressSite, origin: string): SourceDeclaration {
  return {
    id: site.id,
    title: site.title,
    url: `${origin}${site.path}`,
    siteUrl: `${origin}/`,
    kind: site.format === 'list' ? 'list' : 'feed',
    ...(site.format === 'list' && { selectors: listSelectors }),
    itemKind: site.itemKind,
    pages: 'auto',
    language: 'fr',
  };
}

interface Answer {
  contentType: string;
  body: Buffer;
  changedAt: Date;
}

function respond(
  deps: { site: PressSite; start: Date; now: () => Date },
  request: IncomingMessage,
  response: ServerResponse,
): void {
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { allow: 'GET, HEAD' }).end();
    return;
  }
  const address = request.socket.localAddress ?? '127.0.0.1';
  const base = `http://${address}:${request.socket.localPort ?? ''}`;
  const answer = answerTo(deps, new URL(request.url ?? '/', base), base);
  if (answer) send(request, response, answer);
  else response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end('<h1>Page introuvable</h1>');
}

function answerTo(
  { site, start, now }: { site: PressSite; start: Date; now: () => Date },
  url: URL,
  base: string,
): Answer | undefined {
  const { entries, changedAt } = toEdition(site, start, now());
  const html = (text: string | undefined, at = changedAt): Answer | undefined =>
    text === undefined
      ? undefined
      : { contentType: 'text/html; charset=utf-8', body: Buffer.from(text), changedAt: at };
  if (url.pathname === '/robots.txt')
    return { contentType: 'text/plain', body: Buffer.from('User-agent: *\nDisallow: /prive/\n'), changedAt: start };
  if (url.pathname === '/' || (url.pathname === site.path && site.format === 'list'))
    return html(renderListPage(site, entries, Number(url.searchParams.get('page') ?? 1)));
  if (url.pathname === site.path) return { ...renderFeed(site, base, entries, changedAt), changedAt };
  const entry = entries.find(({ slug }) => url.pathname === `/articles/${slug}`);
  return entry && html(renderArticlePage(site, entry, entries), entry.updatedAt);
}

/** Conditional requests as RFC 9110 §13.2.2 orders them: If-None-Match first, If-Modified-Since only without it. */
function send(request: IncomingMessage, response: ServerResponse, { contentType, body, changedAt }: Answer): void {
  const gzipped = body.length > 1024 && /\bgzip\b/.test(String(request.headers['accept-encoding'] ?? ''));
  const digest = createHash('sha256').update(body).digest('base64url').slice(0, 27);
  const etag = gzipped ? `"${digest}-gzip"` : `"${digest}"`;
  response.setHeader('etag', etag);
  response.setHeader('last-modified', changedAt.toUTCString());
  response.setHeader('vary', 'accept-encoding');
  if (isNotModified(request, etag, changedAt)) {
    response.writeHead(304).end();
    return;
  }
  response.setHeader('content-type', contentType);
  if (gzipped) response.setHeader('content-encoding', 'gzip');
  const bytes = gzipped ? gzipSync(body) : body;
  response.writeHead(200, { 'content-length': bytes.length }).end(request.method === 'HEAD' ? undefined : bytes);
}

function isNotModified({ headers }: IncomingMessage, etag: string, changedAt: Date): boolean {
  const known = headers['if-none-match'];
  if (known !== undefined) return known.split(',').some((value) => value.trim().replace(/^W\//, '') === etag);
  const since = Date.parse(headers['if-modified-since'] ?? '');
  return Math.floor(changedAt.getTime() / 1000) * 1000 <= since;
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}

function originOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the press listens on no TCP port');
  return `http://127.0.0.1:${address.port}`;
}
