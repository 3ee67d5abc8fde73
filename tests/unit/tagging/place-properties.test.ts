// What holds for the places of any text: exact offsets, and a text that grows keeps what its sentences proved.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readGazetteer } from '../../../src/tagging/gazetteer.ts';
import { readFields } from '../../../src/tagging/hits.ts';
import { findPlaces } from '../../../src/tagging/place-finder.ts';
import { createPlaceIndex } from '../../../src/tagging/territories.ts';

const index = createPlaceIndex();
const placesOf = (item: { title: string; text: string }) => findPlaces(index, readFields(item));

/** Names that need proof, proofs, namesakes, and what else may stand between. */
const fragments = fc.constantFrom(
  ...[
    'Rennes',
    'Lens',
    'à Saillans',
    'Saint-Denis',
    'à Die',
    'le Vaucluse',
    'Vaucluse',
    'Montréal',
    'la ville de Montréal',
    'Ormes',
    'maire d’Ormes',
  ],
  ...[
    'la Drôme',
    'dans le Doubs',
    'le Gers',
    'la Réunion',
    'La Réunion',
    'le Loiret',
    'en Bretagne',
    'Auvergne-Rhône-Alpes',
    'Vienne',
    'l’Isère',
    'l’Ain',
  ],
  ...[
    'la métropole rennaise',
    'élus bretons',
    'dans le 93',
    '(93)',
    '(62)',
    '53000',
    'Laval',
    'Grand Paris Express',
    'gare de',
    'Lyon',
    'rue de',
    'Pierre',
  ],
  ...[
    'Saint-Martin',
    'à Saint-Martin',
    'Saint-Julien',
    'en Côte-d’Or',
    'L’Union',
    'St Étienne',
    'commune de',
    'habitants de',
    'près de',
    'et',
    ',',
    'de',
    'à',
  ],
  ...[
    'Malaunay',
    'Luzy',
    'Orange',
    'Tours',
    'Bologne',
    'Turin',
    'Suisse',
    'Corrèze',
    '(19)',
    'Nord',
    'E\u0301vreux',
    'ÉVREUX',
    '🏙️',
    '«',
    '»',
    '\u00ad',
    '\n',
  ],
);
const sentence = fc.array(fragments, { minLength: 1, maxLength: 8 }).map((words) => `${words.join(' ')}.`);

it('the form stands at its place in any text', () => {
  const text = fc.oneof(
    sentence,
    fc.array(fc.oneof(fragments, fc.string({ unit: 'binary', maxLength: 6 }))).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(text, text, (title, body) => {
      const item = { title, text: body };
      for (const { evidence } of placesOf(item))
        for (const { field, start, end, form } of evidence) {
          expect(form).not.toBe('');
          expect(item[field].slice(start, end)).toBe(form);
        }
    }),
    { numRuns: 300 },
  );
});

it('a sentence added at the end takes no place away', () => {
  fc.assert(
    fc.property(sentence, fc.array(sentence, { maxLength: 3 }), sentence, (title, sentences, added) => {
      const text = sentences.join('\n\n');
      const after = new Set(placesOf({ title, text: `${text}\n\n${added}` }).map(({ id }) => id));
      for (const { id } of placesOf({ title, text })) expect(after).toContain(id);
    }),
    { numRuns: 1_000, examples: [['Rennes la Réunion le Gers.', [], 'commune de La Réunion Rennes.']] },
  );
});

it('the order of the gazetteer does not matter', () => {
  const reversed = createPlaceIndex(readGazetteer().reverse());
  fc.assert(
    fc.property(sentence, (text) => {
      const item = { title: '', text };
      expect(findPlaces(reversed, readFields(item))).toEqual(placesOf(item));
    }),
    { numRuns: 300 },
  );
});
