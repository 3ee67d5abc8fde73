// How well a grouping agrees with one made by reading, over all pairs of items. Pure.

export interface StoryScores {
  /** Of the pairs put together, the share that belong together. 1 when none was. */
  precision: number;
  /** Of the pairs that belong together, the share put together. 1 when there are none. */
  recall: number;
  f1: number;
  /** Pairs. */
  found: number;
  expected: number;
  right: number;
}

/** One line an item: the story it was given, and the one it is in by reading. */
export function scoreStories(items: { found: string; expected: string }[]): StoryScores {
  const found = countPairs(items.map((item) => item.found));
  const expected = countPairs(items.map((item) => item.expected));
  const right = countPairs(items.map((item) => JSON.stringify([item.found, item.expected])));
  const precision = found === 0 ? 1 : right / found;
  const recall = expected === 0 ? 1 : right / expected;
  const f1 = right === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision, recall, f1: found + expected === 0 ? 1 : f1, found, expected, right };
}

function countPairs(groups: string[]): number {
  const sizes = new Map<string, number>();
  for (const group of groups) sizes.set(group, (sizes.get(group) ?? 0) + 1);
  return [...sizes.values()].reduce((pairs, size) => pairs + (size * (size - 1)) / 2, 0);
}
