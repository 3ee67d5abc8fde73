// A glossary that passed its schema → the glossary as the matcher uses it: with a version that names its content.
import type { z } from 'zod';
import { type Concept, type Glossary, type glossaryFileSchema, type Label, textOfLabel } from '../model/glossary.ts';
import { sha256 } from '../model/ids.ts';

export type GlossaryFile = z.infer<typeof glossaryFileSchema>;

export type LabelKind = 'prefLabel' | 'altLabel' | 'hiddenLabel';

/** A label in full: the same label, however it was written. */
export interface FullLabel {
  label: string;
  lang: 'fr' | 'en';
  needs: string[];
  unless: string[];
  exact: boolean;
  verb: boolean;
}

/** The version changes with the content only: not with the order of concepts, labels or keys, nor with a word written twice. */
export function buildGlossary({ themes, concepts }: GlossaryFile): Glossary {
  const content = { themes: themes.toSorted(byId), concepts: concepts.map(canonicalConcept).toSorted(byId) };
  return { version: sha256(canonicalJson(content)).slice(0, 12), themes, concepts };
}

/** All labels of a concept, with what they are and where they stand in it. */
export function labelsOf(concept: Concept): { kind: LabelKind; label: Label; path: string }[] {
  return [
    { kind: 'prefLabel', label: concept.prefLabel, path: 'prefLabel' },
    ...(concept.prefLabelEn === undefined
      ? []
      : [{ kind: 'prefLabel' as const, label: concept.prefLabelEn, path: 'prefLabelEn' }]),
    ...concept.altLabels.map((label, at) => ({ kind: 'altLabel' as const, label, path: `altLabels.${at}` })),
    ...concept.hiddenLabels.map((label, at) => ({ kind: 'hiddenLabel' as const, label, path: `hiddenLabels.${at}` })),
  ];
}

/** `lang` is what a label without one is in: `en` for `prefLabelEn`, else `fr`. */
export function fullLabel(label: Label, lang: 'fr' | 'en' = 'fr'): FullLabel {
  const given = typeof label === 'string' ? { label } : label;
  return {
    label: textOfLabel(label),
    lang: given.lang ?? lang,
    needs: asSet(given.needs ?? []),
    unless: asSet(given.unless ?? []),
    exact: given.exact ?? false,
    verb: given.verb ?? false,
  };
}

/** The concept with its lists as sets and its labels in full: what two ways of writing the same concept have in common. */
export function canonicalConcept(concept: Concept) {
  const labels = (list: Label[]) => asSet(list.map((label) => fullLabel(label)));
  return {
    ...concept,
    prefLabel: fullLabel(concept.prefLabel),
    prefLabelEn: concept.prefLabelEn === undefined ? undefined : fullLabel(concept.prefLabelEn, 'en'),
    altLabels: labels(concept.altLabels),
    hiddenLabels: labels(concept.hiddenLabels),
    broader: asSet(concept.broader),
    related: asSet(concept.related),
    exactMatch: asSet(concept.exactMatch),
    positiveContexts: asSet(concept.positiveContexts),
    blockingContexts: asSet(concept.blockingContexts),
    siteCategories: asSet(concept.siteCategories),
  };
}

/** JSON with sorted keys. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}

function asSet<T>(list: T[]): T[] {
  const byText = new Map(list.map((value) => [canonicalJson(value), value]));
  return [...byText].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
}

function byId(a: { id: string }, b: { id: string }): number {
  return a.id < b.id ? -1 : 1;
}
