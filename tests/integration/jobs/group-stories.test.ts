// The grouping job on a real store: whatever arrives, in whatever order, the stories are those of a rebuild.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createGroupStories } from '../../../src/jobs/handlers/group-stories.ts';
import { regroupStories } from '../../../src/jobs/regroup-stories.ts';
import { stableId } from '../../../src/model/ids.ts';
import type { Item } from '../../../src/model/item.ts';
import type { StoryMembership, StoryVerdict } from '../../../src/model/story.ts';
import type { Store } from '../../../src/store/store.ts';
import { toFingerprint } from '../../../src/stories/fingerprint.ts';
import { groupStories } from '../../../src/stories/group-stories.ts';
import { createRandom } from '../../support/generated-items.ts';
import { sampleTagging } from '../../support/sample-tag.ts';
import { openTestStore } from '../../support/test-store.ts';
import { noon, sampleItem, sampleSource } from '../store/samples.ts';

let store: Store;
let close: () => Promise<void>;
const enqueued: string[] = [];

beforeAll(async () => {
  ({ store, close } = await openTestStore());
});
afterAll(() => close());
beforeEach(async () => {
  await store.sql.query('truncate source, item, change, item_story, setting cascade');
  for (const id of ['la-gazette', 'le-fil', 'la-depeche'])
    await store.sources.save(sampleSource({ id }), 'config', noon);
  enqueued.length = 0;
});

const group = (batchSize?: number) =>
  createGroupStories({
    store,
    enqueue: async (name) => void enqueued.push(name),
    ...(batchSize !== undefined && { batchSize }),
  })({});

const save = (item: Item) => store.items.saveTagged(item, sampleTagging());

/** As no reader of feeds does, but a person may. */
async function remove(id: string): Promise<void> {
  await store.sql.query('delete from item where id = $1', [id]);
  await store.sql.query(
    `insert into change (consumer, item_id, kind) values ('search', $1, 'delete'), ('stories', $1, 'delete')
     on conflict (consumer, item_id) do update set kind = excluded.kind, sequence = excluded.sequence`,
    [id],
  );
}

const day = (n: number) => new Date(Date.UTC(2026, 0, 1 + n));

function prose(seed: number, words: number): string {
  const random = createRandom(seed);
  return Array.from({ length: words }, () => `mot${Math.floor(random() * 3000)}`).join(' ');
}

/** One of some thirty stories, told in one of several ways; most titles and texts are near those of another item. */
function generate(n: number, random: () => number): Item {
  const story = Math.floor(random() * 30);
  const text = random() < 0.3 ? '' : prose(story, 60 + Math.floor(random() * 60));
  const title = `${prose(1000 + story, 3)} ${prose(n, Math.floor(random() * 3))}`.trim();
  const source = ['la-gazette', 'le-fil', 'la-depeche'][n % 3] ?? '';
  const at = new Date(day(story * 3 + Math.floor(random() * 20)).getTime() + Math.floor(random() * 4) * 3_600_000);
  const { publishedAt: _publishedAt, canonicalUrl: _canonicalUrl, ...rest } = sampleItem();
  return {
    ...rest,
    id: stableId(source, `guid:${n}`),
    sourceId: source,
    seenKey: `guid:${n}`,
    title,
    text,
    ...(random() < 0.1 && { canonicalUrl: `https://exemple.test/${story}` }),
    ...(random() < 0.9 && { publishedAt: at }),
    firstSeenAt: at,
    contentHash: `hash-${n}`,
  };
}

/** What a rebuild would give, by the pure core alone. */
function expected(items: Item[], verdicts: StoryVerdict[]): StoryMembership[] {
  return groupStories(
    items.map(({ id, sourceId, publishedAt, firstSeenAt, canonicalUrl, title, text }) => {
      const fingerprint = toFingerprint(text);
      const at = publishedAt ?? firstSeenAt;
      return { id, sourceId, at, title, ...(canonicalUrl && { canonicalUrl }), ...(fingerprint && { fingerprint }) };
    }),
    verdicts,
  );
}

const stored = async (): Promise<StoryMembership[]> =>
  (await store.stories.listGrouped(new Date(0), new Date('2100-01-01'))).map(({ id, storyId, link, likeness }) => ({
    id,
    storyId,
    link,
    likeness,
  }));

describe('grouping into stories', () => {
  it.each([1, 2, 3, 4])(
    'ends as a rebuild whatever the order, the batches, the edits and the deletions (%i)',
    async (seed) => {
      const random = createRandom(seed);
      const pick = <T>(values: T[]): T => values[Math.floor(random() * values.length)] as T;
      const coming = Array.from({ length: 220 }, (_, n) => generate(n, random)).sort(() => random() - 0.5);
      const items = new Map<string, Item>();
      const verdicts: StoryVerdict[] = [];
      while (coming.length > 0) {
        for (const item of coming.splice(0, 1 + Math.floor(random() * 40))) {
          items.set(item.id, item);
          await save(item);
        }
        for (let edits = Math.floor(random() * 6); edits > 0; edits -= 1) {
          const item = pick([...items.values()]);
          const { title, text, publishedAt } = generate(500 + Math.floor(random() * 500), random);
          const change = pick<Partial<Item>>([{ title }, { text }, publishedAt ? { publishedAt } : {}]);
          const next = { ...item, ...change, version: item.version + 1 };
          items.set(item.id, next);
          await save(next);
        }
        if (random() < 0.5) {
          const { id } = pick([...items.values()]);
          items.delete(id);
          await remove(id);
        }
        if (random() < 0.5) {
          const [a, b] = [pick([...items.keys()]), pick([...items.keys()])];
          if (a !== b) {
            const verdict = { a, b, together: random() < 0.5 };
            verdicts.push(verdict);
            await store.stories.saveVerdicts([verdict], { actorId: 'cli', at: noon });
          }
        }
        if (random() < 0.7) await group(pick([7, 50, undefined]));
      }
      await group();
      const grouped = await stored();
      expect(grouped).toEqual(expected([...items.values()], verdicts));
      expect(new Set(grouped.map(({ link }) => link)).size).toBeGreaterThanOrEqual(4);

      await store.stories.forget();
      await group();
      expect(await stored()).toEqual(grouped);
      // Told again, nothing is decided otherwise.
      await store.changes.markAll('stories');
      expect(await group()).toMatchObject({ moved: 0 });
      expect(await stored()).toEqual(grouped);
    },
  );

  it('does nothing again after it was killed before the acknowledgement, and marks for the index only what moved', async () => {
    const text = prose(1, 100);
    const [first, copy, other] = ['first', 'copy', 'other'].map((id, n) =>
      sampleItem({ id, seenKey: id, canonicalUrl: `https://exemple.test/${id}`, publishedAt: day(n), text, title: id }),
    ) as [Item, Item, Item];
    for (const item of [first, copy, { ...other, text: prose(2, 100) }]) await save(item);
    await store.changes.acknowledge('search', await store.changes.list('search', 10));
    const changes = await store.changes.list('stories', 10);
    expect(await regroupStories(store.stories, changes)).toEqual({ changed: 3, decided: 3, moved: 1 });
    expect((await store.changes.list('search', 10)).map(({ itemId }) => itemId)).toEqual(['copy']);
    expect(await regroupStories(store.stories, changes)).toEqual({ changed: 0, decided: 0, moved: 0 });
    await group();
    expect(await store.changes.count('stories')).toBe(0);
  });

  it('leaves alone what was only tagged again', async () => {
    const item = sampleItem();
    await save(item);
    await group();
    await store.changes.markAll('stories');
    expect(await group()).toEqual({ changed: 0, decided: 0, moved: 0 });
  });

  it('groups everything again when its rules are those of another version', async () => {
    await save(sampleItem());
    await group();
    await store.settings.save('stories.rules', 'of another version');
    expect(await group()).toMatchObject({ changed: 1 });
    expect(await group()).toMatchObject({ changed: 0 });
  });

  it('waits for its turn', async () => {
    const lock = await store.tryLock('group-stories');
    expect(await group()).toEqual({ outcome: 'busy' });
    await lock?.release();
  });
});
