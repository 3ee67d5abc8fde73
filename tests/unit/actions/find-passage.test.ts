import { describe, expect, it } from 'vitest';
import { findPassage } from '../../../src/actions/find-passage.ts';

const item = {
  title: 'Rennes lance son Budget participatif',
  text: 'Le budget participatif de la ville. Les idées d’habitants (ESS comprise) y sont votées ; ess aussi. Œuvre collective.',
};

describe('findPassage', () => {
  it('prefers the passage written exactly as quoted, even in the text', () => {
    const found = findPassage(item, 'budget participatif');
    expect(found).toEqual({ field: 'text', start: 3, end: 22, form: 'budget participatif', rule: 'curator' });
    expect(findPassage(item, 'ess')?.form).toBe('ess');
  });

  it('takes the title first when neither is exact', () => {
    expect(findPassage(item, 'BUDGET  PARTICIPATIF')).toMatchObject({ field: 'title', form: 'Budget participatif' });
  });

  it.each([
    ["idees d'habitants", 'idées d’habitants'],
    ['oeuvre', 'Œuvre'],
    ['habitants ESS', 'habitants (ESS'],
  ])('finds %j written %j', (form, written) => {
    const found = findPassage(item, form);
    expect(found?.form).toBe(written);
    expect(found && item[found.field].slice(found.start, found.end)).toBe(written);
  });

  it.each(['participati', 'budget de la ville', 'collective suite', '…', ''])('finds no passage for %j', (form) => {
    expect(findPassage(item, form)).toBeUndefined();
  });
});
