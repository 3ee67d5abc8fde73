// The glossary's life as the API shows it: concepts whole, revisions, changes with what they do, candidate terms.
import { z } from '@hono/zod-openapi';
import { conceptSchema, themeSchema } from '../model/glossary.ts';
import {
  type ChangeEffect,
  type GlossaryChange,
  type GlossaryRevision,
  glossaryChangeStates,
  type TermCandidate,
} from '../model/glossary-change.ts';
import { instantSchema } from './route-responses.ts';

export const conceptBodySchema = conceptSchema.meta({ id: 'Concept' });
export const themeBodySchema = themeSchema.meta({ id: 'Theme' });

export const revisionSchema = z
  .object({
    number: z.int().min(1).openapi({ description: 'La plus haute est en vigueur.' }),
    version: z.string().openapi({ description: 'Empreinte du contenu, gardée avec chaque étiquette.' }),
    at: instantSchema,
    comment: z.string(),
    changeId: z.string().optional(),
  })
  .openapi('GlossaryRevision');

const countsSchema = z.record(z.string(), z.int().min(0));
const sampleSchema = z.object({
  itemId: z.string(),
  title: z.string(),
  conceptId: z.string(),
  form: z.string().openapi({ description: 'Les mots en cause ; vide quand il n’en reste pas trace.' }),
  before: z.string(),
  after: z.string(),
});

const effectSchema = z
  .object({
    itemsGaining: z.int().min(0),
    itemsLosing: z.int().min(0),
    gained: countsSchema.openapi({ description: 'Étiquettes gagnées, par concept.' }),
    lost: countsSchema.openapi({ description: 'Étiquettes perdues, par concept.' }),
    samplesGained: z.array(sampleSchema).max(20),
    samplesLost: z.array(sampleSchema).max(20),
  })
  .openapi('ChangeEffect', {
    description:
      'Ce que l’essai (ou l’application) a compté. Une étiquette refusée ne revient jamais, une étiquette posée ne part jamais ; les suggestions ne comptent pas.',
  });

export const changeSchema = z
  .object({
    id: z.string(),
    state: z.enum(glossaryChangeStates),
    comment: z.string(),
    actorId: z.string(),
    baseNumber: z.int().min(1).openapi({ description: 'La révision sur laquelle elle est écrite.' }),
    concepts: z.array(conceptBodySchema),
    themes: z.array(themeBodySchema),
    effect: effectSchema.optional(),
    progress: z.object({ done: z.int().min(0), total: z.int().min(0) }).openapi({ description: 'En éléments.' }),
    appliedNumber: z.int().optional(),
    undoneNumber: z.int().optional(),
    detail: z.string().optional().openapi({ description: 'Pourquoi elle s’est arrêtée.' }),
    createdAt: instantSchema,
    updatedAt: instantSchema,
  })
  .openapi('GlossaryChange');

export const changeSummarySchema = changeSchema
  .omit({ concepts: true, themes: true, effect: true })
  .extend({ concepts: z.array(z.string()) })
  .openapi('GlossaryChangeSummary');

export const candidateSchema = z
  .object({
    id: z.string(),
    term: z.string(),
    conceptId: z
      .string()
      .optional()
      .openapi({ description: 'Un mot de plus pour ce concept ; absent : une notion nouvelle.' }),
    state: z.enum(['open', 'accepted', 'dismissed']),
    firstAt: instantSchema,
    lastAt: instantSchema,
    examples: z.array(z.object({ itemId: z.string(), form: z.string(), at: instantSchema })),
  })
  .openapi('TermCandidate');

export function toRevisionView({
  number,
  version,
  at,
  comment,
  changeId,
}: GlossaryRevision): z.infer<typeof revisionSchema> {
  return { number, version, at: at.toISOString(), comment, ...(changeId !== undefined && { changeId }) };
}

export function toChangeView(change: GlossaryChange): z.infer<typeof changeSchema> {
  const { concepts, themes, effect } = change;
  return { ...toCommon(change), concepts, themes, ...(effect && { effect: toEffectView(effect) }) };
}

export function toChangeSummary(change: GlossaryChange): z.infer<typeof changeSummarySchema> {
  return { ...toCommon(change), concepts: change.concepts.map(({ id }) => id) };
}

export function toCandidateView(candidate: TermCandidate): z.infer<typeof candidateSchema> {
  const { id, term, conceptId, state, firstAt, lastAt, examples } = candidate;
  return {
    id,
    term,
    ...(conceptId !== undefined && { conceptId }),
    state,
    firstAt: firstAt.toISOString(),
    lastAt: lastAt.toISOString(),
    examples: examples.map(({ itemId, form, at }) => ({ itemId, form, at: at.toISOString() })),
  };
}

function toCommon({ progress, createdAt, updatedAt, ...change }: GlossaryChange) {
  const { id, state, comment, actorId, baseNumber, appliedNumber, undoneNumber, detail } = change;
  return {
    id,
    state,
    comment,
    actorId,
    baseNumber,
    progress: { done: progress.done, total: progress.total },
    ...(appliedNumber !== undefined && { appliedNumber }),
    ...(undoneNumber !== undefined && { undoneNumber }),
    ...(detail !== undefined && { detail }),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

function toEffectView(effect: ChangeEffect): z.infer<typeof effectSchema> {
  const { itemsGaining, itemsLosing, gained, lost, samplesGained, samplesLost } = effect;
  return { itemsGaining, itemsLosing, gained, lost, samplesGained, samplesLost };
}
