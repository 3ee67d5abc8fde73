// One index of the stand-in: its settings and documents, and the tasks that change them.
import { type ErrorBody, toErrorBody } from './api-error.ts';

export type StoredDocument = Record<string, unknown>;

export interface StoredIndex {
  uid: string;
  primaryKey: string | null;
  createdAt: string;
  settings: Record<string, unknown>;
  documents: Map<string, StoredDocument>;
}

const defaultSettings = {
  displayedAttributes: ['*'],
  searchableAttributes: ['*'],
  filterableAttributes: [],
  sortableAttributes: [],
  rankingRules: ['words', 'typo', 'proximity', 'attributeRank', 'sort', 'wordPosition', 'exactness'],
  stopWords: [],
  nonSeparatorTokens: [],
  separatorTokens: [],
  dictionary: [],
  synonyms: {},
  distinctAttribute: null,
  proximityPrecision: 'byWord',
  typoTolerance: {
    enabled: true,
    minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
    disableOnWords: [],
    disableOnAttributes: [],
    disableOnNumbers: false,
  },
  faceting: { maxValuesPerFacet: 100, sortFacetValuesBy: { '*': 'alpha' } },
  pagination: { maxTotalHits: 1000 },
  searchCutoffMs: null,
  localizedAttributes: null,
  facetSearch: true,
  prefixSearch: 'indexingTime',
};

export function createIndex(uid: string, primaryKey: string | null): StoredIndex {
  return {
    uid,
    primaryKey,
    createdAt: new Date().toISOString(),
    settings: structuredClone(defaultSettings),
    documents: new Map(),
  };
}

/** Objects are merged one level deep, as the server does; the rest is replaced. Sets come back sorted. */
export function mergeSettings(index: StoredIndex, changes: Record<string, unknown>): void {
  for (const [key, value] of Object.entries(changes)) {
    const old = index.settings[key];
    if (isObject(value) && isObject(old)) index.settings[key] = { ...old, ...value };
    else if (
      Array.isArray(value) &&
      ['filterableAttributes', 'sortableAttributes', 'displayedAttributes'].includes(key)
    )
      index.settings[key] = value.toSorted();
    else index.settings[key] = value;
  }
}

/** Undefined when all of them went in; else why none did. */
export function addDocuments(
  index: StoredIndex,
  documents: StoredDocument[],
  primaryKey: string | null,
): ErrorBody | undefined {
  index.primaryKey ??= primaryKey;
  const key = index.primaryKey ?? 'id';
  for (const document of documents) {
    const id = document[key];
    if (id === undefined)
      return toErrorBody(
        'missing_document_id',
        `Document doesn't have a \`${key}\` attribute: \`${JSON.stringify(document).slice(0, 80)}\`.`,
      );
    if (typeof id !== 'string' || !/^[A-Za-z0-9_-]{1,511}$/.test(id))
      return toErrorBody(
        'invalid_document_id',
        `Document identifier \`${JSON.stringify(id)}\` is invalid. A document identifier can be of type integer or string, only composed of alphanumeric characters (a-z A-Z 0-9), hyphens (-) and underscores (_), and can not be more than 511 bytes.`,
      );
  }
  for (const document of documents) index.documents.set(String(document[key]), document);
  return undefined;
}

export function listSetting(index: StoredIndex, name: string): string[] {
  const value = index.settings[name];
  return Array.isArray(value) ? value.map(String) : [];
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
