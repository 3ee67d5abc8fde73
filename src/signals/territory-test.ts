// A term in one place: more there than its share of the country and its own past let expect. The prior is worth 200 documents at the rate of elsewhere.
import type { Frame } from './frame.ts';
import { growthProbability, referenceWeeks } from './growth-test.ts';
import { findFailedGate, isSeasonal, type Measure, toSpread } from './measure.ts';
import { termOf } from './postings.ts';
import { documentsMin, type Screen } from './screen.ts';

/** Weeks of its only window. */
export const territoryWindow = 13;
/** What the rate elsewhere weighs, in documents. */
const priorDocuments = 200;
/** Jeffreys, on the rate elsewhere. */
const elsewherePrior = 0.5;
const territorySourcesMin = 2;
/** Stricter than elsewhere, since each term is tried in each place. */
export const territoryPMax = 1e-4;

export interface TerritoryFinding {
  territory: string;
  measure: Measure;
}

export interface TerritoryTester {
  /** Terms that may stand out in some place: those of the candidates to be looked at more closely. */
  screen(screen: Screen): number[];
  /** `positions`: the documents of one term, newest first. Gives the places where it stands out, and those that are followed. */
  test(positions: Uint32Array, followed: ReadonlySet<string>): TerritoryFinding[];
}

export function createTerritoryTester(frame: Frame): TerritoryTester {
  const places = toPlaces(frame);

  /** Counts of one term: in the place, in its reference, and in both spans everywhere. */
  interface Counts {
    observed: number;
    reference: number;
    total: number;
  }

  function compare(place: number, { observed, reference, total }: Counts) {
    const exposure = places.exposures[place] ?? 0;
    const referenceExposure = places.referenceExposures[place] ?? 0;
    const elsewhere = total - observed - reference;
    const rateElsewhere = (elsewhere + elsewherePrior) / Math.max(1, places.total - exposure - referenceExposure);
    const shape = priorDocuments * rateElsewhere + reference;
    const rate = priorDocuments + referenceExposure;
    const compared = { observed, reference, exposure, referenceExposure };
    const expected = (shape * exposure) / rate;
    return { compared, expected, elsewhere, law: { shape, rate } };
  }

  function standsOut(place: number, counts: Counts): boolean {
    const { compared, expected, elsewhere, law } = compare(place, counts);
    // A term that nobody else uses is for the other lanes. At or under the mean, p is far above any threshold.
    if (counts.observed < documentsMin || elsewhere === 0 || counts.observed <= expected) return false;
    return growthProbability(compared, law) <= territoryPMax;
  }

  function screen({ candidates, numbers }: Screen): number[] {
    const totals = new Uint32Array(candidates.length + 1);
    const count = (position: number, counts: Uint32Array): void => {
      const postings = frame.documents[position]?.postings ?? noPostings;
      for (let index = 0; index < postings.length; index += 1) {
        const number = numbers[termOf(postings[index] ?? 0)] ?? 0;
        counts[number] = (counts[number] ?? 0) + 1;
      }
    };
    if (places.ids.length === 0) return [];
    for (const [position, span] of places.spans.entries()) if (span !== outside) count(position, totals);
    const found = new Set<number>();
    const observed = new Uint32Array(candidates.length + 1);
    const reference = new Uint32Array(candidates.length + 1);
    for (const [place, positions] of places.documentsOf.entries()) {
      if ((places.exposures[place] ?? 0) < documentsMin) continue;
      observed.fill(0);
      reference.fill(0);
      for (const position of positions) {
        const span = places.spans[position];
        if (span !== outside) count(position, span === inWindow ? observed : reference);
      }
      for (let number = 1; number <= candidates.length; number += 1) {
        if ((observed[number] ?? 0) < documentsMin) continue;
        const counts = {
          observed: observed[number] ?? 0,
          reference: reference[number] ?? 0,
          total: totals[number] ?? 0,
        };
        if (standsOut(place, counts)) found.add(candidates[number - 1] ?? 0);
      }
    }
    return [...found];
  }

  function test(positions: Uint32Array, followed: ReadonlySet<string>): TerritoryFinding[] {
    const inPlaces = new Map<number, number[]>();
    let total = 0;
    for (const position of positions) {
      if (places.spans[position] !== outside) total += 1;
      for (const place of places.of(position)) inPlaces.set(place, [...(inPlaces.get(place) ?? []), position]);
    }
    return [...inPlaces].flatMap(([place, list]) => {
      const territory = places.ids[place] ?? '';
      const inPlace = Uint32Array.from(list);
      const count = (span: number): number => list.filter((position) => places.spans[position] === span).length;
      const counts = { observed: count(inWindow), reference: count(inReference), total };
      const isFollowed = followed.has(territory);
      if (!isFollowed && !standsOut(place, counts)) return [];
      const { compared, expected, law } = compare(place, counts);
      const spread = toSpread(frame, inPlace, territoryWindow);
      const failedGate =
        findFailedGate(spread, spread, territorySourcesMin) ??
        (isSeasonal(frame, inPlace, territoryWindow) ? 'season' : undefined);
      if (!isFollowed && failedGate) return [];
      const p = growthProbability(compared, law);
      const rest = { window: territoryWindow, expected, p, failedGate, spread, positions: inPlace, isCapped: false };
      return [{ territory, measure: { ...compared, ...rest } }];
    });
  }

  return { screen, test };
}

const outside = 0;
const inWindow = 1;
const inReference = 2;
const noPostings = new Uint32Array(0);

/** The places of the frame's documents, numbered, with the documents of each. */
function toPlaces(frame: Frame) {
  const numbers = new Map<string, number>();
  const documentsOf: number[][] = [];
  /** A source that gave nothing in the window is taken out of the reference. */
  const spans = Uint8Array.from(frame.ages, (age, position) => {
    if (age < territoryWindow) return inWindow;
    const silence = frame.sourceSilence[frame.sources[position] ?? 0] ?? 0;
    return age < territoryWindow + referenceWeeks && silence < territoryWindow ? inReference : outside;
  });
  for (const [position, { territories }] of frame.documents.entries())
    for (const id of territories) {
      const number = numbers.get(id) ?? documentsOf.push([]) - 1;
      numbers.set(id, number);
      documentsOf[number]?.push(position);
    }
  const countOf = (span: number) => (positions: number[]) =>
    positions.reduce((count, position) => (spans[position] === span ? count + 1 : count), 0);
  return {
    ids: [...numbers.keys()],
    documentsOf,
    of: (position: number): number[] =>
      (frame.documents[position]?.territories ?? []).flatMap((id) => numbers.get(id) ?? []),
    spans,
    exposures: documentsOf.map(countOf(inWindow)),
    referenceExposures: documentsOf.map(countOf(inReference)),
    total: spans.reduce((count, span) => (span === outside ? count : count + 1), 0),
  };
}
