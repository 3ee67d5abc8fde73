// Counts of right, extra and missed answers → precision, recall and F1, with how far chance alone may move them.

export interface Counts {
  /** Found, and in the labelled set. */
  right: number;
  /** Found, and not in the labelled set. */
  extra: number;
  /** In the labelled set, and not found. */
  missed: number;
}

/** Each ratio is `null` where it would divide by nothing. */
export interface Score extends Counts {
  precision: number | null;
  recall: number | null;
  f1: number | null;
}

export type Interval = [low: number, high: number];

export interface MicroScore extends Score {
  precisionInterval: Interval | null;
  recallInterval: Interval | null;
}

/** Means over concepts, each weighing the same; a concept without the ratio is left out of its mean. */
export interface MacroScore {
  /** How many concepts have an answer or a label at all. */
  concepts: number;
  precision: number | null;
  recall: number | null;
  f1: number | null;
}

export function toScore({ right, extra, missed }: Counts): Score {
  return {
    right,
    extra,
    missed,
    precision: ratio(right, right + extra),
    recall: ratio(right, right + missed),
    f1: ratio(2 * right, 2 * right + extra + missed),
  };
}

export function toMicroScore(counts: Counts): MicroScore {
  const { right, extra, missed } = counts;
  return {
    ...toScore(counts),
    precisionInterval: wilsonInterval(right, right + extra),
    recallInterval: wilsonInterval(right, right + missed),
  };
}

export function toMacroScore(scores: Score[]): MacroScore {
  const judged = scores.filter(({ f1 }) => f1 !== null);
  return {
    concepts: judged.length,
    precision: mean(judged.map(({ precision }) => precision)),
    recall: mean(judged.map(({ recall }) => recall)),
    f1: mean(judged.map(({ f1 }) => f1)),
  };
}

/** 95 % score interval of a proportion (E. B. Wilson, 1927): holds for small counts and near 0 and 1, where the usual one does not. */
export function wilsonInterval(successes: number, trials: number): Interval | null {
  if (trials === 0) return null;
  const z = 1.959964;
  const share = successes / trials;
  const spread = (z * z) / trials;
  const centre = share + spread / 2;
  const margin = z * Math.sqrt((share * (1 - share)) / trials + spread / (4 * trials));
  return [Math.max(0, (centre - margin) / (1 + spread)), Math.min(1, (centre + margin) / (1 + spread))];
}

export function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function mean(values: (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return ratio(
    known.reduce((sum, value) => sum + value, 0),
    known.length,
  );
}
