import { describe, expect, it } from 'vitest';
import { buildGlossary, checkGlossary } from '../../../src/tagging/glossary.ts';
import { smallGlossary } from './small-glossary.ts';

const nudge = { id: 'nudge', altLabels: ['incitation douce'] };
const mooc = { id: 'mooc', altLabels: ['cours en ligne ouvert'] };

describe('buildGlossary', () => {
  it('gives a version that the order of concepts does not change', () => {
    const [one, other] = [buildGlossary(smallGlossary(nudge, mooc)), buildGlossary(smallGlossary(mooc, nudge))];
    expect(one.version).toMatch(/^[0-9a-f]{12}$/);
    expect(other.version).toBe(one.version);
  });

  it('gives another version when a label changes', () => {
    const changed = buildGlossary(smallGlossary({ ...nudge, altLabels: ['incitation'] }, mooc));
    expect(changed.version).not.toBe(buildGlossary(smallGlossary(nudge, mooc)).version);
  });

  it('keeps the order of the file for display', () => {
    expect(buildGlossary(smallGlossary(nudge, mooc)).concepts.map(({ id }) => id)).toEqual(['nudge', 'mooc']);
  });
});

describe('checkGlossary', () => {
  it('finds nothing in a glossary that holds together', () => {
    expect(checkGlossary(smallGlossary({ ...nudge, related: ['mooc'] }, mooc))).toEqual([]);
  });

  it('names both concepts that claim one label, whatever its spelling', () => {
    const [fault, ...others] = checkGlossary(smallGlossary(nudge, { ...mooc, hiddenLabels: ['Incitation-Douce'] }));
    expect(others).toEqual([]);
    expect(fault).toMatchObject({
      path: 'concepts.1.hiddenLabels.0',
      problem: '« Incitation-Douce » is a label of both « nudge » and « mooc »',
    });
    expect(fault?.remedy).not.toBe('');
  });

  it('lets one concept write a label twice', () => {
    expect(checkGlossary(smallGlossary({ ...nudge, hiddenLabels: ['Nudge', 'incitation douce'] }))).toEqual([]);
  });

  it('refuses a second concept of the same id', () => {
    const faults = checkGlossary(smallGlossary(nudge, { ...mooc, id: 'nudge', prefLabel: 'MOOC' }));
    expect(faults.map(({ path }) => path)).toEqual(['concepts.1.id']);
  });

  it('refuses unknown related concepts and itself, and an unknown theme, all at once', () => {
    const faults = checkGlossary(smallGlossary({ ...nudge, related: ['nowhere', 'nudge'], theme: 'elsewhere' }));
    expect(faults.map(({ path }) => path).sort()).toEqual([
      'concepts.0.related.0',
      'concepts.0.related.1',
      'concepts.0.theme',
    ]);
  });

  it('refuses a label without letter or digit', () => {
    expect(checkGlossary(smallGlossary({ ...nudge, altLabels: ['…!'] })).map(({ path }) => path)).toEqual([
      'concepts.0.altLabels.0',
    ]);
  });
});
