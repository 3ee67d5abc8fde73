// The organisations that a text names: those the directory of actors found, otherwise those that the words give away (« la ville de Rennes »).
import type { ActorMention, ActorType } from '../model/actor.ts';
import type { PlaceKind, PlaceMention } from '../model/tag.ts';
import type { TextSpan } from './read-sections.ts';

/** One organisation at one place of the item. */
export interface BodyMention extends TextSpan {
  field: 'title' | 'text';
  name: string;
  type: ActorType;
  placeId?: string;
}

/** What an organisation's name begins with, by type; the first that fits counts, so what is particular comes first. First letters may be capitals. */
const territorial: [ActorType, string][] = [
  ['epci', "métropole|communauté de communes|communauté d['’]agglomération|communauté urbaine|agglomération"],
  ['commune', 'ville|commune|mairie|municipalité'],
  ['departement', 'conseil départemental|conseil général|département'],
  ['region', 'conseil régional|région académique|région'],
];
const others: [ActorType, string][] = [
  ['laboratoire', "laboratoire d['’]innovation publique|laboratoire d['’]innovation|living lab|fab ?lab"],
  [
    'etat',
    'ministère|préfecture|secrétariat général|direction (?:générale|interministérielle|interdépartementale|départementale|régionale|nationale)|délégation (?:générale|interministérielle|régionale)|académie|rectorat|inspection générale|mission interministérielle',
  ],
  [
    'operateur',
    'agence nationale|agence régionale|agence française|agence|office national|office public|office français|caisse nationale|caisse primaire|caisse|établissement public|centre hospitalier|CHU|CCAS|syndicat mixte|syndicat intercommunal|service départemental|chambre régionale|chambre|institut national',
  ],
  ['association', 'association|fédération|fondation|mission locale|collectif'],
  ['recherche', 'université|école nationale|école normale|école supérieure|école|centre de recherche'],
  ['entreprise', 'entreprise|société'],
];

const link = `(?:(?:de la|du|des|de|à la|aux|pour la|pour le) |(?:de l|pour l|d|l)['’])`;
const capital = String.raw`\p{Lu}[\p{L}\p{N}’'-]*`;
/** « de Rennes », « Grand Est », « du Val-de-Marne », « de Pau Béarn Pyrénées ». */
const placeTail = `(?:${link})?${capital}(?: (?:${link})?${capital}){0,4}`;
/** « de la culture », « des affaires étrangères », « de l'Intérieur », « régionale de santé de Bretagne ». */
const domain = String.raw`${link}(?!['’])[\p{L}-]{3,}(?: (?:\p{Ll}+(?:ique|iques|ale|ales|elle|elles|aux|aire|aires|ère|ères)(?!\p{L})))?`;
const domainTail = String.raw`(?: \p{Ll}+(?:ale|ique|aire))?(?: ${domain}){1,3}(?:(?:, | et )${domain}){0,2}`;

const patterns: [ActorType, RegExp][] = [
  ...territorial.map(([type, words]): [ActorType, RegExp] => [type, toPattern(words, ` ${placeTail}`)]),
  ...others.map(([type, words]): [ActorType, RegExp] => [
    type,
    type === 'etat' ? toPattern(words, domainTail) : toPattern(words, ` (?:[\\p{Ll}-]+ ){0,1}${placeTail}`),
  ]),
];

function toPattern(words: string, tail: string): RegExp {
  const anyCase = words.replaceAll(
    /(^|\|)(\p{Ll})/gu,
    (_, bar: string, first: string) => `${bar}[${first}${first.toUpperCase()}]`,
  );
  return new RegExp(String.raw`(?<![\p{L}\p{N}-])(?:${anyCase})${tail}`, 'gu');
}

const placeKindOf: Partial<Record<ActorType, PlaceKind>> = {
  commune: 'commune',
  epci: 'epci',
  departement: 'departement',
  region: 'region',
};

const nameLengthMax = 90;

/**
 * In the order of the item, title first. With `actors`, theirs only: the directory knows better. A name ends before 90 characters; a place inside it is its
 * territory when it is of the right kind.
 */
export function findBodies(item: {
  title: string;
  text: string;
  actors?: ActorMention[];
  places?: PlaceMention[];
}): BodyMention[] {
  if (item.actors && item.actors.length > 0) return item.actors.flatMap(mentionsOf).toSorted(byPosition);
  const found = (['title', 'text'] as const).flatMap((field) => matchBodies(field, item[field], item.places ?? []));
  return found.toSorted(byPosition);
}

function mentionsOf({ name, type, placeId, evidence }: ActorMention): BodyMention[] {
  return evidence.map(({ field, start, end }) => ({ field, start, end, name, type, ...(placeId && { placeId }) }));
}

function matchBodies(field: 'title' | 'text', text: string, places: PlaceMention[]): BodyMention[] {
  const bodies: BodyMention[] = [];
  for (const [type, pattern] of patterns)
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].length;
      if (end - start > nameLengthMax || bodies.some((other) => other.start < end && start < other.end)) continue;
      const place = places.find(
        ({ kind, evidence }) =>
          kind === placeKindOf[type] &&
          evidence.some((each) => each.field === field && each.start < end && start < each.end),
      );
      bodies.push({ field, start, end, name: toName(match[0]), type, ...(place && { placeId: place.id }) });
    }
  return bodies;
}

function toName(written: string): string {
  const name = written.replace(/\s+/g, ' ');
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function byPosition(a: BodyMention, b: BodyMention): number {
  return (a.field === b.field ? 0 : a.field === 'title' ? -1 : 1) || a.start - b.start;
}
