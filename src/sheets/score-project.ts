// How much an item looks like the account of a project: six facets, each with the sentences behind it, less what it looks like otherwise.
import { fold } from '../french/fold.ts';
import type { ProjectFacet, ProjectScore, Quote } from '../model/sheet.ts';
import type { ItemKind } from '../model/source.ts';
import type { TagInput } from '../model/tagging.ts';
import { decideKind } from '../tagging/decide-kind.ts';
import { readFields } from '../tagging/hits.ts';
import type { CueField } from './cue-words.ts';
import { quoteOf } from './quote.ts';
import type { SheetReading } from './read-item.ts';
import { scoreSentences } from './score-sentences.ts';

/** At or above, an item is proposed to curators as a sheet. Chosen on half of the labelled texts, for the best F1. */
export const projectScoreMin = 0.28;

/** What a sentence must score to speak for a facet. */
const sentenceScoreMin = 1;
/** The share of such sentences, in a text of ordinary length, at which a facet is full. */
const fullShare: Record<'problem' | 'solution' | 'results' | 'replication', number> = {
  problem: 0.15,
  solution: 0.2,
  results: 0.1,
  replication: 0.1,
};
/** Added to the number of sentences: one good sentence in a text of two is no proof. */
const shareFloor = 3;
/** A heading that says the facet is worth this much of it. */
const headingWorth = 0.5;
/** A conditional is found in any text. */
const ideaWorth = 0.3;
/** A text that keeps naming its title tells of one thing. */
const namedWorth = 0.4;
const namedShare = 0.1;

/** Problem and solution make a project; the others tell how well it is told. */
const weights: Record<ProjectFacet, number> = {
  problem: 0.36,
  solution: 0.28,
  results: 0.1,
  carrier: 0.06,
  stage: 0.14,
  replication: 0.06,
};

/** What is taken off, by what the item is otherwise (src/tagging decides). */
const kindPenalties: Partial<Record<ItemKind, number>> = {
  event: 0.5,
  call: 0.6,
  opinion: 0.5,
  resource: 0.5,
  article: 0.25,
};
/** Many headings, none of which is of a project: a round-up, a gazette, minutes. */
const strangeHeadingsMin = 8;
const roundUpPenalty = 0.3;
/** Speaking to the reader (vous, votre, tu…), more than once in this many words: instructions, an invitation, an offer. */
const addressing = /(?<![a-z])(?:vous|votre|vos|tu|ton|ta|tes|je|j'|moi|inscri\w*)(?![a-z])/g;
const addressShareMin = 0.012;
const addressPenalty = 0.25;

/** In [0, 1]; never throws. */
export function scoreReading(reading: SheetReading): ProjectScore {
  const facets = (Object.keys(weights) as ProjectFacet[]).map((facet) => ({ facet, ...toFacet(reading, facet) }));
  const mean = facets.reduce((sum, { facet, value }) => sum + weights[facet] * value, 0);
  const penalties = penaltiesOf(reading);
  const kept = penalties.reduce((product, { value }) => product * (1 - value), 1);
  return { value: round(mean * kept), facets, penalties };
}

function toFacet(reading: SheetReading, facet: ProjectFacet): { value: number; quotes: Quote[] } {
  if (facet === 'carrier') {
    const quotes = reading.carriers.flatMap(({ quote }) => quote ?? []).slice(0, 3);
    return { value: reading.carriers.length > 0 ? 1 : 0, quotes };
  }
  if (facet === 'stage') {
    const quote = reading.life.stage?.quote;
    const stage = reading.life.stage?.value;
    return {
      value: stage === undefined ? 0 : stage === 'idee' ? ideaWorth : 1,
      quotes: quote && 'itemId' in quote ? [quote] : [],
    };
  }
  return toCueFacet(reading, facet);
}

function toCueFacet(
  { item, sections, cued }: SheetReading,
  facet: 'problem' | 'solution' | 'results' | 'replication',
): { value: number; quotes: Quote[] } {
  const field: CueField = facet;
  const scores = scoreSentences(cued, field);
  const speaking = cued
    .map((sentence, at) => ({ sentence, score: scores[at] ?? 0 }))
    .filter(({ score }) => score >= sentenceScoreMin)
    .toSorted((a, b) => b.score - a.score);
  const share = speaking.length / (cued.length + shareFloor);
  const isHeaded = sections.some(
    ({ match, sentences }) => match?.field === field && match.rank === 1 && sentences.length > 0,
  );
  const named = facet === 'solution' ? Math.min(1, shareNaming(item, cued) / namedShare) * namedWorth : 0;
  const value = Math.min(1, share / fullShare[facet]) * (1 - headingWorth) + (isHeaded ? headingWorth : 0);
  return {
    value: round(Math.min(1, value + named)),
    quotes: speaking.slice(0, 3).flatMap(({ sentence }) => quoteOf(item, 'text', sentence, 'cue') ?? []),
  };
}

function shareNaming({ title, text }: TagInput, cued: { start: number; end: number }[]): number {
  const name = title.trim();
  if (name.length < 3 || name.split(/\s+/).length > 6) return 0;
  return cued.filter(({ start, end }) => text.slice(start, end).includes(name)).length / (cued.length + shareFloor);
}

function penaltiesOf({ item, sections }: SheetReading): ProjectScore['penalties'] {
  const { kind } = decideKind(item, readFields(item));
  const kindPenalty = kindPenalties[kind];
  const strange = sections.filter(({ heading, match }) => heading && !match).length;
  const folded = fold(item.text);
  const words = folded.split(/\s+/).length;
  const addressed = (folded.match(addressing)?.length ?? 0) / (words + 50);
  return [
    ...(kindPenalty ? [{ reason: kind, value: kindPenalty }] : []),
    ...(strange >= strangeHeadingsMin ? [{ reason: 'round-up', value: roundUpPenalty }] : []),
    ...(addressed > addressShareMin ? [{ reason: 'address', value: addressPenalty }] : []),
  ];
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
