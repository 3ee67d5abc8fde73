// Curators teach: their decisions on one concept → a small model anyone can read, stored on the concept (model/glossary.ts) and applied by the matcher.
import type { LearnedModel } from '../model/glossary.ts';
import { logistic } from './features.ts';
import type { PassageFeatures } from './matcher.ts';

/** One decision: the passages of the item as `Matcher.featuresOf` gives them, the surest first. */
export interface LearningExample {
  accepted: boolean;
  passages: PassageFeatures[];
}

const decisionsMin = 8;
const weightsMax = 50;
/** A word met in one decision only tells nothing of the next. */
const decisionsPerFeatureMin = 2;
/** Strength of the pull to zero: as if one decision spoke for « no difference ». */
const pull = 1;
const sweepsMax = 100;
const stepMax = 1;
const changeMin = 1e-5;

/** One passage in training; `share` is its part of the decision. */
interface Row {
  accepted: number;
  logOdds: number;
  share: number;
  features: string[];
}

interface Trained {
  bias: number;
  weights: Map<string, number>;
}

/**
 * Logistic regression with L2 (Tikhonov) regularisation on top of what the matcher finds by itself, by coordinate descent: it learns only what the rules get
 * wrong. An accepted tag vouches for its surest passage; a refused one speaks against each of its passages. At most fifty weights, rounded to three decimals.
 * Undefined with fewer than eight decisions, or all of one kind; decisions on items without a passage are left out. Pure: the same for the same examples.
 */
export function learnModel(examples: LearningExample[]): LearnedModel | undefined {
  const known = examples.filter(({ passages }) => passages.length > 0);
  const accepted = known.filter((example) => example.accepted).length;
  const refused = known.length - accepted;
  if (known.length < decisionsMin || accepted === 0 || refused === 0) return undefined;
  const rows = known.flatMap(toRows);
  const first = train(rows, frequentFeatures(known));
  const kept = [...first.weights]
    .filter(([, weight]) => weight !== 0)
    .sort(([a, ours], [b, theirs]) => Math.abs(theirs) - Math.abs(ours) || (a < b ? -1 : 1))
    .slice(0, weightsMax)
    .map(([feature]) => feature);
  const { bias, weights } = train(rows, kept.sort());
  const rounded = [...weights].map(([feature, weight]) => [feature, round3(weight)] as const);
  return {
    bias: round3(bias),
    weights: Object.fromEntries(rounded.filter(([, weight]) => weight !== 0)),
    accepted,
    refused,
  };
}

function toRows({ accepted, passages }: LearningExample): Row[] {
  const telling = accepted ? passages.slice(0, 1) : passages;
  return telling.map(({ logOdds, features }) => ({
    accepted: accepted ? 1 : 0,
    logOdds,
    share: 1 / telling.length,
    features,
  }));
}

function frequentFeatures(examples: LearningExample[]): string[] {
  const counts = new Map<string, number>();
  for (const { passages } of examples)
    for (const feature of new Set(passages.flatMap(({ features }) => features)))
      counts.set(feature, (counts.get(feature) ?? 0) + 1);
  return [...counts]
    .filter(([, count]) => count >= decisionsPerFeatureMin)
    .map(([feature]) => feature)
    .sort();
}

/** One Newton step on each weight in turn, until none moves. */
function train(rows: Row[], features: string[]): Trained {
  const sums = rows.map(({ logOdds }) => logOdds);
  const all = rows.map((_, at) => at);
  const holders = new Map<string, number[]>(features.map((feature) => [feature, []]));
  rows.forEach((row, at) => {
    for (const feature of row.features) holders.get(feature)?.push(at);
  });
  const move = (weight: number, holding: number[]): number => {
    let gradient = pull * weight;
    let curvature = pull;
    for (const at of holding) {
      const row = rows[at];
      if (!row) continue;
      const chance = logistic(sums[at] ?? 0);
      gradient += row.share * (chance - row.accepted);
      curvature += row.share * chance * (1 - chance);
    }
    const step = Math.min(stepMax, Math.max(-stepMax, -gradient / curvature));
    for (const at of holding) sums[at] = (sums[at] ?? 0) + step;
    return step;
  };
  let bias = 0;
  const weights = new Map(features.map((feature) => [feature, 0]));
  for (let sweep = 0; sweep < sweepsMax; sweep += 1) {
    const biasStep = move(bias, all);
    bias += biasStep;
    let largest = Math.abs(biasStep);
    for (const [feature, holding] of holders) {
      const weight = weights.get(feature) ?? 0;
      const step = move(weight, holding);
      weights.set(feature, weight + step);
      largest = Math.max(largest, Math.abs(step));
    }
    if (largest < changeMin) break;
  }
  return { bias, weights };
}

function round3(value: number): number {
  return Math.round(value * 1000) / 1000 || 0;
}
