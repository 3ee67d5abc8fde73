// The territories that tell something of a list of counts: a region that owes all its items to one of its communes repeats that commune. Pure.
import type { FacetCount } from '../model/search.ts';
import type { PlaceDirectory } from '../model/tag.ts';

/** Without the territories that contain another one of the list with the same count. Same order. */
export function distinctTerritories(counts: FacetCount[], places: Pick<PlaceDirectory, 'ancestors'>): FacetCount[] {
  const countById = new Map(counts.map(({ value, count }) => [value, count]));
  const echoes = new Set(
    counts.flatMap(({ value, count }) => places.ancestors(value).filter((id) => countById.get(id) === count)),
  );
  return counts.filter(({ value }) => !echoes.has(value));
}
