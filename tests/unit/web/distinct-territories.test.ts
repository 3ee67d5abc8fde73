import { expect, it } from 'vitest';
import { distinctTerritories } from '../../../src/web/distinct-territories.ts';

const containers: Record<string, string[]> = {
  rennes: ['rennes-metropole', 'ille-et-vilaine', 'bretagne'],
  'rennes-metropole': ['ille-et-vilaine', 'bretagne'],
  'ille-et-vilaine': ['bretagne'],
};

it('a territory that only repeats the count of one inside it is left out, one that counts more stays', () => {
  const counts = [
    { value: 'bretagne', count: 5 },
    { value: 'ille-et-vilaine', count: 3 },
    { value: 'rennes-metropole', count: 3 },
    { value: 'rennes', count: 3 },
    { value: 'lyon', count: 3 },
  ];
  const kept = distinctTerritories(counts, { ancestors: (id) => containers[id] ?? [] });
  expect(kept.map(({ value }) => value)).toEqual(['bretagne', 'rennes', 'lyon']);
});
