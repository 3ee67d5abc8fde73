// The territories of France, and the countries, as the rest of Vigie sees them: a directory to look up, and an index to recognise them in a text.
import { createTokenizer } from '../french/tokenize.ts';
import type { PlaceDirectory } from '../model/tag.ts';
import { countries } from './countries.ts';
import { type GazetteerPlace, readGazetteer } from './gazetteer.ts';
import { addToBook, createPhraseBook, type PhraseBook } from './phrase-book.ts';
import { decoys } from './place-aliases.ts';
import { demonyms, formsOfAdjective } from './place-demonyms.ts';
import { type PlaceName, placeNames } from './place-names.ts';

/** All names of all places; built once, read only. */
export interface PlaceIndex {
  /** Null: a phrase that holds a place's name and names none (« gare de Lyon »). */
  names: PhraseBook<PlaceName | null>;
  /** « rennais », « bretonne »: the places that they may qualify. */
  adjectives: PhraseBook<GazetteerPlace>;
  byId: Map<string, GazetteerPlace>;
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
  const tokenize = createTokenizer();
  const foldedWords = (phrase: string): string[] => tokenize(phrase).map(({ folded }) => folded);
  const names = createPhraseBook<PlaceName | null>();
  for (const name of placeNames(places)) addToBook(names, foldedWords(name.written), name);
  for (const decoy of decoys) addToBook(names, foldedWords(decoy), null);

  const byId = new Map(places.map((place) => [place.id, place]));
  const adjectives = createPhraseBook<GazetteerPlace>();
  const foreign = countries.map(({ id, adjectives }): [string, string[]] => [id, adjectives]);
  const french = Object.entries(demonyms).map(([id, list]): [string, string[]] => [id, list.split(' ')]);
  for (const [id, masculines] of [...french, ...foreign]) {
    const place = byId.get(id);
    if (place) for (const form of masculines.flatMap(formsOfAdjective)) addToBook(adjectives, foldedWords(form), place);
  }
  return { names, adjectives, byId };
}
