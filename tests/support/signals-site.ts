// The pages over a real store in which a watch of seventy weeks was evaluated. No index: no page of the signals asks one.
import type { Hono } from 'hono';
import { detectSignals } from '../../src/jobs/handlers/detect-signals.ts';
import { createLog } from '../../src/log.ts';
import type { SearchEngine } from '../../src/search/search-engine.ts';
import type { Store } from '../../src/store/store.ts';
import { readGazetteer } from '../../src/tagging/gazetteer.ts';
import { createPlaceDirectory } from '../../src/tagging/territories.ts';
import { createWeb } from '../../src/web/create-web.tsx';
import { sampleConcept } from './sample-tag.ts';
import { openTestStore } from './test-store.ts';
import { lastWeek, saveWatch, watchEnd } from './watched-items.ts';

export const publicUrl = 'https://vigie.example.fr';

/** `id`: of the signal that rises. */
export async function openSignalsSite(): Promise<{ web: Hono; store: Store; id: string; close(): Promise<void> }> {
  const { store, close } = await openTestStore();
  const places = createPlaceDirectory(readGazetteer());
  const glossary = { version: 'g1', themes: [], concepts: [sampleConcept('open-data')] };
  const now = () => watchEnd;
  await saveWatch(store);
  await detectSignals({ store, glossary, places, now });
  const noIndex = () => Promise.reject(new Error('no index here'));
  const search: SearchEngine = {
    name: 'postgres',
    fingerprint: 'none',
    prepare: noIndex,
    write: noIndex,
    search: noIndex,
    count: noIndex,
    close: async () => {},
  };
  const wake = { changes: noIndex, source: noIndex, mail: noIndex, walk: noIndex };
  const actions = { store, now, randomToken: () => 'token', nextIssueAt: now, wake };
  const log = createLog({ level: 'silent' });
  const web = createWeb({ store, search, glossary, places, actions, now, log, version: '0', publicUrl });
  const shown = await store.signals.list({ week: lastWeek, lane: 'term' });
  const id = shown.find(({ card }) => card.signal.label.includes('compteur solaire'))?.card.standing.id ?? '';
  return { web, store, id, close };
}
