// /healthz: the process answers. /readyz: what it stands on answers too. Mounted at the root, for whoever watches the watch.
import { Hono } from 'hono';
import { messageOf } from '../errors.ts';
import type { Log } from '../log.ts';
import type { SearchEngine } from '../search/search-engine.ts';
import type { Store } from '../store/store.ts';

export interface HealthDeps {
  store: Pick<Store, 'ping' | 'changes'>;
  search: Pick<SearchEngine, 'name' | 'count'>;
  log: Log;
  publicUrl: string;
  version: string;
}

/** A probe that waits is worse than one that says no. */
const checkTimeoutMs = 3_000;

export function createHealth(deps: HealthDeps): Hono {
  const app = new Hono();
  // Header by header: a middleware of an app mounted at the root would reach every page.
  const fresh = { 'Cache-Control': 'no-store' };

  app.get('/healthz', (c) => c.json({ status: 'ok', version: deps.version }, 200, fresh));

  app.get('/readyz', async (c) => {
    const [store, pendingChanges, documents] = await Promise.allSettled([
      withTimeout(deps.store.ping()),
      withTimeout(deps.store.changes.count('search')),
      withTimeout(deps.search.count()),
    ]);
    const checks = {
      store: store.status === 'fulfilled' && pendingChanges.status === 'fulfilled' ? 'ok' : 'failed',
      search: documents.status === 'fulfilled' ? 'ok' : 'failed',
      engine: deps.search.name,
      ...(documents.status === 'fulfilled' && { documents: documents.value }),
      ...(pendingChanges.status === 'fulfilled' && { pendingChanges: pendingChanges.value }),
    };
    if (checks.store === 'ok' && checks.search === 'ok') return c.json({ status: 'ready', ...checks }, 200, fresh);
    const causes = [store, pendingChanges, documents].flatMap((check) =>
      check.status === 'rejected' ? [messageOf(check.reason)] : [],
    );
    deps.log.warn({ event: 'not-ready', ...checks, causes });
    const problem = {
      type: `${deps.publicUrl}/api/problems#unavailable`,
      title: 'Service momentanément indisponible',
      status: 503,
      detail: 'La base ou la recherche ne répond pas ; la cause est dans le journal.',
      checks,
    };
    return c.body(JSON.stringify(problem), 503, { ...fresh, 'Content-Type': 'application/problem+json' });
  });
  return app;
}

async function withTimeout<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer in ${checkTimeoutMs} ms`)), checkTimeoutMs);
  });
  try {
    return await Promise.race([work, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
