import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toStorableDate, toStorableJson, toStorableText } from '../../../src/store/storable.ts';

describe('toStorableText', () => {
  it('puts U+FFFD for a NUL and for half a surrogate pair, and leaves whole pairs alone', () => {
    expect(toStorableText('a\u0000b \ud83d \ude00 😀')).toBe('a\uFFFDb \uFFFD \uFFFD 😀');
    expect(toStorableText('')).toBe('');
  });

  it('keeps the length of any text, so that offsets stay right', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toStorableText(text)).toHaveLength(text.length);
      }),
    );
  });
});

describe('toStorableJson', () => {
  it('makes every string inside storable, and touches nothing that only looks like a NUL', () => {
    expect(JSON.parse(toStorableJson({ list: ['a\u0000', '\\u0000'], n: 1, none: null }))).toEqual({
      list: ['a\uFFFD', '\\u0000'],
      n: 1,
      none: null,
    });
  });
});

describe('toStorableDate', () => {
  it('keeps years 1 to 9999 and gives none for the rest', () => {
    const date = new Date('2026-03-02T12:00:00Z');
    expect(toStorableDate(date)).toBe(date);
    expect(toStorableDate(undefined)).toBeNull();
    expect(toStorableDate(new Date(Number.NaN))).toBeNull();
    expect(toStorableDate(new Date('+012026-01-01T00:00:00Z'))).toBeNull();
    expect(toStorableDate(new Date('-000001-01-01T00:00:00Z'))).toBeNull();
  });
});
