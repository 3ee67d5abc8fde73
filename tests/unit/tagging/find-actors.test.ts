import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { actorTypes } from '../../../src/model/actor.ts';
import { knownActors } from '../../../src/tagging/actor-list.ts';
import { toActorSlug } from '../../../src/tagging/actor-slug.ts';
import { findActors } from '../../../src/tagging/find-actors.ts';
import { readFields } from '../../../src/tagging/hits.ts';
import { findPlaces } from '../../../src/tagging/place-finder.ts';
import { createPlaceIndex } from '../../../src/tagging/territories.ts';

const index = createPlaceIndex();

function mentionsIn(text: string, title = '') {
  const fields = readFields({ title, text });
  const mentions = findActors(findPlaces(index, fields), fields);
  for (const { evidence } of mentions)
    for (const { field, start, end, form } of evidence) expect({ title, text }[field].slice(start, end)).toBe(form);
  return mentions;
}
const actorsIn = (text: string): string[] =>
  mentionsIn(text).map(({ type, name, placeId }) => [type, name, ...(placeId ? [placeId] : [])].join(' | '));

describe('a body of the list', () => {
  it('is one actor by its name, in any case, and by its acronym', () => {
    const text =
      'La Direction interministérielle du numérique (DINUM) et la Dinum, direction interministérielle du numérique.';
    const [actor, ...others] = mentionsIn(text);
    expect(others).toEqual([]);
    expect(actor).toMatchObject({ id: 'direction-interministerielle-du-numerique', type: 'etat' });
    expect(actor?.evidence.map(({ form }) => form)).toEqual([
      'Direction interministérielle du numérique',
      'DINUM',
      'Dinum',
      'direction interministérielle du numérique',
    ]);
  });

  it('keeps its former name', () => {
    expect(actorsIn('Pôle emploi devient France Travail.')).toEqual(['operateur | France Travail']);
  });

  it('is a ministry by its first duty', () => {
    expect(
      actorsIn('le ministère de l’éducation nationale, le Ministère de l’Éducation nationale et de la Jeunesse'),
    ).toEqual(['etat | Ministère de l’Éducation nationale']);
    expect(actorsIn('les ministères sociaux')).toEqual(['etat | Ministère des Solidarités et de la Santé']);
  });

  it('is no word in small letters', () => {
    expect(actorsIn('un fing, le caf, la sncf, un sénat, une carte des interconnectés, pôle emploi')).toEqual([]);
  });

  it('that has another meaning needs its surroundings', () => {
    expect(actorsIn('La France urbaine se vide.')).toEqual([]);
    expect(actorsIn('France urbaine réunit les métropoles.')).toEqual(['association | France urbaine']);
  });

  it('has a name that gives an id, once, and a known type', () => {
    const ids = knownActors.map(({ name }) => toActorSlug(name));
    expect(new Set(ids).size).toBe(ids.length);
    for (const { name, type } of knownActors) {
      expect(toActorSlug(name), name).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(actorTypes).toContain(type);
    }
    const names = knownActors.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
  });
});

describe('a body of a territory', () => {
  it.each([
    ['La Ville de Rennes et la mairie de Rennes', ['commune | Ville de Rennes | commune-35238']],
    ['la Ville du Mans', ['commune | Ville du Mans | commune-72181']],
    ['la mairie de La Rochelle', ['commune | Ville de La Rochelle | commune-17300']],
    [
      'le conseil départemental de la Creuse, le Département de la Creuse',
      ['departement | Département de la Creuse | departement-23'],
    ],
    ['la Région Bretagne, le conseil régional de Bretagne', ['region | Région Bretagne | region-53']],
    ['Rennes Métropole', ['epci | Rennes Métropole | epci-243500139']],
    ['la Métropole de Lyon, le Grand Lyon', ['epci | Métropole de Lyon | epci-200046977']],
    ['la préfecture du Rhône', ['etat | Préfecture du Rhône | departement-69']],
    ['l’ARS Occitanie', ['etat | ARS Occitanie | region-76']],
    ['l’université de Nantes', ['recherche | Université de Nantes | commune-44109']],
  ])('%s', (text, expected) => {
    expect(actorsIn(text)).toEqual(expected);
  });

  it.each([
    'à Rennes, dans la ville de Rennes',
    'le département de la Creuse et la région Bretagne',
    'en Région Bretagne',
    'l’agglomération de Rennes, le Grand Paris',
    'l’Université de Bordeaux Montaigne',
    'Ville. Rennes',
  ])('is not a land: %s', (text) => {
    expect(actorsIn(text)).toEqual([]);
  });

  it('has the code of its territory in its id, for communes share names', () => {
    expect(mentionsIn('Ville de Saint-Denis (974)').map(({ id }) => id)).toEqual(['ville-de-saint-denis-97411']);
    expect(mentionsIn('Ville de Saint-Denis (93)').map(({ id }) => id)).toEqual(['ville-de-saint-denis-93066']);
  });
});

describe('a body that says what it is', () => {
  it.each([
    ['l’association Latitudes a noué un partenariat', ['association | Latitudes']],
    ['l’association « Eco-tourisme Cévennes »', ['association | Eco-tourisme Cévennes']],
    ['la fondation Nicolas Hulot et le Comité', ['association | Fondation Nicolas Hulot']],
    ['l’association Terre et Cité', ['association | Terre et Cité']],
    ['le collectif Vélo Doux', ['association | Vélo Doux']],
    ['la SCIC Trempoline', ['association | Trempoline']],
    ['la SAS Deux Mains', ['entreprise | Deux Mains']],
    ['l’Université Paris-Saclay', ['recherche | Université Paris-Saclay']],
    ['au Bercy Lab, au Lab 06 et au Lab’O', ['laboratoire | Bercy Lab', 'laboratoire | Lab 06', 'laboratoire | Lab’O']],
  ])('%s', (text, expected) => {
    expect(actorsIn(text)).toEqual(expected);
  });

  it.each([
    'une association locale, une Association. Elle agit',
    'l’association Centre des pratiques de la coopération',
    'la Fondation - Gestion des dons',
    'Collectif Objets répond au défi',
    'France Université Numérique',
    'un Fab Lab, des Living Lab, Open City Lab 2017',
    'l’université d’été',
    'la société Durand',
  ])('not so: %s', (text) => {
    expect(actorsIn(text)).toEqual([]);
  });

  it('not in a title all in capitals', () => {
    expect(mentionsIn('', 'LA FONDATION QUI RECRUTE, LE LAB AUSSI')).toEqual([]);
  });
});

it('the longest name wins, evidence is bounded and title first', () => {
  expect(actorsIn('l’association Régions de France')).toEqual(['association | Régions de France']);
  const [actor] = mentionsIn('La DITP. '.repeat(50), 'La DITP');
  expect(actor?.evidence).toHaveLength(20);
  expect(actor?.evidence[0]).toMatchObject({ field: 'title', start: 3, end: 7 });
});

it('has exact offsets on any text, and does not depend on the order of places', () => {
  const pieces = fc.constantFrom(
    'Ville de ',
    'Rennes',
    'Grand Lyon',
    ' l’association ',
    'Latitudes',
    'DINUM',
    'la Re\u0301gion Bretagne',
    'Lab',
    '’',
    '\n',
    '. ',
    '🧢',
    'Université ',
  );
  fc.assert(
    fc.property(
      fc.array(fc.oneof(pieces, fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 20 }),
      (parts) => {
        const text = parts.join('');
        const mentions = mentionsIn(text);
        const fields = readFields({ title: '', text });
        expect(findActors(findPlaces(index, fields).toReversed(), fields)).toEqual(mentions);
      },
    ),
    { numRuns: 60 },
  );
});
