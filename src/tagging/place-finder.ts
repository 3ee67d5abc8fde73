// Which of the spans that are written like a territory's name do name it: precision first, since a wrong territory misleads more than a missing one.
import type { Evidence, PlaceMention } from '../model/tag.ts';
import type { GazetteerPlace } from './gazetteer.ts';
import { evidenceMax, type Field, type Span, toEvidence } from './hits.ts';
import type { Passage } from './passage.ts';
import { findPlaceAdjectives } from './place-adjectives.ts';
import { type AreaBeside, areaBeside, isBracketedBehind, isInListWith } from './place-beside.ts';
import { type Candidate, findCandidates, formOf } from './place-candidates.ts';
import type { PlaceName } from './place-names.ts';
import { type Areas, chooseCommune, isBefore } from './place-namesakes.ts';
import { findDepartementNumbers } from './place-numbers.ts';
import {
  type Head,
  headOf,
  isCommonNoun,
  isNature,
  isShouted,
  isSomethingElse,
  mayStandBare,
  type Proof,
  proofBefore,
} from './place-proofs.ts';
import type { PlaceIndex } from './territories.ts';

/** A span that names a place, and the rule that says so. */
export interface Mention extends Span {
  place: GazetteerPlace;
  rule: string;
}

/** One field with all that may be a name in it. */
interface Reading {
  field: Field;
  /** Of the field in the item: title first. */
  order: number;
  candidates: Candidate[];
  /** Found by other means than names: they are sure. */
  others: Mention[];
}

const noAreas: Areas = new Map();
const kindOrder = ['commune', 'region', 'ancienne-region', 'departement', 'epci', 'pays'];
const parisId = 'commune-75056';

/**
 * Mentions by place id, each with its evidence: title first, then in the order of the text. Read twice: first what its own sentence proves, then what the
 * territories found so far prove of the other names. So a sentence added at the end may bring places, and takes none from the others.
 */
export function findPlaces(index: PlaceIndex, fields: Field[]): PlaceMention[] {
  const readings = fields.map((field, order) => read(index, field, order));
  const areas = areasNamed(
    readings,
    readings.map((reading) => mentionsIn(index, reading, noAreas)),
  );
  const found = new Map<string, { place: GazetteerPlace; evidence: Evidence[] }>();
  for (const reading of readings) {
    const mentions = [...mentionsIn(index, reading, areas), ...reading.others].sort((a, b) => a.start - b.start);
    for (const { place, rule, ...span } of mentions) {
      const entry = found.get(place.id) ?? { place, evidence: [] };
      if (entry.evidence.length < evidenceMax) entry.evidence.push(toEvidence(reading.field, span, rule));
      found.set(place.id, entry);
    }
  }
  return [...found.values()]
    .map(({ place: { id, kind, code, name, siren }, evidence }) => ({
      id,
      kind,
      code,
      name,
      ...(siren ? { siren } : {}),
      evidence,
    }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

function read(index: PlaceIndex, field: Field, order: number): Reading {
  const { passage } = field;
  const candidates = findCandidates(index, passage);
  const isCommune = ({ names }: Candidate): boolean => names.some(({ place }) => place.kind === 'commune');
  const communeEnds = new Set(candidates.filter(isCommune).map(({ end }) => end));
  const others = [...findPlaceAdjectives(index, passage), ...findDepartementNumbers(index, passage, communeEnds)];
  return { field, order, candidates, others };
}

/** Paris proves nothing of the communes around: it stands in every second text. */
function areasNamed(readings: Reading[], mentions: Mention[][]): Areas {
  const areas: Areas = new Map();
  readings.forEach(({ order, others, field: { passage } }, at) => {
    for (const { place, start } of [...(mentions[at] ?? []), ...others]) {
      if (place.id === parisId) continue;
      const name = (id: string, points: number): void => {
        const known = areas.get(id);
        const here = { order, sentence: passage.sentences[start] ?? 0, points };
        if (!known) areas.set(id, here);
        else if (isBefore(here, known)) areas.set(id, { ...here, points: Math.max(points, known.points) });
        else known.points = Math.max(points, known.points);
      };
      if (place.kind !== 'commune') name(place.id, place.kind === 'region' ? 1 : 2);
      // A commune speaks for its EPCI, and a little for its département; not for its région, where every other name has a namesake.
      if (place.kind === 'commune' || place.kind === 'epci')
        for (const id of place.ancestors) if (!id.startsWith('region-')) name(id, id.startsWith('epci-') ? 2 : 1);
    }
  });
  return areas;
}

/**
 * Twice over the candidates: a name in a list is known by the one before it, then by the one after it (« l'Aube, l'Oise et la Seine-et-Marne »). What its own
 * sentence proves wins over what the rest of the item proves: « le Vaucluse » stays the département when the Doubs, where a village is called so, is named
 * further on.
 */
function mentionsIn(index: PlaceIndex, reading: Reading, areas: Areas): Mention[] {
  const { candidates } = reading;
  const mentions: (Mention | undefined)[] = [];
  for (const support of areas === noAreas ? [noAreas] : [noAreas, areas]) {
    candidates.forEach((candidate, at) => {
      mentions[at] ??= toMention(index, reading, { areas, support }, candidate, candidates[at + 1], mentions[at - 1]);
    });
    for (let at = candidates.length - 2; at >= 0; at -= 1) {
      const candidate = candidates[at];
      if (candidate)
        mentions[at] ??= toMention(index, reading, { areas, support }, candidate, candidates[at + 1], mentions[at + 1]);
    }
  }
  return mentions.filter((mention) => mention !== undefined);
}

/** `areas` choose among namesakes, `support` adds to what a name's own sentence proves. */
function toMention(
  index: PlaceIndex,
  { field: { passage }, order }: Reading,
  { areas, support }: { areas: Areas; support: Areas },
  candidate: Candidate,
  next: Candidate | undefined,
  neighbour: Mention | undefined,
): Mention | undefined {
  const head = headOf(passage, candidate.start);
  if (isSomethingElse(candidate, passage, head)) return undefined;
  const beside = areaBeside(index, passage, candidate, next);
  const typed = candidate.names.filter(({ place }) => isOfType(place, head));
  // « en Corrèze (19) » is the département, though the commune of that name is in it; « Paris (75) » is the city.
  const isCity = candidate.names.some(({ place, need }) => place.kind === 'commune' && need === 0);
  const coded = isCity ? [] : candidate.names.filter(({ place }) => place.id === beside?.id);
  const names = [coded, typed, candidate.names].find(({ length }) => length > 0) ?? [];
  const here = { order, sentence: passage.sentences[candidate.start] ?? 0 };
  const meant = kindOrder.flatMap((kind) => {
    const ofKind = names.filter(({ place }) => place.kind === kind);
    return (kind === 'commune' ? chooseCommune(ofKind, beside, areas, here) : ofKind[0]) ?? [];
  });
  for (const name of meant) {
    const proof = proofOf(name, { passage, candidate, head, beside, neighbour, areas: support });
    const need = needOf(name, candidate);
    if (proof && proof.points >= need)
      return { ...formOf(candidate, name, passage), place: name.place, rule: need === 0 ? name.rule : proof.rule };
  }
  return undefined;
}

function needOf({ need, needUnhyphened }: PlaceName, { isHyphened }: Candidate): number {
  return isHyphened ? need : needUnhyphened;
}

function isOfType({ kind }: GazetteerPlace, { type }: Head): boolean {
  // « la ville de Gand » tells Belgium.
  return kind === type || (type === 'region' ? kind === 'ancienne-region' : type === 'commune' && kind === 'pays');
}

interface Surroundings {
  passage: Passage;
  candidate: Candidate;
  head: Head;
  beside: AreaBeside | undefined;
  neighbour: Mention | undefined;
  areas: Areas;
}

/** All that speaks for the name, with the rule of what speaks loudest; undefined where it is no territory's name at all. */
function proofOf(name: PlaceName, surroundings: Surroundings): Proof | undefined {
  const { passage, candidate, head, beside, neighbour, areas } = surroundings;
  const { place } = name;
  if (place.kind === 'departement' && isNature(passage, candidate)) return undefined;
  if (isCommonNoun(name, passage, candidate)) return undefined;
  // « ROME » is a register of trades, « USA » is written so.
  if (
    place.kind === 'pays' &&
    isShouted(passage, candidate.start, candidate.end) &&
    name.written !== name.written.toUpperCase()
  )
    return undefined;
  // « Correns (Var) ».
  const isCode = neighbour?.place.ancestors.includes(place.id) && isBracketedBehind(neighbour, candidate, passage);
  const isIn = beside !== undefined && (place.id === beside.id || place.ancestors.includes(beside.id));
  if (isCode || isIn) return { points: 6, rule: 'place:code' };
  const need = needOf(name, candidate);
  let proof = proofBefore(name, need, passage, candidate, head);
  if (proof.points < 2 && neighbour?.place.kind === place.kind && isInListWith(neighbour, candidate, passage))
    proof = { points: 2, rule: 'place:liste' };
  if (proof.points >= need || place.kind !== 'commune') return proof;
  if (proof.points === 0 && !mayStandBare(passage, candidate)) return proof;
  const support = Math.max(0, ...place.ancestors.map((id) => areas.get(id)?.points ?? 0));
  return { points: proof.points + support, rule: proof.points < support ? 'place:appui' : proof.rule };
}
