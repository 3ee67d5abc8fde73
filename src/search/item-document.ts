// Item → what the index holds of it. First step of indexing; pure.
import type { TaggedItem } from '../model/item.ts';
import type { SearchDocument } from '../model/search.ts';
import type { PlaceDirectory } from '../model/tag.ts';

/** A calendar year belongs to the reader: midnight of 1 January in Paris is still the old year in UTC. */
const parisYear = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Paris', year: 'numeric' });

/**
 * Concepts a curator refused are left out; each place brings the territories that contain it. An undated item has no year and sorts by the time it was
 * first seen.
 */
export function toSearchDocument(item: TaggedItem, places: Pick<PlaceDirectory, 'ancestors'>): SearchDocument {
  const concepts = item.tags.filter((tag) => tag.state !== 'refused').map((tag) => tag.conceptId);
  const territories = item.places.flatMap((place) => [place.id, ...places.ancestors(place.id)]);
  return {
    id: item.id,
    title: item.title,
    excerpt: item.excerpt,
    text: item.text,
    sourceId: item.sourceId,
    concepts: [...new Set(concepts)],
    territories: [...new Set(territories)],
    ...(item.publishedAt ? { year: Number(parisYear.format(item.publishedAt)) } : {}),
    kind: item.kind,
    sortAt: Math.floor((item.publishedAt ?? item.firstSeenAt).getTime() / 1000),
  };
}
