import { describe, expect, it } from 'vitest';
import { toSearchDocument } from '../../../src/search/item-document.ts';
import { sampleTaggedItem } from '../../support/sample-item.ts';
import { sampleTag } from '../../support/sample-tag.ts';

const item = sampleTaggedItem({
  id: 'abc',
  excerpt: 'Un extrait',
  text: 'Un texte',
  publishedAt: new Date('2024-05-02T10:00:00Z'),
  firstSeenAt: new Date('2024-05-03T10:00:00.900Z'),
  tags: [sampleTag('tiers-lieu'), sampleTag('design', { state: 'refused' }), sampleTag('nudge', { state: 'added' })],
  places: [
    { id: 'commune-35238', kind: 'commune', code: '35238', name: 'Rennes', evidence: [] },
    { id: 'departement-35', kind: 'departement', code: '35', name: 'Ille-et-Vilaine', evidence: [] },
  ],
});
const places = {
  ancestors: (id: string) => (id === 'commune-35238' ? ['departement-35', 'region-53'] : ['region-53']),
};

describe('toSearchDocument', () => {
  it('keeps automatic and added concepts, leaves refused ones out', () => {
    expect(toSearchDocument(item, places).concepts).toEqual(['tiers-lieu', 'nudge']);
  });

  it('counts a place for the territories that contain it, each once', () => {
    expect(toSearchDocument(item, places).territories).toEqual(['commune-35238', 'departement-35', 'region-53']);
  });

  it('sorts by publication in whole seconds', () => {
    expect(toSearchDocument(item, places)).toMatchObject({ year: 2024, sortAt: 1_714_644_000 });
  });

  it('gives an undated item no year, and sorts it by when it was first seen', () => {
    const { publishedAt: _, ...undated } = item;
    const document = toSearchDocument(undated, places);
    expect(document.sortAt).toBe(1_714_730_400);
    expect('year' in document).toBe(false);
  });

  it('takes the year of Paris: midnight of New Year is the new year', () => {
    const newYear = { ...item, publishedAt: new Date('2023-12-31T23:00:00Z') };
    expect(toSearchDocument(newYear, places).year).toBe(2024);
  });
});
