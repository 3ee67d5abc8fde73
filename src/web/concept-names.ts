// What a concept is called, for readers: its other names in French and its English ones. Pure.
import { type Concept, type Label, textOfLabel } from '../model/glossary.ts';

/** Without the label that the page bears as its title; the misspellings that only serve the matcher are never shown. */
export function otherNamesOf(concept: Concept): { french: string[]; english: string[] } {
  const known = new Set([textOfLabel(concept.prefLabel).toLowerCase()]);
  // The glossary may list a label with and without a capital; a reader needs one.
  const isNew = (name: string) => !known.has(name.toLowerCase()) && known.add(name.toLowerCase());
  const inLanguage = (lang: 'fr' | 'en') => concept.altLabels.filter((label) => langOf(label) === lang);
  const english = [...(concept.prefLabelEn === undefined ? [] : [concept.prefLabelEn]), ...inLanguage('en')];
  return { french: inLanguage('fr').map(textOfLabel).filter(isNew), english: english.map(textOfLabel).filter(isNew) };
}

function langOf(label: Label): 'fr' | 'en' {
  return typeof label === 'string' ? 'fr' : (label.lang ?? 'fr');
}
