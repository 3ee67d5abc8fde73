// A glossary of a few lines for tests: what a concept needs beyond its labels is filled in, and passes the real schema.
import type { z } from 'zod';
import { buildGlossary, type GlossaryFile } from '../../../src/glossary/build-glossary.ts';
import { glossaryFileSchema } from '../../../src/model/glossary.ts';
import type { TagInput } from '../../../src/model/tagging.ts';
import { readFields } from '../../../src/tagging/hits.ts';
import { createMatcher } from '../../../src/tagging/matcher.ts';

type ConceptInput = Partial<z.input<typeof glossaryFileSchema>['concepts'][number]> & { id: string };

export function smallGlossary(...concepts: ConceptInput[]) {
  return glossaryFileSchema.parse({
    themes: [{ id: 'theme', label: 'Thème' }],
    concepts: concepts.map((concept) => ({
      prefLabel: concept.id,
      definition: 'Une définition assez longue pour le schéma.',
      definitionSource: 'Essai',
      theme: 'theme',
      ...concept,
    })),
  });
}

/** The tags and suggestions of an item by this glossary. */
export function createTagging(file: GlossaryFile) {
  const { match } = createMatcher(buildGlossary(file));
  return (item: TagInput) => match(readFields(item), item);
}
