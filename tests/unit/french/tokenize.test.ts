import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTokenizer, tokenize } from '../../../src/french/tokenize.ts';

const forms = (text: string): string[] => tokenize(text).map(({ start, end }) => text.slice(start, end));
const folded = (text: string): string[] => tokenize(text).map((token) => token.folded);
const content = (text: string): string[] =>
  tokenize(text)
    .filter((token) => !token.isStop)
    .map((token) => token.folded);

describe('tokenize', () => {
  it('parts words at hyphens, apostrophes and punctuation', () => {
    expect(folded("Un tiers-lieu, l'État !")).toEqual(['un', 'tiers', 'lieu', 'l', 'etat']);
  });

  it.each(['l', 'd', 'j', 'm', 't', 's', 'c', 'n', 'qu', 'jusqu', 'lorsqu', 'puisqu', 'quoiqu'])(
    'makes « %s’ » a stop word of its own',
    (particle) => {
      for (const apostrophe of ["'", '’', 'ʼ']) {
        const [elided, word] = tokenize(`${particle}${apostrophe}usage`);
        expect(elided).toMatchObject({ folded: particle, isStop: true });
        expect(word).toMatchObject({ folded: 'usage', isStop: false });
      }
    },
  );

  it.each(["aujourd'hui", 'aujourd’hui', "presqu'île", 'presqu’i\u0302le', "quelqu'un", "quelqu'une", "prud'hommes"])(
    'keeps « %s » whole',
    (word) => {
      expect(forms(`${word}.`)).toEqual([word]);
    },
  );

  it('does not keep whole what only begins like such a word', () => {
    expect(folded("presqu'au, quelqu'usage, prud'ici")).toEqual(['presqu', 'au', 'quelqu', 'usage', 'prud', 'ici']);
  });

  it('keeps lone letters and acronyms as words', () => {
    expect(content('plan C, IA, TV, UE, R&D')).toEqual(['plan', 'c', 'ia', 'tv', 'ue', 'r', 'd']);
  });

  it('judges stop words on the accented form', () => {
    expect(content('les maïs mais le maïs')).toEqual(['mais', 'mais']);
    expect(content('l’été a été')).toEqual(['ete', 'ete']);
    expect(content('du re\u0301seau de\u0301ja\u0300')).toEqual(['reseau']);
  });

  it('takes a soft hyphen inside a word as part of it, and one at its end as none', () => {
    const text = 'inno\u00advation\u00ad ouverte';
    expect(forms(text)).toEqual(['inno\u00advation', 'ouverte']);
    expect(folded(text)).toEqual(['innovation', 'ouverte']);
  });

  it('counts in UTF-16 code units, past surrogate pairs and combining marks', () => {
    const text = '👩‍🌾 l’e\u0301te\u0301 𝒂 𠮷野';
    expect(forms(text)).toEqual(['l', 'e\u0301te\u0301', '𝒂', '𠮷野']);
  });

  it('is not confused by words that objects know', () => {
    expect(folded("constructor'x __proto__ toString’a")).toEqual(['constructor', 'x', 'proto', 'tostring', 'a']);
  });

  it('gives nothing for an empty text or a text without words', () => {
    expect(tokenize('')).toEqual([]);
    expect(tokenize(' …—\u0301 « » 🎉')).toEqual([]);
  });

  it('gives exact, growing, disjoint spans without blanks on any text', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: 'grapheme' }),
      fc.string({ unit: fc.constantFrom('a', 'é', 'e\u0301', "'", '’', '-', '\u00ad', ' ', '🎉', '\ud83c', 'l', '1') }),
    );
    fc.assert(
      fc.property(text, (any) => {
        let last = 0;
        for (const { start, end, folded: key } of tokenize(any)) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(end).toBeGreaterThan(start);
          expect(any.slice(start, end)).toMatch(/^[\p{L}\p{N}]/u);
          expect(any.slice(start, end)).not.toMatch(/\s/u);
          expect(key).not.toContain('\u00ad');
          last = end;
        }
        // Nothing that could be a word is left between the spans.
        const rest = tokenize(any).reduceRight(
          (left, { start, end }) => `${left.slice(0, start)} ${left.slice(end)}`,
          any,
        );
        expect(rest).not.toMatch(/[\p{L}\p{N}]/u);
      }),
    );
  });

  it('gives the same with and without memory, even a tiny one', () => {
    const remembering = createTokenizer(2);
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('été', 'Été', "l'", 'usage', 'maïs', 'mais', 'données', ' '), { maxLength: 30 }),
        (parts) => {
          const text = parts.join(' ');
          expect(remembering(text)).toEqual(tokenize(text));
        },
      ),
    );
  });
});
