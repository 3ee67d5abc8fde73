// What speaks for a concept and against it, each a number anyone can read: natural log-odds that add up, then the logistic gives the confidence.

import type { LabelKind } from '../glossary/build-glossary.ts';
import type { TagReason } from '../model/tag-reason.ts';

/** Set by hand on the development texts, before any curator has taught anything; a tag needs a sum of 0 or more, a suggestion about -1.4. */
export const featureWeights = {
  /** Several words that mean something: « design des politiques publiques ». */
  labelOfWords: 2.6,
  labelOfOneWord: 1.8,
  /** Of one word, and it has its own blocking contexts. */
  labelAmbiguous: 1.4,
  /** It needs a context: of several words, of one. */
  labelConditionalOfWords: 1,
  labelConditional: 0.4,
  prefLabel: 0.3,
  hiddenLabel: -0.3,
  /** The first needed context in the sentence or the title, then each further one, three at most. */
  near: 1.4,
  nearMore: 0.4,
  /** No needed context in the sentence nor the title. */
  missing: -2.6,
  /** Each needed context elsewhere in the item, when none is near. */
  document: 0.45,
  /** A blocking context in the sentence, though not beside. */
  against: -1.3,
  title: 0.8,
  /** By doubling of the passages. */
  repeated: 0.4,
  repeatedMax: 1,
  category: 1.5,
  /** A category of the site, and no label in the item. */
  unwritten: -2.4,
  /** Each related concept that the item is tagged with. */
  concept: 0.3,
} as const;

/** Distinct contexts (or related concepts) beyond which more of them add nothing. */
export const countedMax = 3;

const reasonsMax = 6;
const wordsMax = 5;
/** So small a weight explains nothing. */
const tellingMin = 0.05;

export function labelSureness({
  kind,
  words,
  isConditional,
  isAmbiguous,
}: {
  kind: LabelKind;
  words: number;
  isConditional: boolean;
  isAmbiguous: boolean;
}): number {
  const weights = featureWeights;
  const byWords = words > 1 ? weights.labelOfWords : isAmbiguous ? weights.labelAmbiguous : weights.labelOfOneWord;
  const byKind = kind === 'prefLabel' ? weights.prefLabel : kind === 'hiddenLabel' ? weights.hiddenLabel : 0;
  const byNeed = words > 1 ? weights.labelConditionalOfWords : weights.labelConditional;
  return (isConditional ? byNeed : byWords) + byKind;
}

export function sumOf(reasons: TagReason[]): number {
  return reasons.reduce((sum, { weight }) => sum + weight, 0);
}

export function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}

/** The ones that weigh most, with a few words each. */
export function heaviest(reasons: TagReason[]): TagReason[] {
  return reasons
    .filter(({ weight }) => Math.abs(weight) >= tellingMin)
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, reasonsMax)
    .map(({ feature, words, weight }) => ({
      feature,
      words: [...new Set(words)].slice(0, wordsMax),
      weight: Math.round(weight * 1000) / 1000,
    }));
}
