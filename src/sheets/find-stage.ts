// How far the project is, and the dated steps of its life: dated phases first, then what headings and sentences state.
import { fold } from '../french/fold.ts';
import { type LifeEvent, type Quote, type SheetDraft, type SheetStage, sheetStages } from '../model/sheet.ts';
import { findPartialDates } from './life-dates.ts';
import { quoteOf } from './quote.ts';
import type { Section, TextSpan } from './read-sections.ts';
import { futureWords, stageNames, stageStatements } from './stage-words.ts';

export type FoundStage = NonNullable<SheetDraft['stage']>;

export interface ProjectLife {
  stage?: FoundStage;
  /** Oldest first, at most twenty. */
  life: LifeEvent[];
}

const eventsMax = 20;
/** « Investigation : mars 2019 – octobre 2019 », « 2021 : expérimentation », « Expérimentation (mars 2021) ». */
const phaseLine = /^([^:.\n(]{3,60}?)\s*(?:[:(–-]|\s[–-]\s)\s*(.{4,80})$/u;
const lifeWords =
  /(?<![a-z])(?:lance\w*|lancement|cree\w*|creation|ne en|nee en|demarr\w*|debut\w*|depuis|ouvert\w*|ouverture|inaugur\w*|experiment\w*|deploy\w*|deploiement|transfer\w*|arret\w*|abandon\w*|fin|premiere version|mise en (?:ligne|service|production)|prototyp\w*|teste\w*|construction|investigation)(?![a-z])/;
const reasonWords =
  /(?<![a-z])(?:faute de|car|parce que|en raison|raison\w*|manque\w*|suite a|n'a pas|n'ont pas|n'a pu|du fait)(?![a-z])/;

/** `publishedAt` tells dates to come from dates past; without it, or with an invalid one, all dates count as past. Never throws. */
export function findLife(item: { id: string; text: string; publishedAt?: Date }, sections: Section[]): ProjectLife {
  const phases = readPhases(item);
  const events = [...phases, ...readEvents(item, sections)].toSorted((a, b) =>
    a.date < b.date ? -1 : a.date > b.date ? 1 : 0,
  );
  const seen = new Set<string>();
  const life = events
    .filter(({ date, quote }) => !seen.has(`${date} ${quote.start}`) && seen.add(`${date} ${quote.start}`))
    .slice(0, eventsMax);
  const stage = lastPhase(phases, item.publishedAt) ?? stated(item, sections);
  const full = stage && withReason(item, sections, stage);
  return { ...(full && { stage: full }), life };
}

/** Short lines that are a phase and a date, in either order: two at least, or one that calls itself a phase. */
function readPhases(item: { id: string; text: string }): (LifeEvent & { stage: SheetStage })[] {
  const lines: TextSpan[] = [];
  let start = 0;
  for (const raw of item.text.split('\n')) {
    if (raw.trim().length > 6 && raw.length <= 140) lines.push({ start, end: start + raw.length });
    start += raw.length + 1;
  }
  const phases = lines.flatMap((line) => {
    const written = item.text
      .slice(line.start, line.end)
      .replace(/^[\s\-*•>#|]+/, '')
      .trim();
    const [, left = '', right = ''] = phaseLine.exec(written) ?? [];
    const [dated, named] = findPartialDates(left).length > 0 ? [left, right] : [right, left];
    const date = findPartialDates(dated)[0]?.date;
    const stage = nameOf(named);
    const quote = quoteOf(item, 'text', line, 'structured');
    return date && stage && quote ? [{ date, stage, quote }] : [];
  });
  return phases.length > 1 ? phases : phases.filter(({ quote }) => /phase|etape|stade/.test(fold(quote.text)));
}

function nameOf(written: string): SheetStage | undefined {
  const bare = fold(written)
    .replace(/^[^a-z]+/, '')
    .replace(/^(?:phase|etape|stade)s?(?: actuelle?)?(?: \d)?(?: de| d'| :|:)? ?/, '')
    .replace(/^(?:la|le|l'|les) ?/, '');
  return stageNames.find(([, pattern]) => pattern.test(bare))?.[0];
}

/** The last one begun when the item was published; of two on one day, the further. */
function lastPhase(
  phases: (LifeEvent & { stage: SheetStage })[],
  publishedAt: Date | undefined,
): FoundStage | undefined {
  const isDated = publishedAt !== undefined && !Number.isNaN(publishedAt.getTime());
  const today = isDated ? publishedAt.toISOString().slice(0, 10) : '9999';
  const last = phases
    .filter(({ date }) => date <= today)
    .reduce<(LifeEvent & { stage: SheetStage }) | undefined>(
      (best, phase) =>
        !best || phase.date > best.date || (phase.date === best.date && orderOf(phase.stage) > orderOf(best.stage))
          ? phase
          : best,
      undefined,
    );
  return last && { value: last.stage, quote: last.quote, date: last.date };
}

/** Having stopped outweighs all, then the furthest that is stated; what is only to come is an idea. */
function stated(item: { id: string; text: string }, sections: Section[]): FoundStage | undefined {
  const found = new Map<SheetStage, Quote>();
  const add = (stage: SheetStage, span: TextSpan, confidence: Quote['confidence']) => {
    const quote = quoteOf(item, 'text', span, confidence);
    if (quote && !found.has(stage)) found.set(stage, quote);
  };
  for (const { heading, sentences } of sections) {
    if (heading && nameOf(item.text.slice(heading.start, heading.end)) === 'arrete')
      add('arrete', sentences[0] ?? heading, 'heading');
    for (const sentence of sentences) {
      const folded = fold(item.text.slice(sentence.start, sentence.end));
      const isFuture = futureWords.test(folded);
      for (const [stage, pattern] of stageStatements)
        if (pattern.test(folded) && (stage === 'idee' || !isFuture)) add(stage, sentence, 'cue');
    }
  }
  const value = sheetStages.toReversed().find((stage) => found.has(stage));
  const quote = value && found.get(value);
  if (!value || !quote) return undefined;
  const date = findPartialDates(quote.text).at(-1)?.date;
  return { value, quote, ...(date && { date }) };
}

function withReason(item: { id: string; text: string }, sections: Section[], stage: FoundStage): FoundStage {
  if (stage.value !== 'arrete') return stage;
  const failures = sections.filter(({ match }) => match?.field === 'failures').flatMap(({ sentences }) => sentences);
  const from = stage.quote && 'start' in stage.quote ? stage.quote.start : 0;
  const after = sections.flatMap(({ sentences }) => sentences).filter(({ start }) => start >= from);
  const reason = [...failures, ...after.slice(0, 4)].find(({ start, end }) =>
    reasonWords.test(fold(item.text.slice(start, end))),
  );
  const quote = reason && quoteOf(item, 'text', reason, 'cue');
  return quote ? { ...stage, reason: quote } : stage;
}

/** Sentences that date a step of the life. */
function readEvents(item: { id: string; text: string }, sections: Section[]): LifeEvent[] {
  return sections
    .flatMap(({ sentences }) => sentences)
    .flatMap((sentence) => {
      const written = item.text.slice(sentence.start, sentence.end);
      const folded = fold(written);
      const date = findPartialDates(written)[0]?.date;
      const quote = date && lifeWords.test(folded) && quoteOf(item, 'text', sentence, 'cue');
      if (!date || !quote) return [];
      const stage = futureWords.test(folded)
        ? undefined
        : stageStatements.find(([, pattern]) => pattern.test(folded))?.[0];
      return [{ date, ...(stage && { stage }), quote }];
    });
}

function orderOf(stage: SheetStage): number {
  return sheetStages.indexOf(stage);
}
