// YAML (or JSON, which is YAML) as config/glossary.yaml is written → a glossary: whole, or only the concepts and themes that are to change.
import { parse } from 'yaml';
import type { Glossary } from '../model/glossary.ts';
import { type ConceptDraft, type GlossaryReading, parseGlossary, unreadable } from './parse-glossary.ts';

const twoLists = 'Écrivez deux listes : themes et concepts';

/**
 * The entries of the file over the glossary in force: an entry takes the place of the one with its id, a new id makes a new one, what the file does not
 * name stays as it is. Never throws.
 */
export function fromYaml(text: string, current: Glossary): GlossaryReading {
  let content: unknown;
  try {
    content = parse(text);
  } catch (error) {
    const where = error instanceof Error ? error.message.split('\n', 1)[0] : '';
    return unreadable(`Ce n’est pas du YAML (${where})`, 'Vérifiez les retraits et les guillemets');
  }
  if (typeof content !== 'object' || content === null || Array.isArray(content))
    return unreadable('Le fichier ne tient aucune notion', twoLists);
  const { themes = [], concepts = [], ...others } = content as Record<string, unknown>;
  const strange = Object.keys(others);
  if (strange.length > 0) return unreadable(`« ${strange.join(', ')} » n’est pas connu ici`, twoLists);
  if (!isListOfNamed(themes) || !isListOfNamed(concepts))
    return unreadable('Une entrée n’a pas d’identifiant', 'Donnez à chaque entrée de themes et de concepts son id');
  return parseGlossary({
    themes: over(current.themes, themes) as Glossary['themes'],
    concepts: over<ConceptDraft>(current.concepts, concepts),
  });
}

function isListOfNamed(value: unknown): value is { id: string }[] {
  return Array.isArray(value) && value.every((entry) => typeof entry?.id === 'string');
}

/** Entries of one id are all kept: which of the two was meant is a fault for the checks to tell. */
function over<Entry extends { id: string }>(entries: Entry[], newer: Entry[]): Entry[] {
  const known = new Set(entries.map(({ id }) => id));
  return [
    ...entries.flatMap((entry) => {
      const given = newer.filter(({ id }) => id === entry.id);
      return given.length > 0 ? given : [entry];
    }),
    ...newer.filter(({ id }) => !known.has(id)),
  ];
}
