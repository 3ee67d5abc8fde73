// vigie retag: stored items follow the glossary, curators' decisions stay.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addTag } from '../../../src/actions/add-tag.ts';
import { refuseTag } from '../../../src/actions/refuse-tag.ts';
import { retag } from '../../../src/cli/retag-command.ts';
import { openCore } from '../../../src/core.ts';
import { createLog } from '../../../src/log.ts';
import { type DemoSite, openDemoSite } from '../../support/demo-site.ts';

let site: DemoSite;
beforeAll(async () => {
  site = await openDemoSite({ weeks: 4 });
});
afterAll(() => site?.close());

const tagged = async (conceptId: string) => {
  const { store } = site.app.core;
  const items = await store.items.listTagged(await store.items.listIds({ limit: 500 }));
  return items.filter((item) => item.tags.some((tag) => tag.conceptId === conceptId)).map(({ id }) => id);
};
const searchable = async (conceptId: string) => {
  const found = await site.app.core.search.search({
    filters: { concept: [conceptId] },
    sort: 'date',
    limit: 100,
    facets: false,
  });
  return found.hits.map(({ id }) => id).sort();
};

it('takes away the tags of a concept that left the glossary, gives them back with it, and obeys the curators throughout', async () => {
  const { core } = site.app;
  const actor = { id: 'cli', role: 'admin' } as const;
  const all = (await core.store.items.listIds({ limit: 500 })).sort();
  const counts = await Promise.all(
    core.config.glossary.concepts.map(async ({ id }) => ({ id, items: await tagged(id) })),
  );
  const concept = counts.sort((a, b) => b.items.length - a.items.length)[0];
  const refused = concept?.items[0];
  const kept = concept?.items[1];
  const untagged = all.find((id) => !concept?.items.includes(id));
  if (!concept || !refused || !kept || !untagged)
    throw new Error('the demo press must give a concept to two items and not to a third');
  await refuseTag(core.actionDeps(), actor, { itemId: refused, conceptId: concept.id }, core.config.glossary);
  await addTag(core.actionDeps(), actor, { itemId: untagged, conceptId: concept.id }, core.config.glossary);

  const glossary = {
    ...core.config.glossary,
    version: 'without',
    concepts: core.config.glossary.concepts.filter(({ id }) => id !== concept.id),
  };
  const without = await openCore({
    config: { ...core.config, glossary },
    log: createLog({ level: 'error' }),
    now: core.now,
  });
  await retag(without);
  await without.close();
  expect(await tagged(concept.id)).toEqual([untagged]);
  expect(await searchable(concept.id)).toEqual([untagged]);

  await retag(core);
  const expected = [...concept.items.filter((id) => id !== refused), untagged].sort();
  expect((await tagged(concept.id)).sort()).toEqual(expected);
  expect(await searchable(concept.id)).toEqual(expected);
});
