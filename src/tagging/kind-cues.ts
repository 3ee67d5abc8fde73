// Words that say what an item is, by where they stand. Weights are natural log-odds, set by reading: they hold for any site, so no name of a body, a programme
// or a site is among them.
import type { ItemKind } from '../model/source.ts';

/** `opening` the first words of the title · `title` · `heading` the first words of a short line · `lead` the first words of the text · `text` anywhere in the text. */
export const cueZones = ['opening', 'title', 'heading', 'lead', 'text'] as const;
export type CueZone = (typeof cueZones)[number];

/** Phrases in the singular, separated by commas, by weight; `de` stands for `du` and `des` too, `à` for `au` and `aux`. */
type Cues = Partial<Record<CueZone, Record<number, string>>>;

export const kindCues: Record<ItemKind, Cues> = {
  event: {
    title: {
      3: `webinaire, wébinaire, webinar, séminaire, colloque, hackathon, table ronde, save the date, demandez le programme, inscrivez-vous, journée d'étude, portes ouvertes, université d'été,
        conférence, petit déjeuner, matinale, meetup, masterclass, vernissage, inauguration, ciné-débat, barcamp, réunion publique, assises, congrès, symposium`,
      2: `journée, rencontre, atelier, salon, festival, soirée, formation, session, exposition, apéro, participez, retrouvez-nous, agenda, projection, sommet, semaine de, balade, visite, prochain`,
      1: `forum, rendez-vous, convention, programme de, débat`,
    },
    heading: {
      3: `au programme, intervenant, intervenante, informations pratiques, infos pratiques, date et lieu, lieu et date, où et quand, quand et où, comment s'inscrire, inscription, programme de la journée`,
      1: `programme, tarif, lieu, date`,
    },
    lead: {
      2.5: `inscrivez-vous, vous invite, vous invitent, vous convie, vous donne rendez-vous, vous donnent rendez-vous, aura lieu, auront lieu, se tiendra, se tiendront, se déroulera, se dérouleront, propose de nouvelles sessions,
        organise un, organise une, organise le, organise la, organise son, organisent un, organisent une, venez, participez à, a organisé un, a organisé une, ont organisé un, ont organisé une, avons organisé un, avons organisé une`,
      2: `inscription, cet événement, cet évènement, cette journée, cet atelier, ce webinaire, ce wébinaire, cette conférence, cette rencontre, ce séminaire, ce colloque, cette formation`,
      1: `journée, webinaire, wébinaire, atelier, rencontre, conférence, séminaire, colloque, salon, forum, rendez-vous`,
    },
    text: {
      2.5: `entrée libre, entrée gratuite, inscription gratuite, inscription obligatoire, inscriptions ouvertes, places limitées, nombre de places limité, sur inscription, dans la limite des places, cet exposé,
        demandez le programme, accueil café, venez nombreux, vous attendons nombreux, gratuit et ouvert à tous, pour s'inscrire, pour vous inscrire, inscrivez-vous, s'inscrire en ligne, lien d'inscription, réservez votre place`,
      1.5: `ce webinaire, ce wébinaire, cet atelier, cette conférence, cette rencontre, cette journée, ce séminaire, cette table ronde, cet événement, cet évènement, ce colloque, se tiendra, se tiendront, aura lieu, auront lieu,
        se déroulera, retrouvez-nous, s'est tenue, en présentiel, pause déjeuner, fera la présentation, fera une présentation, vous présentera, vous présentent`,
      0.7: `intervenant, intervention de, table ronde, plénière, démo, replay, captation, rendez-vous`,
    },
  },
  call: {
    opening: {
      2.5: `recrutement, rejoignez, rejoins, chargé de, chargée de, chef de, cheffe de, chef fe, stage, stagiaire, alternance, alternant, apprenti, CDD, CDI, service civique, développeur, développeuse, designer, product manager,
        product owner, business developer, coordinateur, coordinatrice, coach, responsable, directeur, directrice, ingénieur, ingénieure, assistant, assistante, animateur, animatrice, technicien, vacataire, consultant, consultante,
        data scientist, data analyst, facilitateur, facilitatrice, médiateur, médiatrice, conseiller, conseillère, gestionnaire, un poste, une ou un, un ou une, UX designer, UI designer, graphiste, contribuez, proposez, répondez, votez, déposez, devenez`,
    },
    title: {
      4: `appel à projets, appel à projet, appel à candidatures, appel à manifestation d'intérêt, appel à manifestations d'intérêt, appel à contributions, appel à contribution, appel à communications, appel à communication,
        appel à participation, appel à idées, appel à volontaires, appel à témoignages, appel d'offres, appel à propositions, appel à proposition, appel à initiatives, appel à partenaires, appel à interventions, appel à articles,
        appel à intérêt, appel à textes, appel à mobilisation, offre d'emploi, offre de stage, offre de mission, offre de poste, recrute, recrutons, recrutent, recherche un, recherche une, recherche son, recherche sa, candidatez, postulez, AMI, AAP, H/F, F/H, fiche de poste`,
      2: `concours, recrutement, candidature, donnez votre avis, participez à l'enquête, participez à la consultation, rejoignez, rejoignez-nous, poste de, à pourvoir, bourse, prix, trophées`,
    },
    heading: {
      3: `profil recherché, profil, votre profil, ton profil, votre mission, vos missions, tes missions, missions et rôle, modalités de candidature, candidater, candidature, postuler, comment candidater, comment postuler, critères de sélection,
        critères d'éligibilité, conditions d'éligibilité, dépôt des dossiers, modalités de travail, conditions de travail, qui peut candidater, qui peut participer, qui peut répondre, rémunération, règlement, dossier de candidature, compétences requises,
        compétences attendues, pour postuler, pour candidater, comment répondre, calendrier de l'appel, modalités de dépôt`,
    },
    lead: {
      3: `recrute, recrutent, recherche un, recherche une, recherche son, recherche sa, cherche un, cherche une, cherche deux, cherche son, lance un appel, lancent un appel, cet appel, cet AMI, offre de stage, offre d'emploi, vous aurez pour mission,
        tu auras pour mission, annonce du poste, rejoignez, rejoins-nous`,
      2: `appel à projets, appel à candidatures, appel à manifestation d'intérêt, appel à contributions, appel à propositions, candidature`,
    },
    text: {
      3: `vous aurez pour mission, tu auras pour mission, profil recherché, lettre de motivation, votre candidature, ta candidature, vos candidatures, envoyez votre cv, envoyez-nous votre cv, votre cv, cv et lettre, prise de poste,
        date limite de candidature, date limite de dépôt, date limite de réponse, date limite d'envoi, clôture des candidatures, clôture de l'appel, les candidatures sont ouvertes, candidatures ouvertes, déposer leur candidature,
        déposer un dossier, déposer votre dossier, déposez votre, annonce du poste, nous vous proposons de rejoindre`,
      1.5: `vous serez chargé, vous serez amené, vous serez en charge, vous rejoindrez, tu rejoindras, vous travaillerez, vos missions, votre mission, ton rôle, votre rôle, vous êtes, vous avez une expérience, date limite, critères de sélection,
        éligible, les lauréats seront, télétravail, temps plein, temps partiel, type de contrat, les projets retenus, les projets sélectionnés, seront sélectionnés, poste à pourvoir`,
      0.7: `postuler, candidater, candidature, jury, rémunération, cahier des charges, appel à projets, appel à candidatures, appel à manifestation d'intérêt, CDD, CDI, dossier de candidature`,
    },
  },
  resource: {
    opening: { 1: `comment` },
    title: {
      3: `guide, mode d'emploi, boîte à outils, kit, tutoriel, tuto, référentiel, mémo, fiche pratique, fiche méthode, fiche outil, fiche technique, bonnes pratiques, livre blanc, glossaire, lexique, manuel, cahier pratique, pas à pas,
        vademecum, étapes pour, conseils pour, recette, checklist, mooc, foire aux questions, faq, outil pédagogique, jeu de cartes, c'est quoi, qu'est-ce que, qu'est-ce qu'un, qu'est-ce qu'une, bibliographie, modèle de, clés pour, livret`,
      1.5: `méthode, fiche, norme, cahier, ressource, étapes, étude, rapport, cartographie, panorama, documentation, publication, en français, recommandations, charte, recueil, outil, repère, typologie, synthèse`,
    },
    heading: {
      2.5: `matériel, déroulé, déroulement, mode d'emploi, étape, étape 1, première étape, nombre de participants, pourquoi utiliser, comment utiliser, comment l'utiliser, à quoi ça sert, à quoi cela sert, comment faire, procédure,
        consigne, variante, préparation, prérequis, pré-requis, marche à suivre, quand l'utiliser, qu'est-ce que c'est, animation, astuce, ingrédients, temps nécessaire, durée, pas à pas`,
      1: `objectif, principe, règles, pour aller plus loin, bibliographie, sources, installation, utilisation, exemple, avantages, limites, conseil, ressources, inconvénients`,
    },
    lead: {
      3: `est une méthode, est une technique, est un exercice, est un jeu, est un outil de facilitation, est un outil d'animation, est un format, est un processus, est une pratique, ce guide, cette fiche, ce kit, cette méthode, ce mémo,
        cette boîte à outils, ce référentiel, ce livret, version en français, guide pratique, recette libre, ce manuel, cette publication`,
      1.5: `télécharger, téléchargez, ce document, cette étude, ce rapport, consiste à, désigne, on appelle, outil pédagogique, une méthode`,
    },
    text: {
      2: `ce guide, cette fiche, ce kit, cette méthode, cette technique, chaque participant, le facilitateur, l'animateur, paperboard, en petits groupes, demandez aux participants, tour de table, libre de droits, téléchargeable,
        à télécharger, télécharger le guide, télécharger la présentation, télécharger le document, étape 1, étape 2, 1ère étape`,
      1: `post-it, première étape, participant, animateur, facilitateur, consigne, invitez, demandez, expliquez, notez, licence creative commons`,
    },
  },
  project: {
    title: { 1: `expérimentation, plateforme, portail, API, dispositif, simulateur, observatoire, application` },
    heading: {
      3: `problème, le problème, problématique, la problématique, solution, la solution, notre solution, le défi, le projet, proposition de valeur, solution envisagée, solution proposée, la réponse apportée, description du projet,
        présentation du projet, porteur du projet, état d'avancement, stratégie de déploiement, public cible, la réponse, notre réponse, objectifs du projet, origine du projet, genèse du projet, bénéficiaires, territoire concerné`,
      1: `contexte, le contexte, enjeux, objectif, le service, le produit, utilisateurs, usagers, partenaires, financement, impact, résultats, calendrier, prochaines étapes, déploiement, stratégie, équipe, comment ça marche,
        fonctionnalités, besoin, le besoin, constat, le constat, en quoi, moyens mobilisés, budget, notre ambition, la mission`,
    },
    lead: {
      2: `est un service, est une plateforme, est une application, est un site, est un outil numérique, est un projet, est une expérimentation, est un dispositif, est un portail, est un simulateur, est une interface, est une startup,
        est un logiciel, est une solution, est un lieu, est un outil qui, lutter contre, le projet, ce projet`,
      1.5: `permet aux, permet à, permet de, vise à, a pour objectif, a pour but, facilite, améliore, simplifie, accompagne les, aide les, outil pour, plateforme pour, service pour, problème, difficulté, complexe, difficile`,
    },
    text: {
      2: `le projet vise, ce projet vise, le projet consiste, ce projet consiste, projet porté par, le service permet, l'outil permet, la plateforme permet, l'application permet, le dispositif permet, le projet permet, notre solution,
        phase de construction, phase d'expérimentation, en cours de construction, en cours de développement, preuve de concept, le projet a pour`,
      1: `permettra aux, permettre aux, permettant aux, permet aux, est un service, est une plateforme, est une application, est un outil numérique, la solution, porté par, le défi, version bêta, première version, prototype, mvp, hypothèse, problématique`,
      0.4: `vise à, faciliter, simplifier, usager, utilisateur, plateforme, service en ligne, fonctionnalité, automatiser, déploiement, expérimentation, aujourd'hui, chaque année`,
    },
  },
  opinion: {
    opening: {
      2.5: `faut-il, pourquoi il faut, il faut, et si, en finir avec, pour en finir, arrêtons, cessons, osons, plaidoyer, éloge, contre, de quoi, non`,
    },
    title: {
      5: `tribune, édito, éditorial, point de vue, carte blanche, opinion, billet d'humeur, plaidoyer, manifeste, lettre ouverte, parti pris, libres propos, coup de gueule`,
      2: `en finir avec, chronique, le mythe, urgence, il faut, doit-on, peut-on, devons-nous`,
    },
    lead: {
      3: `tribune, édito, carte blanche, billet d'humeur, je voudrais, je crois`,
      2: `nous pensons, et si, il est urgent`,
    },
    text: {
      2: `je crois, je pense, je suis convaincu, nous sommes convaincus, convaincus que, je suis persuadé, à mon sens, à mon avis, selon moi, pour ma part, il est temps de, il est grand temps, désormais temps, il est urgent de, nous défendons, nous voulons défendre, il serait temps, ne nous y trompons pas, force est de constater, à mes yeux, je plaide,
        nous refusons, je regrette, je m'interroge, j'ai la conviction, nous croyons, nous pensons que, cessons de, arrêtons de, osons, pour être honnête, nous appelons à, il nous faut`,
      1: `nous devons, il faut, il ne faut pas, hélas, malheureusement, absurde, scandale, naïf, illusion, faut-il, injonction, dogme, soyons, peut-on, ne peut plus`,
    },
  },
  article: {
    title: {
      4: `retour sur, retour d'expérience, retour en image, compte rendu, gazette, newsletter, lettre d'information, revue de presse, résultat, lauréat, bilan, interview, entretien avec, portrait, trois questions à, 3 questions à, questions à,
        ce qu'il faut retenir, zoom sur, bonne année, actualité, en bref, rencontre avec, remporte, communiqué, nouvelles, décryptage, reportage, témoignage, les actus, rétrospective, fait le bilan, récit`,
      2: `annonce, signe, lance, publie, partenariat, un an après, un an de, en vidéo, vidéo, enquête, innove, inaugure, s'engage, expérimente, mise à jour, font peau neuve, devient, fête, obtient, accueille, ouvre, mobilise, arrive`,
      1.2: `comment, pourquoi, nouveau, nouvelle, lancement, premier, première, mesurer, quel, quelle, enjeux`,
    },
    lead: {
      2: `a annoncé, ont annoncé, nous sommes heureux, nous sommes fiers, cet article, avons échangé avec, s'est entretenu, entretien avec, le mois dernier, la semaine dernière, retour sur, revient sur, ont remporté, a remporté,
        vient de, viennent de, se sont retrouvés, a signé, ont signé, a été inauguré, a été lancé, s'est réuni, se sont réunis, a publié, ont publié`,
      1: `dernier, hier, récemment, bilan, cette année`,
    },
    text: {
      1.5: `propos recueillis, cet article, nous sommes heureux, nous sommes fiers, en savoir plus sur le site, revue de presse, explique-t-il, explique-t-elle, souligne, raconte, témoigne, selon elle, selon lui, lors de cet atelier, lors de l'atelier, se souvient, confie, a réuni, ont réuni, a rassemblé, a été mené, ont participé, ont pu`,
      0.7: `a annoncé, se sont retrouvés, le mois dernier, les participants ont, a permis, ont permis, nous avons, a été publié, circulaire, ordonnance, explique, rappelle, précise`,
    },
  },
};
