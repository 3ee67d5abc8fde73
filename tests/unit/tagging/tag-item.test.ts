import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildGlossary } from '../../../src/glossary/build-glossary.ts';
import { evidenceSchema } from '../../../src/model/tag.ts';
import { createTagger } from '../../../src/tagging/tag-item.ts';
import { smallGlossary } from './small-glossary.ts';

const glossary = buildGlossary(
  smallGlossary({ id: 'tiers-lieu', prefLabel: 'Tiers-lieu' }, { id: 'hackathon', prefLabel: 'Hackathon' }),
);
const tagger = createTagger({ glossary });

describe('createTagger', () => {
  it('gives tags by concept id with the glossary version, and places by id', () => {
    const { tags, places } = tagger.tag({ title: 'Un tiers-lieu à Rennes', text: 'Hackathon en Creuse, à Brest.' });
    expect(tags.map(({ conceptId, glossaryVersion }) => [conceptId, glossaryVersion])).toEqual([
      ['hackathon', tagger.glossaryVersion],
      ['tiers-lieu', tagger.glossaryVersion],
    ]);
    expect(tagger.glossaryVersion).toBe(glossary.version);
    expect(places.map(({ id }) => id)).toEqual(['commune-29019', 'commune-35238', 'departement-23']);
  });

  it('gives nothing for an empty item', () => {
    expect(tagger.tag({ title: '', text: '' })).toEqual({
      tags: [],
      suggestions: [],
      places: [],
      actors: [],
      kind: { kind: 'article', reasons: [], dates: [] },
    });
  });

  it('keeps at most twenty pieces of evidence of a place', () => {
    expect(tagger.tag({ title: '', text: 'Rennes, '.repeat(50) }).places[0]?.evidence).toHaveLength(20);
  });

  it('reads one megabyte of places to its end', () => {
    const { places } = tagger.tag({
      title: '',
      text: 'à Tours, Saint-Denis et Sens (Yonne), dans le Lot '.repeat(20_000),
    });
    expect(places.map(({ id }) => id)).toEqual([
      'commune-37261',
      'commune-89387',
      'commune-93066',
      'departement-46',
      'departement-89',
    ]);
  });

  it('gives offsets that give the form back, and the same twice, on any text about places', () => {
    const parts = [
      'Rennes',
      'le',
      'Mans',
      'au',
      'Havre',
      'Saint',
      'St',
      '-',
      'Denis',
      'La',
      'Réunion',
      'RÉUNION',
      'dans',
      'Lot',
      'l’',
      'Ain',
      '(',
      '62',
      ')',
      ', ',
      '. ',
      'et',
      'Lens',
      'Métropole',
      'métropole',
      'de',
      'Lyon',
      'Grand',
      'rue',
      'Jean',
      'M.',
      'Nord',
      '\n',
      '🎉',
      'e\u0301',
      'E\u0301vreux',
      '\u00a0',
      '\ud83c',
      'tiers-lieu',
      'Pays de la Loire',
      '@',
      'ville',
    ];
    const text = fc
      .array(fc.tuple(fc.constantFrom(...parts), fc.constantFrom('', ' ', ' ')), { maxLength: 40 })
      .map((pairs) => pairs.flat().join(''));
    fc.assert(
      fc.property(text, text, (title, body) => {
        const item = { title, text: body };
        const tagging = tagger.tag(item);
        expect(tagger.tag(item)).toEqual(tagging);
        for (const { evidence } of [...tagging.tags, ...tagging.places]) {
          expect(evidence.length).toBeGreaterThan(0);
          for (const each of evidence) {
            expect(evidenceSchema.safeParse(each).success).toBe(true);
            expect(item[each.field].slice(each.start, each.end)).toBe(each.form);
          }
        }
      }),
      { numRuns: 400 },
    );
  });
});
