// What differs between two glossaries, field by field and in words: shown before a change is applied, and in the history.
import type { Concept, Label } from '../model/glossary.ts';
import { canonicalConcept, canonicalJson, type FullLabel, fullLabel, type GlossaryFile } from './build-glossary.ts';
import { fieldNames, statusNames } from './field-names.ts';

export interface FieldChange {
  field: keyof Concept;
  /** Values in words. Of a field with one value, what it was stands in `removed` and what it becomes in `added`. */
  added: string[];
  removed: string[];
}

export interface ConceptChange {
  id: string;
  fields: FieldChange[];
}

export interface GlossaryComparison {
  /** Ids of concepts, in the order of the glossary that has them. */
  added: string[];
  removed: string[];
  changed: ConceptChange[];
  /** Labels of themes; a renamed one is in both. */
  themesAdded: string[];
  themesRemoved: string[];
}

/** Nothing when the two have the same version: order and ways of writing the same label are no difference. */
export function compareGlossaries(before: GlossaryFile, after: GlossaryFile): GlossaryComparison {
  const older = new Map(before.concepts.map((concept) => [concept.id, concept]));
  const newer = new Set(after.concepts.map(({ id }) => id));
  const changed = after.concepts.flatMap((concept): ConceptChange[] => {
    const was = older.get(concept.id);
    const fields = was ? compareConcepts(was, concept) : [];
    return fields.length > 0 ? [{ id: concept.id, fields }] : [];
  });
  const themeLabels = ({ themes }: GlossaryFile) => themes.map(({ id, label }) => ({ key: `${id} ${label}`, label }));
  const missingFrom = (a: GlossaryFile, b: GlossaryFile) => {
    const keys = new Set(themeLabels(b).map(({ key }) => key));
    return themeLabels(a).flatMap(({ key, label }) => (keys.has(key) ? [] : [label]));
  };
  return {
    added: after.concepts.map(({ id }) => id).filter((id) => !older.has(id)),
    removed: before.concepts.map(({ id }) => id).filter((id) => !newer.has(id)),
    changed,
    themesAdded: missingFrom(after, before),
    themesRemoved: missingFrom(before, after),
  };
}

/** One line a difference, in French; `labelOf` names a concept. */
export function describeComparison(comparison: GlossaryComparison, labelOf = (id: string): string => id): string[] {
  const quoted = (texts: string[]) => texts.map((text) => `« ${text} »`).join(', ');
  return [
    ...comparison.themesAdded.map((label) => `thème ajouté : ${label}`),
    ...comparison.themesRemoved.map((label) => `thème ôté : ${label}`),
    ...comparison.added.map((id) => `notion ajoutée : ${labelOf(id)}`),
    ...comparison.removed.map((id) => `notion ôtée : ${labelOf(id)}`),
    ...comparison.changed.flatMap(({ id, fields }) =>
      fields.map(({ field, added, removed }) => {
        const parts = [
          ...(added.length > 0 ? [`ajout de ${quoted(added)}`] : []),
          ...(removed.length > 0 ? [`retrait de ${quoted(removed)}`] : []),
        ];
        return `${labelOf(id)}, ${fieldNames[field]} : ${parts.join(' ; ')}`;
      }),
    ),
  ];
}

function compareConcepts(before: Concept, after: Concept): FieldChange[] {
  const [was, is] = [canonicalConcept(before), canonicalConcept(after)];
  return (Object.keys(fieldNames) as (keyof Concept)[]).flatMap((field): FieldChange[] => {
    if (canonicalJson([was[field]]) === canonicalJson([is[field]])) return [];
    const [older, newer] = [inWords(before, field), inWords(after, field)];
    return [
      {
        field,
        added: newer.filter((text) => !older.includes(text)),
        removed: older.filter((text) => !newer.includes(text)),
      },
    ];
  });
}

function inWords(concept: Concept, field: keyof Concept): string[] {
  switch (field) {
    case 'prefLabel':
    case 'altLabels':
    case 'hiddenLabels':
      return ([concept[field]].flat() as Label[]).map((label) => labelInWords(fullLabel(label), 'fr'));
    case 'prefLabelEn':
      return concept.prefLabelEn === undefined ? [] : [labelInWords(fullLabel(concept.prefLabelEn, 'en'), 'en')];
    case 'status':
      return [statusNames[concept.status]];
    case 'learned':
      return concept.learned
        ? [
            `biais ${concept.learned.bias}, ${concept.learned.accepted} acceptées, ${concept.learned.refused} refusées`,
            ...Object.entries(concept.learned.weights).map(([feature, weight]) => `${feature} ${weight}`),
          ]
        : [];
    default:
      return [concept[field] ?? []].flat();
  }
}

/** « AMU (à la lettre ; avec : usage, usager ; sauf : campus) ». */
function labelInWords({ label, lang, needs, unless, exact, verb }: FullLabel, usual: 'fr' | 'en'): string {
  const conditions = [
    ...(lang === usual ? [] : [lang === 'en' ? 'en anglais' : 'en français']),
    ...(exact ? ['à la lettre'] : []),
    ...(verb ? ['à toutes les formes du verbe'] : []),
    ...(needs.length > 0 ? [`avec : ${needs.join(', ')}`] : []),
    ...(unless.length > 0 ? [`sauf : ${unless.join(', ')}`] : []),
  ];
  return conditions.length > 0 ? `${label} (${conditions.join(' ; ')})` : label;
}
