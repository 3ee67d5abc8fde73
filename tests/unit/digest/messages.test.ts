import { describe, expect, it } from 'vitest';
import { messages, toFrenchDate, toFrenchPeriod } from '../../../src/digest/messages.fr.ts';

const at = (iso: string) => new Date(iso);

describe('French dates', () => {
  it('are read on the clocks of Paris', () => {
    expect(toFrenchDate(at('2026-11-23T23:30:00Z'))).toBe('24 novembre 2026');
  });

  it('say « 1er » for the first of a month', () => {
    expect(toFrenchDate(at('2026-12-01T08:00:00Z'))).toBe('1er décembre 2026');
  });

  it.each([
    ['2026-11-16T07:00:00Z', '2026-11-23T07:00:00Z', 'du 16 au 23 novembre 2026'],
    ['2026-10-26T07:00:00Z', '2026-11-01T07:00:00Z', 'du 26 octobre au 1er novembre 2026'],
    ['2026-12-28T07:00:00Z', '2027-01-04T07:00:00Z', 'du 28 décembre 2026 au 4 janvier 2027'],
    ['2026-11-23T07:00:00Z', '2026-11-23T17:00:00Z', 'le 23 novembre 2026'],
  ])('name the period from %s to %s in the fewest words', (from, to, words) => {
    expect(toFrenchPeriod(at(from), at(to))).toBe(words);
  });
});

describe('counts', () => {
  it('agree in number', () => {
    expect(messages.digestTitle(1)).toBe('1 nouvelle publication');
    expect(messages.digestTitle(2)).toBe('2 nouvelles publications');
  });
});
