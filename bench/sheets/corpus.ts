// The texts and labels that sheets are measured on, all from the shared corpora: which of them tell a project, which sections say the problem and the
// solution, which stage a project is at. The rules for the labels stand here, apart from the rules they judge.
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fold } from '../../src/french/fold.ts';
import type { SheetStage } from '../../src/model/sheet.ts';

export const corpusFolder = new URL('../../../shared/data/corpus/', import.meta.url);

export interface Phase {
  name: string;
  start: string | null;
  end: string | null;
}

export interface CorpusText {
  id: string;
  /** The corpus's file, without `.jsonl`. */
  set: string;
  title: string;
  text: string;
  phases: Phase[];
  /** `tune`: read and tuned on · `held`: half of the texts, by a hash of the id, only scored. */
  half: 'tune' | 'held';
  /**
   * Start-up sheets and EIG challenges are projects; posts, gazettes, meetings, job offers and method sheets are none. The design team's « défis » tell a
   * project too: left out, as nobody labelled them.
   */
  isProject: boolean | undefined;
}

export function readCorpus(): CorpusText[] {
  return readdirSync(corpusFolder)
    .filter((name) => name.endsWith('.jsonl'))
    .sort()
    .flatMap((name) =>
      readFileSync(new URL(name, corpusFolder), 'utf8')
        .trim()
        .split('\n')
        .map((line) => toCorpusText(name.replace('.jsonl', ''), JSON.parse(line))),
    );
}

function toCorpusText(
  set: string,
  { id, title, text, phases }: { id: string; title: string | null; text: string | null; phases?: Phase[] },
): CorpusText {
  const isTune = (createHash('sha256').update(id).digest()[0] ?? 0) % 2 === 0;
  return {
    id,
    set,
    title: title ?? '',
    text: text ?? '',
    phases: phases ?? [],
    half: isTune ? 'tune' : 'held',
    isProject: ['beta-gouv-startups', 'eig-defis'].includes(set)
      ? true
      : id.startsWith('design:commandoux/')
        ? undefined
        : false,
  };
}

const problemHeading =
  /^[^a-z0-9]*(?:le |la |les |l'|un |notre |nos |quel est le |quelques elements de )?(?:contexte|probleme|problematique|constat|enjeu|besoin|defi|difficulte)/;
const solutionHeading =
  /^[^a-z0-9]*(?:le |la |les |l'|une? |notre |nos )?(?:solution|produit|service|dispositif|reponse|outil|proposition|comment ca marche|fonctionnalite)/;

export type SectionLabel = 'problem' | 'solution' | 'other';

/** A text without its headings; the label of each character's section, by the headings that were taken away. */
export interface HiddenText {
  text: string;
  spans: { start: number; end: number; label: SectionLabel }[];
}

/**
 * Undefined when no heading says problem or solution. What stands before the first heading is left out. `isReversed`: the last section first, which takes away
 * what the habit of telling the problem first gives for free.
 */
export function hideHeadings({ text }: CorpusText, isReversed = false): HiddenText | undefined {
  const sections: { label: SectionLabel; lines: string[] }[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (isHeadingLine(line)) {
      const folded = fold(line);
      const label = problemHeading.test(folded) ? 'problem' : solutionHeading.test(folded) ? 'solution' : 'other';
      sections.push({ label, lines: [] });
      // « Problème : … » on one line would give the label away.
    } else if (line !== '') sections.at(-1)?.lines.push(line.replace(/^(?:[^\s:]+ ){0,4}[^\s:]+\s?:\s+/, ''));
  }
  const hidden: HiddenText = { text: '', spans: [] };
  for (const { label, lines } of isReversed ? sections.toReversed() : sections)
    for (const line of lines) {
      hidden.spans.push({ start: hidden.text.length, end: hidden.text.length + line.length, label });
      hidden.text += `${line}\n\n`;
    }
  return hidden.spans.some(({ label }) => label !== 'other') ? hidden : undefined;
}

function isHeadingLine(line: string): boolean {
  return (
    line.length > 2 &&
    line.length < 70 &&
    !/^-|[.;,]$/.test(line) &&
    line.charAt(0) === line.charAt(0).toUpperCase() &&
    line.split(/\s+/).length <= 9
  );
}

const stages: Record<string, SheetStage> = {
  investigation: 'investigation',
  construction: 'experimentation',
  acceleration: 'deploiement',
  consolidation: 'perennise',
  transfere: 'perennise',
  opere: 'perennise',
  abandon: 'arrete',
  'abandon-investigation': 'arrete',
};
const phaseOrder = Object.keys(stages);

/**
 * The stage of the last phase by its start; of two that start on one day, the one that comes later in a project's life. A prototype is built during the
 * construction, so `prototype` is counted as `experimentation`.
 */
export function stageOf({ phases }: CorpusText): SheetStage | undefined {
  const last = phases
    .toSorted(
      (a, b) => (a.start ?? '').localeCompare(b.start ?? '') || phaseOrder.indexOf(a.name) - phaseOrder.indexOf(b.name),
    )
    .at(-1);
  return last && stages[last.name];
}
