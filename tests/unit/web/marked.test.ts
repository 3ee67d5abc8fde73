// Lighting ranges of a text: pieces always join up to the text, whatever the marks.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toPieces } from '../../../src/web/marked.tsx';

describe('a marked text', () => {
  it('is cut at its marks', () => {
    expect(toPieces({ text: 'un commun ici', marks: [[3, 9]] })).toEqual([
      { text: 'un ', lit: false },
      { text: 'commun', lit: true },
      { text: ' ici', lit: false },
    ]);
  });

  it('loses no character and lights none twice, even when marks overlap, leave the text or come unsorted', () => {
    const mark = fc.tuple(fc.integer({ min: -5, max: 40 }), fc.integer({ min: -5, max: 40 }));
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(mark), (text, marks) => {
        const pieces = toPieces({ text, marks });
        expect(pieces.map((piece) => piece.text).join('')).toBe(text);
      }),
    );
  });
});
