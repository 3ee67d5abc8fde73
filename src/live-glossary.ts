// The glossary in force: seeded once from config/glossary.yaml, then the store is the truth. One a process; every room reads it at use, so that an applied
// change shows without a restart.
import { VigieError } from './errors.ts';
import type { Log } from './log.ts';
import type { Glossary } from './model/glossary.ts';
import type { Tagging, TagInput } from './model/tagging.ts';
import type { GlossaryContent, GlossaryStore } from './store/store.ts';

interface Tagger {
  tag(item: TagInput): Tagging;
}

export interface LiveGlossary {
  /** The one in force, as last known. Its fields are looked up at each use: it may be handed out once and kept. */
  glossary: Glossary;
  /** The same, frozen as it is now: for work that must not see two glossaries. */
  current(): { number: number; glossary: Glossary; tagger: Tagger };
  /** Takes the newest revision; true when there was one. A cheap query when there was none. */
  refresh(): Promise<boolean>;
  /** The same at most every two seconds, for HTTP; a database that does not answer leaves the last one known. */
  refreshNowAndThen(): Promise<void>;
  /** Of any glossary, such as one that a change would give. */
  createTagger(glossary: Glossary): Tagger;
}

const refreshEveryMs = 2_000;

/** Seeds an empty store with the configured glossary; says once when the two differ, and what to do about it. */
export async function openLiveGlossary(deps: {
  store: GlossaryStore;
  configured: Glossary;
  createTagger(glossary: Glossary): Tagger;
  now(): Date;
  log: Log;
}): Promise<LiveGlossary> {
  const { store, configured, createTagger, log } = deps;
  let current = (await read(store)) ?? (await seed(store, configured, deps.now()));
  let tagger: Tagger | undefined;
  let refreshedAtMs = performance.now();
  if (current.glossary.version !== configured.version)
    log.info(
      { event: 'glossary-differs', revision: current.number, version: current.glossary.version },
      'config/glossary.yaml is not the glossary in force, which stands in the store. « vigie glossary import » takes the file over, « vigie glossary export » writes the one in force',
    );

  async function refresh(): Promise<boolean> {
    refreshedAtMs = performance.now();
    if ((await store.currentNumber()) === current.number) return false;
    const newest = await read(store);
    if (!newest || newest.number <= current.number) return false;
    current = newest;
    tagger = undefined;
    return true;
  }

  return {
    glossary: {
      get version() {
        return current.glossary.version;
      },
      get themes() {
        return current.glossary.themes;
      },
      get concepts() {
        return current.glossary.concepts;
      },
    },
    current() {
      tagger ??= createTagger(current.glossary);
      return { ...current, tagger };
    },
    refresh,
    async refreshNowAndThen() {
      if (performance.now() - refreshedAtMs < refreshEveryMs) return;
      await refresh().catch(() => {});
    },
    createTagger,
  };
}

interface InForce {
  number: number;
  glossary: Glossary;
}

async function read(store: GlossaryStore): Promise<InForce | undefined> {
  const stored = await store.current();
  return (
    stored && { number: stored.revision.number, glossary: { version: stored.revision.version, ...stored.content } }
  );
}

async function seed(store: GlossaryStore, configured: Glossary, now: Date): Promise<InForce> {
  const { version, themes, concepts } = configured;
  const content: GlossaryContent = { themes, concepts };
  const comment = 'Glossaire de départ, lu dans config/glossary.yaml.';
  try {
    await store.addRevision({ number: 1, version, at: now, actorId: 'config', comment }, content);
  } catch (error) {
    // Another process was quicker.
    if (!(error instanceof VigieError) || error.code !== 'conflict') throw error;
  }
  const seeded = await read(store);
  if (!seeded) throw new VigieError('internal', 'the glossary could not be written to the store');
  return seeded;
}
