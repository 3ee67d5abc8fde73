// The glossary as a spreadsheet for colleagues: one row a concept, French headings, as a French Excel opens it (UTF-8 with its mark, semicolons). Labels go
// without their conditions and find them again when they come back.
import Papa from 'papaparse';
import { fold } from '../french/fold.ts';
import { type Concept, type Glossary, type Label, type Theme, textOfLabel } from '../model/glossary.ts';
import type { GlossaryFile } from './build-glossary.ts';
import type { GlossaryFault } from './check-glossary.ts';
import { fieldNames, statusNames } from './field-names.ts';
import { type ConceptDraft, type GlossaryReading, parseGlossary, unreadable } from './parse-glossary.ts';
import { textCharsMax } from './statement.ts';

const labelFields = ['prefLabel', 'prefLabelEn', 'altLabels', 'hiddenLabels'] as const;
type LabelField = (typeof labelFields)[number];
const listFields = new Set<keyof Concept>([
  ...(['altLabels', 'hiddenLabels', 'broader', 'related', 'exactMatch'] as const),
  ...(['positiveContexts', 'blockingContexts', 'siteCategories'] as const),
]);
const optionalFields = new Set<keyof Concept>(['prefLabelEn', 'scopeNote', 'historyNote', 'replacedBy']);
/** In their order. Learned weights are no matter for a spreadsheet. */
const columns = (Object.keys(fieldNames) as (keyof Concept)[]).filter((field) => field !== 'learned');
/** What a spreadsheet takes for the beginning of a formula, after quotes that may stand before it. */
const formula = /^'*[=+\-@\t\r＝＋－＠]/;

/** Several values of a cell are parted by « | »; a bar of their own is written `\|`. A cell that a spreadsheet would compute begins with a quote. */
export function toCsv({ themes, concepts }: GlossaryFile): string {
  const cellOf = (concept: Concept, field: keyof Concept): string => {
    if (field === 'status') return statusNames[concept.status];
    if (field === 'theme') {
      const label = themes.find(({ id }) => id === concept.theme)?.label ?? concept.theme;
      return findTheme(themes, label)?.id === concept.theme ? label : concept.theme;
    }
    const texts = ([concept[field] ?? []].flat() as Label[]).map(textOfLabel);
    return listFields.has(field) ? texts.map(escapeBars).join(' | ') : (texts[0] ?? '');
  };
  const rows = concepts.map((concept) => columns.map((field) => guard(cellOf(concept, field))));
  return `\uFEFF${Papa.unparse([columns.map(headingOf), ...rows], { delimiter: ';', newline: '\r\n' })}\r\n`;
}

/**
 * The rows over the glossary in force: a row changes what the sheet has a column for and nothing else, an unknown id makes a new concept, a concept without
 * row stays as it is. A label keeps the conditions it had in its concept. An empty cell empties a field. Faults name the row as the spreadsheet counts it,
 * the headings being row 1. Never throws.
 */
export function fromCsv(text: string, current: Glossary): GlossaryReading {
  if (text.length > textCharsMax)
    return unreadable(`Le tableau dépasse ${textCharsMax} caractères`, 'Importez-en un extrait');
  if (text.includes('\uFFFD'))
    return unreadable('Le tableau n’est pas en UTF-8', 'Enregistrez-le au format « CSV UTF-8 »');
  const [headingLine = '', newline] = /^(.*?)(\r\n|\r|\n|$)/s.exec(text)?.slice(1) ?? [];
  const { data, errors } = Papa.parse<string[]>(text, {
    delimiter: [';', '\t', ','].find((each) => headingLine.includes(each)) ?? ';',
    newline: newline === '\r\n' || newline === '\r' ? newline : '\n',
  });
  if (errors[0])
    return unreadable(
      'Les guillemets ne se répondent pas',
      'Fermez-les, ou doublez-les dans une cellule',
      `ligne ${(errors[0].row ?? 0) + 1}`,
    );
  const [headings = [], ...rows] = data;
  const fields = headings.map((heading) => columns.find((field) => fold(headingOf(field)) === fold(heading.trim())));
  if (!fields.includes('id'))
    return unreadable(
      `La colonne « ${headingOf('id')} » manque`,
      `La première ligne donne les titres, parmi : ${columns.map(headingOf).join(', ')}`,
      'ligne 1',
    );
  const { concepts, rowOf, faults } = withRows(rows, fields, current);
  const placeOf = (at: number, path: string) => {
    const id = concepts[at]?.id ?? '';
    const field = path.split('.')[0] as keyof Concept;
    const row = rowOf.get(id);
    return row === undefined ? `${id} · ${fieldNames[field] ?? field}` : placeInSheet(row, field);
  };
  const reading = parseGlossary({ themes: current.themes, concepts }, placeOf);
  const strangers = headings.filter((heading, at) => heading.trim() !== '' && fields[at] === undefined);
  return {
    ...(faults.length === 0 && reading.glossary && { glossary: reading.glossary }),
    faults: [...faults, ...reading.faults].sort((a, b) => a.path.localeCompare(b.path, 'fr', { numeric: true })),
    ignored: strangers.length > 0 ? [`Colonnes sans place dans le glossaire : ${strangers.join(', ')}.`] : [],
  };
}

function withRows(rows: string[][], fields: (keyof Concept | undefined)[], current: Glossary) {
  const faults: GlossaryFault[] = [];
  const rowOf = new Map<string, number>();
  const byId = new Map<string, ConceptDraft>(current.concepts.map((concept) => [concept.id, concept]));
  rows.forEach((cells, at) => {
    const row = at + 2;
    if (cells.every((cell) => cell.trim() === '')) return;
    const id = unguard(cells[fields.indexOf('id')] ?? '').trim();
    const twin = rowOf.get(id);
    if (id === '' || twin !== undefined) {
      faults.push({
        path: placeInSheet(row, 'id'),
        problem: id === '' ? 'L’identifiant manque' : `« ${id} » est déjà à la ligne ${twin}`,
        remedy: 'Donnez à chaque ligne son identifiant : minuscules sans accent, chiffres, traits d’union',
      });
      return;
    }
    rowOf.set(id, row);
    const before = current.concepts.find((concept) => concept.id === id);
    const values = fields.flatMap((field, column) =>
      field ? [[field, readCell(field, unguard(cells[column] ?? '').trim(), before, current.themes)]] : [],
    );
    byId.set(id, { ...before, ...Object.fromEntries(values), id });
  });
  return { concepts: [...byId.values()], rowOf, faults };
}

function readCell(field: keyof Concept, cell: string, before: Concept | undefined, themes: Theme[]): unknown {
  if (cell === '' && optionalFields.has(field)) return undefined;
  if (field === 'theme') return findTheme(themes, cell)?.id ?? cell;
  if (field === 'status') {
    if (cell === '') return before?.status;
    return Object.entries(statusNames).find(([, name]) => fold(name) === fold(cell))?.[0] ?? cell;
  }
  const texts = listFields.has(field) ? splitBars(cell) : [cell];
  const labelField = labelFields.find((each) => each === field);
  const values = labelField ? withConditions(texts, labelField, before) : texts;
  return listFields.has(field) ? values : values[0];
}

/** A label that was in this field, or else in another one of the concept, comes back as it was. */
function withConditions(texts: string[], field: LabelField, before: Concept | undefined): Label[] {
  const labelsIn = (each: LabelField) => [before?.[each] ?? []].flat();
  const here = labelsIn(field);
  const elsewhere = labelFields.filter((each) => each !== field && each !== 'prefLabelEn').flatMap(labelsIn);
  return texts.map((text) => {
    const at = here.findIndex((label) => textOfLabel(label) === text);
    if (at >= 0) return here.splice(at, 1)[0] ?? text;
    return elsewhere.find((label) => textOfLabel(label) === text) ?? text;
  });
}

function findTheme(themes: Theme[], cell: string): Theme | undefined {
  return themes.find(({ id }) => id === cell) ?? themes.find(({ label }) => fold(label) === fold(cell));
}

function headingOf(field: keyof Concept): string {
  const name = fieldNames[field];
  return name.charAt(0).toUpperCase() + name.slice(1);
}

function placeInSheet(row: number, field: keyof Concept): string {
  return field in fieldNames ? `ligne ${row}, colonne « ${headingOf(field)} »` : `ligne ${row}`;
}

function guard(cell: string): string {
  return formula.test(cell) ? `'${cell}` : cell;
}

function unguard(cell: string): string {
  return cell.startsWith("'") && formula.test(cell) ? cell.slice(1) : cell;
}

function escapeBars(value: string): string {
  return value.replace(/[\\|]/g, '\\$&');
}

function splitBars(cell: string): string[] {
  const values = cell.match(/(?:\\[\\|]|[^|])+/g) ?? [];
  return values.map((value) => value.replace(/\\([\\|])/g, '$1').trim()).filter((value) => value !== '');
}
