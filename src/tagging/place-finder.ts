// Which of the spans that are written like a territory's name do name it: precision first, since a wrong territory misleads more than a missing one.
import type { Evidence, PlaceMention } from '../model/tag.ts';
import { evidenceMax, type Field, type Span, toEvidence } from './hits.ts';
import { isCapitalised, type Passage, writtenAt } from './passage.ts';
import { type Candidate, findCandidates, formOf } from './place-candidates.ts';
import type { PlaceName } from './place-names.ts';
import { firstNames, landmarks, natureWords, placeTypes } from './place-words.ts';
import type { PlaceIndex } from './territories.ts';

/** A candidate with the names that its surroundings allow, and the rule that allowed them. */
interface Mention extends Candidate {
  field: Field;
  rule: string;
}

const linkWords = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l']);
const listWords = new Set([...linkWords, 'et', 'ou', 'dans', 'en', 'a', 'au', 'aux', 'ainsi', 'que']);
const besideWords = new Set([...linkWords, 'dans', 'en', 'a', 'au', 'departement']);
const communePrepositions = new Set(['à', 'de', 'd', 'vers', 'depuis']);
const kindOrder = ['commune', 'region', 'departement', 'epci'];

/**
 * Mentions by place id, each with its evidence: title first, then in the order of the text. Two communes of one name (Saint-Denis) are told apart by
 * the areas that the whole item names.
 */
export function findPlaces(index: PlaceIndex, fields: Field[]): PlaceMention[] {
  const mentions = fields.flatMap((field) => mentionsIn(index, field));
  const areas = new Set(
    mentions.flatMap(({ names }) =>
      names
        .map(({ place }) => place)
        .filter(({ kind }) => kind !== 'commune')
        .map(({ id }) => id),
    ),
  );
  const found = new Map<string, { name: PlaceName; evidence: Evidence[] }>();
  for (const mention of mentions) {
    const name = chooseName(mention.names, areas);
    if (!name) continue;
    const entry = found.get(name.place.id) ?? { name, evidence: [] };
    if (entry.evidence.length < evidenceMax)
      entry.evidence.push(toEvidence(mention.field, formOf(mention, mention.field.passage), mention.rule));
    found.set(name.place.id, entry);
  }
  return [...found.values()]
    .map(({ name: { place }, evidence }) => ({
      id: place.id,
      kind: place.kind,
      code: place.code,
      name: place.name,
      ...(place.siren ? { siren: place.siren } : {}),
      evidence,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Twice over the candidates: a name in a list is known by the one before it, then by the one after it (« l'Aube, l'Oise et la Seine-et-Marne »). */
function mentionsIn(index: PlaceIndex, field: Field): Mention[] {
  const candidates = findCandidates(index, field.passage);
  const mentions: (Mention | undefined)[] = [];
  candidates.forEach((candidate, at) => {
    mentions[at] = toMention(index, field, candidate, candidates[at + 1], mentions[at - 1]);
  });
  for (let at = candidates.length - 2; at >= 0; at -= 1) {
    const candidate = candidates[at];
    if (candidate && !mentions[at])
      mentions[at] = toMention(index, field, candidate, candidates[at + 1], mentions[at + 1]);
  }
  return mentions.filter((mention) => mention !== undefined);
}

function toMention(
  index: PlaceIndex,
  field: Field,
  candidate: Candidate,
  next: Candidate | undefined,
  neighbour: Mention | undefined,
): Mention | undefined {
  const { passage } = field;
  const type = typeBefore(passage, candidate.start);
  if (
    type.isLandmark ||
    isNamedAfter(candidate, passage) ||
    followsFirstName(passage, formOf(candidate, passage).start)
  )
    return undefined;
  const area = areaBeside(index, passage, candidate, next);
  let names = candidate.names;
  // « Montreuil (28) » is another Montreuil than the one we know.
  if (area?.isSure) names = names.filter(({ place }) => place.kind !== 'commune' || place.ancestors.includes(area.id));
  const typed = type.kind ? names.filter(({ place }) => place.kind === type.kind) : [];
  if (typed.length > 0) return { ...candidate, field, names: typed, rule: ruleOf(typed, 'place:type') };
  const context = { passage, candidate, type, area: area?.id, neighbour };
  const allowed = names.flatMap((name) => {
    const rule = ruleFor(name, context);
    return rule === undefined ? [] : [{ name, rule }];
  });
  const [first] = allowed;
  return first ? { ...candidate, field, names: allowed.map(({ name }) => name), rule: first.rule } : undefined;
}

interface Surroundings {
  passage: Passage;
  candidate: Candidate;
  type: { kind?: string };
  area: string | undefined;
  neighbour: Mention | undefined;
}

/**
 * The rule by which the name counts here, or undefined: `place:nom` and `place:alias` the name is enough · `place:code` a code or an area stands beside it ·
 * `place:type` « ville de » · `place:preposition` « à », « en », « dans le » · `place:liste` its neighbour in a list counts.
 */
function ruleFor(name: PlaceName, { passage, candidate, type, area, neighbour }: Surroundings): string | undefined {
  const { start, end } = candidate;
  const { kind, ancestors, id } = name.place;
  if (kind === 'departement' && isNature(passage, start, end)) return undefined;
  if (isCommonNoun(name, passage, start, end)) return undefined;
  if (name.trust === 'plain') return name.rule;
  if (area !== undefined && (id === area || ancestors.includes(area))) return 'place:code';
  if (kind === 'commune' && (type.kind === 'commune' || (type.kind === 'epci' && name.trust === 'ambiguous')))
    return 'place:type';
  if (name.trust === 'misleading') return undefined;
  if (hasPreposition(name, passage, start, end)) return 'place:preposition';
  const isListed =
    neighbour?.names.some(({ place }) => place.kind === kind) && isInListWith(neighbour, candidate, passage);
  return isListed ? 'place:liste' : undefined;
}

function hasPreposition({ place, article }: PlaceName, passage: Passage, start: number, end: number): boolean {
  const before = writtenAt(passage, start - 1);
  if (passage.joined[start] !== 1) return false;
  if (article !== undefined) return true;
  if (place.kind === 'commune')
    return communePrepositions.has(before) || (before === 'a' && isCapitalised(passage, start - 1));
  // « le Nord de la France », « le Nord-Est »: a direction.
  if (/^(?:de|du|des|d|est|ouest)$/.test(passage.tokens[end]?.folded ?? '') && passage.joined[end] === 1) return false;
  return before === 'en' || (['le', 'la', 'l', 'les'].includes(before) && writtenAt(passage, start - 2) === 'dans');
}

/** « La réunion du conseil » in capitals or in a title. */
function isCommonNoun({ article, place }: PlaceName, passage: Passage, start: number, end: number): boolean {
  if (place.name !== 'La Réunion' || article === undefined) return false;
  const token = passage.tokens[start];
  const written = token ? passage.text.slice(token.start, token.end) : '';
  return (
    written === written.toUpperCase() ||
    (passage.joined[end] === 1 && /^(?:de|du|des|d|publique|avec|sur)$/.test(passage.tokens[end]?.folded ?? ''))
  );
}

/** « Grand Paris Express », « Société du Grand Paris »: the transport works, not the métropole. */
function isNamedAfter({ names, start, end }: Candidate, { tokens }: Passage): boolean {
  if (names[0]?.place.name !== 'Métropole du Grand Paris' || end - start > 2) return false;
  return tokens[end]?.folded === 'express' || tokens[start - 2]?.folded === 'societe';
}

/** The word that says what the name is, over « de la »: « ville de », « conseil départemental du ». */
function typeBefore(passage: Passage, start: number): { kind?: string; isLandmark: boolean } {
  let at = start - 1;
  while (at >= start - 3 && passage.joined[at + 1] === 1 && linkWords.has(passage.tokens[at]?.folded ?? '')) at -= 1;
  if (passage.joined[at + 1] !== 1) return { isLandmark: false };
  const folded = passage.tokens[at]?.folded ?? '';
  const isLandmark = landmarks.has(folded) && !/^(?:en|sur)$/.test(passage.tokens[at - 1]?.folded ?? '');
  const kind = Object.entries(placeTypes).find(([, words]) => words.has(folded))?.[0];
  return kind === undefined ? { isLandmark } : { kind, isLandmark };
}

function followsFirstName(passage: Passage, start: number): boolean {
  const before = passage.tokens[start - 1];
  const token = passage.tokens[start];
  if (!before || !token || passage.sentences[start - 1] !== passage.sentences[start]) return false;
  return (
    /^\.?\s$/.test(passage.text.slice(before.end, token.start)) &&
    isCapitalised(passage, start - 1) &&
    firstNames.has(before.folded)
  );
}

/** « en Creuse » is never the river. */
function isNature({ tokens, sentences }: Passage, start: number, end: number): boolean {
  if (tokens[start - 1]?.folded === 'en') return false;
  for (let at = Math.max(0, start - 5); at < Math.min(tokens.length, end + 3); at += 1)
    if (sentences[at] === sentences[start] && natureWords.has(tokens[at]?.folded ?? '')) return true;
  return false;
}

/** « Lens (62) », « Laval (53000) », « Sens (Yonne) » are sure, and exclude namesakes; « Orange, dans le Vaucluse » only helps. */
function areaBeside(
  { departementByCode }: PlaceIndex,
  passage: Passage,
  { end }: Candidate,
  next: Candidate | undefined,
): { id: string; isSure: boolean } | undefined {
  const { text, tokens } = passage;
  const [last, token] = [tokens[end - 1], tokens[end]];
  if (!last || !token) return undefined;
  const isBracketed = /^\s?[([]$/.test(text.slice(last.end, token.start));
  if (isBracketed && /^\s?[)\],]/.test(text.slice(token.end, token.end + 2))) {
    const [, overseas, mainland] = /^(?:(97\d)(?:\d\d)?|(\d\d|2[ab])(?:\d{3})?)$/.exec(token.folded) ?? [];
    const place = departementByCode.get((overseas ?? mainland ?? '').toUpperCase());
    if (place) return { id: place.id, isSure: true };
  }
  const area = next?.names.map(({ place }) => place).find(({ kind }) => kind === 'departement' || kind === 'region');
  if (!next || !area || !isLinked(passage, end, next.start, besideWords)) return undefined;
  const isBeside = isBracketed || passage.joined[end] === 1 || /^\s?,/.test(text.slice(last.end, last.end + 2));
  return isBeside ? { id: area.id, isSure: isBracketed } : undefined;
}

function isInListWith(neighbour: Span, { start, end }: Span, passage: Passage): boolean {
  return neighbour.end <= start
    ? isLinked(passage, neighbour.end, start, listWords)
    : isLinked(passage, end, neighbour.start, listWords);
}

/** Only such words, at most five, between two tokens of one sentence. */
function isLinked({ tokens, sentences }: Passage, from: number, to: number, words: Set<string>): boolean {
  if (to < from || to - from > 5 || sentences[from - 1] !== sentences[to]) return false;
  return tokens.slice(from, to).every(({ folded }) => words.has(folded));
}

/** Of the places of one name: by kind, then the one whose département or région the item names, then mainland before overseas, then the larger. */
function chooseName(names: PlaceName[], areas: Set<string>): PlaceName | undefined {
  const score = ({ place }: PlaceName): [number, number, number, number] => [
    kindOrder.indexOf(place.kind),
    place.ancestors.some((id) => areas.has(id)) ? 0 : 1,
    place.code.startsWith('97') || place.code.startsWith('98') ? 1 : 0,
    -place.population,
  ];
  return names.toSorted((a, b) => {
    const [ours, theirs] = [score(a), score(b)];
    const at = ours.findIndex((part, position) => part !== theirs[position]);
    return at < 0 ? (a.place.id < b.place.id ? -1 : 1) : (ours[at] ?? 0) - (theirs[at] ?? 0);
  })[0];
}

function ruleOf(names: PlaceName[], rule: string): string {
  return names.some(({ trust }) => trust === 'plain') ? (names[0]?.rule ?? rule) : rule;
}
