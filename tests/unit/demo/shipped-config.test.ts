// What Vigie ships in config/: the glossary tells senses apart, the sources hold together, the example of the environment is true.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { createTagger } from '../../../src/tagging/tag-item.ts';

const { glossary, sources } = readConfig({ env: {} });
const { tag } = createTagger({ glossary });
const conceptsIn = (text: string): string[] => tag({ title: '', text }).tags.map(({ conceptId }) => conceptId);

/** Sentences where the words of a concept mean something else. */
const elsewhere = [
  'La métropole développe ses transports en commun.',
  'Les deux villes ont des points communs et un projet commun.',
  'Ils ont décidé d’un commun accord de mettre leurs achats en commun.',
  'Le bien commun guide les élus.',
  'Photo publiée sous licence Creative Commons.',
  'La capacitation des spermatozoïdes a été observée.',
  'Le nouveau design de la voiture séduit le public.',
  'Un designer de mode ouvre une boutique en ville.',
  'Le service respecte la protection des données by design.',
  'L’agent doit désigner un service référent.',
  'Une campagne de crowdfunding pour le jardin.',
  'Le tribunal attend une preuve.',
  'De toute évidence, la politique publique a échoué.',
  'Il faudra faire plus avec moins, dit le projet de budget.',
  'La sobriété de son discours a plu.',
  'L’IA frugale progresse.',
  'La maîtrise d’usage foncière de la réserve naturelle est acquise.',
  'La prime Coup de pouce chauffage aide les ménages.',
  'Des échanges de pair à pair entre directeurs.',
  'Un apprentissage en pair à pair pour les nouveaux.',
  'La P2P Foundation publie un rapport.',
  'L’hébergement temporaire des familles a été prolongé.',
  'Une autorisation d’occupation temporaire du domaine public pour les terrasses.',
  'Le laboratoire de recherche du CNRS recrute.',
  'Cette ville est un formidable laboratoire pour la mobilité.',
  'Une concertation entre administrations a eu lieu.',
  'Un prototype de drone militaire a été présenté au ministère.',
  'Une expérimentation animale est contestée.',
  'Il veut aller vers plus de simplicité pour les usagers.',
  'Le parcours de santé du parc rouvre.',
  'L’entretien d’évaluation annuel des agents approche.',
  'L’évaluation de l’élève se fait en classe.',
  'L’incubateur médical du service public accueille des prématurés.',
  'L’essaimage des abeilles a commencé dans la ruche municipale.',
  'La redirection de la page est active.',
  'La résilience psychologique de cet enfant étonne.',
  'La prospective cliente est un métier de vente.',
  'Avis d’appel public à la concurrence pour un marché public de voirie.',
];

/** The same words where they do mean it. */
const meant: [string, string][] = [
  ['commun', 'Un commun se gère à plusieurs.'],
  ['commun', 'La ville signe un partenariat public-communs.'],
  ['design', 'Le design de services entre au conseil départemental.'],
  ['nudge', 'Ce coup de pouce joue sur le comportement des usagers.'],
  ['pair-a-pair', 'Une plateforme de pair à pair pour se prêter des outils.'],
  ['maitrise-d-usage', 'Une AMU accompagne les habitants du quartier.'],
  ['aller-vers', 'L’aller-vers change le travail des centres sociaux.'],
  ['aller-vers', 'Des équipes vont aller vers les publics éloignés.'],
  ['jugaad', 'Faire plus avec moins, une innovation du quotidien.'],
  ['urbanisme-temporaire', 'Une occupation temporaire de la friche par des associations.'],
  ['commande-publique-innovante', 'La commande publique d’innovation expliquée aux acheteurs.'],
  ['prototypage', 'Les agents ont essayé un prototype de guichet.'],
  ['laboratoire-d-innovation', 'La création d’un lab’ au sein d’une collectivité.'],
  ['transition-ecologique', 'La sobriété foncière devient la règle.'],
  ['resilience', 'La résilience des territoires face aux crises.'],
  ['evaluation', 'Ce retour d’expérience tire les leçons du projet.'],
  ['gouvernement-algorithmique', 'L’intelligence artificielle au guichet des services publics.'],
  ['hackathon', 'Un hackaton de deux jours.'],
  ['economie-sociale-et-solidaire', 'L’ESS recrute dans le département.'],
  ['simplification', 'Un formulaire en FALC.'],
];

describe('the shipped glossary', () => {
  it('defines every concept in a few plain sentences, with a source in words', () => {
    for (const { id, definition, definitionSource } of glossary.concepts) {
      expect(definition.split(/\s+/).length, id).toBeLessThanOrEqual(60);
      expect(definition.endsWith('.'), id).toBe(true);
      expect(definitionSource, id).toMatch(/^(d'après|Rédaction)/);
    }
  });

  it.each(elsewhere)('finds nothing in « %s »', (text) => {
    expect(conceptsIn(text)).toEqual([]);
  });

  it.each(meant)('finds %s in « %s »', (concept, text) => {
    expect(conceptsIn(text)).toContain(concept);
  });
});

describe('the shipped sources', () => {
  it('are ten to twenty, all secure and with a site to visit', () => {
    expect(sources.length).toBeGreaterThanOrEqual(10);
    expect(sources.length).toBeLessThanOrEqual(20);
    for (const { id, url, siteUrl } of sources) {
      expect(url, id).toMatch(/^https:/);
      expect(siteUrl, id).toMatch(/^https:/);
    }
  });
});

describe('the example of the environment', () => {
  const lines = readFileSync('config/vigie.example.env', 'utf8').split('\n');
  const examples = lines.flatMap((line) => {
    const [, name = '', value = ''] = /^#([A-Z][A-Z_]+)=(.*)$/.exec(line) ?? [];
    return name ? [{ name, value }] : [];
  });
  const isFile = ({ name }: { name: string }) => name.endsWith('_FILE');

  it('sets nothing as it stands', () => {
    expect(lines.filter((line) => line !== '' && !line.startsWith('#'))).toEqual([]);
  });

  it('names every variable, and a file for each secret', () => {
    const names = 'HOME PORT PUBLIC_URL CONTACT ALLOW_PRIVATE'.split(' ').map((name) => `VIGIE_${name}`);
    const others = ['DATABASE_URL', 'REDIS_URL', 'MEILI_URL', 'MEILI_KEY', 'SMTP_URL', 'MAIL_FROM'];
    const files = ['DATABASE_URL_FILE', 'REDIS_URL_FILE', 'MEILI_KEY_FILE', 'SMTP_URL_FILE'];
    expect(examples.map(({ name }) => name).sort()).toEqual([...names, ...others, ...files].sort());
  });

  it('gives values that Vigie accepts', () => {
    const env = Object.fromEntries(examples.filter((each) => !isFile(each)).map(({ name, value }) => [name, value]));
    expect(() => readConfig({ env })).not.toThrow();
  });
});
