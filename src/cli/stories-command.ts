// vigie stories: which items of a file tell one story, measured when the file says so; or all stored items grouped again.
import type { Command } from 'commander';
import { z } from 'zod';
import type { Core } from '../core.ts';
import { VigieError } from '../errors.ts';
import { canonicalUrl } from '../ingest/canonical-url.ts';
import { httpUrlSchema } from '../model/ids.ts';
import type { StoryDocument, StoryMembership } from '../model/story.ts';
import { toFingerprint } from '../stories/fingerprint.ts';
import { groupStories } from '../stories/group-stories.ts';
import { type StoryScores, scoreStories } from '../stories/score-stories.ts';
import { readJsonLines, throwFaults } from './read-json-lines.ts';
import { say } from './say.ts';
import { withCore } from './with-core.ts';

const lineSchema = z.object({
  id: z.string().min(1, 'Écrire un identifiant.'),
  title: z.string('Écrire un titre.'),
  date: z
    .string()
    .refine((date) => !Number.isNaN(Date.parse(date)), 'Écrire une date ISO 8601 : 2026-11-24.')
    .nullish(),
  text: z.string().nullish(),
  source: z.string().nullish(),
  url: z.string().nullish(),
  /** The story it is in, for one who read it. */
  story: z.union([z.string(), z.number()]).nullish(),
});
type Line = z.output<typeof lineSchema>;

interface StoriesReport {
  items: number;
  stories: { id: string; items: (Omit<StoryMembership, 'storyId'> & { title: string })[] }[];
  scores?: StoryScores;
}

export function addStoriesCommand(program: Command): void {
  program
    .command('stories')
    .description('réunir les articles qui racontent la même histoire')
    .option('--items <fichiers...>', 'JSON Lines : id, title, et au choix date, text, source, url, story')
    .option('--json', 'écrire un seul objet JSON')
    .option('--rebuild', 'refaire les histoires des articles de la base')
    .action(async ({ items, json, rebuild }: { items?: string[]; json?: true; rebuild?: true }) => {
      if ((items === undefined) === (rebuild === undefined))
        throw new VigieError('input-invalid', 'Donner --items ou --rebuild, et un seul des deux.');
      if (items === undefined) return withCore(rebuildStories);
      const report = toReport(readItems(items));
      say(json ? JSON.stringify(report) : toText(report));
    });
}

/** What curators said is kept. */
async function rebuildStories(core: Core): Promise<void> {
  const count = await core.store.stories.forget();
  const handlers = core.createHandlers(async () => {}, { clean: async () => 0 });
  const { outcome } = await handlers['group-stories']({});
  if (outcome === 'busy') return say('Un autre Vigie réunit déjà les histoires : il refera celles-ci.');
  await handlers['index-changes']({});
  say(`${count} articles relus, histoires refaites.`);
}

function readItems(paths: string[]): Line[] {
  const lines = readJsonLines(paths, lineSchema);
  const first = new Map<string, string>();
  const faults: string[] = [];
  for (const { value, at } of lines) {
    const before = first.get(value.id);
    if (before) faults.push(`${at} · id : « ${value.id} » est déjà en ${before}. N’en garder qu’un.`);
    else first.set(value.id, at);
  }
  throwFaults(faults);
  return lines.map(({ value }) => value);
}

function toReport(lines: Line[]): StoriesReport {
  const byId = new Map(lines.map((line) => [line.id, line]));
  const memberships = groupStories(lines.map(toDocument));
  const stories = new Map<string, StoriesReport['stories'][number]>();
  for (const { id, storyId, link, likeness } of memberships) {
    const story = stories.get(storyId) ?? { id: storyId, items: [] };
    story.items.push({ id, title: byId.get(id)?.title ?? '', link, likeness });
    stories.set(storyId, story);
  }
  const labelled = memberships.flatMap(({ id, storyId }) => {
    const expected = byId.get(id)?.story;
    return expected === undefined || expected === null ? [] : [{ found: storyId, expected: String(expected) }];
  });
  return {
    items: lines.length,
    stories: [...stories.values()],
    ...(lines.length > 0 && labelled.length === lines.length && { scores: scoreStories(labelled) }),
  };
}

/** Undated ones are all of one day. */
function toDocument({ id, title, date, text, source, url }: Line): StoryDocument {
  const fingerprint = toFingerprint(text?.normalize('NFC') ?? '');
  const page = httpUrlSchema.safeParse(url);
  return {
    id,
    title: title.normalize('NFC'),
    at: new Date(date ?? 0),
    ...(source && { sourceId: source }),
    ...(page.success && { canonicalUrl: canonicalUrl(page.data) }),
    ...(fingerprint && { fingerprint }),
  };
}

function toText({ items, stories, scores }: StoriesReport): string {
  const shared = stories.filter((story) => story.items.length > 1);
  const percent = (share: number): string => share.toFixed(3).replace('.', ',');
  return [
    ...shared.flatMap((story) => [
      `${story.items.length} articles`,
      ...story.items.map(
        ({ id, title, link, likeness }) => `  ${link.padEnd(7)} ${percent(likeness)}  ${title} (${id})`,
      ),
    ]),
    `${items} articles, ${stories.length} histoires, dont ${shared.length} de plusieurs articles.`,
    ...(scores
      ? [
          `Paires : précision ${percent(scores.precision)}, rappel ${percent(scores.recall)}, F1 ${percent(scores.f1)} (${scores.right} justes, ${scores.found} trouvées, ${scores.expected} attendues).`,
        ]
      : []),
  ].join('\n');
}
