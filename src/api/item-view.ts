// An item as the API shows it: title, excerpt, link, tags and places. The full text never leaves.
import { z } from '@hono/zod-openapi';
import { actorTypes } from '../model/actor.ts';
import { createEvidenceViewer, type EvidenceInContext } from '../model/evidence-context.ts';
import type { Glossary } from '../model/glossary.ts';
import { labelOfConcept } from '../model/glossary.ts';
import type { TaggedItem } from '../model/item.ts';
import { itemDateSchema } from '../model/kind.ts';
import type { SearchHit } from '../model/search.ts';
import { itemKinds } from '../model/source.ts';
import { type ItemTag, placeKinds, tagWeights } from '../model/tag.ts';
import { evidenceViewSchema } from './evidence-view.ts';
import { reasonSchema, toReasons } from './reasons-view.ts';
import { instantSchema } from './route-responses.ts';
import { itemStorySchema, toItemStory } from './story-view.ts';

const conceptRefSchema = z.object({
  id: z.string().openapi({ example: 'open-data' }),
  label: z.string().openapi({ example: 'données ouvertes' }),
});

const placeRefSchema = z.object({
  id: z.string().openapi({ example: 'commune-35238' }),
  kind: z.enum(placeKinds),
  code: z.string().openapi({ description: 'Code officiel géographique, SIREN pour un EPCI.', example: '35238' }),
  name: z.string().openapi({ example: 'Rennes' }),
  siren: z.string().optional(),
});

const tagStateSchema = z.enum(['auto', 'suggested', 'added', 'refused']).openapi({
  description:
    '`auto` : trouvée par le repérage ; `suggested` : proposée aux curateurs, faute de certitude ; `added` : posée par un curateur ; `refused` : refusée par un curateur.',
});

const marksSchema = z
  .array(z.tuple([z.int().min(0), z.int().min(1)]))
  .openapi({ description: 'Intervalles [début, fin[ à mettre en valeur, en unités UTF-16.' });

const commonSchema = z.object({
  id: z.string().openapi({ example: 'mzk3fh5q2v6xw7n4c2t5yabcde' }),
  title: z.string(),
  url: z.url().optional().openapi({ description: 'L’adresse chez l’éditeur.' }),
  excerpt: z.string().max(300).openapi({ description: 'Court extrait, en texte seul.' }),
  source: z.object({ id: z.string(), title: z.string() }),
  kind: z.enum(itemKinds),
  language: z.string().openapi({ example: 'fr' }),
  publishedAt: instantSchema.optional(),
  firstSeenAt: instantSchema,
});

export const itemSummarySchema = commonSchema
  .extend({
    marks: z.object({ title: marksSchema, excerpt: marksSchema }),
    concepts: z.array(conceptRefSchema),
    places: z.array(placeRefSchema),
    story: itemStorySchema.optional(),
  })
  .openapi('ItemSummary');
export type ItemSummary = z.infer<typeof itemSummarySchema>;

export const itemTagSchema = z
  .object({
    concept: conceptRefSchema,
    state: tagStateSchema,
    confidence: z.number().min(0).max(1).openapi({ description: 'À quel point les mots ont bien ce sens ici.' }),
    weight: z.enum(tagWeights).openapi({ description: '`central` : il en est question ; `mention` : il est nommé.' }),
    reasons: z.array(reasonSchema).openapi({ description: 'Ce qui a parlé pour et contre, le plus lourd d’abord.' }),
    glossaryVersion: z.string(),
    evidence: z.array(evidenceViewSchema),
  })
  .openapi('ItemTag');
export type ItemTagView = z.infer<typeof itemTagSchema>;

export const itemSchema = commonSchema
  .extend({
    authors: z.array(z.string()),
    categories: z.array(z.string()),
    updatedAt: instantSchema,
    version: z.int().min(1).openapi({ description: '+1 à chaque changement de son contenu.' }),
    tags: z.array(itemTagSchema).openapi({ description: 'Sans celles que les curateurs ont refusées.' }),
    places: z.array(placeRefSchema.extend({ evidence: z.array(evidenceViewSchema) })),
    actors: z
      .array(
        z.object({
          id: z.string().openapi({ example: 'ville-de-rennes' }),
          name: z.string(),
          type: z.enum(actorTypes),
          placeId: z.string().optional().openapi({ description: 'Le territoire dont il est l’institution.' }),
          evidence: z.array(evidenceViewSchema),
        }),
      )
      .openapi({ description: 'Les organismes nommés.' }),
    kindReasons: z.array(reasonSchema).openapi({ description: 'Pourquoi cette nature (`kind`).' }),
    dates: z
      .array(itemDateSchema.extend({ evidence: evidenceViewSchema.optional() }))
      .openapi({ description: 'Celles d’un événement ou d’un appel : début, fin, date limite.' }),
    story: itemStorySchema.optional(),
  })
  .openapi('Item');
export type ItemView = z.infer<typeof itemSchema>;

/** The title and the excerpt are the engine's, since its marks count in them. */
export function toItemSummary(hit: SearchHit, item: TaggedItem, glossary: Glossary): ItemSummary {
  return {
    ...toCommon(item),
    title: hit.title.text,
    excerpt: hit.excerpt.text,
    marks: { title: hit.title.marks, excerpt: hit.excerpt.marks },
    concepts: standingTags(item).map(({ conceptId }) => toConceptRef(conceptId, glossary)),
    places: item.places.map(({ id, kind, code, name, siren }) => ({ id, kind, code, name, ...(siren && { siren }) })),
    ...toItemStory(item),
  };
}

export function toItemView(item: TaggedItem, glossary: Glossary): ItemView {
  const view = createEvidenceViewer(item);
  return {
    ...toCommon(item),
    authors: item.authors,
    categories: item.categories,
    updatedAt: item.updatedAt.toISOString(),
    version: item.version,
    tags: standingTags(item).map((tag) => toTag(tag, view, glossary)),
    places: item.places.map(({ id, kind, code, name, siren, evidence }) => ({
      id,
      kind,
      code,
      name,
      ...(siren && { siren }),
      evidence: view(evidence),
    })),
    actors: item.actors.map(({ id, name, type, placeId, evidence }) => ({
      id,
      name,
      type,
      ...(placeId && { placeId }),
      evidence: view(evidence),
    })),
    kindReasons: toReasons(item.kindReasons),
    dates: item.dates.map(({ role, date, from, evidence }) => {
      const [seen] = evidence ? view([evidence]) : [];
      return { role, date, from, ...(seen && { evidence: seen }) };
    }),
    ...toItemStory(item),
  };
}

/** What waits for a curator's word on an item. */
export const suggestionSchema = z
  .object({ item: commonSchema, suggestions: z.array(itemTagSchema) })
  .openapi('Suggestion', { description: 'Un élément et les étiquettes dont le repérage n’est pas assez sûr.' });

/** `conceptId`: only what is suggested of that concept. */
export function toSuggestionView(
  item: TaggedItem,
  glossary: Glossary,
  conceptId?: string,
): z.infer<typeof suggestionSchema> {
  const view = createEvidenceViewer(item);
  const asked = item.suggestions.filter((tag) => conceptId === undefined || tag.conceptId === conceptId);
  return { item: toCommon(item), suggestions: asked.map((tag) => toTag(tag, view, glossary)) };
}

/** One tag by itself, in whatever state: the answer to a curator. */
export function toItemTagView(tag: ItemTag, item: TaggedItem, glossary: Glossary): ItemTagView {
  return toTag(tag, createEvidenceViewer(item), glossary);
}

function toTag(
  tag: ItemTag,
  view: (evidence: ItemTag['evidence']) => EvidenceInContext[],
  glossary: Glossary,
): ItemTagView {
  const { conceptId, state, confidence, weight, reasons, glossaryVersion, evidence } = tag;
  return {
    concept: toConceptRef(conceptId, glossary),
    state,
    confidence,
    weight,
    reasons: toReasons(reasons),
    glossaryVersion,
    evidence: view(evidence),
  };
}

function standingTags(item: TaggedItem): ItemTag[] {
  return item.tags.filter((tag) => tag.state !== 'refused');
}

function toConceptRef(id: string, glossary: Glossary): { id: string; label: string } {
  return { id, label: labelOfConcept(glossary, id) };
}

function toCommon(item: TaggedItem): z.infer<typeof commonSchema> {
  return {
    id: item.id,
    title: item.title,
    ...(item.url && { url: item.url }),
    excerpt: item.excerpt,
    source: { id: item.sourceId, title: item.sourceTitle },
    kind: item.kind,
    language: item.language,
    ...(item.publishedAt && { publishedAt: item.publishedAt.toISOString() }),
    firstSeenAt: item.firstSeenAt.toISOString(),
  };
}
