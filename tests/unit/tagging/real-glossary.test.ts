// The shipped glossary against the traps that its vocabulary names: the same words in another sense must give no tag.
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { glossaryFileSchema } from '../../../src/model/glossary.ts';
import { buildGlossary, checkGlossary } from '../../../src/tagging/glossary.ts';
import { createMatcher } from '../../../src/tagging/matcher.ts';
import { describeIf } from '../../support/require-or-skip.ts';

const path = 'config/glossary.yaml';
const isThere = existsSync(path);

describeIf(isThere, `${path} is absent`)('the shipped glossary', () => {
  const file = glossaryFileSchema.parse(parse(readFileSync(path, 'utf8')));
  const { match } = createMatcher(buildGlossary(file));
  const conceptsIn = (text: string, title = ''): string[] =>
    match({ title, text }).tags.map(({ conceptId }) => conceptId);

  it('holds together', () => {
    expect(checkGlossary(file)).toEqual([]);
  });

  it.each([
    ['capacitation', "La maison de quartier développe le pouvoir d'agir des habitants."],
    ['capacitation', 'Un projet d’empowerment mené avec des jeunes.'],
    ['commun', 'Les communs numériques se gèrent à plusieurs.'],
    ['commun', 'Un partenariat public-communs pour le jardin.'],
    ['crowdsourcing', 'La carte est née de la production participative.'],
    ['design', 'Le design de services aide l’administration.'],
    ['design', 'Le design des politiques publiques part des gens.'],
    ['gouvernement-algorithmique', 'Les algorithmes publics doivent être expliqués.'],
    ['hackathon', 'Un hackaton a réuni cent agents ; des hackathons suivront.'],
    ['politique-fondee-sur-la-preuve', 'Une politique fondée sur des données probantes.'],
    ['jugaad', "L'innovation frugale vient de l'Inde."],
    ['maitrise-d-usage', 'La maîtrise d’usage complète la maîtrise d’ouvrage.'],
    ['mooc', 'Un MOOC ouvert à tous les agents.'],
    ['nudge', 'Ce nudge change un courrier des impôts.'],
    ['nudge', 'Le coup de pouce joue sur nos biais, comme le veut l’économie comportementale.'],
    ['open-data', "L'ouverture des données publiques avance."],
    ['pair-a-pair', 'Une plateforme de pair à pair pour partager des fichiers.'],
    ['urbanisme-temporaire', "L'urbanisme transitoire réveille la friche."],
    ['laboratoire-d-innovation', "Le laboratoire d'innovation publique de la préfecture."],
    ['participation-citoyenne', 'La convention citoyenne rend son avis.'],
    ['budget-participatif', 'Les budgets participatifs se multiplient.'],
    ['co-conception', 'Une démarche co-construite avec les usagers.'],
    ['prototypage', 'On a prototypé le guichet avec les usagers.'],
    ['experimentation', 'Le droit à l’expérimentation des collectivités.'],
    ['intelligence-collective', 'Une journée d’intelligence collective.'],
    ['innovation-ouverte', 'La ville mise sur l’open innovation.'],
    ['innovation-sociale', 'Des innovations sociales contre la solitude.'],
    ['tiers-lieu', 'Les tiers lieux ruraux.'],
    ['open-source', 'Des logiciels libres pour les mairies.'],
    ['big-data', 'La science des données au service du fisc.'],
    ['parcours-usager', 'Refaire le parcours usager de bout en bout.'],
    ['simplification', 'Dites-le-nous une fois devient la règle.'],
    ['transformation-numerique', 'La dématérialisation des démarches.'],
    ['inclusion-numerique', "Lutter contre l'illectronisme."],
    ['aller-vers', 'Réduire le non-recours aux droits.'],
    ['commande-publique-innovante', "Un marché public d'innovation."],
    ['management-participatif', "L'entreprise libérée inspire une mairie."],
    ['travail-a-distance', 'Le télétravail des agents.'],
    ['transition-ecologique', 'Préparer l’adaptation au changement climatique.'],
    ['resilience', 'La résilience des territoires face aux crues.'],
    ['prospective', 'Repérer les signaux faibles par la design fiction.'],
    ['evaluation', "L'évaluation des politiques publiques."],
    ['incubateur', 'Un incubateur public et ses intrapreneurs.'],
    ['essaimage', 'Du prototype au passage à l’échelle.'],
    ['innovation-publique', "La transformation de l'action publique."],
    ['recherche-action', 'Une recherche-action avec des habitants.'],
    ['gouvernement-ouvert', 'La civic tech et le gouvernement ouvert.'],
    ['economie-sociale-et-solidaire', "Les structures de l'ESS."],
  ])('finds %s in « %s »', (concept, text) => {
    expect(conceptsIn(text)).toContain(concept);
  });

  it.each([
    ['capacitation', 'La capacitation du sperme précède la fécondation.'],
    ['capacitation', 'La capacité de la salle est de cent places.'],
    ['commun', 'Les transports en commun sont gratuits le dimanche.'],
    ['commun', 'Ils ont des points communs et un projet commun.'],
    ['commun', "D'un commun accord, la mise en commun des moyens sert le bien commun."],
    ['commun', 'Photo sous licence Creative Commons.'],
    ['crowdsourcing', 'Une campagne de crowdfunding pour le musée.'],
    ['design', 'Le designer de la nouvelle voiture électrique.'],
    ['design', 'Le principe de privacy by design protège les usagers du service public.'],
    ['design', 'Une chaise au design italien.'],
    ['gouvernement-algorithmique', "Un smartphone dopé à l'intelligence artificielle."],
    ['politique-fondee-sur-la-preuve', "L'avocat apporte la preuve au tribunal."],
    ['jugaad', 'La mairie doit faire mieux avec moins de budget.'],
    ['jugaad', 'L’IA frugale consomme moins.'],
    ['maitrise-d-usage', "La maîtrise d'usage foncière de la réserve naturelle."],
    ['nudge', 'La prime Coup de pouce chauffage est prolongée.'],
    ['nudge', 'Un coup de pouce de 100 euros pour les étudiants.'],
    ['open-data', 'Un logiciel open source de big data.'],
    ['pair-a-pair', 'Un apprentissage de pair à pair entre agents.'],
    ['pair-a-pair', 'Des échanges de pratiques entre pairs.'],
    ['pair-a-pair', 'La P2P Foundation publie un rapport.'],
    ['urbanisme-temporaire', "L'hébergement temporaire pendant les travaux temporaires."],
    ['laboratoire-d-innovation', "Le laboratoire d'analyses médicales du quartier."],
    ['laboratoire-d-innovation', 'Cette commune est un formidable laboratoire.'],
    ['participation-citoyenne', 'Une concertation entre administrations.'],
    ['co-conception', 'La construction de la piscine commence.'],
    ['prototypage', "Le prototype de l'avion militaire a volé."],
    ['experimentation', "L'expérimentation animale en laboratoire."],
    ['intelligence-collective', 'Les services de renseignement partagent leurs fiches.'],
    ['open-source', "Une source ouverte d'énergie."],
    ['parcours-usager', 'Le parcours de santé et le parcours sportif du parc.'],
    ['aller-vers', 'Il faut aller vers le nord, puis aller vers plus de sobriété.'],
    ['commande-publique-innovante', "Avis d'appel public à la concurrence : travaux de voirie."],
    ['travail-a-distance', 'Un atelier à distance avec les habitants.'],
    ['transition-ecologique', 'La redirection de la page vers le nouveau site.'],
    ['resilience', 'La résilience de cet enfant après son traumatisme.'],
    ['prospective', 'Un fichier de prospective cliente.'],
    ['evaluation', "L'entretien d'évaluation de fin d'année."],
    ['evaluation', "L'évaluation des élèves de sixième."],
    ['incubateur', 'Un incubateur médical pour prématurés.'],
    ['essaimage', "L'essaimage des abeilles commence en mai."],
  ])('does not find %s in « %s »', (concept, text) => {
    expect(conceptsIn(text)).not.toContain(concept);
  });

  it('tags the same whatever the order of its concepts', () => {
    const text = file.concepts.map(({ definition }) => definition).join('\n\n');
    const reversed = createMatcher(buildGlossary({ ...file, concepts: file.concepts.toReversed() }));
    expect(reversed.match({ title: '', text })).toEqual(match({ title: '', text }));
  });
});
