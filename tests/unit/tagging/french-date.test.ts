import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDates, type SaidDay } from '../../../src/tagging/french-date.ts';

const say = ({ year, month, day, weekday }: SaidDay): string =>
  [year ?? '?', month, day, ...(weekday === undefined ? [] : [`j${weekday}`])].join('-');
const read = (text: string): string[] =>
  findDates(text).map(
    ({ start, end, first, last, hasHour }) =>
      `${text.slice(start, end)} = ${say(first)}${last ? ` > ${say(last)}` : ''}${hasHour ? ' h' : ''}`,
  );

describe('a day that a text writes', () => {
  it.each([
    ['le 12 mars 2024', ['12 mars 2024 = 2024-3-12']],
    ['1er octobre', ['1er octobre = ?-10-1']],
    ['Mardi 14 mai à 18h30, salle du conseil', ['Mardi 14 mai = ?-5-14-j2 h']],
    ['mercredi, le 1er février 2023, à partir de 14 h', ['mercredi, le 1er février 2023 = 2023-2-1-j3 h']],
    ['le 5 AOÛT 2021', ['5 AOÛT 2021 = 2021-8-5']],
    ['le 5 aout 2021', ['5 aout 2021 = 2021-8-5']],
    ['le 3 févr. 2022, le 4 déc.', ['3 févr. 2022 = 2022-2-3', '4 déc. = ?-12-4']],
    ['jusqu’au 30 avril.', ['30 avril = ?-4-30']],
    [
      'le 12/03/2024, le 5.6.24, le 2024-03-12',
      ['12/03/2024 = 2024-3-12', '5.6.24 = 2024-6-5', '2024-03-12 = 2024-3-12'],
    ],
    ['le 29 février', ['29 février = ?-2-29']],
    ['le 29 février 2024', ['29 février 2024 = 2024-2-29']],
  ])('%s', (text, days) => {
    expect(read(text)).toEqual(days);
  });

  it('may be the first or the last of a range', () => {
    expect(read('du 3 au 5 juin 2024')).toEqual(['3 au 5 juin 2024 = 2024-6-3 > 2024-6-5']);
    expect(read('les 9 et 10 janvier')).toEqual(['9 et 10 janvier = ?-1-9 > ?-1-10']);
    expect(read('3-5 juin')).toEqual(['3-5 juin = ?-6-3 > ?-6-5']);
    expect(read('du mardi 3 au jeudi 5 juin')).toEqual(['mardi 3 au jeudi 5 juin = ?-6-3-j2 > ?-6-5-j4']);
    expect(read('entre le 28 mai et le 2 juin 2024')).toEqual(['28 mai et le 2 juin 2024 = 2024-5-28 > 2024-6-2']);
    expect(read('du 03/06/2024 au 05/06/2024')).toEqual(['03/06/2024 au 05/06/2024 = 2024-6-3 > 2024-6-5']);
  });

  it('takes the year that is written once behind it, the one before when it must', () => {
    expect(read('du 28 décembre au 3 janvier 2025')).toEqual(['28 décembre au 3 janvier 2025 = 2024-12-28 > 2025-1-3']);
    expect(read('les 14 janvier, 21 janvier et 3 février 2022')).toEqual([
      '14 janvier = 2022-1-14',
      '21 janvier = 2022-1-21',
      '3 février 2022 = 2022-2-3',
    ]);
  });
});

describe('no day is', () => {
  it.each([
    'le 31 février 2024',
    'le 29 février 2023',
    'le 31 avril',
    'le 0 mars',
    'le 45 mai 2024',
    '12/13/2024',
    '2024-02-30',
    '12 mars 1789',
    '12 mars 3024',
    '12 marseillais',
    'en mars 2024',
    'version 1.12.2024.3',
    'IP 192.168.12.03.2024',
    '3/4',
    '',
  ])('« %s »', (text) => {
    expect(read(text)).toEqual([]);
  });

  it('a range that goes backwards: the last day alone counts', () => {
    expect(read('du 8 au 5 juin')).toEqual(['5 juin = ?-6-5']);
  });
});

it('has exact offsets on any text, composed or not, and never throws', () => {
  const pieces = fc.constantFrom(
    'le ',
    '12 mars 2024',
    '3 fe\u0301vrier',
    ' au ',
    'du ',
    '5 juin',
    '12/03/2024',
    '\n',
    '🧢',
    'à 18h',
    ', ',
    'mardi ',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 20 }),
      (parts) => {
        const text = parts.join('');
        let reach = 0;
        for (const { start, end, first } of findDates(text)) {
          expect(start).toBeGreaterThanOrEqual(reach);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(start, end)).toMatch(/^(?:\p{L}|\d)/u);
          expect(text.slice(start, end)).toContain(String(first.day));
          reach = end;
        }
      },
    ),
  );
});
