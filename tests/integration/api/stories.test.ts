import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createKey } from '../../../src/actions/create-key.ts';
import { createGroupStories } from '../../../src/jobs/handlers/group-stories.ts';
import { makeItem, makeTagging, openTestApi, source, start } from './open-test-api.ts';

const cli = { id: 'cli', role: 'admin' } as const;
let api: Awaited<ReturnType<typeof openTestApi>>;
let key: string;

const words = (seed: number) => Array.from({ length: 80 }, (_, n) => `mot${(seed * 97 + n * 31) % 1000}`).join(' ');
/** The first four are one text; the others are each their own. Two days apart, the nth after the one before. */
const items = [1, 1, 1, 1, 5, 6, 7].map((text, at) => {
  const n = at + 1;
  const title = `Portail open data ${words(n * 11)
    .split(' ')
    .slice(0, 4)
    .join(' ')}`;
  return makeItem(n, {
    title,
    text: `Rennes. ${words(text)}`,
    publishedAt: new Date(start.getTime() + 2 * n * 86_400_000),
  });
});
const [first, second, third, fourth, fifth, sixth, seventh] = items.map(({ id }) => id) as [
  string,
  string,
  string,
  string,
  string,
  string,
  string,
];

const group = () => createGroupStories({ store: api.store, enqueue: async () => {} })({});
const storyOf = async (id: string): Promise<string[]> => {
  const { json } = await api.request('GET', `/v1/stories/${id}`);
  return json.items.map((item: { id: string }) => item.id);
};
const say = (path: 'join' | 'split', body: unknown) => api.request('POST', `/v1/stories/${path}`, { key, body });

beforeAll(async () => {
  api = await openTestApi();
  await api.store.sources.save(source, 'config', start);
  for (const item of items) await api.store.items.saveTagged(item, makeTagging(item));
  await group();
  await api.index();
  key = (await createKey(api.actions, cli, { role: 'curator', label: 'Curatrice' })).secret;
});
afterAll(() => api?.close());

describe('stories in the API', () => {
  it('are beside an item, in a search and by themselves', async () => {
    const { json: item } = await api.request('GET', `/v1/items/${second}`);
    expect(item.story).toMatchObject({ id: first, size: 4 });
    expect(item.story.also.map((mate: { id: string }) => mate.id)).toEqual([first, third, fourth]);
    const { json: page } = await api.request('GET', '/v1/items?limit=100');
    const shown = Object.fromEntries(
      page.items.map((one: { id: string; story?: { size: number } }) => [one.id, one.story?.size]),
    );
    expect(shown).toMatchObject({ [first]: 4, [fourth]: 4, [fifth]: undefined });
    const { json: story } = await api.request('GET', `/v1/stories/${third}`);
    expect(story.items.map(({ id, link }: { id: string; link: string }) => [id, link])).toEqual([
      [first, 'first'],
      [second, 'copy'],
      [third, 'copy'],
      [fourth, 'copy'],
    ]);
    expect(await storyOf(fifth)).toEqual([fifth]);
    expect((await api.request('GET', '/v1/stories/unknown')).status).toBe(404);
  });

  it('are split by a curator for good, and joined again', async () => {
    expect((await say('split', { itemId: second })).json).toEqual({ changed: true });
    await group();
    expect(await storyOf(second)).toEqual([second]);
    expect(await storyOf(first)).toEqual([first, third, fourth]);
    expect((await say('split', { itemId: second })).json).toEqual({ changed: false });

    await api.store.stories.forget();
    await group();
    expect(await storyOf(second)).toEqual([second]);

    expect((await say('join', { a: fourth, b: second })).json).toEqual({ changed: true });
    await group();
    expect(await storyOf(first)).toEqual([first, second, third, fourth]);
  });

  it('are joined whole, and stay so when all is grouped again', async () => {
    await say('join', { a: fifth, b: sixth });
    await group();
    expect(await storyOf(fifth)).toEqual([fifth, sixth]);
    await say('join', { a: sixth, b: third });
    await group();
    await api.store.stories.forget();
    await group();
    expect(await storyOf(first)).toEqual([first, second, third, fourth, fifth, sixth]);
    expect((await say('join', { a: first, b: sixth })).json).toEqual({ changed: true });
    expect((await say('join', { a: sixth, b: first })).json).toEqual({ changed: false });
    await group();
    expect(await storyOf(seventh)).toEqual([seventh]);
  });

  it('are written of in the audit, and wake the workers', async () => {
    const audit = await api.store.curation.list({ subjectType: 'item', subjectId: second, limit: 5 });
    expect(audit).toMatchObject([{ action: 'story.split', detail: { from: [first, third, fourth] } }]);
    expect(api.woken).toContain('changes');
  });

  it('refuse what makes no sense, and whoever has no key', async () => {
    const late = makeItem(40, { publishedAt: new Date(start.getTime() + 100 * 86_400_000) });
    await api.store.items.saveTagged(late, makeTagging(late));
    expect((await say('join', { a: first, b: first })).status).toBe(422);
    expect((await say('join', { a: first, b: 'unknown' })).status).toBe(404);
    expect((await say('join', { a: first, b: late.id })).status).toBe(409);
    expect((await say('join', { a: first })).status).toBe(422);
    expect((await say('split', { itemId: 'unknown' })).status).toBe(404);
    expect((await api.request('POST', '/v1/stories/split', { body: { itemId: first } })).status).toBe(401);
  });
});
