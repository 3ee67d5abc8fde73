// The newest items under some filters, as the pages of concepts and territories show them.
import type { TaggedItem } from '../model/item.ts';
import type { FacetCount, FacetName, SearchFilters, SearchHit } from '../model/search.ts';
import { ItemCard } from './item-card.tsx';
import type { Labels } from './labels.ts';
import { messages } from './messages.fr.ts';
import { toSearchUrl } from './search-url.ts';
import type { WebDeps } from './web-deps.ts';

export interface LatestItems {
  filters: SearchFilters;
  found: { hit: SearchHit; item: TaggedItem }[];
  total: number;
  facets: Record<FacetName, FacetCount[]>;
}

/** @throws VigieError `unavailable` when the index is out of reach. */
export async function findLatestItems(
  { store, search }: Pick<WebDeps, 'store' | 'search'>,
  filters: SearchFilters,
  limit: number,
): Promise<LatestItems> {
  const { hits, total, facets } = await search.search({ filters, sort: 'date', limit, facets: true });
  const items = await store.items.listTagged(hits.map(({ id }) => id));
  // An item removed a moment ago may still be in the index.
  const found = hits.flatMap((hit) => {
    const item = items.find(({ id }) => id === hit.id);
    return item ? [{ hit, item }] : [];
  });
  return { filters, found, total, facets: facets ?? { concept: [], source: [], territory: [], year: [], kind: [] } };
}

export function LatestItems({ latest, labels, none }: { latest: LatestItems; labels: Labels; none: string }) {
  return (
    <>
      {latest.found.length === 0 && <p>{none}</p>}
      {latest.found.map(({ hit, item }) => (
        <ItemCard item={item} title={hit.title} excerpt={hit.excerpt} labels={labels} level={3} />
      ))}
      {latest.total > 0 && (
        <p>
          <a class="button" href={toSearchUrl({ q: '', filters: latest.filters, sort: 'date' })}>
            {messages.latest.all(latest.total)}
          </a>
        </p>
      )}
    </>
  );
}
