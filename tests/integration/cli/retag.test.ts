// A change of the glossary in a running Vigie: the pages, the API and the index follow without a restart, and curators' decisions stay. Then vigie retag.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addTag } from '../../../src/actions/add-tag.ts';
import { applyGlossaryChange } from '../../../src/actions/apply-glossary-change.ts';
import { proposeGlossaryChange } from '../../../src/actions/propose-glossary-change.ts';
import { refuseTag } from '../../../src/actions/refuse-tag.ts';
import { undoGlossaryChange } from '../../../src/actions/undo-glossary-change.ts';
import { retag } from '../../../src/cli/retag-command.ts';
import { openCore } from '../../../src/core.ts';
import { createLog } from '../../../src/log.ts';
import { type DemoSite, openDemoSite } from '../../support/demo-site.ts';

const admin = { id: 'cli', role: 'admin' } as const;
let site: DemoSite;
beforeAll(async () => {
  site = await openDemoSite({ weeks: 4 });
});
afterAll(() => site?.close());

const tagged = async (conceptId: string) => {
  const { store } = site.app.core;
  const items = await store.items.listTagged(await store.items.listIds({ limit: 500 }));
  const having = items.filter((item) => item.tags.some((tag) => tag.conceptId === conceptId));
  return having.map(({ id }) => id).sort();
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
const mostUsedConcept = async () => {
  const { concepts } = site.app.core.glossary;
  const counts = await Promise.all(concepts.map(async ({ id }) => ({ id, items: await tagged(id) })));
  return counts.sort((a, b) => b.items.length - a.items.length)[0] ?? expect.fail('no concept');
};

it('follows a change of the glossary from the store to the index and the pages, and comes back', async () => {
  const { core } = site.app;
  const all = (await core.store.items.listIds({ limit: 500 })).sort();
  const { id, items } = await mostUsedConcept();
  const [refused = '', kept = ''] = items;
  const untagged = all.find((one) => !items.includes(one)) ?? '';
  expect(items.length, 'the demo press must give a concept to two items').toBeGreaterThan(1);
  await refuseTag(core.actionDeps(), admin, { itemId: refused, conceptId: id }, core.glossary);
  await addTag(core.actionDeps(), admin, { itemId: kept, conceptId: id }, core.glossary);
  await addTag(core.actionDeps(), admin, { itemId: untagged, conceptId: id }, core.glossary);
  await site.app.drain();
  const expected = [...items.filter((one) => one !== refused), untagged].sort();
  expect(await searchable(id)).toEqual(expected);

  const concept = core.glossary.concepts.find((one) => one.id === id) ?? expect.fail('no concept');
  const silent = {
    ...concept,
    prefLabel: 'Nom que nul article ne porte',
    altLabels: [],
    hiddenLabels: [],
    siteCategories: [],
  };
  delete silent.prefLabelEn;
  // In another process: this one learns of it by itself.
  const other = await openCore({ config: core.config, log: createLog({ level: 'error' }), now: core.now });
  const change = await proposeGlossaryChange(other.actionDeps(), admin, {
    concepts: [silent],
    themes: [],
    comment: 'Essai',
  });
  await applyGlossaryChange(other.actionDeps(), admin, change.id);
  await site.app.drain();
  expect(await tagged(id)).toEqual([kept, untagged].sort());
  expect(await searchable(id)).toEqual([kept, untagged].sort());
  expect(await (await site.app.request('/glossaire')).text()).toContain('Nom que nul article ne porte');
  expect(await (await site.app.request('/api/v1/concepts')).text()).toContain('Nom que nul article ne porte');

  await undoGlossaryChange(other.actionDeps(), admin, change.id);
  await other.close();
  await site.app.drain();
  expect(await tagged(id)).toEqual(expected);
  expect(await searchable(id)).toEqual(expected);
  expect(await (await site.app.request('/glossaire')).text()).not.toContain('Nom que nul article ne porte');
});

it('vigie retag gives back what was lost, and changes nothing the second time', async () => {
  const { core } = site.app;
  const tags = async () => {
    const walked = await core.store.items.listForWalk({ limit: 500 });
    return walked.map(({ item, tags }) => [item.id, tags]);
  };
  const before = await tags();
  const lost = await core.store.sql.query(`delete from item_tag where state = 'auto' returning concept_id`);
  expect(lost.length).toBeGreaterThan(3);
  await retag(core);
  const after = await tags();
  expect(after).toEqual(before);
  await retag(core);
  expect(await tags()).toEqual(after);
});
