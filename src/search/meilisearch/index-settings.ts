// How the Meilisearch index is set up, and whether the server has it so already.
import type { Settings } from 'meilisearch';

/** Above any facet of ours: about 1,500 territories are the longest. */
const valuesPerFacetMax = 2000;

/**
 * `sort` stands first, so that date order is strict; it does nothing in a search without `sort`. French comes from the stems, made by our analyser: the
 * server itself knows no inflection. Stop words are dropped from queries by us, so the index keeps them. Typing mistakes are forgiven on written words
 * only: on stems they would join too much.
 */
export const indexSettings = {
  searchableAttributes: ['title', 'titleStems', 'excerpt', 'text', 'stems'],
  displayedAttributes: ['id', 'sortAt', 'title', 'excerpt', 'text'],
  filterableAttributes: ['concepts', 'sourceId', 'territories', 'year', 'kind', 'sortAt'],
  sortableAttributes: ['sortAt', 'id'],
  rankingRules: ['sort', 'words', 'typo', 'proximity', 'attributeRank', 'wordPosition', 'exactness', 'sortAt:desc'],
  localizedAttributes: [{ attributePatterns: ['*'], locales: ['fra'] }],
  typoTolerance: { disableOnNumbers: true, disableOnAttributes: ['titleStems', 'stems'] },
  faceting: { maxValuesPerFacet: valuesPerFacetMax, sortFacetValuesBy: { '*': 'count' } },
  pagination: { maxTotalHits: 10_000 },
  searchCutoffMs: 800,
} satisfies Settings;

/** Does the server hold these settings already? Only the keys that we set are compared; the order counts in rankings and searchable attributes alone. */
export function holdsSettings(server: Settings): boolean {
  return Object.entries(indexSettings).every(([key, ours]) => {
    const theirs: unknown = Object.entries(server).find(([name]) => name === key)?.[1];
    const ordered = key === 'rankingRules' || key === 'searchableAttributes';
    return canonical(ours, ours, ordered) === canonical(theirs, ours, ordered);
  });
}

/** JSON of `value` reduced to the keys that `shape` has. */
function canonical(value: unknown, shape: unknown, ordered: boolean): string {
  if (Array.isArray(value)) {
    const parts = value.map((part: unknown) => canonical(part, Array.isArray(shape) ? shape[0] : undefined, ordered));
    return `[${(ordered ? parts : parts.toSorted()).join()}]`;
  }
  if (typeof value !== 'object' || value === null || typeof shape !== 'object' || shape === null)
    return JSON.stringify(value) ?? 'absent';
  const entries = new Map(Object.entries(value));
  return `{${Object.entries(shape)
    .map(([key, inner]) => `${key}:${canonical(entries.get(key), inner, ordered)}`)
    .join()}}`;
}
