// Small servers on loopback for the tests of fetching, and a fetcher that may reach them.
import { createServer, type IncomingMessage, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFetcher, type Fetcher, type FetcherOptions } from '../../../../src/ingest/fetch/create-fetcher.ts';
import { createLog } from '../../../../src/log.ts';
import type { FetchOutcome } from '../../../../src/model/fetch.ts';

export interface LoopbackServer {
  /** Without a final slash. */
  base: string;
  port: number;
  /** Every request, in order of arrival. */
  requests: IncomingMessage[];
  close(): Promise<void>;
}

/** Listens on `host` (127.0.0.1 unless told, with another port for each server unless told). */
export async function startServer(
  answer: RequestListener,
  where: { host?: string; port?: number } = {},
): Promise<LoopbackServer> {
  const requests: IncomingMessage[] = [];
  const host = where.host ?? '127.0.0.1';
  const server: Server = createServer((request, response) => {
    requests.push(request);
    answer(request, response);
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(where.port ?? 0, host, resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    base: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** All of loopback allowed, no pause and short timeouts unless told otherwise. */
export function createTestFetcher(options: Partial<FetcherOptions> = {}): Fetcher {
  return createFetcher({
    version: '0.0.0',
    publicUrl: 'https://vigie.exemple.fr',
    contact: 'veille@exemple.fr',
    allowPrivate: ['127.0.0.0/8', '::1/128'],
    pauseMs: 0,
    crawlDelayMaxMs: 0,
    timeoutMs: 10_000,
    log: createLog({ level: 'silent' }),
    ...options,
  });
}

/** The body of a `changed` outcome as text; fails the test on any other. */
export function textOf(outcome: FetchOutcome): string {
  if (outcome.type !== 'changed') throw new Error(`expected a body, got ${JSON.stringify(outcome)}`);
  return new TextDecoder().decode(outcome.body.bytes);
}
