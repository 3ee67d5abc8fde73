// An API on in-memory fakes: what the HTTP layer does by itself, without a database. One item, one source, one key of each kind.

import { toApiSecret } from '../../../src/actions/api-secret.ts';
import { createApi } from '../../../src/api/create-api.ts';
import { createLog } from '../../../src/log.ts';
import type { ApiKey } from '../../../src/model/curation.ts';
import type { Glossary } from '../../../src/model/glossary.ts';
import { sha256 } from '../../../src/model/ids.ts';
import type { SearchQuery, SearchResult } from '../../../src/model/search.ts';
import type { SearchEngine } from '../../../src/search/search-engine.ts';
import type { ApiKeyStore, ItemStore, SourceStore, Store } from '../../../src/store/store.ts';
import { sampleTaggedItem } from '../../support/sample-item.ts';
import { sampleConcept, sampleTag } from '../../support/sample-tag.ts';

export const now = new Date('2026-11-24T08:00:00.000Z');
export const publicUrl = 'https://vigie.example.fr';

export const glossary: Glossary = {
  version: 'abcdef012345',
  themes: [{ id: 'donnees', label: 'Données' }],
  concepts: [
    sampleConcept('open-data', {
      prefLabel: 'données ouvertes',
      altLabels: [{ label: 'open data', exact: false }],
      hiddenLabels: ['opendata'],
      definition: 'Données publiques que chacun peut réutiliser.',
      definitionSource: 'définition de travail',
      theme: 'donnees',
    }),
  ],
};

export const item = sampleTaggedItem({
  id: 'a'.repeat(26),
  sourceId: 'ville',
  sourceTitle: 'Ville',
  seenKey: 'guid:1',
  url: 'https://ville.example.fr/1',
  title: 'Un portail open data',
  excerpt: 'La ville ouvre ses données.',
  text: `La ville ouvre ses données. ${'Phrase secrète du texte complet. '.repeat(40)}Fin.`,
  textOrigin: 'page',
  firstSeenAt: now,
  updatedAt: now,
  tags: [
    sampleTag('open-data', {
      glossaryVersion: 'abcdef012345',
      evidence: [{ field: 'title', start: 11, end: 20, form: 'open data', rule: 'label:altLabel' }],
    }),
  ],
});

export const secrets = {
  curator: toApiSecret('curator1', 'c'.repeat(43)),
  admin: toApiSecret('admin1', 'a'.repeat(43)),
  revoked: toApiSecret('revoked1', 'r'.repeat(43)),
};

interface FakeOptions {
  search?: (query: SearchQuery) => Promise<SearchResult>;
  findTagged?: ItemStore['findTagged'];
}

export function createFakeApi(options: FakeOptions = {}) {
  const queries: SearchQuery[] = [];
  const touched: string[] = [];
  const lines: string[] = [];
  const items: Partial<ItemStore> = {
    findTagged: options.findTagged ?? (async (id) => (id === item.id ? item : undefined)),
    listTagged: async (ids) => ids.flatMap((id) => (id === item.id ? [item] : [])),
  };
  const sources: Partial<SourceStore> = { list: async () => [] };
  const keyOf = (id: string, role: ApiKey['role'], revokedAt?: Date): ApiKey => ({
    id,
    role,
    label: id,
    createdAt: now,
    ...(revokedAt && { revokedAt }),
  });
  const keys = new Map([
    ['curator1', { key: keyOf('curator1', 'curator'), hash: sha256(secrets.curator) }],
    ['admin1', { key: keyOf('admin1', 'admin'), hash: sha256(secrets.admin) }],
    ['revoked1', { key: keyOf('revoked1', 'curator', now), hash: sha256(secrets.revoked) }],
  ]);
  const apiKeys: Partial<ApiKeyStore> = {
    find: async (id) => keys.get(id),
    touch: async (id) => void touched.push(id),
  };
  // Only what the HTTP layer reaches before an action writes; real stores serve the integration tests.
  const store = { items, sources, apiKeys } as unknown as Store;
  const search: SearchEngine = {
    name: 'postgres',
    fingerprint: 'fake',
    prepare: async () => {},
    write: async () => {},
    search: async (query) => {
      queries.push(query);
      return options.search?.(query) ?? { hits: [], total: 0 };
    },
    count: async () => 1,
    close: async () => {},
  };
  let tokens = 0;
  const api = createApi({
    store,
    search,
    glossary,
    places: { find: () => undefined, list: () => [], ancestors: () => [] },
    actions: {
      store,
      now: () => now,
      randomToken: () => `token${++tokens}`,
      nextIssueAt: (after) => after,
      wake: { changes: async () => {}, source: async () => {}, mail: async () => {}, walk: async () => {} },
    },
    learn: () => undefined,
    now: () => now,
    log: createLog({ destination: { write: (line: string) => void lines.push(line) } }),
    publicUrl,
    version: '0.1.0',
  });
  return { api, queries, touched, lines };
}
