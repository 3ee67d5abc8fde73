// Which words of a text name a territory, and which only look like it: invented sentences, one rule of the finder or one trap each.
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { PlaceMention } from '../../../src/model/tag.ts';
import { readFields } from '../../../src/tagging/hits.ts';
import { findPlaces } from '../../../src/tagging/place-finder.ts';
import { createPlaceIndex } from '../../../src/tagging/territories.ts';
import { describeIf } from '../../support/require-or-skip.ts';

const index = createPlaceIndex();
const mentionsIn = (text: string, title = ''): PlaceMention[] => findPlaces(index, readFields({ title, text }));
const placesOf = (text: string, title = ''): string[] => mentionsIn(text, title).map(({ id }) => id);

describe('a city, a département, a région, an EPCI is recognised', () => {
  it.each([
    ['Rennes accueille un atelier', ['commune-35238']],
    ['la Ville de Rennes', ['commune-35238']],
    ['RENNES INNOVE', ['commune-35238']],
    ['#Nantes', ['commune-44109']],
    ['Angers/Nantes', ['commune-44109', 'commune-49007']],
    ['ENS-Cachan', ['commune-94016']],
    ['École de Rennes, Université Rennes 2', ['commune-35238']],
    ['au Mans, du Mans, Le Mans', ['commune-72181']],
    ['au Havre', ['commune-76351']],
    ['à La Rochelle', ['commune-17300']],
    ['Evreux ou Évreux', ['commune-27229']],
    ['St-Étienne et Saint Etienne', ['commune-42218']],
    ["l'Haÿ-les-Roses, L’Haÿ-les-Roses", ['commune-94038']],
    ['Paris', ['commune-75056']],
    ['75012 Paris', ['commune-75056']],
    ['le département de Paris', ['departement-75']],
    ['Cherbourg', ['commune-50129']],
    ['à Tours, Nice et Lens', ['commune-06088', 'commune-37261', 'commune-62498']],
    ["la ville d'Orange", ['commune-84087']],
    ['Orange (84)', ['commune-84087']],
    ['à Rennes (2019) et à Lens (1995)', ['commune-35238', 'commune-62498']],
    ['20200 Bastia', ['commune-2B033']],
    ['Orange, dans le Vaucluse', ['commune-84087', 'departement-84']],
    ['dans le Lot', ['departement-46']],
    ['en Vendée', ['departement-85']],
    ['dans la Vienne', ['departement-86']],
    ['en Corrèze (19)', ['departement-19']],
    ['le Nord (59)', ['departement-59']],
    ['au cours de l’année, un outil open source est né dans le Lot', ['departement-46']],
    ['En Creuse, la rivière', ['departement-23']],
    ['dans le Nord, un atelier', ['departement-59']],
    ['le département du Nord', ['departement-59']],
    ['la CAF de la Somme', ['departement-80']],
    ['les habitants de la Somme', ['departement-80']],
    ['Conseil départemental de la Creuse', ['departement-23']],
    ['conseil départemental de l’Ain', ['departement-01']],
    ["dans l'Ain, le Rhône et la Loire", ['departement-01', 'departement-42', 'departement-69']],
    ["départements de l'Aisne, de la Somme et de l'Oise", ['departement-02', 'departement-60', 'departement-80']],
    ['pilotes : Aube, Oise et Seine-et-Marne', ['departement-10', 'departement-60', 'departement-77']],
    ['la Seine Saint-Denis', ['departement-93']],
    ["Val d’Oise, Côtes d'Armor", ['departement-22', 'departement-95']],
    ['Région Bretagne', ['region-53']],
    ['Pays de la Loire', ['region-52']],
    ['Hauts de France et Ile-de-France', ['region-11', 'region-32']],
    ['la région île\nde France', ['region-11']],
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
    ['le Grand Paris', ['epci-200054781']],
    ['Grand Paris Sud', ['epci-200059228']],
    ['la communauté de communes du Pays de Fayence', ['epci-200004802']],
    ['la communauté d’agglomération Pays Basque', ['epci-200067106']],
    ['le CIAS du Grand Autunois Morvan', ['epci-200070530']],
    ["l'agglomération d'Agen", ['epci-200096956']],
    ['Caen la Mer', ['epci-200065597']],
    ['Saint-Malo agglomération et le Grand Besançon', ['epci-242500361', 'epci-243500782']],
    ['Plaine Commune et Est Ensemble', ['epci-200057867', 'epci-200057875']],
  ])('in « %s »', (text, ids) => {
    expect(placesOf(text)).toEqual(ids);
  });
});

describe('a small commune is recognised by its proof', () => {
  it.each([
    ['un atelier à Malaunay', ['commune-76402']],
    ['un atelier à Saillans', []],
    ['un atelier à Saillans (Drôme)', ['commune-26289', 'departement-26']],
    ['la commune de Louvres', ['commune-95351']],
    ['la mairie de Poses', ['commune-27474']],
    ['les habitants de Trémargat', []],
    ['les habitants de Trémargat, en Bretagne', ['commune-22365', 'region-53']],
    ['les habitants d’Arvieu', ['commune-12011']],
    ['près de Malaunay', ['commune-76402']],
    ['Eybens (Isère)', ['commune-38158', 'departement-38']],
    ['Eybens (38)', ['commune-38158']],
    ['38320 Eybens', ['commune-38158']],
    ['Eybens, dans l’Isère', ['commune-38158', 'departement-38']],
    ['Grabels expérimente. L’Hérault soutient la démarche', ['commune-34116', 'departement-34']],
    ['à Malaunay, Eybens et Luzy', ['commune-38158', 'commune-58149', 'commune-76402']],
    ['Loos-en-Gohelle partage sa méthode', ['commune-62528']],
    ['Mouans-Sartoux cuisine', ['commune-06084']],
    ['Saint-Christophe-sur-Roc se mobilise', ['commune-79241']],
    ['Mouans Sartoux', []],
    ['une idée de Mouans Sartoux', ['commune-06084']],
    ['à Boulogne, à Viry, à Clermont', []],
    ['À Die, dans la Drôme', ['commune-26113', 'departement-26']],
    ['Correns (Var)', ['commune-83045', 'departement-83']],
    ['un camembert, Camembert de Normandie', ['region-28']],
    ['La ville d’Y et la commune d’Us', ['commune-80829', 'commune-95625']],
    ['à La Talaudière', ['commune-42305']],
    ['dans la talaudière, la Talaudière', []],
    ['À Plaisir (78)', ['commune-78490']],
    ['la commune de Vif', ['commune-38545']],
  ])('in « %s »', (text, ids) => {
    expect(placesOf(text)).toEqual(ids);
  });

  it('now a part of another, as the one it is in', () => {
    expect(mentionsIn('les commerçants de Briey')).toMatchObject([
      { id: 'commune-54099', name: 'Val de Briey', evidence: [{ form: 'Briey', rule: 'place:type' }] },
    ]);
  });
});

describe('communes of one name are told apart', () => {
  it.each([
    ['Saint-Denis', ['commune-93066']],
    ['Saint-Denis, à La Réunion', ['commune-97411', 'region-04']],
    ['Saint-Denis (974)', ['commune-97411']],
    ['Laval (53000)', ['commune-53130']],
    ['Montreuil', ['commune-93048']],
    ['Montreuil (28)', ['commune-28267']],
    ['Vienne (Isère)', ['commune-38544', 'departement-38']],
    ['à Saint-Julien, en Côte-d’Or', ['commune-21555', 'departement-21']],
    ['le maire d’Ormes', []],
    ['Dans le Loiret, on essaie. Le maire d’Ormes aussi', ['commune-45235', 'departement-45']],
    ['L’Eure et le Loiret. Le Département de l’Eure aide le maire d’Ormes', ['commune-27446', 'departement-27']],
    ['Montreuil (59)', []],
  ])('in « %s »', (text, ids) => {
    expect(placesOf(text)).toEqual(ids);
  });

  it('by what the title names', () => {
    expect(placesOf('Le maire d’Ormes témoigne.', 'Dans la Marne, un atelier')).toEqual([
      'commune-51418',
      'departement-51',
    ]);
  });
});

describe('a département is recognised by its number', () => {
  it.each([
    ['un test dans le 93', ['departement-93']],
    ['le 93 a lancé un appel', ['departement-93']],
    ['dans le 35, on essaie', ['departement-35']],
    ['le neuf-trois', ['departement-93']],
    ['le CD 35, la CAF 92 et la DDTM34', ['departement-34', 'departement-35', 'departement-92']],
    ['le département 62', ['departement-62']],
    ['Maison Ouverte (93)', ['departement-93']],
    ['le 12 mars, le 93 %, le 95 euros', []],
    ['dans le 20e arrondissement, dans le 13 heures', []],
    ['Issy-les-Moulineaux (92)', ['commune-92040']],
    ['note (35), page 93, article 92', []],
  ])('in « %s »', (text, ids) => {
    expect(placesOf(text)).toEqual(ids);
  });
});

describe('an adjective names the territory of a body or its people', () => {
  it.each([
    ['la métropole rennaise', ['epci-243500139']],
    ['la Métropole Rennaise', ['epci-243500139']],
    ['l’agglomération mulhousienne', ['epci-200066009']],
    ['les élus bretons', ['region-53']],
    ['la région bretonne', ['region-53']],
    ['la région parisienne', ['region-11']],
    ['le département girondin', ['departement-33']],
    ['les communes aveyronnaises', ['departement-12']],
    ['les collectivités territoriales haut-garonnaises', ['departement-31']],
    ['la population réunionnaise', ['region-04']],
    ['les étudiants lyonnais', ['commune-69123']],
    ['les entreprises alsaciennes', ['ancienne-region-42']],
    ['le gouvernement danois et la ville allemande', ['pays-DE', 'pays-DK']],
    ['le ministère sud-coréen', ['pays-KR']],
    ['le far breton, la salade niçoise, un parisien', []],
    ['le cher lot de la manche', []],
    ['la région lyonnaise', []],
    ['les Rennais', []],
    ['Le Parisien', []],
  ])('in « %s »', (text, ids) => {
    expect(placesOf(text)).toEqual(ids);
  });
});

describe('a former région is recognised, and is not the one of today', () => {
  it.each([
    ['en Alsace', ['ancienne-region-42']],
    ['la Région Rhône-Alpes', ['ancienne-region-82']],
    ['Nord-Pas de Calais et Picardie', ['ancienne-region-22', 'ancienne-region-31']],
    ['l’ex-Aquitaine', ['ancienne-region-72']],
    ['l’Université de Lorraine', ['ancienne-region-41']],
    ['Auvergne-Rhône-Alpes', ['region-84']],
    ['Bourgogne-Franche-Comté, Nouvelle-Aquitaine', ['region-27', 'region-75']],
    ['Lorraine raconte', []],
  ])('in « %s »', (text, ids) => {
    expect(placesOf(text)).toEqual(ids);
  });
});

describe('a country is recognised, by its cities too', () => {
  it.each([
    ['au Danemark, en Inde, aux États-Unis', ['pays-DK', 'pays-IN', 'pays-US']],
    ['le Royaume-Uni et l’Écosse', ['pays-GB']],
    ['à Barcelone, Helsinki et New York', ['pays-ES', 'pays-FI', 'pays-US']],
    ['au Luxembourg', ['pays-LU']],
    ['les USA', ['pays-US']],
    ['à Montréal', ['pays-CA']],
    ['la Ville de Montréal et la ville de Gand', ['pays-BE', 'pays-CA']],
    ['Montréal (32)', ['commune-32290']],
    ['les villes de Bologne et Turin', ['pays-IT']],
    ['à Vienne, en Autriche', ['pays-AT']],
    ['à La Haye', ['pays-NL']],
    ['la France, les Français, l’Île-de-France', ['region-11']],
    ['le jardin du Luxembourg, une grenade, la ROME', []],
    ['la Convention de Genève, le protocole de Kyoto', []],
    ['Adélaïde et Florence arrivent', []],
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
    'les rives du Rhône, la vallée de la Creuse, un pont sur la Vienne',
    'la Manche est agitée',
    'Pierre Laval, M. Laval, Laval',
    'Mme Rennes, François Lyon et Jean-Paul Nancy',
    'Laure de La Rochelle, Élisabeth Borne, la ministre Borne',
    'Monsieur Castex à Matignon, réunion à Ségur',
    'Orange déploie la fibre à Orange et chez Orange',
    'le Sens de la vie, Plaisir, Croix, Croix-Rouge',
    'Nice to meet you',
    'le Garde des Sceaux',
    'Parce que nous essayons, grâce à Carnet de bord',
    'l’Union européenne, l’Étoile, le Palais, au Conseil',
    'à Albert et à Marie, à Contre-courant',
    'rue de Rennes, place de Strasbourg, avenue de Toulouse, quai de Valmy',
    'les Accords de Paris, l’Accord de Paris',
    'Université Paris-Saclay, Paris&Co',
    'le Grand Paris Express et la Société du Grand Paris',
    'La réunion publique, la Réunion du conseil, COMPTE RENDU DE LA RÉUNION DU 3 MAI',
    'Maçon de métier, du savon de Marseille, les bêtises de Cambrai',
    'rennes, nantes et tours du monde',
    'contact@Rennes.fr, www.Paris.fr, https://exemple.fr/Rennes/Nantes',
    'Marne-la-Vallée',
    'Hôpital Saint-Louis, canal Saint-Martin, lycée Saint-Michel',
    'la Région, le Département, la Métropole et la Ville',
    'Aura-t-il le temps ? Mel répond',
  ])('in « %s »', (text) => {
    expect(placesOf(text)).toEqual([]);
  });
});

describe('a mention', () => {
  it('has its codes and gives its form back, in title and text', () => {
    const item = { title: 'À La Rochelle', text: 'Le Conseil départemental de la Creuse et la métropole rennaise.' };
    const places = mentionsIn(item.text, item.title);
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
      { id: 'epci-243500139', siren: '243500139', evidence: [{ form: 'métropole rennaise', rule: 'place:gentile' }] },
    ]);
  });

  it.each([
    ['dans le Lot', 'place:preposition'],
    ['préfet du Lot', 'place:type'],
    ['Lens (62)', 'place:code'],
    ['Grand Lyon', 'place:alias'],
    ['le CD 35', 'place:numero'],
  ])('says by which rule it counted: « %s », %s', (text, rule) => {
    expect(mentionsIn(text).flatMap(({ evidence }) => evidence.map((each) => each.rule))).toEqual([rule]);
  });

  it('keeps at most 20 passages of one place', () => {
    expect(mentionsIn('Rennes, '.repeat(50))[0]?.evidence).toHaveLength(20);
  });
});

const ambiguousNames = '../shared/data/territoires/communes-ambigues.json';
describeIf(existsSync(ambiguousNames), `${ambiguousNames} is absent`)('the communes with dangerous names', () => {
  const names: { nom: string; motCourant: boolean; departements: string[] }[] = existsSync(ambiguousNames)
    ? JSON.parse(readFileSync(ambiguousNames, 'utf8'))
    : [];
  /** Common to a dictionary, but with a capital they are the town, or the country. */
  const known = new Set('Vichy Périgueux Montbéliard Quimper Bordeaux Frontignan Mâcon Soudan Suisse'.split(' '));

  it('are seen in no sentence that uses the word, with or without a capital', () => {
    const words = names.filter(({ nom, motCourant }) => motCourant && !known.has(nom)).map(({ nom }) => nom);
    expect(words.length).toBeGreaterThan(400);
    const sentences = (word: string): string => `${word} est un mot. Le mot ${word.toLowerCase()} aussi. Ce ${word}.`;
    expect(words.filter((word) => placesOf(sentences(word)).length > 0)).toEqual([]);
  });

  it('are all seen, and in the right département, behind a type word and before their code', () => {
    const missed = names.flatMap(({ nom, departements }) =>
      departements
        .filter((code) => !/^9[78]/.test(code))
        .filter((code) => !placesOf(`la commune de ${nom} (${code})`).some((id) => id.startsWith(`commune-${code}`)))
        .map((code) => `${nom} (${code})`),
    );
    expect(missed).toEqual([]);
  });
});
