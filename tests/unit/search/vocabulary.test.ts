import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance } from '../../../src/search/postgres/edit-distance.ts';
import { createVocabulary } from '../../../src/search/postgres/vocabulary.ts';

function vocabularyOf(words: Record<string, number>) {
  const vocabulary = createVocabulary();
  for (const [word, documents] of Object.entries(words)) vocabulary.set(word, documents);
  return vocabulary;
}

describe('editDistance', () => {
  it.each([
    ['france', 'france', 0],
    ['frnace', 'france', 1],
    ['comune', 'commune', 1],
    ['numerqiue', 'numerique', 1],
    ['chat', 'chien', 3],
    ['', 'abc', 3],
  ])('from %s to %s is %i', (a, b, edits) => {
    expect(editDistance(a, b, 5)).toBe(edits);
  });

  it('is the same both ways, and says no more than "too far" beyond its bound', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        const full = editDistance(a, b, 20);
        expect(editDistance(b, a, 20)).toBe(full);
        expect(editDistance(a, b, 2)).toBe(Math.min(full, 3));
      }),
    );
  });
});

describe('createVocabulary', () => {
  it('completes a beginning, the most frequent first, not with itself', () => {
    const vocabulary = vocabularyOf({ numerique: 3, numero: 9, num: 50, autre: 4 });
    expect(vocabulary.completions('num')).toEqual(['numero', 'numeric']);
  });

  it('corrects one slip from five letters, two from nine, first letter right', () => {
    const vocabulary = vocabularyOf({ commune: 4, territoire: 4, cour: 4, pour: 9 });
    expect(vocabulary.corrections('comune')).toEqual(['commun']);
    expect(vocabulary.corrections('teritoirre')).toEqual(['territoir']);
    expect(vocabulary.corrections('tour')).toEqual([]);
    expect(vocabulary.corrections('vommune')).toEqual([]);
  });

  it('leaves a known word alone, unless the other is ten times as frequent', () => {
    expect(vocabularyOf({ mairie: 5, maire: 40 }).corrections('mairie')).toEqual([]);
    expect(vocabularyOf({ comune: 1, commune: 40 }).corrections('comune')).toEqual(['commun']);
  });

  it('never corrects a number', () => {
    expect(vocabularyOf({ 20251: 9 }).corrections('20241')).toEqual([]);
  });

  it('forgets a word that no document holds any more', () => {
    const vocabulary = vocabularyOf({ commune: 4 });
    vocabulary.set('commune', 0);
    expect(vocabulary.completions('comm')).toEqual([]);
    expect(vocabulary.corrections('comune')).toEqual([]);
  });
});
