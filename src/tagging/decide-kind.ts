// What an item is: the signs of its words, its shape and its surroundings add up, and the kind with the most wins.
import type { KindDecision } from '../model/kind.ts';
import { type ItemKind, itemKinds } from '../model/source.ts';
import type { TagReason } from '../model/tag-reason.ts';
import type { TagInput } from '../model/tagging.ts';
import { readDates } from './announced-dates.ts';
import type { Field } from './hits.ts';
import { findItemDates } from './item-dates.ts';
import { readKindContext } from './kind-context.ts';
import { readKindShape } from './kind-shape.ts';
import { type KindSign, readKindWords } from './kind-words.ts';

/** Before anything is read; what says nothing of itself is an article. */
const priors: Record<ItemKind, number> = { article: 1.5, project: 0.5, event: 0, call: 0, resource: 0, opinion: -0.5 };
const reasonsMax = 12;

/**
 * Pure, and the same whatever the time of day. `fields` are the item's title and text, read. Reasons for the kind have weights over 0, those for another kind
 * the same weights under 0. An item without words is what its source declares, or an article.
 */
export function decideKind(input: TagInput, fields: Field[]): KindDecision {
  const dates = readDates(fields, input.publishedAt);
  const signs = [...readKindContext(input), ...readKindWords(fields), ...readKindShape(fields, dates)];
  const kind = heaviest(signs);
  return { kind, reasons: toReasons(kind, signs), dates: findItemDates(kind, input, dates) };
}

/** In the order of `itemKinds` where two weigh the same. */
function heaviest(signs: KindSign[]): ItemKind {
  const totals = itemKinds.map((kind) => ({
    kind,
    total: signs.reduce((sum, sign) => (sign.kind === kind ? sum + sign.weight : sum), priors[kind]),
  }));
  return totals.reduce((best, each) => (each.total > best.total ? each : best)).kind;
}

function toReasons(kind: ItemKind, signs: KindSign[]): TagReason[] {
  return signs
    .map(({ kind: spoken, feature, words, weight }) => ({
      feature,
      words,
      weight: round(spoken === kind ? weight : -weight),
    }))
    .toSorted((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .slice(0, reasonsMax);
}

function round(weight: number): number {
  return Math.round(weight * 100) / 100;
}
