// The composition root: the core (core.ts), then the queue and the roles http, worker and clock; closed in reverse order. Nothing imports it but cli and demo.
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import { Hono } from 'hono';
import { requestId } from 'hono/request-id';
import type { ApiEnv } from './api/api-deps.ts';
import { createApi } from './api/create-api.ts';
import { createHealth } from './api/health.ts';
import { requestLog } from './api/request-log.ts';
import type { Config } from './config.ts';
import { type Core, type CoreOptions, closeAll, openCore } from './core.ts';
import { messageOf, VigieError } from './errors.ts';
import { type Clock, startClock } from './jobs/clock.ts';
import { createJobQueue, type JobQueue } from './jobs/job-queue.ts';
import { openBackend, type WorkerTimings } from './jobs/open-backend.ts';
import { type TickDeps, type TickReport, tick, tickSafely } from './jobs/tick.ts';
import { startWorkers } from './jobs/workers.ts';
import type { Log } from './log.ts';
import { version } from './version.ts';
import { createWeb } from './web/create-web.tsx';

export const roles = ['http', 'worker', 'clock'] as const;
export type Role = (typeof roles)[number];

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
      // The tagger is built now rather than while a page waits.
      core.inForce.current();
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
  const { store, search, glossary, inForce, learn, places, config, now } = core;
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
    changes: wake(async () => {
      await queue.enqueue('group-stories', {});
      await queue.enqueue('index-changes', {});
    }),
    source: (sourceId) => wake(() => queue.enqueue('fetch-source', { sourceId }))(),
    mail: (outboxId) => wake(() => queue.enqueue('send-mail', { outboxId }))(),
    walk: (changeId) =>
      wake(async () => {
        await inForce.refresh();
        await queue.enqueue('glossary-walk', { changeId });
      })(),
  });
  const deps = {
    store,
    search,
    glossary,
    places,
    actions,
    learn,
    now,
    log,
    publicUrl: config.publicUrl,
    version,
    contact: config.contact,
  };
  const app = new Hono();
  app.route('/', createHealth(deps));
  app.use(async (_, next) => {
    await inForce.refreshNowAndThen();
    await next();
  });
  app.route('/api', createApi(deps));
  const web = new Hono<ApiEnv>();
  web.use(requestId(), requestLog({ log }));
  web.route('/', createWeb(deps));
  app.route('/', web);
  return app;
}

async function drain(deps: TickDeps, queue: JobQueue, signal?: AbortSignal): Promise<void> {
  for (;;) {
    const due = await tick(deps);
    await queue.waitIdle(signal);
    if (due.sources + due.subscriptions + due.mails + due.pendingChanges + due.walks + due.weeks === 0) return;
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
