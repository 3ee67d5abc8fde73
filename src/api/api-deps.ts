// What the API is built from, and what its middlewares leave on a request.
import type { ActionDeps } from '../actions/action-deps.ts';
import type { Learn } from '../actions/learn-from-decisions.ts';
import type { Log } from '../log.ts';
import type { Actor } from '../model/curation.ts';
import type { Glossary } from '../model/glossary.ts';
import type { PlaceDirectory } from '../model/tag.ts';
import type { SearchEngine } from '../search/search-engine.ts';
import type { Store } from '../store/store.ts';

export interface ApiDeps {
  store: Store;
  search: SearchEngine;
  /** The one in force: its fields are looked up at each use. */
  glossary: Glossary;
  places: PlaceDirectory;
  actions: ActionDeps;
  /** What curators' decisions teach of a concept. */
  learn: Learn;
  now(): Date;
  log: Log;
  /** The address the world knows, without a trailing slash: in links, problem types and the OpenAPI document. */
  publicUrl: string;
  version: string;
}

export interface ApiEnv {
  Variables: {
    requestId: string;
    publicUrl: string;
    /** Only behind `requireRole`. */
    actor: Actor;
  };
}
