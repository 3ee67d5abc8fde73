// The territories of France as the rest of Vigie sees them: a directory to look up, and an index to recognise them in a text.
import type { PlaceDirectory } from '../model/tag.ts';
import { type GazetteerPlace, readGazetteer } from './gazetteer.ts';
import { addPhrase, createPhraseTrie, type PhraseTrie, phraseKeys } from './phrase-trie.ts';
import { type PlaceName, placeNames } from './place-names.ts';

/** All names of all places in one tree of words; built once, read only. */
export interface PlaceIndex {
  names: PhraseTrie<PlaceName>;
  /** Département names and codes are looked up behind a commune: « Lens (62) ». */
  departementByCode: Map<string, GazetteerPlace>;
}

/** `places` is the gazetteer, when the caller has read it already (13 MB of JSON, some hundred milliseconds). */
export function createPlaceDirectory(places: GazetteerPlace[] = readGazetteer()): PlaceDirectory {
  const byId = new Map(places.map((place) => [place.id, place]));
  const collator = new Intl.Collator('fr');
  const toPlace = ({ id, kind, code, name, siren }: GazetteerPlace) => ({
    id,
    kind,
    code,
    name,
    ...(siren ? { siren } : {}),
  });
  return {
    find: (id) => {
      const place = byId.get(id);
      return place && toPlace(place);
    },
    list: (kind) =>
      places
        .filter((place) => place.kind === kind)
        .toSorted((a, b) => collator.compare(a.name, b.name) || (a.code < b.code ? -1 : 1))
        .map(toPlace),
    ancestors: (id) => [...(byId.get(id)?.ancestors ?? [])],
  };
}

export function createPlaceIndex(places: GazetteerPlace[] = readGazetteer()): PlaceIndex {
  const names = createPhraseTrie<PlaceName>();
  for (const name of placeNames(places)) addPhrase(names, phraseKeys(name.words.join(' ')).map(saintSpelledOut), name);
  const departements = places.filter(({ kind }) => kind === 'departement');
  return { names, departementByCode: new Map(departements.map((place) => [place.code, place])) };
}

/** « St » and « Ste » are written for « Saint » and « Sainte ». */
export function saintVariants(folded: string): readonly string[] {
  return folded === 'st' || folded === 'ste' ? [saintSpelledOut(folded)] : [];
}

function saintSpelledOut(folded: string): string {
  return folded === 'st' ? 'saint' : folded === 'ste' ? 'sainte' : folded;
}
