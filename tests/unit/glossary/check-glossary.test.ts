import { describe, expect, it } from 'vitest';
import { checkGlossary } from '../../../src/glossary/check-glossary.ts';
import { smallGlossary } from '../tagging/small-glossary.ts';

const nudge = { id: 'nudge', altLabels: ['incitation douce'] };
const mooc = { id: 'mooc', altLabels: ['cours en ligne ouvert'] };

const faultsOf = (...concepts: Parameters<typeof smallGlossary>) => checkGlossary(smallGlossary(...concepts));
const pathsOf = (...concepts: Parameters<typeof smallGlossary>) => faultsOf(...concepts).map(({ path }) => path);

describe('checkGlossary', () => {
  it('finds nothing in a glossary that holds together', () => {
    expect(
      faultsOf(
        { ...nudge, related: ['design'] },
        { ...mooc, broader: ['nudge'], prefLabelEn: 'MOOC' },
        { id: 'design', related: ['nudge'] },
      ),
    ).toEqual([]);
  });

  it('names both concepts that claim one label, whatever its spelling', () => {
    const [fault, ...others] = faultsOf(nudge, { ...mooc, hiddenLabels: ['Incitation-Douce'] });
    expect(others).toEqual([]);
    expect(fault).toEqual({
      path: 'concepts.1.hiddenLabels.0',
      problem: '« Incitation-Douce » est un libellé à la fois de « nudge » et de « mooc »',
      remedy: 'Gardez-le dans l’une des deux, ou réunissez les deux notions',
    });
  });

  it('counts the English label among the labels', () => {
    expect(pathsOf(nudge, { ...mooc, prefLabelEn: 'Nudge' })).toEqual(['concepts.1.prefLabelEn']);
  });

  it('lets one concept write a label twice', () => {
    expect(faultsOf({ ...nudge, hiddenLabels: ['Nudge', 'incitation douce'] })).toEqual([]);
  });

  it('refuses a second concept of the same id', () => {
    expect(pathsOf(nudge, { ...mooc, id: 'nudge', prefLabel: 'MOOC' })).toEqual(['concepts.1.id']);
  });

  it('refuses links to nothing and to itself, and an unknown theme, all at once', () => {
    const faults = faultsOf(
      { ...nudge, related: ['nowhere', 'nudge'], broader: ['nothing'], theme: 'elsewhere' },
      { ...mooc, status: 'deprecated', replacedBy: 'nowhere' },
    );
    expect(faults.map(({ path }) => path)).toEqual([
      'concepts.0.theme',
      'concepts.0.broader.0',
      'concepts.0.related.0',
      'concepts.0.related.1',
      'concepts.1.replacedBy',
    ]);
    expect(faults[1]?.problem).toBe('« nudge » renvoie à « nothing », qui n’existe pas (notions plus larges)');
    expect(faults[3]?.problem).toBe('« nudge » renvoie à elle-même (notions voisines)');
  });

  it('names the whole circle of broader concepts, once, and not what only leads to it', () => {
    const faults = faultsOf(
      { id: 'entree', broader: ['un'] },
      { id: 'un', broader: ['deux'] },
      { id: 'deux', broader: ['trois'] },
      { id: 'trois', broader: ['un'] },
    );
    expect(faults).toEqual([
      {
        path: 'concepts.1.broader',
        problem: 'Des notions sont plus larges l’une que l’autre, en cercle : « un » → « deux » → « trois » → « un »',
        remedy: 'Ôtez l’un de ces liens broader',
      },
    ]);
  });

  it('takes a concept with two ways up for no circle', () => {
    expect(
      faultsOf({ id: 'un', broader: ['deux', 'trois'] }, { id: 'deux', broader: ['trois'] }, { id: 'trois' }),
    ).toEqual([]);
  });

  it('names a circle of replacements', () => {
    const [fault, ...others] = faultsOf(
      { id: 'un', status: 'deprecated', replacedBy: 'deux' },
      { id: 'deux', status: 'deprecated', replacedBy: 'un' },
    );
    expect(others).toEqual([]);
    expect(fault?.problem).toBe('Des notions se remplacent l’une l’autre, en cercle : « un » → « deux » → « un »');
  });

  it('lets an idea end without heir, and refuses an heir to a living one', () => {
    expect(faultsOf({ ...nudge, status: 'deprecated' })).toEqual([]);
    expect(pathsOf({ ...nudge, replacedBy: 'mooc' }, mooc)).toEqual(['concepts.0.replacedBy']);
  });

  it('refuses a link that is broader and related at once, from either side', () => {
    const faults = faultsOf({ ...nudge, broader: ['mooc'], related: ['mooc'] }, { ...mooc, related: ['nudge'] });
    expect(faults.map(({ path }) => path)).toEqual(['concepts.0.related.0', 'concepts.1.related.0']);
    for (const { problem } of faults)
      expect(problem).toBe('« mooc » est à la fois plus large que « nudge » et voisine d’elle');
  });

  it('refuses a definition that says nothing', () => {
    const file = smallGlossary(nudge, mooc);
    const [first, second] = file.concepts;
    if (!first || !second) throw new Error('two concepts were given');
    const faults = checkGlossary({
      ...file,
      concepts: [
        { ...first, definition: '  ' },
        { ...second, definition: 'Un cours.' },
      ],
    });
    expect(faults.map(({ problem }) => problem)).toEqual([
      'La définition de « nudge » est vide',
      'La définition de « mooc » est trop courte (9 caractères)',
    ]);
  });

  it('refuses preferred labels of the wrong language', () => {
    expect(
      pathsOf({ id: 'un', prefLabel: { label: 'one', lang: 'en' }, prefLabelEn: { label: 'un', lang: 'fr' } }),
    ).toEqual(['concepts.0.prefLabel', 'concepts.0.prefLabelEn']);
  });

  it('refuses an equivalent that is no web address, or that could break out of one', () => {
    expect(
      pathsOf({ ...nudge, exactMatch: ['https://ok.example/1', 'javascript:alert(1)', 'https://ko.example/<b>'] }),
    ).toEqual(['concepts.0.exactMatch.1', 'concepts.0.exactMatch.2']);
  });

  it('refuses a label without letter or digit', () => {
    expect(pathsOf({ ...nudge, altLabels: ['…!'] })).toEqual(['concepts.0.altLabels.0']);
  });

  it('shows twenty circles of a knot that has thousands', () => {
    const ids = Array.from({ length: 60 }, (_, at) => `n${at}`);
    const faults = faultsOf(...ids.map((id) => ({ id, broader: ids.filter((other) => other !== id) })));
    expect(faults).toHaveLength(20);
  });

  it('walks a chain of five thousand broader concepts', () => {
    const chain = Array.from({ length: 5_000 }, (_, at) => ({
      id: `n${at}`,
      broader: at > 0 ? [`n${at - 1}`] : ['n4999'],
    }));
    expect(faultsOf(...chain)).toHaveLength(1);
  });
});
