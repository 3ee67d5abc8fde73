// « Paroles d'habitants »: participation, power to act, open government. Facts in our own words.
import type { PressItem } from './press-item.ts';

export const itemsParticipation: readonly PressItem[] = [
  {
    slug: 'le-budget-participatif-de-paris',
    week: 0,
    day: 0,
    title: 'Le budget participatif de Paris, du dépôt d’idée au vote',
    paragraphs: [
      'Depuis 2014, les Parisiens proposent des projets que la ville s’engage à financer s’ils recueillent assez de voix. Le budget participatif concerne l’investissement : un jardin, une cour d’école, un local associatif.',
      'Le parcours est long. Les services étudient chaque idée, en regroupent certaines, en écartent d’autres en expliquant pourquoi. Le vote se fait en ligne ou dans des urnes installées dans les quartiers.',
      'La difficulté tient au temps : entre le vote et l’inauguration, il se passe parfois des années. La ville publie donc l’avancement de chaque projet lauréat.',
    ],
  },
  {
    slug: 'rennes-la-fabrique-citoyenne',
    week: 1,
    day: 2,
    title: 'Rennes et sa Fabrique citoyenne',
    paragraphs: [
      'À Rennes, la Fabrique citoyenne regroupe les outils de la démocratie locale : conseils de quartier, concertations, comités d’usagers et budget participatif.',
      'Une charte, écrite avec des habitants, dit ce que la ville promet à chaque niveau : informer, consulter, décider ensemble. Elle évite un malentendu courant, celui d’annoncer une co-construction quand tout est déjà décidé.',
      'Les projets choisis par le vote vont du verger partagé à l’aménagement de berges. La participation citoyenne y est évaluée régulièrement, avec une attention à ceux qui ne viennent jamais.',
    ],
  },
  {
    slug: 'grenoble-des-outils-pour-interpeller-la-ville',
    week: 5,
    day: 0,
    title: 'Grenoble : proposer, voter, interpeller',
    paragraphs: [
      'Grenoble a lancé son budget participatif en 2015. Des habitants, y compris des jeunes et des étrangers, y choisissent des projets à réaliser dans l’espace public.',
      'La ville a aussi essayé un droit d’interpellation : une pétition suffisamment signée devait être débattue au conseil municipal, puis éventuellement soumise à une votation citoyenne. La justice a jugé que ce second étage dépassait les pouvoirs d’une commune.',
      'L’épisode est devenu un cas d’école. Il montre qu’une expérimentation démocratique se heurte vite au droit, et qu’il faut parfois changer la règle pour aller plus loin.',
    ],
  },
  {
    slug: 'cent-cinquante-citoyens-pour-le-climat',
    week: 7,
    day: 3,
    title: 'Cent cinquante citoyens tirés au sort pour le climat',
    paragraphs: [
      'Réunie en 2019 et 2020, la Convention citoyenne pour le climat a confié à cent cinquante personnes tirées au sort une question précise : comment réduire les émissions du pays dans un esprit de justice sociale ?',
      'Les participants ont entendu des experts, débattu par groupes, rédigé des propositions. Le dispositif a montré que des citoyens ordinaires peuvent produire un travail exigeant quand on leur en donne le temps.',
      'Il a laissé aussi une leçon plus amère sur la suite : que devient une proposition une fois remise au gouvernement ? Chaque convention citoyenne doit désormais répondre à cette question avant de commencer.',
    ],
  },
  {
    slug: 'debattre-de-la-fin-de-vie',
    week: 9,
    day: 1,
    title: 'Fin de vie : ce qu’une convention citoyenne apprend du désaccord',
    paragraphs: [
      'La Convention citoyenne sur la fin de vie, organisée par le Conseil économique, social et environnemental, a réuni des citoyens tirés au sort pendant plusieurs mois, jusqu’au printemps 2023.',
      'Le sujet divise. Les organisateurs ont donc prévu des temps où l’on cherche moins l’accord que la clarté : quels arguments, quelles peurs, quelles conditions ? Le rapport final rend compte de la majorité sans effacer les autres voix.',
      'Pour les praticiens de la démocratie délibérative, cette façon d’écrire les désaccords est peut-être l’apport le plus durable.',
    ],
  },
  {
    slug: 'nantes-la-loire-et-nous',
    week: 11,
    day: 4,
    title: 'Nantes, la Loire et nous : un grand débat et ses suites',
    paragraphs: [
      'En 2014 et 2015, Nantes Métropole a ouvert un grand débat sur la place du fleuve dans la ville. Marches, ateliers, auditions, cahiers : chacun pouvait verser sa contribution.',
      'Une commission a remis une synthèse, et les élus ont répondu point par point en annonçant leurs engagements. Ce « dialogue citoyen » a servi de modèle aux débats suivants, sur la transition énergétique ou sur la longévité.',
      'Le principe tient en peu de mots : dire avant ce qui peut changer, et dire après ce que l’on a retenu.',
    ],
  },
  {
    slug: 'les-conseils-citoyens-des-quartiers-prioritaires',
    week: 13,
    day: 2,
    title: 'Conseils citoyens : le pouvoir d’agir dans les quartiers',
    paragraphs: [
      'La loi de programmation pour la ville de 2014 a créé un conseil citoyen dans chaque quartier prioritaire. Une partie de ses membres est tirée au sort, l’autre vient des associations et des acteurs locaux.',
      'L’ambition était forte : donner aux habitants un vrai pouvoir d’agir sur le contrat de ville. Les résultats varient beaucoup d’une ville à l’autre, de Marseille à Mulhouse : tout dépend du temps, du local et de l’accompagnement accordés.',
      'Des chercheurs rappellent que la capacitation ne se décrète pas : elle demande de partager l’information, et un peu de la décision.',
    ],
  },
  {
    slug: 'un-partenariat-pour-ouvrir-les-gouvernements',
    week: 15,
    day: 0,
    title: 'La France dans le Partenariat pour un gouvernement ouvert',
    paragraphs: [
      'Le Partenariat pour un gouvernement ouvert réunit des États et des associations autour de trois idées : rendre des comptes, ouvrir les données, associer les citoyens. La France l’a rejoint en 2014 et a accueilli son sommet mondial à Paris en décembre 2016.',
      'Tous les deux ans environ, chaque pays écrit un plan d’action que des évaluateurs indépendants relisent. Les engagements français ont porté sur les algorithmes, les logiciels libres ou la commande publique.',
      'La civic tech y trouve un cadre, mais aussi une exigence : un outil ne fait pas une démocratie.',
    ],
  },
  {
    slug: 'decidim-une-plateforme-libre-pour-participer',
    week: 17,
    day: 3,
    title: 'Decidim, une plateforme libre pour participer',
    paragraphs: [
      'Née à la ville de Barcelone, Decidim est une plateforme de participation dont le code est ouvert. Des collectivités françaises l’ont adoptée pour leurs consultations, comme Angers avec Écrivons Angers.',
      'On y dépose une idée, on commente un projet, on vote un budget participatif. Les règles de chaque démarche sont écrites à l’avance et visibles par tous.',
      'Le choix d’un logiciel libre n’est pas neutre : les collectivités peuvent vérifier comment les votes sont comptés, partager le coût d’une amélioration et changer de prestataire. Restent ceux qui ne se connectent jamais, et qu’il faut rencontrer autrement.',
    ],
  },
  {
    slug: 'la-maitrise-d-usage-entre-dans-les-quartiers',
    week: 19,
    day: 1,
    title: 'La maîtrise d’usage entre dans les projets de quartier',
    paragraphs: [
      'Dans un projet urbain, on connaît celui qui commande et celui qui construit. La maîtrise d’usage donne une place à un troisième : celui qui habitera, traversera, entretiendra.',
      'Dans l’habitat participatif, à Strasbourg comme à Lyon, des équipes accompagnent des groupes d’habitants avant et après la livraison d’un immeuble ou d’un équipement. On parle d’assistance à maîtrise d’usage, ou AMU : des ateliers, des visites, un suivi des premiers mois.',
      'L’expertise d’usage évite des erreurs coûteuses, comme une salle commune que personne ne peut ouvrir. Elle demande que quelqu’un décide d’en tenir compte.',
    ],
  },
  {
    slug: 'un-centre-pour-la-participation-citoyenne',
    week: 21,
    day: 4,
    title: 'L’État se dote d’un centre de la participation citoyenne',
    paragraphs: [
      'Consulter, oui, mais comment ? Pour aider les ministères, la direction interministérielle de la transformation publique a créé un centre de la participation citoyenne : des conseils, des outils, un lieu pour se former.',
      'L’équipe pousse les services à poser trois questions avant tout lancement : que peut-on encore changer, qui doit être là, et quand répondra-t-on ? Une plateforme annonce les consultations ouvertes et, plus tard, leurs suites.',
      'Reste une exigence que tous les praticiens rappellent : la participation du public doit commencer tôt, tant que les choix ne sont pas faits.',
    ],
  },
  {
    slug: 'les-assises-regionales-des-pays-de-la-loire',
    week: 23,
    day: 2,
    title: 'Avant les conventions : les assises des Pays de la Loire',
    paragraphs: [
      'Bien avant les conventions nationales, la région Pays de la Loire avait tenté la démocratie participative à grande échelle. Ses assises, en 2005 puis en 2008, ont fait débattre des habitants dans tout le territoire.',
      'Panels citoyens, ateliers locaux, restitutions publiques : beaucoup d’outils d’aujourd’hui y ont été essayés. La seconde édition préparait l’agenda 21 régional.',
      'De cette période est restée une culture. Elle a mené la région vers un exercice de prospective, Pays de la Loire 2040, conduit avec La 27e Région, puis vers une mission installée au sein de ses services.',
    ],
  },
];
