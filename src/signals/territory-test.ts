// A term in one place: more there than its share of the country and its own past let expect. The prior is worth 200 documents at the rate of elsewhere.
import type { Frame } from './frame.ts';
import { growthProbability, referenceWeeks } from './growth-test.ts';
import { findFailedGate, isSeasonal, type Measure, toSpread } from './measure.ts';
import { documentsMin } from './term-lists.ts';

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

export type TerritoryTester = (positions: Uint32Array, followed: ReadonlySet<string>) => TerritoryFinding[];

/** `positions`: the documents of one term, newest first. Gives the places where it stands out, and those that are followed. */
export function createTerritoryTester(frame: Frame): TerritoryTester {
  const places = toPlaces(frame);
  const observed = new Uint32Array(places.ids.length);
  const reference = new Uint32Array(places.ids.length);

  /** What the term's past in the place, and its rate elsewhere, let expect. */
  function law(place: number, elsewhere: number): { shape: number; rate: number } {
    const here = (places.exposures[place] ?? 0) + (places.referenceExposures[place] ?? 0);
    const rateElsewhere = (elsewhere + elsewherePrior) / Math.max(1, places.total - here);
    return {
      shape: priorDocuments * rateElsewhere + (reference[place] ?? 0),
      rate: priorDocuments + (places.referenceExposures[place] ?? 0),
    };
  }

  function measureIn(place: number, positions: Uint32Array, elsewhere: number, pMax: number): Measure | undefined {
    const compared = {
      observed: observed[place] ?? 0,
      reference: reference[place] ?? 0,
      exposure: places.exposures[place] ?? 0,
      referenceExposure: places.referenceExposures[place] ?? 0,
    };
    const { shape, rate } = law(place, elsewhere);
    const expected = (shape * compared.exposure) / rate;
    // At or under the mean, p is far above any threshold.
    if (compared.observed <= expected && pMax < 1) return undefined;
    const p = growthProbability(compared, { shape, rate });
    if (p > pMax) return undefined;
    const inPlace = positions.filter((position) => places.isIn(position, place));
    const spread = toSpread(frame, inPlace, territoryWindow);
    const failedGate =
      findFailedGate(spread, spread, territorySourcesMin) ??
      (isSeasonal(frame, inPlace, territoryWindow) ? 'season' : undefined);
    const rest = { window: territoryWindow, expected, p, failedGate, spread, positions: inPlace, isCapped: false };
    return { ...compared, ...rest };
  }

  /** Adds the documents from `first` on, as long as they are of that span, to the counts of their places; gives where it stopped. */
  function addUp(positions: Uint32Array, first: number, span: number, counts: Uint32Array): number {
    let index = first;
    for (; index < positions.length; index += 1) {
      const position = positions[index] ?? 0;
      const its = places.spans[position];
      if (its === outside) continue;
      if (its !== span) break;
      const end = places.starts[position + 1] ?? 0;
      for (let at = places.starts[position] ?? 0; at < end; at += 1) {
        const place = places.numbers[at] ?? 0;
        counts[place] = (counts[place] ?? 0) + 1;
      }
    }
    return index;
  }

  return (positions, followed) => {
    observed.fill(0);
    const windowEnd = addUp(positions, 0, inWindow, observed);
    if (followed.size === 0 && observed.every((count) => count < documentsMin)) return [];
    reference.fill(0);
    addUp(positions, windowEnd, inReference, reference);
    let total = 0;
    for (const position of positions) if (places.spans[position] !== outside) total += 1;
    const findings: TerritoryFinding[] = [];
    for (let place = 0; place < observed.length; place += 1) {
      const territory = places.ids[place] ?? '';
      const isFollowed = followed.size > 0 && followed.has(territory);
      const elsewhere = total - (observed[place] ?? 0) - (reference[place] ?? 0);
      if (!isFollowed && ((observed[place] ?? 0) < documentsMin || elsewhere === 0)) continue;
      const measure = measureIn(place, positions, elsewhere, isFollowed ? 1 : territoryPMax);
      if (measure && (isFollowed || !measure.failedGate)) findings.push({ territory, measure });
    }
    return findings;
  };
}

const outside = 0;
const inWindow = 1;
const inReference = 2;

/** The places of the frame's documents, numbered, with how many documents each has. */
function toPlaces(frame: Frame) {
  const known = new Map<string, number>();
  /** The places of the document at `p` are `numbers[starts[p]]` to `numbers[starts[p + 1] - 1]`. */
  const starts = new Uint32Array(frame.documents.length + 1);
  const list: number[] = [];
  for (const [position, { territories }] of frame.documents.entries()) {
    for (const id of territories) {
      const number = known.get(id) ?? known.size;
      known.set(id, number);
      list.push(number);
    }
    starts[position + 1] = list.length;
  }
  const numbers = Uint32Array.from(list);
  /** A source that gave nothing in the window is taken out of the reference. */
  const spans = Uint8Array.from(frame.ages, (age, position) => {
    if (age < territoryWindow) return inWindow;
    const silence = frame.sourceSilence[frame.sources[position] ?? 0] ?? 0;
    return age < territoryWindow + referenceWeeks && silence < territoryWindow ? inReference : outside;
  });
  const exposures = new Uint32Array(known.size);
  const referenceExposures = new Uint32Array(known.size);
  let total = 0;
  for (const [position, span] of spans.entries()) {
    if (span === outside) continue;
    total += 1;
    const counts = span === inWindow ? exposures : referenceExposures;
    for (const place of numbers.subarray(starts[position], starts[position + 1]))
      counts[place] = (counts[place] ?? 0) + 1;
  }
  const isIn = (position: number, place: number): boolean =>
    numbers.subarray(starts[position], starts[position + 1]).includes(place);
  return { ids: [...known.keys()], starts, numbers, spans, exposures, referenceExposures, total, isIn };
}
