import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTermExtractor } from '../../../src/signals/terms.ts';

const extract = createTermExtractor();
const formsOf = (text: string): string[] => extract({ title: '', text }).map(({ form }) => form);
const keysOf = (text: string): string[] => extract({ title: '', text }).map(({ key }) => key);

describe('createTermExtractor', () => {
  it('gives the phrases of one to three content words, with the small words between them', () => {
    expect(formsOf('laboratoire d’innovation publique')).toEqual([
      'laboratoire',
      'laboratoire d’innovation',
      'laboratoire d’innovation publique',
      'innovation',
      'innovation publique',
      'publique',
    ]);
  });

  it('joins the inflections and the small words of a phrase under one key', () => {
    expect(keysOf('budget participatif')).toContain('budget participatif');
    expect(keysOf('des budgets participatifs')).toContain('budget participatif');
    expect(keysOf('politique de la ville')[1]).toBe(keysOf('politiques des villes')[1]);
  });

  it('takes a compound for one word, and for the same as its parts', () => {
    expect(formsOf('un tiers-lieu nourricier')).toEqual(['tiers-lieu', 'tiers-lieu nourricier', 'nourricier']);
    expect(keysOf('tiers lieux')).toContain(keysOf('tiers-lieu')[0]);
    expect(formsOf('dit-il, ceux-ci')).toEqual([]);
  });

  it('ends a term at punctuation and at words that say nothing', () => {
    expect(formsOf('mobilité. Santé')).toEqual(['mobilité', 'santé']);
    expect(formsOf('mobilité notamment santé')).toEqual(['mobilité', 'santé']);
    expect(formsOf('mobilité qui santé')).toEqual(['mobilité', 'santé']);
    expect(formsOf('you need to get the function')).toEqual([]);
  });

  it('reads on over a line broken inside a sentence, not over one that ends', () => {
    expect(formsOf('budget\nparticipatif')).toContain('budget participatif');
    expect(formsOf('Budget\nParticipatif')).not.toContain('budget participatif');
  });

  it('starts and ends on no number and no short single word', () => {
    expect(formsOf('plan 2030 climat')).toEqual(['plan 2030 climat', 'climat']);
  });

  it('tells a name from a word by its capital inside a sentence', () => {
    const naming = (text: string, form: string) =>
      extract({ title: '', text }).find((use) => use.form === form)?.naming;
    expect(naming('Avec la Fabrique de la concertation', 'Fabrique de la concertation')).toBe('name');
    expect(naming('Fabrique de la concertation', 'fabrique de la concertation')).toBe('unknown');
    expect(naming('la fabrique de la concertation', 'fabrique de la concertation')).toBe('common');
    expect(naming('LA FABRIQUE CONCERTATION', 'fabrique concertation')).toBe('unknown');
  });

  it('keeps the inclusive form in one word', () => {
    expect(formsOf('les usager·e·s connectés')).toContain('usager·e·s connectés');
  });

  it('gives nothing for nothing', () => {
    expect(extract({ title: '' })).toEqual([]);
    expect(extract({ title: '', text: ' \n.' })).toEqual([]);
  });

  it('gives each key once, and offsets that hold the form, on any text', () => {
    const words = [
      'budget',
      'Budgets',
      'participatif',
      'de',
      'la',
      'l’',
      'tiers-lieu',
      'à',
      '.',
      '\n',
      '·e',
      'été',
      '2030',
      '🙂',
      '-',
      'x',
    ];
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...words), { maxLength: 30 }),
        fc.string({ unit: 'grapheme' }),
        (parts, noise) => {
          const text = `${parts.join(' ')}${noise}`;
          const uses = extract({ title: '', text });
          expect(new Set(uses.map(({ key }) => key)).size).toBe(uses.length);
          for (const { field, start, end, form } of uses) {
            expect(field).toBe('text');
            expect(end).toBeGreaterThan(start);
            // The form may be that of a later, capitalised use: it has the same words, give or take inflection.
            expect(form.length).toBeGreaterThan(0);
            expect(text.slice(start, end).trim()).toBe(text.slice(start, end));
          }
        },
      ),
    );
  });
});
