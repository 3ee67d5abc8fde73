import { describe, expect, it } from 'vitest';
import { filterExpressions, toFilter } from '../../../src/search/meilisearch/filter.ts';
import { toIndexDocument } from '../../../src/search/meilisearch/index-document.ts';
import { holdsSettings, indexSettings } from '../../../src/search/meilisearch/index-settings.ts';

describe('toFilter', () => {
  it('writes one expression a facet, values quoted', () => {
    const filters = { concept: ['tiers-lieu', 'design'], year: ['2024'] };
    expect(toFilter(filterExpressions(filters))).toEqual(['concepts IN ["tiers-lieu", "design"]', 'year IN ["2024"]']);
    expect(toFilter(filterExpressions(filters, 'concept'))).toEqual(['year IN ["2024"]']);
    expect(toFilter([{ attribute: 'sortAt', atMost: 12 }])).toEqual(['sortAt <= 12']);
  });

  it('lets no value out of its quotes', () => {
    const hostile = ['"] OR kind = "x', "'", '\\', '', 'a b', '] OR id EXISTS', 'é'];
    expect(toFilter(filterExpressions({ source: hostile }))).toEqual(['sourceId IN []']);
    expect(toFilter(filterExpressions({ source: [...hostile, 'ok'] }))).toEqual(['sourceId IN ["ok"]']);
  });
});

describe('holdsSettings', () => {
  it('knows its own settings, whatever the server adds and in whatever order it lists sets', () => {
    const server = {
      ...structuredClone(indexSettings),
      filterableAttributes: indexSettings.filterableAttributes.toReversed(),
      typoTolerance: {
        ...indexSettings.typoTolerance,
        enabled: true,
        minWordSizeForTypos: { oneTypo: 5, twoTypos: 9 },
      },
      stopWords: [],
      synonyms: {},
    };
    expect(holdsSettings(server)).toBe(true);
  });

  it.each([
    [{}],
    [{ ...indexSettings, rankingRules: indexSettings.rankingRules.toReversed() }],
    [{ ...indexSettings, searchCutoffMs: 900 }],
    [{ ...indexSettings, faceting: { ...indexSettings.faceting, maxValuesPerFacet: 100 } }],
    [{ ...indexSettings, sortableAttributes: ['sortAt'] }],
    [{ ...indexSettings, localizedAttributes: null }],
  ])('sees what differs: %#', (server) => {
    expect(holdsSettings(server)).toBe(false);
  });
});

describe('toIndexDocument', () => {
  it('adds the stems and takes our markers out of the text', () => {
    const document = toIndexDocument({
      id: 'a',
      title: 'Les \uE000projets\uE001 territoriaux',
      excerpt: '',
      text: 'Un projet, des projets',
      sourceId: 's',
      concepts: [],
      territories: [],
      kind: 'article',
      sortAt: 1,
    });
    expect(document).toMatchObject({
      title: 'Les  projets  territoriaux',
      titleStems: 'projet territorial',
      stems: 'projet',
    });
  });
});
