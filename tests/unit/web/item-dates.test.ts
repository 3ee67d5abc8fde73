import { describe, expect, it } from 'vitest';
import type { ItemDate } from '../../../src/model/kind.ts';
import { toDateSentences } from '../../../src/web/item-dates.ts';

const date = (role: ItemDate['role'], day: string): ItemDate => ({ role, date: day, from: 'structured-data' });
const said = (...dates: ItemDate[]) => toDateSentences(dates).map(({ text }) => text);

describe('the dates of an event or a call', () => {
  it.each([
    ['in one month', '2026-06-03', '2026-06-05', 'du 3 au 5 juin 2026'],
    ['over two months', '2026-05-28', '2026-06-01', 'du 28 mai au 1er juin 2026'],
    ['over two years', '2026-12-30', '2027-01-02', 'du 30 décembre 2026 au 2 janvier 2027'],
    ['in one day', '2026-06-03', '2026-06-03', 'le 3 juin 2026'],
    ['that a misreading put the wrong way round', '2026-06-03', '2026-05-03', 'le 3 juin 2026'],
  ])('from a start to an end %s', (_what, start, end, text) => {
    expect(said(date('start', start), date('end', end))).toEqual([text]);
  });

  it('alone: a start, an end, a deadline', () => {
    expect(said(date('start', '2026-06-01'))).toEqual(['le 1er juin 2026']);
    expect(said(date('end', '2026-06-05'))).toEqual(['jusqu’au 5 juin 2026']);
    expect(said(date('deadline', '2026-09-30'))).toEqual(['répondre avant le 30 septembre 2026']);
  });

  it('keep each sentence with what it rests on, a shared passage once, the deadline last', () => {
    const passage = { field: 'text', start: 4, end: 20, form: '3 au 5 juin 2026', rule: 'date' } as const;
    const inText = { from: 'text', evidence: passage } as const;
    const sentences = toDateSentences([
      date('deadline', '2026-05-01'),
      { ...date('end', '2026-06-05'), ...inText },
      { ...date('start', '2026-06-03'), ...inText },
    ]);
    expect(sentences).toEqual([
      { text: 'du 3 au 5 juin 2026', evidence: [passage], structured: false },
      { text: 'répondre avant le 1er mai 2026', evidence: [], structured: true },
    ]);
    expect(toDateSentences([])).toEqual([]);
  });
});
