// The composition root: config → store → search → queue → mailer → roles, closed in reverse order. Nothing imports it but cli and demo.
import { randomBytes } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import type { ActionDeps } from './actions/action-deps.ts';
import type { ApiEnv } from './api/api-deps.ts';
import { createApi } from './api/create-api.ts';
import { createHealth } from './api/health.ts';
import { requestLog } from './api/request-log.ts';
import type { Config } from './config.ts';
import { createDeliver } from './digest/deliver.ts';
import { openMailer } from './digest/mailer/open-mailer.ts';
import { createMailRenderer } from './digest/render-mail.ts';
import { nextIssueAt } from './digest/schedule.ts';
import { messageOf, VigieError } from './errors.ts';
import { createFetcher, type Fetcher } from './ingest/fetch/create-fetcher.ts';
import { type Clock, startClock } from './jobs/clock.ts';
import { createFetchSource } from './jobs/handlers/fetch-source.ts';
import { createHousekeeping } from './jobs/handlers/housekeeping.ts';
import { createIndexChanges } from './jobs/handlers/index-changes.ts';
import { createPrepareDigests } from './jobs/handlers/prepare-digests.ts';
import { createSendMail } from './jobs/handlers/send-mail.ts';
import { createJobQueue, type JobQueue } from './jobs/job-queue.ts';
import { openBackend, type WorkerTimings } from './jobs/open-backend.ts';
import type { Enqueue, Handlers } from './jobs/queues.ts';
import { type TickDeps, type TickReport, tick, tickSafely } from './jobs/tick.ts';
import { startWorkers } from './jobs/workers.ts';
import type { Log } from './log.ts';
import type { PlaceDirectory } from './model/tag.ts';
import { createChangeIndexer } from './search/index-changes.ts';
import { openSearch } from './search/open-search.ts';
import type { SearchEngine } from './search/search-engine.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import { readGazetteer } from './tagging/gazetteer.ts';
import { createTagger, type Tagger } from './tagging/tag-item.ts';
import { createPlaceDirectory, createPlaceIndex } from './tagging/territories.ts';
import { version } from './version.ts';
import { createWeb } from './web/create-web.tsx';

export const roles = ['http', 'worker', 'clock'] as const;
export type Role = (typeof roles)[number];

export interface CoreOptions {
  config: Config;
  log: Log;
  now?: () => Date;
  /** Politeness towards the sites; the defaults are those of the open web. */
  fetch?: { pauseMs?: number; crawlDelayMaxMs?: number };
  pagesPerRunMax?: number;
}

/** What every command needs: the store, the index and the pure rooms, with the configured sources written to the store. */
export interface Core {
  config: Config;
  store: Store;
  search: SearchEngine;
  places: PlaceDirectory;
  fetcher: Fetcher;
  tagger: Tagger;
  now(): Date;
  /** The handlers of all queues; `enqueue` says where the work they ask for goes. */
  createHandlers(enqueue: Enqueue, queue: Pick<JobQueue, 'clean'>): Handlers;
  /** For commands that write: what they change is found by the clock of the running Vigie. */
  actionDeps(wake?: ActionDeps['wake']): ActionDeps;
  expiredMail: TickDeps['expiredMail'];
  close(): Promise<void>;
}

const fingerprintSetting = 'search.fingerprint';
const mailLeaseMs = 5 * 60 * 1000;
const nobodyToWake: ActionDeps['wake'] = { changes: async () => {}, source: async () => {}, mail: async () => {} };

/** Opens the store and the index. Throws VigieError when one does not answer; what was opened before is closed again. */
export async function openCore(options: CoreOptions): Promise<Core> {
  const { config, log } = options;
  const now = options.now ?? (() => new Date());
  const closers: (() => Promise<void>)[] = [];
  const close = () => closeAll(closers, log);
  try {
    const store = await openStore({
      homeDir: config.homeDir,
      log,
      ...(config.databaseUrl && { databaseUrl: config.databaseUrl }),
    });
    closers.push(() => store.close());
    const search = await openSearch({ sql: store.sql, log, ...(config.meili && { meili: config.meili }) });
    closers.push(() => search.close());
    await rebuildWhenForeign(store, search, log);
    const mailer = openMailer({
      dir: join(config.homeDir, 'mail'),
      from: config.mailFrom,
      log,
      now,
      ...(config.smtpUrl && { smtpUrl: config.smtpUrl }),
    });
    closers.push(() => mailer.close());
    const { publicUrl, contact, allowPrivate, glossary } = config;
    const fetcher = createFetcher({ version, publicUrl, contact, allowPrivate, log, ...options.fetch });
    closers.push(() => fetcher.close());
    await saveConfiguredSources(store, config, now());

    const gazetteer = readGazetteer();
    const places = createPlaceDirectory(gazetteer);
    const tagger = createTagger({ glossary, places: createPlaceIndex(gazetteer) });
    const render = createMailRenderer({ publicUrl, glossary, places });
    const deliver = createDeliver({ outbox: store.outbox, mailer, render, now, leaseMs: mailLeaseMs });
    const indexer = createChangeIndexer({
      engine: search,
      changes: store.changes,
      loadItems: (ids) => store.items.listTagged(ids),
      places,
      log,
    });
    return {
      config,
      store,
      search,
      places,
      fetcher,
      tagger,
      now,
      expiredMail: mailer.idempotent ? 'retry' : 'uncertain',
      createHandlers: (enqueue, queue) => ({
        'fetch-source': createFetchSource({
          store,
          fetcher,
          tagger,
          enqueue,
          now,
          random: Math.random,
          pagesPerRunMax: options.pagesPerRunMax ?? 100,
          log,
        }),
        'index-changes': createIndexChanges({ store, indexer }),
        'prepare-digests': createPrepareDigests({ store, glossary, places, enqueue, now, nextIssueAt }),
        'send-mail': createSendMail(deliver),
        housekeeping: createHousekeeping({ store, queue, now }),
      }),
      actionDeps: (wake = nobodyToWake) => ({
        store,
        now,
        randomToken: (bytes) => randomBytes(bytes).toString('base64url'),
        nextIssueAt,
        wake,
      }),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

export interface AppOptions extends CoreOptions {
  roles: readonly Role[];
  timings?: WorkerTimings;
  /** Keeps two instances on one Redis apart. */
  redisPrefix?: string;
}

export interface App {
  core: Core;
  queue: JobQueue;
  /** Where the pages are served, when this process has the role http. */
  url?: string;
  /** The pages and the API as a function, for tests. */
  request(path: string, init?: RequestInit): Promise<Response>;
  tick(): Promise<TickReport>;
  /** Beats until nothing is due, waits or remains to be indexed. */
  drain(signal?: AbortSignal): Promise<void>;
  close(): Promise<void>;
}

/** Starts the roles. Closing lets running jobs and answers end, then closes the rooms in reverse order. */
export async function openApp(options: AppOptions): Promise<App> {
  const { log } = options;
  const core = await openCore(options);
  const closers: (() => Promise<void>)[] = [core.close];
  const close = () => closeAll(closers, log);
  try {
    const backend = await openBackend({
      connectionString: core.store.connectionString,
      log,
      ...(core.config.redisUrl && { redisUrl: core.config.redisUrl }),
      ...(options.redisPrefix && { redisPrefix: options.redisPrefix }),
    });
    closers.push(() => backend.close());
    const queue = createJobQueue(backend, log);
    closers.push(() => queue.close());
    if (options.roles.includes('worker')) {
      const handlers = core.createHandlers(queue.enqueue, queue);
      const workers = await startWorkers({
        backend,
        handlers,
        log,
        ...(options.timings && { timings: options.timings }),
      });
      closers.push(() => workers.close());
    }
    const tickDeps: TickDeps = { store: core.store, queue, now: core.now, log, expiredMail: core.expiredMail };
    if (options.roles.includes('clock')) {
      const clock: Clock = startClock(() => tickSafely(tickDeps));
      closers.push(() => clock.stop());
    }
    const pages = createPages(core, queue, log);
    let url: string | undefined;
    if (options.roles.includes('http')) {
      const server = await listen(pages, core.config);
      closers.push(() => closeServer(server.server));
      url = server.url;
    }
    return {
      core,
      queue,
      ...(url !== undefined && { url }),
      request: async (path, init) => pages.request(path, init),
      tick: () => tick(tickDeps),
      drain: (signal) => drain(tickDeps, queue, signal),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

function createPages(core: Core, queue: JobQueue, log: Log): Hono {
  const { store, search, places, config, now } = core;
  const wake = (work: () => Promise<void>) => async () => {
    try {
      await work();
    } catch (error) {
      log.warn(
        { event: 'wake', error: messageOf(error) },
        'the workers could not be woken; the clock will find the work',
      );
    }
  };
  const actions = core.actionDeps({
    changes: wake(() => queue.enqueue('index-changes', {})),
    source: (sourceId) => wake(() => queue.enqueue('fetch-source', { sourceId }))(),
    mail: (outboxId) => wake(() => queue.enqueue('send-mail', { outboxId }))(),
  });
  const deps = {
    store,
    search,
    glossary: config.glossary,
    places,
    actions,
    now,
    log,
    publicUrl: config.publicUrl,
    version,
    contact: config.contact,
  };
  const app = new Hono();
  app.route('/', createHealth(deps));
  app.route('/api', createApi(deps));
  const web = new Hono<ApiEnv>();
  web.use(requestId(), requestLog({ log }));
  web.route('/', createWeb(deps));
  app.route('/', web);
  return app;
}

/** An index built by another engine, or by other settings or another analyser, is filled again from the store. */
async function rebuildWhenForeign(store: Store, search: SearchEngine, log: Log): Promise<void> {
  if ((await store.settings.find(fingerprintSetting)) === search.fingerprint) return;
  const count = await store.changes.markAll('search');
  await store.settings.save(fingerprintSetting, search.fingerprint);
  if (count > 0) log.info({ event: 'reindex', engine: search.name, count }, 'the index is filled again from the store');
}

async function saveConfiguredSources(store: Store, config: Config, now: Date): Promise<void> {
  for (const source of config.sources) await store.sources.save(source, 'config', now);
  await store.sources.deactivateMissing(
    config.sources.map(({ id }) => id),
    now,
  );
}

async function drain(deps: TickDeps, queue: JobQueue, signal?: AbortSignal): Promise<void> {
  for (;;) {
    const due = await tick(deps);
    await queue.waitIdle(signal);
    if (due.sources + due.subscriptions + due.mails + due.pendingChanges === 0) return;
  }
}

/** A Vigie that speaks to its own machine only listens there; one with a public address listens everywhere. */
async function listen(app: Hono, config: Config): Promise<{ server: ServerType; url: string }> {
  const host = new URL(config.publicUrl).hostname;
  const local = host === 'localhost' || host === '127.0.0.1';
  return new Promise((resolve, reject) => {
    const server = serve(
      { fetch: app.fetch, port: config.port, hostname: local ? '127.0.0.1' : '::' },
      (info: AddressInfo) => resolve({ server, url: local ? `http://localhost:${info.port}` : config.publicUrl }),
    );
    server.on('error', (cause: NodeJS.ErrnoException) =>
      reject(
        new VigieError(
          'unavailable',
          `port ${config.port} cannot be opened (${cause.code ?? messageOf(cause)}): set VIGIE_PORT to a free one`,
          {
            cause,
            retry: false,
          },
        ),
      ),
    );
  });
}

function closeServer(server: ServerType): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    if ('closeIdleConnections' in server) server.closeIdleConnections();
  });
}

/** Last opened, first closed; one that fails does not keep the others open. */
async function closeAll(closers: (() => Promise<void>)[], log: Log): Promise<void> {
  for (const close of closers.splice(0).reverse()) {
    try {
      await close();
    } catch (error) {
      log.error({ event: 'close', error: messageOf(error) }, 'a part could not be closed cleanly');
    }
  }
}
