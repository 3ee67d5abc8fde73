// The scores of tagging for people: aligned French lines, figures first, then what differs, to read.
import type { EvidenceInContext } from '../model/evidence-context.ts';
import type { ConceptScores, TagScores } from '../tagging/evaluate-tags.ts';
import type { Interval, MacroScore, MicroScore, Score } from '../tagging/score.ts';

export function tagScoresReport(scores: TagScores, glossaryVersion: string): string {
  const { concepts, general, territories, kinds, confusion } = scores;
  return [
    `${scores.texts} textes, glossaire ${glossaryVersion}. Entre crochets, l’intervalle à 95 % (Wilson).`,
    ...table(
      ['', 'justes', 'en trop', 'manqués', 'précision', '', 'rappel', '', 'F1'],
      [
        microRow('concepts', concepts.all.micro),
        macroRow('  moyenne des concepts', concepts.all.macro),
        microRow('concepts centraux', concepts.central.micro),
        macroRow('  moyenne des concepts', concepts.central.macro),
        microRow('concepts généraux, à part', general.all.micro),
        microRow('  centraux', general.central.micro),
        microRow('territoires', territories),
      ],
    ),
    'Les concepts généraux ne comptent pas avec les autres : trop larges pour être jugés comme eux.',
    `Pièges où l’étiqueteur est tombé : ${trapShare(concepts)} (généraux : ${trapShare(general)}).`,
    ...(kinds ? [`Genres justes : ${kinds.right} sur ${kinds.judged} (${percent(kinds.accuracy)}).`] : []),
    ...table(
      ['concept', 'justes', 'en trop', 'manqués', 'précision', 'rappel', 'F1', 'P centrale', 'R central'],
      [...concepts.each, ...general.each].map(({ concept, all, central }) => [
        concept,
        ...ratios(all),
        percent(central.precision),
        percent(central.recall),
      ]),
    ),
    ...section(
      'Pièges pris pour le concept',
      [...concepts.traps.wrong, ...general.traps.wrong].map(
        ({ id, concept, form }) => `${concept} · ${id} · « ${form} »`,
      ),
    ),
    ...section(
      'Étiquettes en trop',
      confusion.extraTags.flatMap(({ id, concept, passages }) => [`${concept} · ${id}`, ...passages.map(inContext)]),
    ),
    ...section(
      'Étiquettes manquées',
      confusion.missedTags.map(
        ({ id, concept, strength, forms }) =>
          `${concept} · ${id} · ${strength} · ${forms.map((form) => `« ${form} »`).join(' ')}`,
      ),
    ),
    ...section(
      'Territoires en trop',
      confusion.extraPlaces.flatMap(({ id, place, name, passages }) => [
        `${name} (${place}) · ${id}`,
        ...passages.map(inContext),
      ]),
    ),
    ...section(
      'Territoires manqués',
      confusion.missedPlaces.map(({ id, name, code }) => `${name} (${code}) · ${id}`),
    ),
    ...section(
      'Genres faux',
      kinds?.wrong.map(({ id, gold, predicted }) => `${gold} pris pour ${predicted} · ${id}`) ?? [],
    ),
    ...section(
      'Mots étiquetés que leur texte ne contient pas : à corriger dans --gold',
      confusion.absentForms.map(({ id, concept, form }) => `${concept} · ${id} · « ${form} »`),
    ),
  ].join('\n');
}

function microRow(name: string, score: MicroScore): string[] {
  const [right = '', extra = '', missed = '', precision = '', recall = '', f1 = ''] = ratios(score);
  return [
    name,
    right,
    extra,
    missed,
    precision,
    interval(score.precisionInterval),
    recall,
    interval(score.recallInterval),
    f1,
  ];
}

function macroRow(name: string, { precision, recall, f1, concepts }: MacroScore): string[] {
  return [`${name} (${concepts})`, '', '', '', percent(precision), '', percent(recall), '', percent(f1)];
}

function ratios({ right, extra, missed, precision, recall, f1 }: Score): string[] {
  return [`${right}`, `${extra}`, `${missed}`, percent(precision), percent(recall), percent(f1)];
}

function trapShare({ traps }: ConceptScores): string {
  return `${traps.wrong.length} sur ${traps.total}`;
}

function percent(value: number | null): string {
  return value === null ? '–' : `${(value * 100).toFixed(1).replace('.', ',')} %`;
}

function interval(bounds: Interval | null): string {
  return bounds ? `[${bounds.map((value) => Math.round(value * 100)).join('–')}]` : '';
}

function inContext({ field, before, form, after, rule }: EvidenceInContext): string {
  return `    ${before}⟦${form}⟧${after}   ${rule}${field === 'title' ? ', titre' : ''}`;
}

function section(title: string, lines: string[]): string[] {
  return lines.length === 0
    ? []
    : ['', `${title} (${lines.filter((line) => !line.startsWith(' ')).length})`, ...lines.map((line) => `  ${line}`)];
}

/** The first column to the left, figures to the right; a blank line before. */
function table(head: string[], rows: string[][]): string[] {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return ['', line(head), ...rows.map(line)];
}
