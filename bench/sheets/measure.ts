// The figures of `npm run bench -- sheets`, shared with the test that holds their floors.
import { extractSheet, scoreProject } from '../../src/sheets/extract-sheet.ts';
import { readSections } from '../../src/sheets/read-sections.ts';
import { projectScoreMin } from '../../src/sheets/score-project.ts';
import { type CorpusText, hideHeadings, type Phase, stageOf } from './corpus.ts';

export interface ScoredText {
  text: CorpusText;
  value: number;
  /** The same before anything was taken off for what the item is otherwise. */
  facetsOnly: number;
}

export function scoreTexts(texts: CorpusText[]): ScoredText[] {
  return texts
    .filter(({ isProject }) => isProject !== undefined)
    .map((text) => {
      const { value, penalties } = scoreProject({ id: text.id, title: text.title, text: text.text });
      const kept = penalties.reduce((product, penalty) => product * (1 - penalty.value), 1);
      return { text, value, facetsOnly: value / kept };
    });
}

/** Chance that a project scores over another text; ties count half. */
export function aucOf(scored: ScoredText[], by: 'value' | 'facetsOnly' = 'value'): number {
  const projects = scored.filter(({ text }) => text.isProject);
  const others = scored.filter(({ text }) => !text.isProject);
  let won = 0;
  for (const project of projects)
    for (const other of others) won += project[by] > other[by] ? 1 : project[by] === other[by] ? 0.5 : 0;
  return won / (projects.length * others.length);
}

/** Of the candidates at `projectScoreMin`. */
export function candidatesOf(scored: ScoredText[]): { precision: number; recall: number } {
  const found = scored.filter(({ value }) => value >= projectScoreMin);
  const right = found.filter(({ text }) => text.isProject).length;
  return { precision: right / found.length, recall: right / scored.filter(({ text }) => text.isProject).length };
}

export interface FieldFigures {
  texts: number;
  right: number;
  /** Of a sentence drawn by chance, and of the first one. */
  chance: number;
  firstSentence: number;
}

/** Headings hidden: is the passage chosen for the field truly in a section that said so? A text where nothing is chosen counts as wrong. */
export function measureField(texts: CorpusText[], field: 'problem' | 'solution', isReversed = false): FieldFigures {
  const figures = { texts: 0, right: 0, chance: 0, firstSentence: 0 };
  for (const each of texts) {
    const hidden = hideHeadings(each, isReversed);
    const labels = new Set(hidden?.spans.map(({ label }) => label));
    if (!hidden || labels.size < 2 || !labels.has(field)) continue;
    const labelAt = (at: number) => hidden.spans.find(({ start, end }) => at >= start && at < end)?.label;
    const sentences = readSections(hidden.text).flatMap(({ sentences }) => sentences);
    const passage = extractSheet({ id: each.id, title: each.title, text: hidden.text }).fields[field]?.[0];
    figures.texts += 1;
    figures.chance += sentences.filter(({ start }) => labelAt(start) === field).length / sentences.length;
    if (labelAt(sentences[0]?.start ?? 0) === field) figures.firstSentence += 1;
    if (passage && 'start' in passage && labelAt(passage.start) === field) figures.right += 1;
  }
  const share = (count: number) => count / figures.texts;
  return {
    texts: figures.texts,
    right: share(figures.right),
    chance: share(figures.chance),
    firstSentence: share(figures.firstSentence),
  };
}

export interface StageFigures {
  texts: number;
  /** Share of the texts for which a stage is found. */
  found: number;
  /** Right over all texts: one where no stage is found counts as wrong. */
  right: number;
  /** Right where the text says stopped or made to last; and how many say so. */
  rightWhenEnded: number;
  saidEnded: number;
  /** Right where a stage is found, were any phase of its life the right answer: texts are seldom kept up to date. */
  reached: number;
  /** Of the commonest stage. */
  chance: number;
}

const ended = ['arrete', 'perennise'];

/** `withPhases`: the phases are written under the text, one dated line each, as a project's page shows them. */
export function measureStage(texts: CorpusText[], { withPhases }: { withPhases: boolean }): StageFigures {
  const rows = texts.flatMap((each) => {
    const label = stageOf(each);
    if (!label) return [];
    const text = withPhases ? `${each.text}\n\n${each.phases.map(toPhaseLine).join('\n')}` : each.text;
    const found = extractSheet({ id: each.id, title: each.title, text }).stage?.value;
    const reached = each.phases.map((phase) => stageOf({ ...each, phases: [phase] }));
    return [{ label, found: found === 'prototype' ? ('experimentation' as const) : found, reached }];
  });
  const found = rows.filter((row) => row.found !== undefined);
  const endings = found.filter((row) => ended.includes(row.found ?? ''));
  const commonest = Math.max(...rows.map(({ label }) => rows.filter((other) => other.label === label).length));
  return {
    texts: rows.length,
    found: found.length / rows.length,
    right: rows.filter((row) => row.found === row.label).length / rows.length,
    rightWhenEnded: endings.filter((row) => row.found === row.label).length / endings.length,
    saidEnded: endings.length,
    reached: found.filter((row) => row.reached.includes(row.found)).length / found.length,
    chance: commonest / rows.length,
  };
}

const phaseNames: Record<string, string> = {
  acceleration: 'Accélération',
  transfere: 'Transfert',
  opere: 'Opéré',
  'abandon-investigation': 'Abandon de l’investigation',
};

function toPhaseLine({ name, start, end }: Phase): string {
  const shown = phaseNames[name] ?? name.charAt(0).toUpperCase() + name.slice(1);
  return `${shown} : ${toFrench(start)}${end ? ` – ${toFrench(end)}` : ''}`;
}

function toFrench(day: string | null): string {
  return day
    ? new Date(day).toLocaleDateString('fr-FR', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })
    : '';
}
