import { describe, expect, it } from 'vitest';
import { buildGlossary, labelsOf } from '../../../src/glossary/build-glossary.ts';
import { smallGlossary } from '../tagging/small-glossary.ts';

const nudge = { id: 'nudge', altLabels: ['incitation douce', 'coup de pouce'] };
const mooc = { id: 'mooc', altLabels: ['cours en ligne ouvert'] };
const versionOf = (...concepts: Parameters<typeof smallGlossary>) => buildGlossary(smallGlossary(...concepts)).version;

describe('buildGlossary', () => {
  it('gives a version that the order of concepts and labels does not change', () => {
    expect(versionOf(nudge, mooc)).toMatch(/^[0-9a-f]{12}$/);
    expect(versionOf(mooc, nudge)).toBe(versionOf(nudge, mooc));
    expect(versionOf({ ...nudge, altLabels: nudge.altLabels.toReversed() }, mooc)).toBe(versionOf(nudge, mooc));
  });

  it('gives one version to a label, however it is written', () => {
    const plain = versionOf({ id: 'nudge', prefLabelEn: { label: 'Nudge', lang: 'en' }, altLabels: ['incitation'] });
    expect(
      versionOf({
        id: 'nudge',
        prefLabelEn: 'Nudge',
        altLabels: [{ label: 'incitation', lang: 'fr', exact: false }, 'incitation'],
      }),
    ).toBe(plain);
  });

  it('gives another version when a label or one of its conditions changes', () => {
    const versions = [
      versionOf(nudge),
      versionOf({ ...nudge, altLabels: ['incitation douce'] }),
      versionOf({ ...nudge, altLabels: ['incitation douce', { label: 'coup de pouce', exact: true }] }),
      versionOf({ ...nudge, altLabels: ['incitation douce', { label: 'coup de pouce', lang: 'en' }] }),
      versionOf({ ...nudge, altLabels: ['incitation douce', { label: 'coup de pouce', needs: ['choix'] }] }),
      versionOf({ ...nudge, altLabels: ['incitation douce', { label: 'coup de pouce', unless: ['choix'] }] }),
      versionOf({ ...nudge, altLabels: ['incitation douce'], hiddenLabels: ['coup de pouce'] }),
    ];
    expect(new Set(versions).size).toBe(versions.length);
  });

  it('keeps the order of the file for display', () => {
    expect(buildGlossary(smallGlossary(nudge, mooc)).concepts.map(({ id }) => id)).toEqual(['nudge', 'mooc']);
  });
});

describe('labelsOf', () => {
  it('gives every label with its kind and its place, the English one too', () => {
    const [concept] = smallGlossary({
      id: 'nudge',
      prefLabelEn: 'Nudging',
      altLabels: ['coup'],
      hiddenLabels: ['nudje'],
    }).concepts;
    expect(concept && labelsOf(concept)).toEqual([
      { kind: 'prefLabel', label: 'nudge', path: 'prefLabel' },
      { kind: 'prefLabel', label: 'Nudging', path: 'prefLabelEn' },
      { kind: 'altLabel', label: 'coup', path: 'altLabels.0' },
      { kind: 'hiddenLabel', label: 'nudje', path: 'hiddenLabels.0' },
    ]);
  });
});
