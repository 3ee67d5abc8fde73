import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { ActorMention } from '../../../src/model/actor.ts';
import type { Store } from '../../../src/store/store.ts';
import { sampleTagging } from '../../support/sample-tag.ts';
import { openTestStore } from '../../support/test-store.ts';
import { minutesAfter, noon, sampleItem, sampleSource } from './samples.ts';

let store: Store;
let close: () => Promise<void>;

const rennes: ActorMention = {
  id: 'ville-de-rennes',
  name: 'Ville de Rennes',
  type: 'commune',
  placeId: 'commune-35238',
  evidence: [],
};
const region: ActorMention = { id: 'la-27e-region', name: 'La 27e Région', type: 'association', evidence: [] };
const evreux: ActorMention = {
  id: 'ville-d-evreux',
  name: 'Ville d’Évreux',
  type: 'commune',
  placeId: 'commune-27229',
  evidence: [],
};

async function storeItem(id: string, publishedAt: Date | undefined, actors: ActorMention[]): Promise<void> {
  await store.items.saveTagged(sampleItem({ id, seenKey: id, publishedAt }), sampleTagging({ actors }));
}

beforeAll(async () => {
  ({ store, close } = await openTestStore());
});
afterAll(() => close());
beforeEach(async () => {
  await store.sql.query('truncate source, item, change cascade');
  await store.sources.save(sampleSource(), 'config', noon);
  await storeItem('a', minutesAfter(-30), [rennes, region]);
  await storeItem('b', minutesAfter(-10), [{ ...rennes, name: 'ville de Rennes' }, region]);
  await storeItem('c', undefined, [rennes]);
  await storeItem('d', minutesAfter(-20), [evreux]);
});

describe('the directory of actors', () => {
  it('counts the items that name each, and gives the name most often written, most named first', async () => {
    const { evidence: _rennes, ...listedRennes } = rennes;
    const { evidence: _region, ...listedRegion } = region;
    const { evidence: _evreux, ...listedEvreux } = evreux;
    expect(await store.actors.list({ limit: 10 })).toEqual([
      { ...listedRennes, items: 3, firstAt: minutesAfter(-30), lastAt: noon },
      { ...listedRegion, items: 2, firstAt: minutesAfter(-30), lastAt: minutesAfter(-10) },
      { ...listedEvreux, items: 1, firstAt: minutesAfter(-20), lastAt: minutesAfter(-20) },
    ]);
    expect((await store.actors.list({ limit: 1, offset: 1 })).map((actor) => actor.id)).toEqual(['la-27e-region']);
  });

  it.each([
    ['the beginning of any word', { name: 'renn' }, ['ville-de-rennes']],
    ['accents, case and apostrophes apart', { name: "D'ÉVR" }, ['ville-d-evreux']],
    ['several words, the last unfinished', { name: 'ville d' }, ['ville-de-rennes', 'ville-d-evreux']],
    ['never the middle of a word', { name: 'ille' }, []],
    ['signs that LIKE would read', { name: '%_%' }, ['ville-de-rennes', 'la-27e-region', 'ville-d-evreux']],
    ['a type', { type: 'association' as const }, ['la-27e-region']],
    ['a place', { placeId: 'commune-35238' }, ['ville-de-rennes']],
    ['a type and a name', { type: 'commune' as const, name: 'vil' }, ['ville-de-rennes', 'ville-d-evreux']],
  ])('is searched by %s', async (_what, query, ids) => {
    expect((await store.actors.list({ ...query, limit: 10 })).map((actor) => actor.id)).toEqual(ids);
  });

  it('counts every item of an actor that was found by one of its names', async () => {
    await storeItem('e', noon, [{ ...region, name: 'Vingt-septième Région' }]);
    expect(await store.actors.list({ name: 'vingt', limit: 10 })).toMatchObject([
      { id: 'la-27e-region', name: 'La 27e Région', items: 3 },
    ]);
  });

  it('finds one actor, and the items that name it, newest publication first', async () => {
    expect(await store.actors.find('ville-de-rennes')).toMatchObject({ id: 'ville-de-rennes', items: 3 });
    expect(await store.actors.find('nobody')).toBeUndefined();
    expect(await store.actors.listItemIds('ville-de-rennes', 10)).toEqual(['b', 'a', 'c']);
    expect(await store.actors.listItemIds('ville-de-rennes', 1)).toEqual(['b']);
    expect(await store.actors.listItemIds('nobody', 10)).toEqual([]);
  });

  it('forgets who is no longer named', async () => {
    await storeItem('d', minutesAfter(-20), []);
    expect(await store.actors.find('ville-d-evreux')).toBeUndefined();
  });
});
