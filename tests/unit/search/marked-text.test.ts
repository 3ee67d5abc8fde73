import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clipAround, markText } from '../../../src/search/marked-text.ts';
import { parseMarkers } from '../../../src/search/meilisearch/search-hit.ts';

const filler = 'un mot puis un autre '.repeat(40).trim();

describe('clipAround', () => {
  it('gives a short text back as it is', () => {
    const marked = { text: 'Un texte court', marks: [[3, 8] as [number, number]] };
    expect(clipAround(marked)).toBe(marked);
  });

  it('begins at the beginning when nothing is marked', () => {
    const { text } = clipAround({ text: filler, marks: [] });
    expect(text).toMatch(/^un mot.*…$/);
  });

  it('shows what stands before a far match, and moves the marks along', () => {
    const { text, marks } = clipAround(
      markText(`${filler} cible ${filler} cible`, (token) => token.folded === 'cible'),
    );
    expect(text).toMatch(/^….* cible .*…$/);
    expect(marks.map(([start, end]) => text.slice(start, end))).toEqual(['cible']);
  });

  it('never goes beyond 300 characters, nor cuts a mark or a character in two', () => {
    const word = fc.oneof(
      fc.constant('cible'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
      fc.constant('é'.repeat(400)),
    );
    fc.assert(
      fc.property(fc.array(word, { maxLength: 80 }), (words) => {
        const clipped = clipAround(markText(words.join(' '), (token) => token.folded === 'cible'));
        expect(clipped.text.length).toBeLessThanOrEqual(300);
        for (const [start, end] of clipped.marks) expect(clipped.text.slice(start, end)).toBe('cible');
        if (!/\p{Surrogate}/u.test(words.join(' '))) expect(clipped.text).not.toMatch(/\p{Surrogate}/u);
      }),
    );
  });
});

describe('parseMarkers', () => {
  it('turns markers into marks', () => {
    expect(parseMarkers('a \uE000b\uE001 c\uE000d\uE001')).toEqual({
      text: 'a b cd',
      marks: [
        [2, 3],
        [5, 6],
      ],
    });
  });

  it('lets no marker through, whatever their order', () => {
    expect(parseMarkers('\uE001a\uE000b')).toEqual({ text: 'ab', marks: [] });
    expect(parseMarkers('\uE000\uE000a\uE001\uE001')).toEqual({ text: 'a', marks: [[0, 1]] });
  });
});
