import { describe, expect, it } from 'vitest';
import { toSearchName } from '../../../src/store/search-name.ts';

describe('toSearchName', () => {
  it('folds the words and puts a space before each', () => {
    expect(toSearchName('L’Œuvre d’Évreux — 27e Région')).toBe(' l oeuvre d evreux 27e region');
  });

  it('leaves nothing that LIKE reads as its own', () => {
    expect(toSearchName('100 % \\ _a_')).toBe(' 100 a');
    expect(toSearchName(' %_ ')).toBe('');
  });
});
