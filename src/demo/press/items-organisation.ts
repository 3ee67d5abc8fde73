// « Au travail autrement »: how public bodies work, buy, learn and look ahead. Facts in our own words.
import type { PressItem } from './press-item.ts';

export const itemsOrganisation: readonly PressItem[] = [
  {
    slug: 'ce-que-le-teletravail-a-change-dans-les-services',
    week: 0,
    day: 0,
    title: 'Ce que le télétravail a changé dans les services publics',
    paragraphs: [
      'Au printemps 2020, des milliers d’agents ont quitté leur bureau du jour au lendemain. Le télétravail, jusque-là accordé au compte-gouttes, est devenu la règle pour tous les métiers qui le permettaient.',
      'Depuis, les administrations cherchent l’équilibre. Certaines réaménagent leurs locaux en flex office, d’autres redoutent la fin des échanges de couloir. Les agents d’accueil, eux, n’ont pas eu le choix.',
      'La mission Innovation publique de l’État y a vu une transformation durable, avec une autre posture du manager : moins de contrôle, plus de confiance et de coopération.',
    ],
  },
  {
    slug: 'administration-liberee-de-quoi-parle-t-on',
    week: 2,
    day: 2,
    title: 'Administration libérée : de quoi parle-t-on ?',
    paragraphs: [
      'L’expression vient de l’entreprise libérée : des équipes qui s’organisent elles-mêmes, des chefs qui aident au lieu de contrôler. Dès 2015, un barcamp organisé par l’État à Paris consacrait un atelier à la libération de l’administration.',
      'Le service public a ses contraintes : l’égalité, la hiérarchie, le contrôle des dépenses. Le management participatif y prend donc des formes prudentes, comme des équipes qui choisissent leurs horaires ou leurs priorités.',
      'Les retours invitent à la nuance. Sans moyens ni formation, libérer peut vouloir dire laisser seul.',
    ],
  },
  {
    slug: 'des-mooc-pour-les-agents-territoriaux',
    week: 4,
    day: 4,
    title: 'Des MOOC pour les agents territoriaux, et pour tous les curieux',
    paragraphs: [
      'Le Centre national de la fonction publique territoriale propose des cours en ligne ouverts à tous : droit, finances, laïcité, transition écologique. N’importe qui peut s’inscrire à un MOOC, agent ou non.',
      'Vidéos courtes, exercices, forum : la formule convient à ceux qui n’ont qu’une heure par semaine. Beaucoup d’inscrits n’iront pas au bout, ce qui n’a rien d’un échec s’ils y ont pris ce qu’ils cherchaient.',
      'Les équipes de formation y voient un complément. Une organisation apprenante a besoin de temps pour mettre en pratique, et pas seulement de cours.',
    ],
  },
  {
    slug: 'acheter-une-innovation-sous-cent-mille-euros',
    week: 6,
    day: 1,
    title: 'Achat public innovant : une porte ouverte sous 100 000 euros',
    paragraphs: [
      'Une commune veut essayer un service qui n’existe pas encore. Comment l’acheter, quand les règles de concurrence supposent de décrire précisément ce que l’on veut ? Depuis la fin de 2018, un acheteur public peut passer un marché innovant sans publicité ni mise en concurrence préalables, sous un seuil de 100 000 euros.',
      'La mesure, d’abord expérimentale, a été rendue durable. Elle reste peu utilisée : il faut savoir justifier ce qui est innovant.',
      'Des praticiens invitent à s’en servir aussi pour commander du design, et pas seulement des objets techniques.',
    ],
    republishedWeek: 18,
  },
  {
    slug: 'le-partenariat-d-innovation-acheter-ce-qui-n-existe-pas',
    week: 8,
    day: 3,
    title: 'Le partenariat d’innovation, pour acheter ce qui n’existe pas encore',
    paragraphs: [
      'Le partenariat d’innovation est une procédure de la commande publique venue du droit européen. Un acheteur public finance d’abord la recherche, puis achète le résultat au même partenaire si les essais sont concluants.',
      'L’outil convient à des besoins que le marché ne couvre pas : un équipement de transport, un service pour les personnes âgées, un outil de diagnostic. Il demande une équipe solide, car la négociation est longue.',
      'Les juristes qui accompagnent les collectivités donnent un conseil : décrire le problème et ses usagers, et laisser ouverte la solution.',
    ],
  },
  {
    slug: 'le-codeveloppement-entre-cadres-territoriaux',
    week: 10,
    day: 2,
    title: 'Le codéveloppement, six collègues et un problème',
    paragraphs: [
      'Une personne expose une difficulté. Les autres posent des questions, reformulent, proposent. Puis chacun dit ce qu’il a appris. Le codéveloppement, mis au point au Québec, s’est répandu dans les collectivités et les ministères français.',
      'La règle qui surprend le plus : pas de conseils avant d’avoir bien compris. Les cadres y découvrent que leurs problèmes se ressemblent, de la mairie au conseil départemental.',
      'Cette forme d’intelligence collective coûte peu : un groupe stable, une personne qui anime, deux heures par mois.',
    ],
  },
  {
    slug: 'le-mois-de-l-innovation-publique',
    week: 12,
    day: 3,
    title: 'En novembre, le mois de l’innovation publique',
    paragraphs: [
      'D’abord une semaine, née en 2014, puis un mois entier : chaque automne, des centaines de rendez-vous présentent ce que les services publics essaient. Ministères, préfectures, hôpitaux et collectivités ouvrent leurs portes.',
      'On y parle d’innovation publique au sens large : un accueil revu, un logiciel libre, un atelier avec des patients. À Lyon, lors d’une édition ancienne, des participants avaient dressé en deux heures la carte des acteurs de leur région.',
      'Ils avaient aussi pointé un obstacle toujours actuel : un vocabulaire plein d’anglais, qui fait de l’innovation un club.',
    ],
  },
  {
    slug: 'essayer-pour-les-jeunes-et-mesurer',
    week: 14,
    day: 4,
    title: 'Essayer, comparer, décider : le Fonds d’expérimentation pour la jeunesse',
    paragraphs: [
      'Créé par la loi de 2008 sur le revenu de solidarité active, le Fonds d’expérimentation pour la jeunesse finance des projets locaux à une condition : qu’une équipe de chercheurs en mesure les effets.',
      'Mentorat, permis de conduire, lutte contre le décrochage : certains essais comparent deux groupes formés par tirage au sort. C’est l’esprit d’une politique fondée sur la preuve : savoir ce qui marche avant de l’étendre.',
      'Les rapports sont publics, résultats décevants compris. Ces données probantes servent encore à ceux qui préparent des programmes semblables.',
    ],
  },
  {
    slug: 'la-videocagette-filmer-pour-evaluer',
    week: 16,
    day: 0,
    title: 'La vidéocagette : filmer pour mieux partager une évaluation',
    paragraphs: [
      'Un rapport de cent pages se lit peu. Des évaluateurs ont donc mis au point un dispositif de captation vidéo, la vidéocagette, pour mieux faire connaître ce que leurs études avaient trouvé.',
      'L’outil a été repris par d’autres services. Il rappelle que l’évaluation des politiques publiques sert d’abord à discuter, entre élus, agents et habitants, de ce qu’une action a vraiment changé.',
      'Sonar, le guide de France urbaine et de La 27e Région, le cite comme une innovation venue d’un outil tout simple, devenu utile à des métiers qui n’y pensaient pas.',
    ],
  },
  {
    slug: 'pays-de-la-loire-2040-imaginer-pour-decider',
    week: 19,
    day: 0,
    title: 'Imaginer 2040 pour décider aujourd’hui',
    paragraphs: [
      'Comment parler d’un avenir lointain sans aligner des courbes ? En Pays de la Loire, un exercice de prospective mené avec La 27e Région a cherché d’autres chemins, en partant des gens et des lieux.',
      'La design fiction est l’un de ces chemins. Elle fabrique un objet ou une scène venus de 2040, et l’on en débat : chacun dit ce qu’il souhaite ou redoute. Les signaux faibles repérés dans le territoire, une pratique, un refus, un petit groupe, nourrissent ces récits.',
      'Rien n’oblige ensuite l’avenir à suivre. L’intérêt est d’avoir vu plus tôt ce que l’on ne voudrait pas.',
    ],
  },
  {
    slug: 'un-responsable-du-design-dans-chaque-ministere',
    week: 22,
    day: 4,
    title: 'Un responsable du design dans chaque ministère',
    paragraphs: [
      'Une circulaire de 2023 demande à chaque ministère de désigner un responsable du design. Sa mission : faire entrer les méthodes centrées sur l’usager dans la conception des services numériques de l’État.',
      'Les premiers nommés racontent un travail de fond : convaincre, recruter, mener de la recherche utilisateur avant d’écrire un cahier des charges. L’accessibilité fait partie du métier.',
      'La direction interministérielle du numérique les réunit et propose des ateliers aux agents, designers ou non. Un bon formulaire, disent-ils, commence par une visite là où on le remplit.',
    ],
  },
];
