import { describe, expect, it } from 'vitest';
import type { SheetDraft } from '../../../src/model/sheet.ts';
import { checkPublication } from '../../../src/sheets/check-publication.ts';
import { extractSheet } from '../../../src/sheets/extract-sheet.ts';
import { inspirationRank } from '../../../src/sheets/rank-sheet.ts';
import { rennes } from './rennes.ts';

const sheet = extractSheet(rennes);

describe('checkPublication', () => {
  it('lets a whole sheet through', () => {
    expect(checkPublication(sheet)).toEqual([]);
  });

  it('lists in French what is empty', () => {
    const bare = extractSheet({ id: 'bare', title: 'Un titre', text: '' });
    expect(checkPublication(bare).map(({ message }) => message)).toEqual([
      '« en une phrase » est vide.',
      '« problème » est vide.',
      '« solution » est vide.',
      '« résultats » est vide.',
      '« porteur » est vide.',
      '« étape » est vide.',
    ]);
  });

  it('refuses a curator’s words until they say where they come from', () => {
    const note = { text: 'Cent familles aidées.', confidence: 'curator' as const };
    const fields = (source?: string): SheetDraft => ({
      ...sheet,
      fields: { ...sheet.fields, results: [{ ...note, ...(source && { source }) }] },
    });
    expect(checkPublication(fields())).toMatchObject([{ field: 'results', fault: 'unsourced' }]);
    expect(checkPublication(fields('https://exemple.fr/bilan'))).toEqual([]);
  });
});

describe('inspirationRank', () => {
  it('rises with failures told, and says so', () => {
    const { failures: _, ...fields } = sheet.fields;
    const told = inspirationRank(sheet);
    expect(told.value).toBeGreaterThan(inspirationRank({ ...sheet, fields }).value);
    expect(told.reasons).toContain('échecs racontés');
  });

  it('rises with figures, novelty, independent sources and a reader nearby', () => {
    const base = inspirationRank(sheet).value;
    const placed = { ...sheet, territories: [{ placeId: 'region-53', name: 'Bretagne' }] };
    expect(inspirationRank({ ...sheet, isNovel: true }).value).toBeGreaterThan(base);
    expect(inspirationRank(placed, { placeIds: ['region-53'] }).value).toBeGreaterThan(inspirationRank(placed).value);
    expect(inspirationRank(sheet, { actorType: 'commune' }).value).toBeGreaterThan(base);
    const sources = [...sheet.sources, { itemId: 'b', sourceId: 'journal-b' }];
    expect(inspirationRank({ ...sheet, sources }).reasons).toContain('2 sources indépendantes');
    expect(inspirationRank({ ...sheet, fields: { ...sheet.fields, results: [] } }).value).toBeLessThan(base);
  });
});
