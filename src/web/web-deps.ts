// What the pages are built from: reads of the store and the index, and the actions for every write.
import type { ActionDeps } from '../actions/action-deps.ts';
import type { Log } from '../log.ts';
import type { Glossary } from '../model/glossary.ts';
import type { PlaceDirectory } from '../model/tag.ts';
import type { SearchEngine } from '../search/search-engine.ts';
import type { Store } from '../store/store.ts';

export interface WebDeps {
  store: Store;
  search: SearchEngine;
  /** The one in force: its fields are looked up at each use. */
  glossary: Glossary;
  places: PlaceDirectory;
  actions: ActionDeps;
  now(): Date;
  log: Log;
  version: string;
  /** The address the world knows: forms sent from its pages are ours, even behind a proxy. */
  publicUrl: string;
  /** Shown on the robot's page. */
  contact?: string | undefined;
}
