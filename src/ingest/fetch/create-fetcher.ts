// Polite HTTP, the only door to the outside: feeds, pages, robots.txt all go through here. What comes in is a URL, what goes out is a FetchOutcome.
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import type { Log } from '../../log.ts';
import type { FetchOutcome, FetchRequest, RefusalReason } from '../../model/fetch.ts';
import type { Validators } from '../../model/source.ts';
import { createAddressGuard } from './address-guard.ts';
import { checkUrl } from './check-url.ts';
import { toFailureDetail } from './failure-detail.ts';
import { type BytesMax, getOnce } from './get-once.ts';
import { createGuardedConnector, type ResolveName, resolveByDns } from './guarded-connector.ts';
import { createHostGate } from './host-gate.ts';
import { toHostKey } from './host-key.ts';
import { toUserAgent } from './request-headers.ts';
import { createRobots } from './robots.ts';
import { robotsToken } from './robots-rules.ts';
import { createTdm, isReservedByHeader } from './tdm.ts';

export interface FetcherOptions {
  version: string;
  /** Base URL of this instance; its /robot page tells site owners who we are. */
  publicUrl: string;
  /** Whom a site owner can write to. Without it nothing leaves for the outside: only `allowPrivate` may be fetched. */
  contact: string | undefined;
  /** CIDRs of private addresses that may be fetched all the same. */
  allowPrivate: readonly string[];
  log: Log;
  /** Between the end of a request to a host and the start of the next one; a Crawl-delay raises it. */
  pauseMs?: number;
  /** A longer Crawl-delay is cut to this. */
  crawlDelayMaxMs?: number;
  /** For one fetch with all its redirects, without the time spent waiting for its turn. */
  timeoutMs?: number;
  connectTimeoutMs?: number;
  /** Caps on the decoded body. */
  bytesMax?: Partial<BytesMax>;
  redirectsMax?: number;
  /** Requests at the same time over all hosts. */
  inFlightMax?: number;
  resolve?: ResolveName;
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
  now?: () => Date;
}

export interface Fetcher {
  /** One GET, conditional when there are validators, redirects followed. No robots.txt is asked. Never rejects. */
  fetch(request: FetchRequest): Promise<FetchOutcome>;
  /** A declared feed: stopped by a robots.txt group that names Vigie (refused/robots), not by `*`. Never rejects. */
  fetchFeed(url: string, validators?: Validators): Promise<FetchOutcome>;
  /**
   * A page, or an HTML list: robots.txt, then tdmrep.json, then the GET, then its tdm-reservation header; each redirect passes the first two again. refused/robots and
   * refused/tdm-reserved are final; a robots.txt that cannot be had gives `unreachable`, to be tried again later. Never rejects.
   */
  fetchPage(url: string, validators?: Validators): Promise<FetchOutcome>;
  /** Ends what is running and what waits as `unreachable`. */
  close(): Promise<void>;
}

/** Asked before each hop; an outcome stops the fetch there. */
type Veto = (url: URL) => Promise<FetchOutcome | undefined>;

const bytesMaxDefault: BytesMax = { feed: 5_000_000, page: 3_000_000, robots: 512_000, json: 500_000 };

/** Throws `config-invalid` on a CIDR that cannot be read. The environment (HTTP_PROXY…) is never read. */
export function createFetcher(options: FetcherOptions): Fetcher {
  const now = options.now ?? (() => new Date());
  const wait = options.wait ?? ((ms: number, signal: AbortSignal) => sleep(ms, undefined, { signal }));
  const pauseMs = options.pauseMs ?? 2_000;
  const crawlDelayMaxMs = options.crawlDelayMaxMs ?? 60_000;
  const redirectsMax = options.redirectsMax ?? 5;
  const contact = options.contact?.trim() || undefined;
  const guard = createAddressGuard({ allowPrivate: options.allowPrivate, hasContact: contact !== undefined });
  const connect = createGuardedConnector({
    guard,
    resolve: options.resolve ?? resolveByDns,
    connectTimeoutMs: options.connectTimeoutMs ?? 10_000,
  });
  const dispatcher = new Agent({ connect, keepAliveTimeout: 4_000, keepAliveMaxTimeout: 10_000 });
  const gate = createHostGate({
    inFlightMax: options.inFlightMax ?? 8,
    elapsedMs: () => performance.now(),
    wait,
  });
  const getDeps = {
    dispatcher,
    userAgent: toUserAgent({ version: options.version, publicUrl: options.publicUrl, contact }),
    bytesMax: { ...bytesMaxDefault, ...options.bytesMax },
    now,
  };
  let isClosing = false;
  const robots = createRobots({ fetch, now });
  const tdm = createTdm({ fetch, now });

  function pauseFor(url: URL): number {
    return Math.max(pauseMs, Math.min(robots.crawlDelayMs(url) ?? 0, crawlDelayMaxMs));
  }

  async function follow(request: FetchRequest, veto: Veto): Promise<FetchOutcome> {
    let target = request.url;
    let from: URL | undefined;
    let isPermanent = true;
    let leftMs = options.timeoutMs ?? 20_000;
    for (let redirects = 0; redirects <= redirectsMax; redirects++) {
      const checked = checkUrl(guard, target, from);
      if (checked.type === 'refused') return checked;
      const { url } = checked;
      const vetoed = await veto(url);
      if (vetoed) return vetoed;
      const result = await gate.run({ host: toHostKey(url), pauseMs: pauseFor(url) }, async () => {
        const startedAtMs = performance.now();
        const hop = { url, accept: request.accept, validators: request.validators, timeoutMs: Math.max(leftMs, 1) };
        const answer = await getOnce(getDeps, hop);
        leftMs -= performance.now() - startedAtMs;
        return answer;
      });
      if (result.type === 'changed' && redirects > 0 && isPermanent)
        return { type: 'changed', body: { ...result.body, movedTo: url.href } };
      if (result.type !== 'redirect') return result;
      isPermanent = isPermanent && (result.status === 301 || result.status === 308);
      from = url;
      target = result.location;
    }
    return refused('too-many-redirects', `Plus de ${redirectsMax} redirections à la suite`);
  }

  async function run(request: FetchRequest, veto: Veto): Promise<FetchOutcome> {
    const startedAtMs = performance.now();
    const outcome = await follow(request, veto).catch((error: unknown): FetchOutcome => {
      if (!isClosing) options.log.error({ err: error, url: request.url }, 'fetch failed');
      return { type: 'unreachable', detail: `Échec : ${toFailureDetail(error)}` };
    });
    const durationMs = Math.round(performance.now() - startedAtMs);
    options.log.debug({ url: request.url, accept: request.accept, outcome: outcome.type, durationMs }, 'fetch');
    return isClosing && outcome.type === 'unreachable'
      ? { type: 'unreachable', detail: 'Requête abandonnée : Vigie s’arrête' }
      : outcome;
  }

  function fetch(request: FetchRequest): Promise<FetchOutcome> {
    return run(request, async () => undefined);
  }

  async function vetoFeed(url: URL): Promise<FetchOutcome | undefined> {
    return (await robots.mayFetchFeed(url)) ? undefined : refused('robots', robotsDetail);
  }

  async function vetoPage(url: URL): Promise<FetchOutcome | undefined> {
    const verdict = await robots.mayFetchPage(url);
    if (verdict.type === 'disallowed') return refused('robots', robotsDetail);
    if (verdict.type === 'unknown') {
      const detail = `robots.txt illisible pour le moment, page non demandée : ${verdict.detail}`;
      return { type: 'unreachable', detail };
    }
    return (await tdm.isReserved(url)) ? refused('tdm-reserved', tdmDetail) : undefined;
  }

  return {
    fetch,
    fetchFeed: (url, validators) => run({ url, accept: 'feed', ...(validators && { validators }) }, vetoFeed),
    async fetchPage(url, validators) {
      const outcome = await run({ url, accept: 'page', ...(validators && { validators }) }, vetoPage);
      if (outcome.type === 'changed' && isReservedByHeader(outcome.body.headers))
        return refused('tdm-reserved', tdmDetail);
      return outcome;
    },
    async close() {
      isClosing = true;
      gate.close();
      await dispatcher.destroy();
    },
  };
}

const robotsDetail = `Le fichier robots.txt du site ne permet pas à ${robotsToken} de lire cette adresse`;
const tdmDetail = 'Le site réserve ses droits sur la fouille de textes et de données (TDMRep)';

function refused(reason: RefusalReason, detail: string): FetchOutcome {
  return { type: 'refused', reason, detail };
}
