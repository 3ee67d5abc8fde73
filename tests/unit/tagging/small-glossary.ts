// A glossary of a few lines for tests: what a concept needs beyond its labels is filled in, and passes the real schema.
import type { z } from 'zod';
import { glossaryFileSchema } from '../../../src/model/glossary.ts';

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
