// One GET on one URL, without following redirects: the request as sent, and what its answer means.
import type { Dispatcher } from 'undici';
import type { FetchedBody, FetchOutcome, FetchRequest } from '../../model/fetch.ts';
import type { Validators } from '../../model/source.ts';
import { toFailureDetail } from './failure-detail.ts';
import { AddressRefusedError } from './guarded-connector.ts';
import { parseCacheMaxAgeMs, parseRetryAfterMs } from './http-times.ts';
import { discardBody, readBody } from './read-body.ts';
import { toRequestHeaders } from './request-headers.ts';

export type BytesMax = Record<FetchRequest['accept'], number>;

export interface GetDeps {
  dispatcher: Dispatcher;
  userAgent: string;
  bytesMax: BytesMax;
  now: () => Date;
}

export type HopResult = FetchOutcome | { type: 'redirect'; status: number; location: string };

interface Hop {
  url: URL;
  accept: FetchRequest['accept'];
  validators: Validators | undefined;
  /** For this hop, from the first packet to the last byte of the body. */
  timeoutMs: number;
}

const redirectStatuses = new Set([301, 302, 303, 307, 308]);

class DeadlineError extends Error {}

/** Never rejects. A refusal at the socket, a timeout, a cut or undecodable body are values. */
export async function getOnce(deps: GetDeps, hop: Hop): Promise<HopResult> {
  const deadline = new AbortController();
  const timer = setTimeout(() => deadline.abort(new DeadlineError()), hop.timeoutMs);
  const expired = new Promise<never>((_, reject) => {
    deadline.signal.addEventListener('abort', () => reject(deadline.signal.reason), { once: true });
  });
  try {
    // undici acts on its signal only once connected: the race also bounds name resolution and connection.
    return await Promise.race([getAnswer(deps, hop, deadline.signal), expired]);
  } catch (error) {
    if (error instanceof DeadlineError) return { type: 'unreachable', detail: 'Délai total dépassé' };
    if (error instanceof AddressRefusedError) return { type: 'refused', reason: error.reason, detail: error.message };
    return { type: 'unreachable', detail: `Échec : ${toFailureDetail(error)}` };
  } finally {
    clearTimeout(timer);
  }
}

async function getAnswer(deps: GetDeps, hop: Hop, signal: AbortSignal): Promise<HopResult> {
  const response = await deps.dispatcher.request({
    origin: hop.url.origin,
    path: hop.url.pathname + hop.url.search,
    method: 'GET',
    headers: toRequestHeaders({ userAgent: deps.userAgent, accept: hop.accept, validators: hop.validators }),
    signal,
    headersTimeout: 0,
    bodyTimeout: 0,
  });
  const headers = toPlainHeaders(response.headers);
  const status = response.statusCode;
  if (status >= 200 && status < 300) return await readAnswer(deps, hop, status, headers, response);
  if (status === 304) await response.body.dump();
  else discardBody(response.body);
  return toBodilessResult(deps, hop, status, headers);
}

async function readAnswer(
  deps: GetDeps,
  hop: Hop,
  status: number,
  headers: Record<string, string>,
  response: Dispatcher.ResponseData,
): Promise<HopResult> {
  const bytesMax = deps.bytesMax[hop.accept];
  const reading = await readBody(response.body, { contentEncoding: headers['content-encoding'], bytesMax });
  if (reading.type === 'unknown-encoding')
    return { type: 'unreachable', detail: `Corps codé en « ${reading.encoding} », qui n’a pas été demandé` };
  if (reading.type === 'too-large' && hop.accept !== 'robots')
    return { type: 'too-large', bytesMax, detail: `Réponse de plus de ${bytesMax} octets : lecture arrêtée` };
  const body: FetchedBody = {
    url: hop.url.href,
    status,
    bytes: reading.bytes,
    validators: {
      ...(headers.etag && { etag: firstOf(response.headers.etag) }),
      ...(headers['last-modified'] && { lastModified: firstOf(response.headers['last-modified']) }),
    },
    headers,
    ...freshness(headers),
    ...(headers['content-type'] && { contentType: headers['content-type'] }),
  };
  return { type: 'changed', body };
}

/** Nothing to wait for (max-age=0) is said by its absence. */
function freshness(headers: Record<string, string>): { cacheMaxAgeMs?: number } {
  const cacheMaxAgeMs = parseCacheMaxAgeMs(headers['cache-control']);
  return cacheMaxAgeMs ? { cacheMaxAgeMs } : {};
}

function toBodilessResult(deps: GetDeps, hop: Hop, status: number, headers: Record<string, string>): HopResult {
  const { location } = headers;
  if (redirectStatuses.has(status) && location) return { type: 'redirect', status, location };
  if (status === 304 && (hop.validators?.etag || hop.validators?.lastModified))
    return { type: 'unchanged', status, ...freshness(headers) };
  if (headers['cf-mitigated'] === 'challenge')
    return {
      type: 'refused',
      reason: 'challenge',
      detail: 'Bloqué par le site : il demande une vérification humaine',
      status,
    };
  const retryAfterMs = parseRetryAfterMs(headers['retry-after'], deps.now());
  return {
    type: 'http-error',
    status,
    ...(retryAfterMs !== undefined && { retryAfterMs }),
    detail: `Réponse HTTP ${status}`,
  };
}

/** Lower-case names; repeated headers joined as RFC 9110 §5.3 says. Cookies are never kept. */
function toPlainHeaders(headers: Dispatcher.ResponseData['headers']): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value === undefined || name.startsWith('set-cookie')) continue;
    plain[name] = Array.isArray(value) ? value.join(', ') : value;
  }
  return plain;
}

function firstOf(value: string | string[] | undefined): string | undefined {
  return Array.isArray(value) ? value[0] : value;
}
