// Whole tags, taggings and concepts, of what a test says of them.
import type { Concept } from '../../src/model/glossary.ts';
import type { ConceptTag, ItemTag } from '../../src/model/tag.ts';
import type { Tagging } from '../../src/model/tagging.ts';

/** As the matcher gives it: sure, a mere mention, without evidence. */
export function sampleConceptTag(conceptId: string, changes: Partial<ConceptTag> = {}): ConceptTag {
  return { conceptId, confidence: 1, weight: 'mention', reasons: [], evidence: [], glossaryVersion: 'g1', ...changes };
}

/** As stored: the matcher's own, unless the test says otherwise. */
export function sampleTag(conceptId: string, changes: Partial<ItemTag> = {}): ItemTag {
  return { ...sampleConceptTag(conceptId), state: 'auto', ...changes };
}

/** Nothing found in an article. */
export function sampleTagging(changes: Partial<Tagging> = {}): Tagging {
  return {
    tags: [],
    suggestions: [],
    places: [],
    actors: [],
    kind: { kind: 'article', reasons: [], dates: [] },
    ...changes,
  };
}

export function sampleConcept(id: string, changes: Partial<Concept> = {}): Concept {
  return {
    id,
    status: 'active',
    prefLabel: id,
    altLabels: [],
    hiddenLabels: [],
    definition: `Une définition de ${id}, assez longue.`,
    definitionSource: 'essai',
    theme: 'theme',
    broader: [],
    related: [],
    exactMatch: [],
    positiveContexts: [],
    blockingContexts: [],
    siteCategories: [],
    ...changes,
  };
}
