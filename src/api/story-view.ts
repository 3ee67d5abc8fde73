// A story as the API shows it: which items tell it, and why they were put together.
import { z } from '@hono/zod-openapi';
import type { TaggedItem } from '../model/item.ts';
import { type Story, type StoryMate, storyLinks } from '../model/story.ts';
import { instantSchema } from './route-responses.ts';

const mateSchema = z.object({
  id: z.string(),
  title: z.string(),
  url: z.url().optional().openapi({ description: 'L’adresse chez l’éditeur.' }),
  sourceTitle: z.string(),
});

/** Beside an item. */
export const itemStorySchema = z
  .object({
    id: z
      .string()
      .openapi({ description: 'L’identifiant de son premier élément : il change quand un plus ancien arrive.' }),
    size: z.int().min(2).openapi({ description: 'Combien d’éléments la racontent, celui-ci compris.' }),
    also: z.array(mateSchema).max(10).openapi({ description: 'Les autres, les plus anciens d’abord, dix au plus.' }),
  })
  .openapi('ItemStory', {
    description: 'Copies et reprises : absent quand l’élément est seul à raconter son histoire.',
  });

export const storySchema = z
  .object({
    id: z.string(),
    items: z.array(
      mateSchema.extend({
        at: instantSchema.openapi({ description: 'Publié, à défaut vu pour la première fois.' }),
        link: z.enum(storyLinks).openapi({
          description:
            '`first` : ouvre l’histoire ; `verdict` : parole de curateur ; `address` : même page ; `copy` : même texte, ou l’essentiel ; `title` : titres proches.',
        }),
        likeness: z.number().min(0).max(1),
      }),
    ),
  })
  .openapi('Story');

/** For spreading into an item. */
export function toItemStory({ story }: Pick<TaggedItem, 'story'>): { story?: z.infer<typeof itemStorySchema> } {
  return story ? { story: { ...story, also: story.also.map(toMate) } } : {};
}

export function toStoryView({ id, items }: Story): z.infer<typeof storySchema> {
  return {
    id,
    items: items.map(({ at, link, likeness, ...mate }) => ({
      ...toMate(mate),
      at: at.toISOString(),
      link,
      likeness,
    })),
  };
}

function toMate({ id, title, url, sourceTitle }: StoryMate): z.infer<typeof mateSchema> {
  return { id, title, ...(url && { url }), sourceTitle };
}
