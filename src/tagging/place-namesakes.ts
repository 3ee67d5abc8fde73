// Communes of one name (thirty are called Saint-Martin) told apart by what the item names around them.
import type { AreaBeside } from './place-beside.ts';
import type { PlaceName } from './place-names.ts';

/** What the item names elsewhere: territories by id, where each first stands, and what it proves of the communes in it. */
export type Areas = Map<string, Position & { points: number }>;

/** `order`: of the field in the item, title first. */
export interface Position {
  order: number;
  sentence: number;
}

export function isBefore(a: Position, b: Position): boolean {
  return a.order < b.order || (a.order === b.order && a.sentence < b.sentence);
}

/**
 * Of the communes of one name: the one in the area beside it, else the one in an area that the item names, the first that tells them apart, else the one that
 * is far larger. What stands after does not dethrone that one.
 */
export function chooseCommune(
  names: PlaceName[],
  beside: AreaBeside | undefined,
  areas: Areas,
  here: Position,
): PlaceName | undefined {
  const inArea = (id: string): PlaceName[] => names.filter(({ place }) => place.ancestors.includes(id));
  if (beside) {
    const [name, other] = byPopulation(inArea(beside.id));
    // « Montreuil (28) » is no other Montreuil than the one there.
    if (name || beside.isSure) return name && isFarLarger(name, other) ? name : undefined;
  }
  if (names.length < 2) return names[0];
  const [largest, second] = byPopulation(names);
  const usual = largest && isFarLarger(largest, second) ? largest : undefined;
  const told = new Map<string, Position>();
  for (const { place } of names)
    for (const id of place.ancestors) {
      const area = areas.get(id);
      if (area && !(usual && isBefore(here, area)) && inArea(id).length === 1) told.set(id, area);
    }
  const [first] = [...told].sort(([, a], [, b]) => (isBefore(a, b) ? -1 : isBefore(b, a) ? 1 : 0));
  return first ? inArea(first[0])[0] : usual;
}

/** Mainland before overseas among cities: « Saint-Denis » alone is the one beside Paris. */
function byPopulation(names: PlaceName[]): PlaceName[] {
  const isOverseasCity = ({ place }: PlaceName): number => (/^9[78]/.test(place.code) ? 1 : 0);
  const isCity = ({ population }: PlaceName): boolean => population >= 20_000;
  return names.toSorted(
    (a, b) =>
      (isCity(a) && isCity(b) ? isOverseasCity(a) - isOverseasCity(b) : 0) ||
      b.population - a.population ||
      (a.place.id < b.place.id ? -1 : 1),
  );
}

function isFarLarger(name: PlaceName, other: PlaceName | undefined): boolean {
  if (!other || other.place.id === name.place.id) return true;
  if (name.population >= 20_000) return other.population >= 20_000 || name.population >= 5 * other.population;
  return name.population >= 5_000 && name.population >= 10 * other.population;
}
