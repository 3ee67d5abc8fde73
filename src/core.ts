// The core that every command opens: store, index, mailer, fetcher and the pure rooms, with the configured sources written to the store. main.ts adds the
// queue and the roles.
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import type { ActionDeps } from './actions/action-deps.ts';
import type { Learn } from './actions/learn-from-decisions.ts';
import type { Config } from './config.ts';
import { createDeliver } from './digest/deliver.ts';
import { openMailer } from './digest/mailer/open-mailer.ts';
import { createMailRenderer } from './digest/render-mail.ts';
import { nextIssueAt } from './digest/schedule.ts';
import { messageOf } from './errors.ts';
import { createFetcher, type Fetcher } from './ingest/fetch/create-fetcher.ts';
import { createDetectSignals } from './jobs/handlers/detect-signals.ts';
import { createFetchSource } from './jobs/handlers/fetch-source.ts';
import { createGlossaryWalk } from './jobs/handlers/glossary-walk.ts';
import { createGroupStories } from './jobs/handlers/group-stories.ts';
import { createHousekeeping } from './jobs/handlers/housekeeping.ts';
import { createIndexChanges } from './jobs/handlers/index-changes.ts';
import { createPrepareDigests } from './jobs/handlers/prepare-digests.ts';
import { createSendMail } from './jobs/handlers/send-mail.ts';
import type { JobQueue } from './jobs/job-queue.ts';
import type { Enqueue, Handler, Handlers, QueueName } from './jobs/queues.ts';
import type { TickDeps } from './jobs/tick.ts';
import { type LiveGlossary, openLiveGlossary } from './live-glossary.ts';
import type { Log } from './log.ts';
import type { Glossary } from './model/glossary.ts';
import type { PlaceDirectory } from './model/tag.ts';
import { createChangeIndexer } from './search/index-changes.ts';
import { openSearch } from './search/open-search.ts';
import type { SearchEngine } from './search/search-engine.ts';
import { openStore } from './store/open-store.ts';
import type { Store } from './store/store.ts';
import { readGazetteer } from './tagging/gazetteer.ts';
import { learnModel } from './tagging/learn.ts';
import { createMatcher } from './tagging/matcher.ts';
import { createTagger } from './tagging/tag-item.ts';
import { createPlaceDirectory, createPlaceIndex, type PlaceIndex } from './tagging/territories.ts';
import { version } from './version.ts';

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
  /** The one in force; its fields are looked up at each use. */
  glossary: Glossary;
  inForce: LiveGlossary;
  /** What curators' decisions teach of a concept of the glossary in force. */
  learn: Learn;
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
const nobodyToWake: ActionDeps['wake'] = {
  changes: async () => {},
  source: async () => {},
  mail: async () => {},
  walk: async () => {},
};

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
    const { publicUrl, contact, allowPrivate } = config;
    const fetcher = createFetcher({ version, publicUrl, contact, allowPrivate, log, ...options.fetch });
    closers.push(() => fetcher.close());
    await saveConfiguredSources(store, config, now());

    const gazetteer = readGazetteer();
    const places = createPlaceDirectory(gazetteer);
    // Some hundred milliseconds: not for a command that tags nothing, and once for all glossaries.
    let placeIndex: PlaceIndex | undefined;
    const inForce = await openLiveGlossary({
      store: store.glossary,
      configured: config.glossary,
      createTagger: (glossary) => {
        placeIndex ??= createPlaceIndex(gazetteer);
        return createTagger({ glossary, places: placeIndex });
      },
      now,
      log,
    });
    const { glossary } = inForce;
    const withNewest =
      <Name extends QueueName>(handle: Handler<Name>): Handler<Name> =>
      async (payload) => {
        await inForce.refresh();
        return handle(payload);
      };
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
      glossary,
      inForce,
      learn: createLearn(inForce),
      now,
      expiredMail: mailer.idempotent ? 'retry' : 'uncertain',
      createHandlers: (enqueue, queue) => ({
        'fetch-source': withNewest(
          createFetchSource({
            store,
            fetcher,
            inForce,
            enqueue,
            now,
            random: Math.random,
            pagesPerRunMax: options.pagesPerRunMax ?? 100,
            log,
          }),
        ),
        'index-changes': createIndexChanges({ store, indexer }),
        'group-stories': createGroupStories({ store, enqueue }),
        'prepare-digests': withNewest(createPrepareDigests({ store, glossary, places, enqueue, now, nextIssueAt })),
        'send-mail': withNewest(createSendMail(deliver)),
        'glossary-walk': createGlossaryWalk({ store, inForce, enqueue, now }),
        'detect-signals': withNewest(createDetectSignals({ store, glossary, places, now })),
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

/** The matcher says what each decision was made on, as if nothing had been learned yet. */
function createLearn(inForce: LiveGlossary): Learn {
  let matcher: { version: string; featuresOf: ReturnType<typeof createMatcher>['featuresOf'] } | undefined;
  return (concept, decisions) => {
    const { glossary } = inForce.current();
    if (matcher?.version !== glossary.version) matcher = { version: glossary.version, ...createMatcher(glossary) };
    const { featuresOf } = matcher;
    return learnModel(decisions.map(({ item, accepted }) => ({ accepted, passages: featuresOf(item, concept.id) })));
  };
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

/** Last opened, first closed; one that fails does not keep the others open. */
export async function closeAll(closers: (() => Promise<void>)[], log: Log): Promise<void> {
  for (const close of closers.splice(0).reverse()) {
    try {
      await close();
    } catch (error) {
      log.error({ event: 'close', error: messageOf(error) }, 'a part could not be closed cleanly');
    }
  }
}
