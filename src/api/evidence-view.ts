// Why an item has a tag or a place, as the API shows it: the passage and a few words around it.
import { z } from '@hono/zod-openapi';
import { contextCharsMax } from '../model/evidence-context.ts';
import { evidenceSchema } from '../model/tag.ts';

export const evidenceViewSchema = evidenceSchema
  .extend({
    before: z.string().max(contextCharsMax),
    after: z.string().max(contextCharsMax),
  })
  .openapi('Evidence', {
    description:
      'Un passage qui justifie une étiquette ou un lieu. `start` et `end` comptent les unités UTF-16 du champ ; `before` et `after` sont quelques mots d’autour.',
    example: {
      field: 'text',
      start: 112,
      end: 121,
      form: 'open data',
      rule: 'label:prefLabel',
      before: 'La métropole publie en ',
      after: ' les comptages de son réseau cyclable',
    },
  });
