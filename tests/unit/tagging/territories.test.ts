import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { buildGlossary } from '../../../src/tagging/glossary.ts';
import { createMatcher } from '../../../src/tagging/matcher.ts';
import { createPlaceDirectory, createPlaceIndex } from '../../../src/tagging/territories.ts';
import { describeIf } from '../../support/require-or-skip.ts';
import { smallGlossary } from './small-glossary.ts';

const { match } = createMatcher(buildGlossary(smallGlossary({ id: 'rien' })), createPlaceIndex());
const placesOf = (text: string, title = ''): string[] => match({ title, text }).places.map(({ id }) => id);

describe('a territory is recognised', () => {
  it.each([
    ['Rennes accueille un atelier', ['commune-35238']],
    ['la Ville de Rennes', ['commune-35238']],
    ['RENNES INNOVE', ['commune-35238']],
    ['#Nantes', ['commune-44109']],
    ['au Mans, du Mans, Le Mans', ['commune-72181']],
    ['au Havre', ['commune-76351']],
    ['à La Rochelle', ['commune-17300']],
    ['Evreux ou Évreux', ['commune-27229']],
    ['St-Étienne et Saint Etienne', ['commune-42218']],
    ["l'Haÿ-les-Roses, L’Haÿ-les-Roses", ['commune-94038']],
    ['Paris', ['commune-75056']],
    ['le département de Paris', ['departement-75']],
    ['Cherbourg', ['commune-50129']],
    ['Saint-Denis', ['commune-93066']],
    ['Saint-Denis, à La Réunion', ['commune-97411', 'region-04']],
    ['Saint-Denis (974)', ['commune-97411']],
    ['à Tours, Nice et Lens', ['commune-06088', 'commune-37261', 'commune-62498']],
    ["la ville d'Orange", ['commune-84087']],
    ['Orange (84)', ['commune-84087']],
    ['Orange, dans le Vaucluse', ['commune-84087', 'departement-84']],
    ['Laval (53000)', ['commune-53130']],
    ['Vienne (Isère)', ['commune-38544', 'departement-38']],
    ['dans le Lot', ['departement-46']],
    ['en Vendée', ['departement-85']],
    ['dans la Vienne', ['departement-86']],
    ['au cours de l’année, un outil open source est né dans le Lot', ['departement-46']],
    ['En Creuse, la rivière', ['departement-23']],
    ['dans le Nord, un atelier', ['departement-59']],
    ['le département du Nord', ['departement-59']],
    ['la CAF de la Somme', ['departement-80']],
    ['Conseil départemental de la Creuse', ['departement-23']],
    ['conseil départemental de l’Ain', ['departement-01']],
    ["dans l'Ain, le Rhône et la Loire", ['departement-01', 'departement-42', 'departement-69']],
    ["départements de l'Aisne, de la Somme et de l'Oise", ['departement-02', 'departement-60', 'departement-80']],
    ['pilotes : Aube, Oise et Seine-et-Marne', ['departement-10', 'departement-60', 'departement-77']],
    ['Seine-Saint-Denis', ['departement-93']],
    ["Val d’Oise, Côtes d'Armor", ['departement-22', 'departement-95']],
    ['Région Bretagne', ['region-53']],
    ['la région bretonne et la région Occitanie', ['region-76']],
    ['Pays de la Loire', ['region-52']],
    ['Hauts de France et Ile-de-France', ['region-11', 'region-32']],
    ['PACA', ['region-93']],
    ['Provence-Alpes-Côte d’Azur', ['region-93']],
    ['Corse et Corse-du-Sud', ['departement-2A', 'region-94']],
    ['Université de La Réunion', ['region-04']],
    ['le département de La Réunion', ['departement-974']],
    ['Métropole de Lyon, Grand Lyon', ['epci-200046977']],
    ['Rennes Métropole, Rennes métropole', ['epci-243500139']],
    ['la métropole de Nantes', ['epci-244400404']],
    ['Eurométropole de Strasbourg', ['epci-246700488']],
    ['Métropole européenne de Lille', ['epci-200093201']],
    ['Aix-Marseille-Provence', ['epci-200054807']],
    ['la communauté de communes du Pays de Fayence', ['epci-200004802']],
    ["l'agglomération d'Agen", ['epci-200096956']],
    ['Caen la Mer', ['epci-200065597']],
    ['Plaine Commune et Est Ensemble', ['epci-200057867', 'epci-200057875']],
  ])('in « %s »', (text, ids) => {
    expect(placesOf(text)).toEqual(ids);
  });
});

describe('no territory is seen', () => {
  it.each([
    'un lot de consolation, Lot 3 du marché',
    'dans le Nord de la France',
    'dans le Nord-Est',
    'la Gare du Nord, l’Europe du Nord',
    'au bord de la Loire',
    'se baigner dans la Marne',
    'les rives du Rhône, la vallée de la Creuse',
    'la Manche est agitée',
    'à Vienne, en Autriche',
    'Pierre Laval, M. Laval, Laval',
    'Mme Rennes et Jean-Paul Nancy',
    'Orange déploie la fibre à Orange et chez Orange',
    'le Sens de la vie, Plaisir, Croix, Croix-Rouge',
    'Nice to meet you',
    'le Garde des Sceaux',
    'Montreuil (28)',
    'rue de Rennes, place de Strasbourg, avenue de Toulouse',
    'les Accords de Paris, l’Accord de Paris',
    'la Grande-Bretagne',
    'Université Paris-Saclay, Paris&Co',
    'le Grand Paris Express et la Société du Grand Paris',
    'La réunion publique, la Réunion du conseil, COMPTE RENDU DE LA RÉUNION DU 3 MAI',
    'Maçon de métier',
    'rennes, nantes et tours du monde',
    'contact@Rennes.fr, www.Paris.fr',
    'Marne-la-Vallée et Rhône-Alpes',
    'Hôpital Saint-Louis, canal Saint-Martin',
    'la Région, le Département, la Métropole et la Ville',
  ])('in « %s »', (text) => {
    expect(placesOf(text)).toEqual([]);
  });
});

describe('a mention', () => {
  it('has its codes and gives its form back, in title and text', () => {
    const item = { title: 'À La Rochelle', text: 'Le Conseil départemental de la Creuse et Rennes Métropole.' };
    const { places } = match(item);
    for (const { evidence } of places)
      for (const { field, start, end, form } of evidence) expect(item[field].slice(start, end)).toBe(form);
    expect(places).toMatchObject([
      {
        id: 'commune-17300',
        kind: 'commune',
        code: '17300',
        name: 'La Rochelle',
        siren: '211703004',
        evidence: [{ field: 'title', form: 'La Rochelle' }],
      },
      { id: 'departement-23', code: '23', name: 'Creuse', evidence: [{ form: 'Creuse', rule: 'place:nom' }] },
      { id: 'epci-243500139', code: '243500139', siren: '243500139', name: 'Rennes Métropole' },
    ]);
  });

  it('says by which rule a doubtful name counted', () => {
    const rules = (text: string) =>
      match({ title: '', text }).places.flatMap(({ evidence }) => evidence.map(({ rule }) => rule));
    expect(rules('dans le Lot')).toEqual(['place:preposition']);
    expect(rules('préfet du Lot')).toEqual(['place:type']);
    expect(rules('Lens (62)')).toEqual(['place:code']);
    expect(rules('Grand Lyon')).toEqual(['place:alias']);
  });
});

describe('the directory', () => {
  const directory = createPlaceDirectory();

  it('finds by id, and gives undefined for an unknown one', () => {
    expect(directory.find('commune-35238')).toEqual({
      id: 'commune-35238',
      kind: 'commune',
      code: '35238',
      name: 'Rennes',
      siren: '213502388',
    });
    expect(directory.find('commune-00000')).toBeUndefined();
    expect(directory.find('constructor')).toBeUndefined();
  });

  it('gives ancestors nearest first, never itself', () => {
    expect(directory.ancestors('commune-35238')).toEqual(['epci-243500139', 'departement-35', 'region-53']);
    expect(directory.ancestors('commune-93066')).toEqual([
      'epci-200057867',
      'epci-200054781',
      'departement-93',
      'region-11',
    ]);
    expect(directory.ancestors('departement-23')).toEqual(['region-75']);
    expect(directory.ancestors('region-53')).toEqual([]);
    expect(directory.ancestors('nowhere')).toEqual([]);
  });

  it('puts an EPCI over several départements in each, the one with most communes first', () => {
    const ancestors = directory.ancestors('epci-243500741');
    expect(ancestors).toEqual(['departement-35', 'departement-56', 'departement-44', 'region-53', 'region-52']);
  });

  it('lists by kind in French order', () => {
    const regions = directory.list('region').map(({ name }) => name);
    expect(regions.indexOf('Île-de-France')).toBeLessThan(regions.indexOf('La Réunion'));
    expect(directory.list('departement')).toHaveLength(101);
    expect(directory.list('commune').length).toBeGreaterThan(450);
    expect(directory.list('epci').length).toBeGreaterThan(1_250);
  });

  it('knows every ancestor that it names', () => {
    for (const kind of ['epci', 'commune', 'departement'] as const)
      for (const { id } of directory.list(kind)) {
        expect(directory.ancestors(id)).not.toHaveLength(0);
        for (const ancestor of directory.ancestors(id)) expect(directory.find(ancestor)).toBeDefined();
      }
  });
});

const ambiguousNames = '../shared/data/territoires/communes-ambigues.json';
describeIf(existsSync(ambiguousNames), `${ambiguousNames} is absent`)('communes named after common words', () => {
  const names: { nom: string; motCourant: boolean }[] = existsSync(ambiguousNames)
    ? JSON.parse(readFileSync(ambiguousNames, 'utf8'))
    : [];
  /** Common to a dictionary, but with a capital they are the town. */
  const towns = new Set(['Vichy', 'Périgueux', 'Montbéliard', 'Quimper', 'Bordeaux', 'Frontignan', 'Mâcon']);

  it('are seen in no sentence that uses the word, with or without a capital', () => {
    const words = names.filter(({ nom, motCourant }) => motCourant && !towns.has(nom)).map(({ nom }) => nom);
    expect(words.length).toBeGreaterThan(400);
    expect(
      words.filter((word) => placesOf(`${word} est un mot. Le mot ${word.toLowerCase()} aussi.`).length > 0),
    ).toEqual([]);
  });
});
