// Each territory → the names it goes by in a text, with how much proof each needs: the entries of the book that places are looked up in.
import { fold } from '../french/fold.ts';
import { countries } from './countries.ts';
import type { EpciForm, GazetteerPlace } from './gazetteer.ts';
import { aliases } from './place-aliases.ts';
import { ambiguousCommunes, firstNames, misleadingCommunes, misleadingWords } from './place-words.ts';

export interface PlaceName {
  place: GazetteerPlace;
  /** As officially written, for capitals and accents; without the article. */
  written: string;
  /** « Le Mans », « La Rochelle », « L’Union »: the article must stand before a name of one word, contracted or not (au Mans, du Mans). */
  article?: Article;
  /** What the surroundings must prove for the name to count, in the points of place-proofs.ts: 0 for a name that is enough. */
  need: number;
  /** More is needed where the words are not hyphened: « Val de Vie » may be a landscape, « Val-de-Vie » is a commune. */
  needUnhyphened: number;
  /** Inhabitants of the commune that bears it; 0 for one that is now a part of another, and for other territories. */
  population: number;
  /** `place:nom` (official) or `place:alias`. */
  rule: string;
}

export type Article = 'le' | 'la' | 'les' | 'l';

/** Inhabitants from which a name stands by itself, save those that place-words.ts lists. */
const cityMin = 20_000;
const townMin = 10_000;
const villageMin = 1_000;
const hamletMax = 300;

/** The départements named after a river, a mountain, a sea or a common word: « en », « dans le », « habitants de » or a type word must say so. */
const ambiguousDepartements = new Set(
  `ain aisne allier ardennes aube aude charente cher doubs eure gard indre jura landes loire loiret lot manche marne meuse moselle nord oise orne rhone somme
  tarn var vienne vosges yonne la-reunion`.split(/\s+/),
);
const ambiguousRegions = new Set(['la-reunion', 'saint-martin', 'saint-barthelemy', 'lorraine']);

/** All the names of all places. */
export function placeNames(places: GazetteerPlace[]): PlaceName[] {
  const known = toKnownNames(places);
  const foreign = new Map(countries.map((country) => [country.id, [...country.aliases, ...country.cities]]));
  return places.flatMap((place) => {
    const needs = needsOf(place, place.name, known);
    const others = [
      ...(aliases[place.id] ?? []),
      ...(foreign.get(place.id) ?? []),
      ...(place.epci ? epciAliases(place, place.epci, known) : []),
    ];
    const bare = place.epci ? bareEpciNames(place.epci, known) : [];
    return [
      toName(place, place.name, needs, 'place:nom'),
      ...others.map((name) => toName(place, name, [0, 0], 'place:alias')),
      ...bare.map(({ name, need }) => toName(place, name, [need, need], 'place:alias')),
      ...(place.formerCommunes ?? []).map((name) => ({
        ...toName(place, name, communeNeeds(hamletMax, keyOf(name), known), 'place:alias'),
        population: 0,
      })),
    ];
  });
}

type Needs = [need: number, needUnhyphened: number];

interface KnownNames {
  /** How many communes, past and present, bear it. */
  communes: Map<string, number>;
  cities: Set<string>;
  /** What the name of a town begins with (« Boulogne », « Aix »): people mean the town. */
  shortened: Set<string>;
  /** Names of régions and départements. */
  wider: Set<string>;
  /** Names of countries and foreign cities. */
  foreign: Set<string>;
}

function toKnownNames(places: GazetteerPlace[]): KnownNames {
  const communes = new Map<string, number>();
  const cities = new Set<string>();
  const shortened = new Set<string>();
  const wider = new Set<string>();
  const foreign = new Set<string>();
  for (const { kind, name, population, formerCommunes = [] } of places) {
    if (kind === 'commune')
      for (const each of [name, ...formerCommunes]) communes.set(keyOf(each), (communes.get(keyOf(each)) ?? 0) + 1);
    else if (kind !== 'epci') (kind === 'pays' ? foreign : wider).add(keyOf(name));
    if (kind === 'commune' && population >= cityMin) cities.add(keyOf(name));
    if (kind === 'commune' && population >= townMin)
      for (let end = keyOf(name).indexOf('-'); end > 0; end = keyOf(name).indexOf('-', end + 1))
        shortened.add(keyOf(name).slice(0, end));
  }
  for (const { aliases: others, cities: foreignCities } of countries)
    for (const each of [...others, ...foreignCities]) foreign.add(keyOf(each));
  return { communes, cities, shortened, wider, foreign };
}

function keyOf(name: string): string {
  return fold(name).replaceAll(' ', '-');
}

const articledName = /^(?:(Le|La|Les) |(L)['’])(?=\p{Lu})/u;

function toName(place: GazetteerPlace, name: string, [need, needUnhyphened]: Needs, rule: string): PlaceName {
  const bare = name.replace(/ \(.*\)$/, '');
  const [found, spaced, elided] = (place.kind === 'epci' ? null : articledName.exec(bare)) ?? [];
  const written = found === undefined ? bare : bare.slice(found.length);
  const article = (spaced ?? elided)?.toLowerCase();
  const isArticle = article === 'le' || article === 'la' || article === 'les' || article === 'l';
  const population = place.kind === 'commune' ? place.population : 0;
  return { place, written, ...(isArticle ? { article } : {}), need, needUnhyphened, population, rule };
}

function needsOf(place: GazetteerPlace, name: string, known: KnownNames): Needs {
  const key = keyOf(name);
  if (place.kind === 'departement') return ambiguousDepartements.has(key) ? [2, 2] : [0, 0];
  if (place.kind === 'region' || place.kind === 'ancienne-region') return ambiguousRegions.has(key) ? [2, 2] : [0, 0];
  return place.kind === 'commune' ? communeNeeds(place.population, key, known) : [0, 0];
}

/** Cities by their own name, the others by what their name could be mistaken for. */
function communeNeeds(population: number, key: string, known: KnownNames): Needs {
  const { communes, cities, shortened, wider, foreign } = known;
  const isCity = population >= cityMin;
  if (isCity && !misleadingCommunes.has(key)) return ambiguousCommunes.has(key) ? [1, 1] : [0, 0];
  const word = key.replace(/^(?:(?:le|la|les)-|l')/, '');
  const words = word.split(/[-']/).length;
  // « la ville de Bologne » is still in Italy.
  if (foreign.has(key)) return [5, 5];
  const isElsewhere = shortened.has(key) || wider.has(key) || wider.has(word);
  const isWord = firstNames.has(word) || misleadingWords.has(word) || word.length <= 3;
  if (isCity || isElsewhere || isWord) return [4, 4];
  if (words === 1) return population < hamletMax ? [3, 3] : [2, 2];
  const isShared = (communes.get(key) ?? 0) > 1 || cities.has(key);
  const isSaint = /^sainte?-/.test(word);
  if (isSaint && (isShared || words === 2)) return [3, 3];
  return isShared || (words === 2 && population < villageMin) ? [2, 2] : [0, 1];
}

const epciForms: Record<EpciForm, string[]> = {
  CC: ['communauté de communes', 'CC'],
  CA: ["communauté d'agglomération", 'agglomération', 'CA'],
  CU: ['communauté urbaine', 'CU'],
  METRO: [],
  MET69: [],
  EPT: [],
};

/**
 * An EPCI's own name is enough when it says what it is (« Lorient Agglomération », « Communauté de communes du Pays de Fayence »); so are these, made of its
 * form and the name of its main commune.
 */
function epciAliases(
  { name }: GazetteerPlace,
  { form, bareName, mainCommune }: NonNullable<GazetteerPlace['epci']>,
  { cities, communes }: KnownNames,
): string[] {
  const bare = withoutForm(bareName);
  const main = keyOf(mainCommune);
  const names = epciForms[form].flatMap((words) => [`${words} ${bare}`, `${words} de ${bare}`]);
  if (startsWithCommune(bare, mainCommune)) names.push(bare);
  const isKnownCity = cities.has(main) && (communes.get(main) === 1 || form !== 'CA') && main !== 'paris';
  if (isKnownCity && form !== 'CC' && form !== 'EPT') {
    names.push(`agglomération de ${mainCommune}`, `agglo de ${mainCommune}`, `Agglomération ${mainCommune}`);
    if (form === 'CA') for (const word of ['Agglomération', 'Agglo']) names.push(`${mainCommune} ${word}`);
    else names.push(`${mainCommune} Métropole`);
    if (form === 'METRO' || form === 'MET69') names.push(`Métropole de ${mainCommune}`, `Métropole ${mainCommune}`);
  }
  return names.filter((alias) => fold(alias) !== fold(name));
}

/** Landscapes more often than bodies, unless the name is one that only a body bears. */
function bareEpciNames(
  { bareName, mainCommune }: NonNullable<GazetteerPlace['epci']>,
  { wider, communes }: KnownNames,
): { name: string; need: number }[] {
  const name = withoutForm(bareName)
    .replace(/^(?:le|la|les|l') ?/i, '')
    .replace(/ (?:métropole|agglomération|agglo|communauté)$/i, '');
  const proper = name.match(/\p{Lu}[\p{L}]{2,}/gu) ?? [];
  const key = keyOf(name);
  if (proper.length < 2 || communes.has(key) || wider.has(key) || startsWithCommune(name, mainCommune)) return [];
  const grand = /^Grande? (\p{L}+)$/u.exec(name)?.[1] ?? '';
  const isCoined = proper.length >= 3 || grand.length > 5 || communes.has(keyOf(grand));
  return [{ name, need: isCoined ? 0 : 4 }];
}

function withoutForm(bareName: string): string {
  return bareName.replace(/^(?:Métropole |Communauté |Agglomération |Agglo )?(?:de la |de l'|des |du |de |d')?/i, '');
}

/** A commune and two words more: « Caen la Mer ». */
function startsWithCommune(bare: string, commune: string): boolean {
  const words = (name: string): number => name.split(/[\s-]+/).length;
  return fold(bare).startsWith(`${fold(commune)} `) && words(bare) > words(commune) + 1;
}
