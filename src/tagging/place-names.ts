// Each territory → the names it goes by in a text, with how far each can be trusted: the entries of the tree that places are looked up in.
import { fold } from '../french/fold.ts';
import { tokenize } from '../french/tokenize.ts';
import type { GazetteerPlace } from './gazetteer.ts';
import { ambiguousCommunes, ambiguousDepartements, misleadingCommunes } from './place-words.ts';

/**
 * How much the name alone says: `plain` it is the place · `ambiguous` a preposition or a type word must stand before it · `misleading` a type word, a code
 * or its département must.
 */
export type Trust = 'plain' | 'ambiguous' | 'misleading';

export interface PlaceName {
  place: GazetteerPlace;
  /** Its words as officially written, for capitals and accents; without the article. */
  words: string[];
  /** « Le Mans », « La Rochelle »: an article must stand before the words, contracted or not (au Mans, du Mans). */
  article?: 'le' | 'la' | 'les';
  trust: Trust;
  /** `place:nom` (official) or `place:alias`. */
  rule: string;
}

/** Words that need no capital inside a name (« Rennes métropole »). */
export const genericWords = new Set(
  'metropole agglomeration agglo communaute communes commune urbaine europeenne eurometropole region departement de du des d la le les l et en sur sous'.split(
    ' ',
  ),
);

/** Names in use that no rule derives. */
const aliases: Record<string, string[] | undefined> = {
  'region-93': ['PACA', 'Région Sud', 'Provence-Alpes-Côte-d’Azur', 'Sud-Provence-Alpes-Côte d’Azur'],
  'region-11': ['Ile de France'],
  'region-24': ['Centre Val de Loire', 'Région Centre'],
  'region-04': ['île de la Réunion'],
  'departement-92': ['Hauts de Seine'],
  'epci-200046977': ['Grand Lyon', 'Lyon Métropole', 'Métropole du Grand Lyon'],
  'epci-200093201': ['Lille Métropole', 'Métropole lilloise'],
  'epci-200054807': ['Aix-Marseille-Provence', 'Métropole Aix-Marseille-Provence', 'Métropole Aix-Marseille'],
  'epci-200054781': ['Grand Paris'],
  'epci-200039865': ['Eurométropole de Metz'],
  'epci-243100518': ['Métropole toulousaine'],
  'epci-243500139': ['Métropole rennaise'],
  'epci-244400404': ['Métropole nantaise'],
  'epci-243300316': ['Métropole bordelaise'],
  'epci-246700488': ['Eurométropole de Strasbourg', 'Strasbourg Eurométropole'],
  'epci-200067213': ['Grand Reims'],
  'commune-50129': ['Cherbourg'],
  'commune-91228': ['Évry'],
  'commune-93070': ['Saint-Ouen'],
  'commune-97411': ['Saint-Denis de La Réunion'],
  'commune-19031': ['Brive'],
};

const articledName = /^(Le|La|Les) (.+)$/;

/** All the names of all places. */
export function placeNames(places: GazetteerPlace[]): PlaceName[] {
  const communeNames = new Set(places.filter(({ kind }) => kind === 'commune').map(({ name }) => fold(name)));
  const homonyms = new Set(['saint-denis', 'saint-louis']);
  return places.flatMap((place) => {
    const own = [toName(place, place.name, trustOf(place), 'place:nom')];
    const others = [
      ...(aliases[place.id] ?? []),
      ...(place.epci ? epciAliases(place, place.epci, communeNames, homonyms) : []),
    ];
    return [...own, ...others.map((name) => toName(place, name, 'plain', 'place:alias'))];
  });
}

function toName(place: GazetteerPlace, name: string, trust: Trust, rule: string): PlaceName {
  const [, article, rest] = (place.kind === 'epci' ? null : articledName.exec(name)) ?? [];
  const words = tokenize(rest ?? name).map(({ start, end }) => (rest ?? name).slice(start, end));
  const written = article?.toLowerCase();
  return written === 'le' || written === 'la' || written === 'les'
    ? { place, words, article: written, trust, rule }
    : { place, words, trust, rule };
}

function trustOf({ kind, name }: GazetteerPlace): Trust {
  const key = fold(name).replaceAll(' ', '-');
  if (kind === 'departement') return ambiguousDepartements.has(key) || key === 'la-reunion' ? 'ambiguous' : 'plain';
  if (kind === 'region')
    return ['la-reunion', 'saint-martin', 'saint-barthelemy'].includes(key) ? 'ambiguous' : 'plain';
  if (kind === 'epci') return 'plain';
  return misleadingCommunes.has(key) ? 'misleading' : ambiguousCommunes.has(key) ? 'ambiguous' : 'plain';
}

/**
 * An EPCI's own name is plain when it says what it is (« Lorient Agglomération », « Communauté de communes du Pays de Fayence »). Its bare name is used alone only when
 * it cannot be a landscape: « Grand » and a commune, or a commune and two words more (« Caen la Mer »).
 */
function epciAliases(
  { name }: GazetteerPlace,
  { form, bareName, mainCommune }: NonNullable<GazetteerPlace['epci']>,
  communeNames: Set<string>,
  homonyms: Set<string>,
): string[] {
  const bare = bareName.replace(/^(?:Métropole |Communauté |Agglomération |Agglo )?(?:de la |de l'|du |de |d')?/i, '');
  const main = fold(mainCommune);
  const names: string[] = [];
  const grand = /^(?:Le )?Grand (.+)$/.exec(bare)?.[1];
  if (grand !== undefined && communeNames.has(fold(grand)) && main !== 'paris') names.push(`Grand ${grand}`);
  if (fold(bare).startsWith(`${main} `) && bare.split(/[\s-]+/).length > mainCommune.split(/[\s-]+/).length + 1)
    names.push(bare);
  if (form === 'CC') names.push(`Communauté de communes ${bareName}`, `CC ${bareName}`);
  if (form === 'CA') names.push(`Communauté d'agglomération ${bareName}`, `CA ${bareName}`);
  if (form === 'CU') names.push(`Communauté urbaine ${bareName}`, `CU ${bareName}`);
  if (communeNames.has(main) && !homonyms.has(main) && main !== 'paris' && form !== 'CC' && form !== 'EPT') {
    names.push(`agglomération de ${mainCommune}`, `agglo de ${mainCommune}`, `Agglomération ${mainCommune}`);
    if (form !== 'CA') names.push(`${mainCommune} Métropole`);
    if (form === 'METRO' || form === 'MET69') names.push(`Métropole de ${mainCommune}`, `Métropole ${mainCommune}`);
  }
  return names.filter((alias) => fold(alias) !== fold(name));
}
