// Bodies known by their territory: the words before a place say which body of it is meant (« Ville de Rennes », « conseil départemental de la Creuse »).
import type { ActorType } from '../model/actor.ts';
import type { PlaceKind, PlaceMention } from '../model/tag.ts';
import { toActorSlug } from './actor-slug.ts';
import type { FoundActor } from './found-actor.ts';
import type { Field } from './hits.ts';
import { isCapitalised, type Passage } from './passage.ts';

interface BodyForm {
  /** Folded words before the place, over « de la ». */
  words: string[];
  type: ActorType;
  /** What the body is called, before « de » and the place. */
  label: string;
  kinds: PlaceKind[];
  /** In lower case it is the land: « le département de la Creuse ». */
  isHigh?: true;
  /** The name takes no « de »: « Région Bretagne ». */
  isBare?: true;
}

const regions: PlaceKind[] = ['region', 'ancienne-region'];
const areas: PlaceKind[] = ['departement', ...regions];

const bodyForms: BodyForm[] = [
  { words: ['ville'], type: 'commune', label: 'Ville', kinds: ['commune'], isHigh: true },
  { words: ['commune'], type: 'commune', label: 'Ville', kinds: ['commune'], isHigh: true },
  { words: ['mairie'], type: 'commune', label: 'Ville', kinds: ['commune'] },
  { words: ['municipalite'], type: 'commune', label: 'Ville', kinds: ['commune'] },
  { words: ['conseil', 'municipal'], type: 'commune', label: 'Ville', kinds: ['commune'] },
  { words: ['ccas'], type: 'commune', label: 'CCAS', kinds: ['commune'] },
  { words: ['departement'], type: 'departement', label: 'Département', kinds: ['departement'], isHigh: true },
  { words: ['conseil', 'departemental'], type: 'departement', label: 'Département', kinds: ['departement'] },
  { words: ['conseil', 'general'], type: 'departement', label: 'Département', kinds: ['departement'] },
  { words: ['region'], type: 'region', label: 'Région', kinds: regions, isHigh: true, isBare: true },
  { words: ['conseil', 'regional'], type: 'region', label: 'Région', kinds: regions, isBare: true },
  { words: ['prefecture'], type: 'etat', label: 'Préfecture', kinds: areas },
  { words: ['prefecture', 'de', 'region'], type: 'etat', label: 'Préfecture', kinds: regions },
  { words: ['prefecture', 'de', 'la', 'region'], type: 'etat', label: 'Préfecture', kinds: regions },
  { words: ['rectorat'], type: 'etat', label: 'Académie', kinds: ['commune'] },
  { words: ['academie'], type: 'etat', label: 'Académie', kinds: ['commune'] },
  ...['ARS', 'DREAL', 'DREETS', 'DRAAF', 'DRAC', 'DIRECCTE', 'DRJSCS'].map(
    (label): BodyForm => ({ words: [label.toLowerCase()], type: 'etat', label, kinds: regions, isBare: true }),
  ),
  ...['DDT', 'DDTM', 'DDETS', 'DDCS'].map(
    (label): BodyForm => ({ words: [label.toLowerCase()], type: 'etat', label, kinds: ['departement'] }),
  ),
  ...['CAF', 'CPAM'].map(
    (label): BodyForm => ({
      words: [label.toLowerCase()],
      type: 'operateur',
      label,
      kinds: ['departement', 'commune'],
    }),
  ),
  ...['MDPH', 'SDIS'].map(
    (label): BodyForm => ({ words: [label.toLowerCase()], type: 'autre', label, kinds: ['departement'] }),
  ),
  { words: ['universite'], type: 'recherche', label: 'Université', kinds: ['commune', ...regions] },
  { words: ['chu'], type: 'autre', label: 'CHU', kinds: ['commune'] },
];

const linkWords = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l']);

/** One for each mention of a place that is a body or has one named before it. */
export function actorsOfPlaces(places: PlaceMention[], fields: Field[]): FoundActor[] {
  return places.flatMap((place) =>
    place.evidence.flatMap(({ field: name, start, end }) => {
      const field = fields.find((each) => each.field === name);
      if (!field) return [];
      const { tokens } = field.passage;
      const first = indexAt(tokens, start);
      const last = indexAt(tokens, end) - 1;
      if (place.kind === 'epci')
        return isBody(field.passage, first, last) ? [ofEpci(place, field, first, last + 1)] : [];
      return bodyBefore(place, field, first, last + 1);
    }),
  );
}

/** The first token that starts at `offset` or after. */
function indexAt(tokens: Passage['tokens'], offset: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** « agglomération de Rennes », « en métropole lilloise » and « Grand Paris » are lands as often as bodies. */
function isBody({ tokens, text }: Passage, first: number, last: number): boolean {
  if (tokens[first - 1]?.folded === 'en') return false;
  const form = text.slice(tokens[first]?.start, tokens[last]?.end);
  return !/^(?:agglo|Grand Paris$)/.test(form);
}

function ofEpci(place: PlaceMention, field: Field, start: number, end: number): FoundActor {
  const actor = { id: `${toActorSlug(place.name)}-${place.code}`, name: place.name, type: 'epci' as const };
  return { actor: { ...actor, placeId: place.id }, field, start, end, rule: 'actor:territoire' };
}

function bodyBefore(place: PlaceMention, field: Field, first: number, end: number): FoundActor[] {
  const { passage } = field;
  let at = first;
  while (at > first - 3 && passage.joined[at] === 1 && linkWords.has(passage.tokens[at - 1]?.folded ?? '')) at -= 1;
  // The article of « La Rochelle » may be part of the mention, so that nothing stands between.
  if (passage.joined[at] !== 1) return [];
  const found = bodyForms
    .filter(({ kinds }) => kinds.includes(place.kind))
    .flatMap((form) => {
      const start = at - form.words.length;
      return start >= 0 && isWritten(form, passage, start) ? [{ form, start }] : [];
    })
    .toSorted((a, b) => a.start - b.start)[0];
  if (!found) return [];
  const { form, start } = found;
  // « Université de Bordeaux Montaigne » is another one.
  if (form.type === 'recherche' && /^ [\p{Lu}\p{N}]/u.test(passage.text.slice(passage.tokens[end - 1]?.end))) return [];
  const link = writtenLink(passage, at, first);
  // « DDTM Hérault »: which article a département takes, only the text can tell.
  const isBare = form.isBare || (link === '' && place.kind === 'departement');
  const name = `${form.label} ${isBare ? place.name : withDe(place, link)}`;
  const id = `${toActorSlug(`${form.label} ${form.label === 'Ville' ? 'de ' : ''}${place.name}`)}-${place.code}`;
  return [{ actor: { id, name, type: form.type, placeId: place.id }, field, start, end, rule: 'actor:territoire' }];
}

function isWritten({ words, isHigh, label }: BodyForm, passage: Passage, start: number): boolean {
  const { tokens, joined, text } = passage;
  const matches = words.every(
    (word, at) => tokens[start + at]?.folded === word && (at === 0 || joined[start + at] === 1),
  );
  if (!matches) return false;
  // « en Région Bretagne »: the land, whatever the capital.
  if (isHigh) return isCapitalised(passage, start) && tokens[start - 1]?.folded !== 'en';
  const isAcronym = label === label.toUpperCase();
  return !isAcronym || /^\p{Lu}/u.test(text.slice(tokens[start]?.start));
}

/** « de la », « de l’ » as the text has it, for only it knows a département's gender. */
function writtenLink({ text, tokens }: Passage, from: number, to: number): string {
  return from === to
    ? ''
    : text.slice(tokens[from]?.start, tokens[to]?.start).replace(/['’ʼ]/g, '’').replace(/\s+/g, ' ').toLowerCase();
}

function withDe({ kind, name }: PlaceMention, link: string): string {
  if (kind !== 'commune' && /^(?:de la|de l’|du|des) ?$/.test(link)) return `${link}${name}`;
  if (/^Le /.test(name)) return `du ${name.slice(3)}`;
  if (/^Les /.test(name)) return `des ${name.slice(4)}`;
  return /^[AEIOUYÉÈÊÎÂH]/.test(name) ? `d’${name}` : `de ${name}`;
}
