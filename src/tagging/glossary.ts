// The glossary as the matcher uses it: a file that passed its schema, with a version, and the faults a schema cannot see.
import type { z } from 'zod';
import { tokenize } from '../french/tokenize.ts';
import { type Concept, type Glossary, type glossaryFileSchema, type Label, textOfLabel } from '../model/glossary.ts';
import { sha256 } from '../model/ids.ts';

export type GlossaryFile = z.infer<typeof glossaryFileSchema>;

/** What is wrong in a glossary file, where (`concepts.3.related.0`) and what to do about it. */
export interface GlossaryFault {
  path: string;
  problem: string;
  remedy: string;
}

export type LabelKind = 'prefLabel' | 'altLabel' | 'hiddenLabel';

/** The version changes with the content only: neither with the order of concepts and themes nor with that of keys. */
export function buildGlossary(file: GlossaryFile): Glossary {
  const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
  const content = { themes: file.themes.toSorted(byId), concepts: file.concepts.toSorted(byId) };
  return { version: sha256(canonicalJson(content)).slice(0, 12), themes: file.themes, concepts: file.concepts };
}

/** All labels of a concept, with what they are and where they stand in it. */
export function labelsOf(concept: Concept): { kind: LabelKind; label: Label; path: string }[] {
  return [
    { kind: 'prefLabel', label: concept.prefLabel, path: 'prefLabel' },
    ...concept.altLabels.map((label, at) => ({ kind: 'altLabel' as const, label, path: `altLabels.${at}` })),
    ...concept.hiddenLabels.map((label, at) => ({ kind: 'hiddenLabel' as const, label, path: `hiddenLabels.${at}` })),
  ];
}

/** Every fault at once; an empty list when the glossary holds together. */
export function checkGlossary(file: GlossaryFile): GlossaryFault[] {
  return [
    ...duplicateIds(file.themes, 'themes', 'theme'),
    ...duplicateIds(file.concepts, 'concepts', 'concept'),
    ...unknownReferences(file),
    ...labelFaults(file.concepts),
  ];
}

function duplicateIds(entries: { id: string }[], list: string, noun: string): GlossaryFault[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id }, at) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      {
        path: `${list}.${at}.id`,
        problem: `a second ${noun} has the id « ${id} »`,
        remedy: 'Give it another id, or merge the two',
      },
    ];
  });
}

function unknownReferences({ themes, concepts }: GlossaryFile): GlossaryFault[] {
  const themeIds = new Set(themes.map(({ id }) => id));
  const conceptIds = new Set(concepts.map(({ id }) => id));
  return concepts.flatMap((concept, at) => {
    const faults: GlossaryFault[] = [];
    if (!themeIds.has(concept.theme))
      faults.push({
        path: `concepts.${at}.theme`,
        problem: `« ${concept.id} » has the theme « ${concept.theme} », which is not declared`,
        remedy: `Declare it under themes, or use one of: ${[...themeIds].join(', ')}`,
      });
    concept.related.forEach((id, position) => {
      if (conceptIds.has(id) && id !== concept.id) return;
      const problem = id === concept.id ? 'is related to itself' : `is related to « ${id} », which does not exist`;
      faults.push({
        path: `concepts.${at}.related.${position}`,
        problem: `« ${concept.id} » ${problem}`,
        remedy: 'Remove it, or write the id of another concept',
      });
    });
    return faults;
  });
}

/** A label that no text can contain, or that two concepts claim. Labels that fold to the same words are one label. */
function labelFaults(concepts: Concept[]): GlossaryFault[] {
  const owners = new Map<string, string>();
  return concepts.flatMap((concept, at) =>
    labelsOf(concept).flatMap(({ label, path }): GlossaryFault[] => {
      const text = textOfLabel(label);
      const key = tokenize(text)
        .map((token) => token.folded)
        .join(' ');
      if (key === '')
        return [
          {
            path: `concepts.${at}.${path}`,
            problem: `the label « ${text} » of « ${concept.id} » has neither letter nor digit`,
            remedy: 'Remove it',
          },
        ];
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, concept.id);
      if (owner === undefined || owner === concept.id) return [];
      return [
        {
          path: `concepts.${at}.${path}`,
          problem: `« ${text} » is a label of both « ${owner} » and « ${concept.id} »`,
          remedy: 'Keep it in one of them, or merge the two concepts',
        },
      ];
    }),
  );
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
