import { describe, expect, it } from 'vitest';
import { readGazetteer } from '../../../src/tagging/gazetteer.ts';
import { createPlaceDirectory } from '../../../src/tagging/territories.ts';

const directory = createPlaceDirectory(readGazetteer());

describe('the directory finds', () => {
  it('a place by id, and gives undefined for an unknown one', () => {
    expect(directory.find('commune-35238')).toEqual({
      id: 'commune-35238',
      kind: 'commune',
      code: '35238',
      name: 'Rennes',
      siren: '213502388',
    });
    expect(directory.find('commune-00000')).toBeUndefined();
    expect(directory.find('constructor')).toBeUndefined();
  });

  it('the smallest communes too', () => {
    expect(directory.find('commune-05074')?.name).toBe('Lettret');
    expect(directory.list('commune').length).toBeGreaterThan(34_900);
  });

  it('the former régions that changed, and only those', () => {
    const names = directory.list('ancienne-region').map(({ name }) => name);
    expect(names).toHaveLength(16);
    expect(names).toContain('Nord-Pas-de-Calais');
    expect(names).not.toContain('Bretagne');
  });

  it('countries by their French names, but not France', () => {
    expect(directory.find('pays-BE')).toEqual({ id: 'pays-BE', kind: 'pays', code: 'BE', name: 'Belgique' });
    expect(directory.find('pays-FR')).toBeUndefined();
    expect(directory.list('pays').length).toBeGreaterThanOrEqual(190);
    for (const { code } of directory.list('pays')) expect(code).toMatch(/^[A-Z]{2}$/);
  });
});

describe('the directory gives ancestors', () => {
  it('nearest first, never itself', () => {
    expect(directory.ancestors('commune-35238')).toEqual(['epci-243500139', 'departement-35', 'region-53']);
    expect(directory.ancestors('commune-93066')).toEqual([
      'epci-200057867',
      'epci-200054781',
      'departement-93',
      'region-11',
    ]);
    expect(directory.ancestors('departement-23')).toEqual(['region-75']);
    expect(directory.ancestors('region-53')).toEqual([]);
    expect(directory.ancestors('pays-BE')).toEqual([]);
    expect(directory.ancestors('nowhere')).toEqual([]);
  });

  it('of a former région: the one that took it in', () => {
    expect(directory.ancestors('ancienne-region-42')).toEqual(['region-44']);
    expect(directory.ancestors('ancienne-region-31')).toEqual(['region-32']);
  });

  it.each([
    ['Paris', 'commune-75056', ['epci-200054781', 'departement-75', 'region-11']],
    ['Lyon', 'commune-69123', ['epci-200046977', 'departement-69', 'region-84']],
    ['Ajaccio', 'commune-2A004', ['epci-242010056', 'departement-2A', 'region-94']],
    ['Bastia', 'commune-2B033', ['epci-242000354', 'departement-2B', 'region-94']],
    ['Mamoudzou', 'commune-97611', ['epci-200060457', 'departement-976', 'region-06']],
    ['Nouméa', 'commune-98818', ['region-988']],
    ['Papeete', 'commune-98735', ['region-987']],
    ['Saint-Pierre (975)', 'commune-97502', ['region-975']],
    ['Saint-Martin (978)', 'commune-97801', ['region-978']],
    ['Saint-Barthélemy (977)', 'commune-97701', ['region-977']],
  ])('of %s', (_, id, ancestors) => {
    expect(directory.ancestors(id)).toEqual(ancestors);
  });

  it('of an EPCI over several départements: each, the one with most communes first', () => {
    const ancestors = directory.ancestors('epci-243500741');
    expect(ancestors).toEqual(['departement-35', 'departement-56', 'departement-44', 'region-53', 'region-52']);
  });

  it('of a commune of such an EPCI: its own département and région only', () => {
    expect(directory.ancestors('commune-56250')).toEqual(['epci-243500741', 'departement-56', 'region-53']);
  });

  it.each(['epci', 'commune', 'departement', 'ancienne-region'] as const)('that it knows, for every %s', (kind) => {
    const isKnown = (id: string): boolean => directory.find(id) !== undefined;
    const orphans = directory.list(kind).filter(({ id }) => {
      const ancestors = directory.ancestors(id);
      return ancestors.length === 0 || !ancestors.every(isKnown);
    });
    expect(orphans).toEqual([]);
  });
});

it('the directory lists by kind in French order', () => {
  const regions = directory.list('region').map(({ name }) => name);
  expect(regions.indexOf('Île-de-France')).toBeLessThan(regions.indexOf('La Réunion'));
  expect(directory.list('departement')).toHaveLength(101);
  expect(directory.list('epci').length).toBeGreaterThan(1_250);
});
