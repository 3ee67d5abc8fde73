// Why a tag or a kind was given, as the API shows it: what a machine can add up, and the same in words.
import { z } from '@hono/zod-openapi';
import { describeReason, type TagReason, tagReasonSchema } from '../model/tag-reason.ts';

export const reasonSchema = tagReasonSchema
  .extend({ text: z.string().openapi({ description: 'La même chose, en mots.' }) })
  .openapi('Reason', {
    description: 'Ce qui a parlé pour (poids positif) ou contre (négatif), en log-cotes (ln) : les poids s’ajoutent.',
    example: { feature: 'near', words: ['habitants', 'atelier'], weight: 1.2, text: 'à côté de : habitants, atelier' },
  });

export function toReasons(reasons: TagReason[]): z.infer<typeof reasonSchema>[] {
  return reasons.map(({ feature, words, weight }) => ({
    feature,
    words,
    weight,
    text: describeReason({ feature, words, weight }),
  }));
}
