// What the words around a name prove of it, in points: a name counts when the points reach its need (place-names.ts).
//   6  its code or département beside it · 4  a type word (« ville de ») · 2  « à », « habitants de », its neighbour in a list · 1  « de », « vers »
//   and, from the rest of the item:  2  its EPCI or département is named · 1  its région is
import type { Span } from './hits.ts';
import { isCapitalised, type Passage, writtenAt } from './passage.ts';
import type { Candidate } from './place-candidates.ts';
import type { PlaceName } from './place-names.ts';
import {
  firstNames,
  landmarks,
  namedAfterPlaces,
  natureWords,
  placeHeads,
  placeTypes,
  treaties,
} from './place-words.ts';

export interface Proof {
  points: number;
  rule: string;
}

/** The noun that the name completes: « ville » in « ville de la Rochelle ». */
export interface Head {
  folded: string;
  /** Token of the noun; −1 without one. */
  at: number;
  /** Is « de » between them? */
  hasDe: boolean;
  /** What it says the name is. */
  type?: keyof typeof placeTypes;
}

const articles = new Set(['la', 'le', 'l', 'les']);
const ofWords = new Set(['de', 'du', 'des', 'd']);
const linkWords = new Set([...articles, ...ofWords]);
const towardsWords = new Set(['vers', 'depuis', 'entre', 'chez', 'sur', 'et']);
/** Before « à », these speak of somebody rather than somewhere: « grâce à ». */
const toSomeone = new Set(
  'grace quant face suite rapport contrairement conformement pareil appartient permet permettent permettre demande demandent propose proposent offre ressemble'.split(
    ' ',
  ),
);
/** « le Nord de la France », « le Nord-Est »: a direction. */
const directionWords = new Set(['de', 'du', 'des', 'd', 'est', 'ouest']);

export function headOf(passage: Passage, start: number): Head {
  const { tokens, joined } = passage;
  let at = start - 1;
  let hasDe = false;
  while (at >= start - 3 && joined[at + 1] === 1 && linkWords.has(tokens[at]?.folded ?? '')) {
    if (ofWords.has(tokens[at]?.folded ?? '')) hasDe = true;
    at -= 1;
  }
  if (at < 0 || joined[at + 1] !== 1) return { folded: '', at: -1, hasDe };
  const folded = tokens[at]?.folded ?? '';
  const isGroupingOf = (folded === 'communes' || folded === 'agglomeration') && tokens[at - 2]?.folded === 'communaute';
  const type = isGroupingOf ? 'epci' : typeOf(folded);
  return type ? { folded, at, hasDe, type } : { folded, at, hasDe };
}

function typeOf(folded: string): keyof typeof placeTypes | undefined {
  if (placeTypes.commune.has(folded)) return 'commune';
  if (placeTypes.departement.has(folded)) return 'departement';
  if (placeTypes.epci.has(folded)) return 'epci';
  return placeTypes.region.has(folded) ? 'region' : undefined;
}

/** A street, a treaty, a person, something named after the place: no name counts there, whatever else speaks for it. */
export function isSomethingElse(candidate: Candidate, passage: Passage, head: Head): boolean {
  const { start } = candidate;
  const isStreet = landmarks.has(head.folded) && !['en', 'sur'].includes(passage.tokens[head.at - 1]?.folded ?? '');
  const isAbroad = candidate.names.some(({ place }) => place.kind === 'pays');
  return isStreet || (isAbroad && head.hasDe && treaties.has(head.folded)) || followsFirstName(passage, start, head);
}

function followsFirstName(passage: Passage, start: number, { at }: Head): boolean {
  const { text, tokens, sentences } = passage;
  const isFirstName = (token: number): boolean =>
    firstNames.has(tokens[token]?.folded ?? '') && isCapitalised(passage, token);
  // « Jean-Paul », but not « Saint-Denis ».
  const endsFirstName = (token: number): boolean =>
    isFirstName(token) && (!isHyphenedBefore(passage, token) || isFirstName(token - 1));
  const [before, token] = [tokens[start - 1], tokens[start]];
  if (!before || !token || sentences[start - 1] !== sentences[start]) return false;
  // « Laure de La Rochelle ».
  if (at >= 0 && at < start - 1) return endsFirstName(at);
  return /^\.?\s$/.test(text.slice(before.end, token.start)) && endsFirstName(start - 1);
}

function isHyphenedBefore({ text, tokens }: Passage, at: number): boolean {
  return /[-‐‑]/.test(text.charAt((tokens[at]?.start ?? 0) - 1));
}

/** What the words right before the name prove. */
export function proofBefore(
  { place, article }: PlaceName,
  need: number,
  passage: Passage,
  candidate: Span,
  head: Head,
): Proof {
  const { start, end } = candidate;
  const none: Proof = { points: 0, rule: 'place:nom' };
  const ofPlace = head.hasDe && (placeHeads.has(head.folded) || head.type !== undefined);
  if (place.kind === 'commune') {
    const isTyped = head.type === 'commune' && (head.hasDe || need < 2);
    if (isTyped) return { points: 4, rule: 'place:type' };
    if (isShouted(passage, start, end)) return none;
    if (ofPlace) return { points: 2, rule: 'place:type' };
    const points = prepositionPoints(passage, start, end, article);
    return points > 0 ? { points, rule: 'place:preposition' } : none;
  }
  if (head.type === place.kind || (head.type === 'region' && place.kind === 'ancienne-region'))
    return { points: 4, rule: 'place:type' };
  const isDirection = place.name === 'Nord' && directionWords.has(passage.tokens[end]?.folded ?? '');
  if (isDirection && passage.joined[end] === 1) return none;
  if (ofPlace && place.kind !== 'epci') return { points: 2, rule: 'place:type' };
  const before = writtenAt(passage, start - 1);
  const isIn = before === 'en' || (articles.has(before) && writtenAt(passage, start - 2) === 'dans');
  return isIn || isAtReunion(place.name, passage, start) ? { points: 2, rule: 'place:preposition' } : none;
}

function isAtReunion(name: string, passage: Passage, start: number): boolean {
  return name === 'La Réunion' && ['à', 'de'].includes(writtenAt(passage, start - 2));
}

/** Written in capitals only, where capitals prove nothing. */
export function isShouted({ text, tokens }: Passage, start: number, end: number): boolean {
  const written = text.slice(tokens[start]?.start, tokens[end - 1]?.end);
  return written.length > 1 && written === written.toUpperCase();
}

function prepositionPoints(passage: Passage, start: number, end: number, article: PlaceName['article']): number {
  const { joined } = passage;
  if (joined[start] !== 1 || isInsideProperName(passage, start, end)) return 0;
  const hasArticle = article !== undefined && articles.has(writtenAt(passage, start - 1));
  const at = hasArticle ? start - 2 : start - 1;
  const before = writtenAt(passage, at);
  if (article !== undefined && !hasArticle) return before === 'au' || before === 'aux' ? 2 : 1;
  const isProperArticle = !hasArticle || article === 'l' || isCapitalised(passage, start - 1);
  if (!isProperArticle) return 1;
  if (before === 'à' || (before === 'a' && isCapitalised(passage, at)))
    return toSomeone.has(passage.tokens[at - 1]?.folded ?? '') ? 1 : 2;
  if (before === 'de' || before === 'd') return isNearWord(passage, at - 1) ? 2 : 1;
  return hasArticle || towardsWords.has(before) ? 1 : 0;
}

/** « près de », « autour de ». */
function isNearWord(passage: Passage, at: number): boolean {
  return ['pres', 'autour', 'loin', 'proche', 'aupres', 'originaire', 'venu', 'venue'].includes(
    passage.tokens[at]?.folded ?? '',
  );
}

/** A capitalised word right behind: « à Laure Martin ». */
function isInsideProperName(passage: Passage, start: number, end: number): boolean {
  const { text, tokens } = passage;
  const [last, next] = [tokens[end - 1], tokens[end]];
  if (!last || !next || tokens[start] === undefined) return false;
  return text.slice(last.end, next.start) === ' ' && isCapitalised(passage, end) && !/\p{N}/u.test(next.folded);
}

/** Bare, may the name be that of a commune whose surroundings are named? Not in a longer proper name, nor in quotation marks. */
export function mayStandBare(passage: Passage, { start, end }: Span): boolean {
  const { text, tokens, sentences } = passage;
  const [first, last, before] = [tokens[start], tokens[end - 1], tokens[start - 1]];
  if (!first || !last) return false;
  const isQuoted =
    /[«"“']\s?$/.test(text.slice(Math.max(0, first.start - 2), first.start)) &&
    /^\s?[»"”']/.test(text.slice(last.end, last.end + 2));
  if (isQuoted || isShouted(passage, start, end) || isInsideProperName(passage, start, end)) return false;
  if (!before || sentences[start - 1] !== sentences[start] || text.slice(before.end, first.start) !== ' ') return true;
  return !isCapitalised(passage, start - 1) && !namedAfterPlaces.has(before.folded);
}

/** « en Creuse » is never the river. */
export function isNature({ tokens, sentences }: Passage, { start, end }: Span): boolean {
  if (tokens[start - 1]?.folded === 'en') return false;
  for (let at = Math.max(0, start - 5); at < Math.min(tokens.length, end + 3); at += 1)
    if (sentences[at] === sentences[start] && natureWords.has(tokens[at]?.folded ?? '')) return true;
  return false;
}

/** « La réunion du conseil » in capitals or in a title. */
export function isCommonNoun({ article, place }: PlaceName, passage: Passage, { start, end }: Span): boolean {
  if (place.name !== 'La Réunion' || article === undefined) return false;
  return (
    isShouted(passage, start, end) ||
    (passage.joined[end] === 1 && /^(?:de|du|des|d|publique|avec|sur)$/.test(passage.tokens[end]?.folded ?? ''))
  );
}
