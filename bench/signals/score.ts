// What a method's weekly lists are worth against what was planted: recall, delay, precision of the first ten, false alarms, decoys.
import type { Corpus, DecoyKind, Planted } from './generator.ts';

/** One line of a method's list of one week: its key (and those merged with it) and its recent documents. */
export interface Alarm {
  key: string;
  documents: string[];
}

export interface Scores {
  recall: number;
  recallByKind: Record<string, number>;
  /** Medians over the signals found. */
  delayWeeks: number;
  delayMentions: number;
  precisionAt10: number;
  /** Mean number of new alarms a week that match nothing planted, all and among the first ten. */
  falseWeekly: number;
  falseWeeklyTop10: number;
  decoyRates: Record<string, number>;
}

const recallWeeks = 22;
const liveMin = 10;
export const evaluationStart = 60;

export interface Tally {
  signals: { kind: Planted['kind']; delay?: number; mentions?: number }[];
  decoys: { kind: DecoyKind; isFlagged: boolean }[];
  precisions: number[];
  falseAlarms: number;
  falseAlarmsTop10: number;
  weeks: number;
}

/** `lists[week]`: the alarms of that week, best first; weeks before `evaluationStart` are not read. */
export function tally(corpus: Corpus, lists: Alarm[][]): Tally {
  const owners = new Map<string, Planted>();
  for (const planted of corpus.planted) for (const id of planted.documents) owners.set(id, planted);
  const weekOf = new Map(corpus.documents.map(({ id, week }) => [id, week]));
  const flagged = new Map<Planted, number>();
  const knownFalse = new Set<string>();
  const result: Tally = { signals: [], decoys: [], precisions: [], falseAlarms: 0, falseAlarmsTop10: 0, weeks: 0 };
  for (let week = evaluationStart; week < corpus.weeks; week += 1) {
    result.weeks += 1;
    const right = new Set<Planted>();
    for (const [position, alarm] of (lists[week] ?? []).entries()) {
      const planted = matchOf(alarm, owners);
      if (planted && !flagged.has(planted) && (isDecoy(planted) || week >= planted.onset)) flagged.set(planted, week);
      if (planted && !isDecoy(planted) && week >= planted.onset && position < 10) right.add(planted);
      if (planted || knownFalse.has(alarm.key)) continue;
      knownFalse.add(alarm.key);
      result.falseAlarms += 1;
      if (position < 10) result.falseAlarmsTop10 += 1;
    }
    const live = corpus.planted.filter((planted) => !isDecoy(planted) && planted.onset <= week && week <= planted.end);
    const shown = Math.min(10, (lists[week] ?? []).length);
    if (live.length >= liveMin && shown > 0) result.precisions.push(right.size / shown);
    else if (live.length >= liveMin) result.precisions.push(0);
  }
  for (const planted of corpus.planted) {
    const week = flagged.get(planted);
    if (isDecoy(planted)) {
      result.decoys.push({ kind: planted.kind, isFlagged: week !== undefined });
      continue;
    }
    const delay = week === undefined ? undefined : week - planted.onset;
    const isFound = delay !== undefined && delay <= recallWeeks;
    const mentions = [...planted.documents].filter((id) => {
      const written = weekOf.get(id) ?? 0;
      return written >= planted.onset && written <= (week ?? 0);
    }).length;
    result.signals.push({ kind: planted.kind, ...(isFound && { delay, mentions }) });
  }
  return result;
}

/** What most of its recent documents were written for. */
function matchOf({ documents }: Alarm, owners: Map<string, Planted>): Planted | undefined {
  const counts = new Map<Planted, number>();
  for (const id of documents) {
    const owner = owners.get(id);
    if (owner) counts.set(owner, (counts.get(owner) ?? 0) + 1);
  }
  const [best] = [...counts].sort(([, one], [, other]) => other - one);
  return best && best[1] * 2 > documents.length ? best[0] : undefined;
}

function isDecoy(planted: Planted): planted is Planted & { kind: DecoyKind } {
  return planted.kind.startsWith('D');
}

/** Over all seeds. */
export function toScores(tallies: Tally[]): Scores {
  const signals = tallies.flatMap((each) => each.signals);
  const decoys = tallies.flatMap((each) => each.decoys);
  const weeks = sum(tallies.map((each) => each.weeks));
  const found = signals.filter(({ delay }) => delay !== undefined);
  return {
    recall: found.length / signals.length,
    recallByKind: shares(signals.map(({ kind, delay }) => [kind, delay !== undefined])),
    delayWeeks: median(found.map(({ delay = 0 }) => delay)),
    delayMentions: median(found.map(({ mentions = 0 }) => mentions)),
    precisionAt10: mean(tallies.flatMap((each) => each.precisions)),
    falseWeekly: sum(tallies.map((each) => each.falseAlarms)) / weeks,
    falseWeeklyTop10: sum(tallies.map((each) => each.falseAlarmsTop10)) / weeks,
    decoyRates: shares(decoys.map(({ kind, isFlagged }) => [kind, isFlagged])),
  };
}

function shares(entries: [string, boolean][]): Record<string, number> {
  const kinds = [...new Set(entries.map(([kind]) => kind))].sort();
  return Object.fromEntries(
    kinds.map((kind) => [kind, mean(entries.flatMap(([other, is]) => (other === kind ? [Number(is)] : [])))]),
  );
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

function mean(values: number[]): number {
  return values.length === 0 ? Number.NaN : sum(values) / values.length;
}

function median(values: number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
