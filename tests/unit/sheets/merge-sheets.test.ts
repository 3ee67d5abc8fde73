import { describe, expect, it } from 'vitest';
import type { SheetDraft } from '../../../src/model/sheet.ts';
import { extractSheet } from '../../../src/sheets/extract-sheet.ts';
import { countIndependentSources, isSameProject, mergeSheets } from '../../../src/sheets/merge-sheets.ts';
import { rennes } from './rennes.ts';

const place = { placeId: 'commune-35238', name: 'Rennes' };
const told: SheetDraft = { ...extractSheet(rennes), territories: [place] };
const retold: SheetDraft = {
  ...extractSheet({
    id: 'gazette',
    sourceId: 'journal-b',
    title: 'À Rennes, Cantine claire aide les familles',
    text: 'La ville de Rennes a créé Cantine claire. Les parents ont appris que le temps manque : il faut former les agents.',
  }),
  territories: [place],
};
const other: SheetDraft = {
  ...extractSheet({
    id: 'lyon',
    sourceId: 'journal-b',
    title: 'Cantine claire',
    text: 'La ville de Lyon a ouvert un jardin.',
  }),
  territories: [{ placeId: 'commune-69123', name: 'Lyon' }],
};

describe('isSameProject', () => {
  it('joins one carrier and a name that the other title holds, and says why', () => {
    const { isSame, reasons } = isSameProject(told, retold);
    expect(isSame).toBe(true);
    expect(reasons).toContain('même porteur : Ville de Rennes');
    expect(reasons).toContain('l’un nomme l’autre');
    expect(isSameProject(retold, told).isSame).toBe(true);
  });

  it('keeps apart one name in two places', () => {
    expect(isSameProject(told, other)).toMatchObject({ isSame: false });
    expect(isSameProject(told, other).reasons).toContain('ni porteur ni territoire en commun');
  });

  it('keeps apart two projects of one city', () => {
    const garden: SheetDraft = {
      ...extractSheet({
        id: 'garden',
        title: 'Jardins partagés',
        text: 'La ville de Rennes a ouvert des jardins qui permettent aux voisins de se rencontrer.',
      }),
      territories: [place],
    };
    expect(isSameProject(garden, told)).toMatchObject({ isSame: false });
    expect(isSameProject(garden, told).reasons).toContain('même porteur : Ville de Rennes');
  });
});

describe('mergeSheets', () => {
  it('makes one sheet whose quotations keep their items', () => {
    const [sheet, ...rest] = mergeSheets([retold, other, told]);
    expect(rest).toHaveLength(1);
    expect(sheet?.sources.map(({ itemId }) => itemId).toSorted()).toEqual(['gazette', 'rennes']);
    const items = new Set(
      Object.values(sheet?.fields ?? {}).flatMap((passages) =>
        passages.flatMap((passage) => ('itemId' in passage ? passage.itemId : [])),
      ),
    );
    expect(items).toEqual(new Set(['gazette', 'rennes']));
    expect(sheet?.fields.problem?.[0]).toMatchObject({ itemId: 'rennes', confidence: 'heading' });
    expect(sheet?.completeness).toBeGreaterThanOrEqual(told.completeness);
  });

  it('gives the same sheets in any order', () => {
    const sorted = (sheets: SheetDraft[]) =>
      sheets.toSorted((x, y) => (x.sources[0]?.itemId ?? '').localeCompare(y.sources[0]?.itemId ?? ''));
    const expected = sorted(mergeSheets([told, retold, other]));
    expect(sorted(mergeSheets([other, retold, told]))).toEqual(expected);
    expect(sorted(mergeSheets([retold, told, other]))).toEqual(expected);
  });

  it('takes the newer draft of one item', () => {
    const [sheet, ...rest] = mergeSheets([told, { ...told, links: [] }]);
    expect(rest).toEqual([]);
    expect(sheet?.links).toEqual([]);
  });
});

describe('countIndependentSources', () => {
  it('counts one source, and one story, once', () => {
    const sources = [
      { itemId: 'a', sourceId: 'x' },
      { itemId: 'b', sourceId: 'x' },
      { itemId: 'c', sourceId: 'y', storyId: 's' },
      { itemId: 'd', sourceId: 'z', storyId: 's' },
    ];
    expect(countIndependentSources({ sources })).toBe(2);
  });
});
