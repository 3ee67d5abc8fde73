// One week of the index → its signals: term lists, test and gates, places, merging, tiers, and the ten to watch in each lane.
import type { Signal, SignalLane, SignalTier } from '../model/signal.ts';
import { createFrame, type Frame } from './frame.ts';
import { collectHistories, type Histories, isName } from './histories.ts';
import { familyOf, parseSignalKey } from './keys.ts';
import { measureTerm } from './measure.ts';
import type { Postings } from './postings.ts';
import { type Finding, type Group, toGroups } from './rank.ts';
import { screenTerms } from './screen.ts';
import { gatherTermLists } from './term-lists.ts';
import { createTerritoryTester, territoryPMax } from './territory-test.ts';
import { type SignalWords, toSignal } from './to-signal.ts';

/** Highest p of each tier. */
const tierPMax: [SignalTier, number][] = [
  ['A', 1e-4],
  ['B', 5e-4],
  ['C', 1e-2],
];
const watchPMax = 1e-2;
const watchedMax = 10;
/** With a shorter past nothing is more than to be watched. */
export const historyWeeksMin = 52;
/** A single word is new when it was seen at most so often in a past of at least so many documents. */
const wordSeenMax = 1;
const wordPastMin = 2000;

export interface EvaluateOptions {
  /** Keys of signals to give whatever the test says of them: those that stand from the weeks before. */
  follow?: Iterable<string>;
  lanes?: readonly SignalLane[];
}

/** What the index was told of the world around its documents. */
export interface Surroundings extends SignalWords {
  readSince(sourceId: string): number | undefined;
  /** Index keys of the labels of the glossary's concepts: no free terms, they have their own lane. */
  glossaryKeys: ReadonlySet<string>;
  /** Is a single word worth counting? Undefined: judged by the index's own past. */
  isUncommonWord: ((key: string) => boolean) | undefined;
}

/** Best rank first. Documents after `week` do not exist; the same documents give the same signals. */
export function evaluate(
  postings: Postings,
  week: number,
  surroundings: Surroundings,
  { follow = [], lanes }: EvaluateOptions = {},
): Signal[] {
  const frame = createFrame(postings, week, surroundings.readSince);
  const wanted = (lane: SignalLane): boolean => lanes === undefined || lanes.includes(lane);
  const followed = toFollowed(postings, follow);
  const found = findAll(postings, frame, followed, surroundings, wanted);
  const histories = collectHistories(postings, frame, new Map(found.map(({ term, everywhere }) => [term, everywhere])));
  const kept = found.filter(
    ({ term, key }) =>
      followed.terms.has(term) || surroundings.isUncommonWord || !isPlainWord(key) || isNewWord(term, histories),
  );
  const laneOf = ({ term, key, territory }: Finding): SignalLane => {
    const family = familyOf(key);
    if (territory !== undefined) return 'territory';
    const history = histories.of(term);
    return family === 'term' && history && isName(history) ? 'name' : family;
  };
  const groups = toGroups(frame, kept, canMerge).filter(({ head }) => wanted(laneOf(head)));
  const watched = new Map<SignalLane, number>();
  return groups.flatMap((group) => {
    const lane = laneOf(group.head);
    let tier = tierOf(group.head, frame);
    if (tier === 'C') {
      const before = watched.get(lane) ?? 0;
      watched.set(lane, before + 1);
      if (before >= watchedMax) tier = null;
    }
    if (tier === null && !isFollowedGroup(group, followed)) return [];
    return [toSignal({ postings, frame, histories, words: surroundings, group, lane, tier })];
  });
}

interface Followed {
  terms: Set<number>;
  /** Places in which a term is followed. */
  places: Map<number, Set<string>>;
  /** Terms followed as such, not only in a place. */
  everywhere: Set<number>;
}

function toFollowed(postings: Postings, keys: Iterable<string>): Followed {
  const followed: Followed = { terms: new Set(), places: new Map(), everywhere: new Set() };
  for (const key of keys) {
    const { indexKey, place } = parseSignalKey(key);
    const term = postings.termNumber(indexKey);
    if (term === undefined) continue;
    followed.terms.add(term);
    if (place === undefined) followed.everywhere.add(term);
    else followed.places.set(term, (followed.places.get(term) ?? new Set()).add(place));
  }
  return followed;
}

function isFollowedGroup({ members }: Group, { places, everywhere }: Followed): boolean {
  return members.some(({ term, territory }) =>
    territory === undefined ? everywhere.has(term) : (places.get(term)?.has(territory) ?? false),
  );
}

const noPlaces: ReadonlySet<string> = new Set();

function findAll(
  postings: Postings,
  frame: Frame,
  followed: Followed,
  surroundings: Surroundings,
  wanted: (lane: SignalLane) => boolean,
): Finding[] {
  const termCount = postings.keys.length;
  const leaveOut = (term: number, before: number): boolean =>
    isLeftOut(postings.keys[term] ?? '', before, surroundings);
  const screen = screenTerms(frame, termCount, leaveOut, watchPMax);
  const territories = createTerritoryTester(frame);
  const growing = new Set(screen.growing);
  const local = new Set(wanted('territory') ? territories.screen(screen) : []);
  const lists = gatherTermLists(frame, termCount, new Set([...growing, ...local, ...followed.terms]));
  const findings: Finding[] = [];
  for (const [term, positions] of lists) {
    const key = postings.keys[term] ?? '';
    const family = familyOf(key);
    const isFollowed = followed.everywhere.has(term);
    if ((isFollowed || growing.has(term)) && (wanted(family) || (family === 'term' && wanted('name')))) {
      const measure = measureTerm(frame, positions);
      if (isFollowed || (measure.p <= watchPMax && !measure.failedGate))
        findings.push({ term, key, territory: undefined, measure, positions, everywhere: positions });
    }
    const places = followed.places.get(term) ?? noPlaces;
    if (family === 'pair' || !wanted('territory') || (places.size === 0 && !local.has(term))) continue;
    for (const found of territories.test(positions, places))
      findings.push({ term, key, ...found, positions: found.measure.positions, everywhere: positions });
  }
  return findings;
}

/** A label of the glossary, or a plain word that is not new to the watch (there is no general lexicon to ask). */
function isLeftOut(key: string, before: number, { glossaryKeys, isUncommonWord }: Surroundings): boolean {
  if (familyOf(key) !== 'term') return false;
  if (glossaryKeys.has(key)) return true;
  return isPlainWord(key) && !(isUncommonWord ? isUncommonWord(key) : before <= wordSeenMax);
}

/** No phrase and no compound. */
function isPlainWord(key: string): boolean {
  return !key.includes(' ') && familyOf(key) === 'term';
}

/** Hardly seen in the whole past, which must be long enough to know common words by. */
function isNewWord(term: number, histories: Histories): boolean {
  return histories.documentsBefore >= wordPastMin && (histories.of(term)?.before ?? 0) <= wordSeenMax;
}

/** Concepts stay what curators made them; free terms and pairs merge, in one place or everywhere. */
function canMerge(one: Finding, other: Finding): boolean {
  const family = familyOf(one.key);
  return family !== 'concept' && family === familyOf(other.key) && one.territory === other.territory;
}

function tierOf({ territory, measure }: Finding, frame: Frame): SignalTier | null {
  if (measure.failedGate) return null;
  const tier =
    territory === undefined
      ? (tierPMax.find(([, pMax]) => measure.p <= pMax)?.[0] ?? null)
      : measure.p <= territoryPMax
        ? 'A'
        : null;
  return tier !== null && frame.historyWeeks < historyWeeksMin ? 'C' : tier;
}
