// « Le fil du numérique public »: data, code, online services. Facts in our own words.
import type { PressItem } from './press-item.ts';

export const itemsNumerique: readonly PressItem[] = [
  {
    slug: 'data-gouv-fr-la-plateforme-des-donnees-publiques',
    week: 0,
    day: 0,
    title: 'data.gouv.fr, la plateforme où chacun publie et réutilise',
    paragraphs: [
      'Portail national des données ouvertes, data.gouv.fr a une particularité : les administrations y déposent leurs fichiers, mais chacun peut aussi montrer ce qu’il en a fait.',
      'La plateforme repose sur un logiciel libre, udata, développé par l’équipe d’Etalab. Adresses, élections, comptes des communes, qualité de l’eau : les jeux de données servent à des journalistes, à des entreprises, à des chercheurs et à d’autres administrations.',
      'L’open data ne s’arrête pas à la mise en ligne. Un fichier sans explication ni mise à jour décourage vite, et les réutilisateurs le disent dans les commentaires.',
    ],
  },
  {
    slug: 'transport-data-gouv-fr-les-horaires-en-un-seul-endroit',
    week: 2,
    day: 4,
    title: 'transport.data.gouv.fr rassemble les horaires de tous les réseaux',
    paragraphs: [
      'Des centaines de réseaux urbains, autant de sites et de formats : difficile, pour une application, de proposer un trajet complet partout en France. transport.data.gouv.fr réunit ces données au même endroit.',
      'L’équipe aide les collectivités à publier leurs horaires, leurs arrêts ou leurs stations de vélos dans un format commun. Cette ouverture des données profite d’abord au voyageur, qui trouve la même information quel que soit son outil.',
      'Le service a été construit comme une start-up d’État : une petite équipe, un problème précis, des versions successives testées avec les réseaux.',
    ],
  },
  {
    slug: 'openfisca-la-loi-sous-forme-de-code',
    week: 4,
    day: 1,
    title: 'OpenFisca traduit la loi en code que tout le monde peut lire',
    paragraphs: [
      'Comment savoir à quelles aides une personne a droit, ou ce que changerait une réforme ? OpenFisca traduit les règles des impôts et des prestations sociales en formules qu’un ordinateur peut calculer.',
      'C’est un logiciel libre : ses règles sont publiques, chacun peut les vérifier et proposer une correction. Plusieurs simulateurs français s’en servent, et d’autres pays l’ont adopté, de la Tunisie à la Nouvelle-Zélande.',
      'Le projet est souvent cité comme un commun numérique : des administrations, des chercheurs et des associations entretiennent ensemble une ressource dont tous ont besoin.',
    ],
  },
  {
    slug: 'codeimpot-un-hackathon-autour-du-calcul-de-l-impot',
    week: 6,
    day: 0,
    title: '#CodeImpôt : un hackathon autour du calcul de l’impôt',
    paragraphs: [
      'Ouvrir le code source de la calculatrice de l’impôt sur le revenu : l’idée paraissait risquée. L’administration fiscale l’a fait, puis a invité des développeurs, des étudiants et des chercheurs à s’en saisir le temps d’un hackathon.',
      'Les équipes ont expliqué des règles obscures et bâti des simulateurs. L’événement a montré qu’une administration pouvait publier son code sans perdre la main.',
      'Il a aussi nourri un débat plus large sur la transparence des algorithmes publics : un citoyen doit pouvoir comprendre comment une décision qui le touche a été calculée.',
    ],
  },
  {
    slug: 'pix-mesurer-ses-competences-numeriques',
    week: 8,
    day: 4,
    title: 'Pix, pour savoir où l’on en est avec le numérique',
    paragraphs: [
      'Chercher une information, protéger ses données, utiliser un tableur : Pix propose des épreuves courtes qui s’adaptent au niveau de chacun, et une certification reconnue.',
      'Né dans l’incubateur beta.gouv.fr, le service s’adresse aux élèves comme aux adultes. Il donne envie d’apprendre plutôt que de noter, et oriente vers des cours, parfois un MOOC, selon les difficultés rencontrées.',
      'Pour les acteurs de l’inclusion numérique, c’est un point de départ utile : avant d’accompagner une personne, mieux vaut savoir ce qu’elle sait déjà faire.',
    ],
  },
  {
    slug: 'la-base-adresse-nationale-une-carte-faite-a-plusieurs',
    week: 10,
    day: 3,
    title: 'La Base adresse nationale, une carte faite à plusieurs',
    paragraphs: [
      'Une adresse fausse, et l’ambulance se perd. La Base adresse nationale rassemble les adresses du pays dans un fichier ouvert, gratuit et réutilisable.',
      'Elle est née d’un rapprochement peu commun entre des institutions, comme l’IGN et La Poste, et la communauté OpenStreetMap, dont les contributeurs relèvent les rues sur le terrain. C’est du crowdsourcing au service d’un bien public.',
      'Aujourd’hui, les communes tiennent elles-mêmes leur base adresse locale. Des outils libres les y aident, du plus petit village jusqu’aux métropoles.',
    ],
  },
  {
    slug: 'demarches-simplifiees-un-formulaire-en-quelques-minutes',
    week: 12,
    day: 1,
    title: 'Démarches simplifiées : un formulaire en ligne en quelques minutes',
    paragraphs: [
      'Une préfecture, une région ou un ministère veut mettre une procédure en ligne : avec Démarches simplifiées, l’agent compose lui-même le formulaire et suit ensuite les dossiers au même endroit.',
      'Le service est né d’un constat : à raison d’une application par procédure, la dématérialisation aurait pris des années et coûté très cher. Il applique aussi le principe « dites-le-nous une fois », en évitant de redemander ce que l’administration sait déjà.',
      'Le code est ouvert. Une association de collectivités en propose sa propre version à ses membres.',
    ],
  },
  {
    slug: 'algorithmes-publics-ce-que-dit-la-loi',
    week: 14,
    day: 0,
    title: 'Algorithmes publics : ce que l’administration doit expliquer',
    paragraphs: [
      'Affectation dans un établissement, calcul d’une aide, choix d’un contrôle : de nombreuses décisions passent par un programme. Depuis la loi pour une République numérique, une personne peut demander quelles règles ont été suivies dans son cas.',
      'Etalab a publié un guide pour aider les services à recenser leurs algorithmes publics et à les décrire avec des mots simples.',
      'Avec l’intelligence artificielle, l’exercice devient plus difficile. Une administration qui ne sait pas expliquer une décision ne devrait pas la confier à une machine, rappellent régulièrement les défenseurs des droits.',
    ],
  },
  {
    slug: 'open-terms-archive-suivre-les-conditions-des-plateformes',
    week: 16,
    day: 4,
    title: 'Open Terms Archive garde la mémoire des conditions d’utilisation',
    paragraphs: [
      'Qui lit les conditions des grandes plateformes ? Open Terms Archive les enregistre, version après version, et montre ce qui a changé d’un mois sur l’autre.',
      'L’outil est né dans l’équipe de l’ambassadeur français pour le numérique. Régulateurs, journalistes et associations s’en servent pour documenter leurs demandes.',
      'Ses auteurs l’ont conçu comme un commun numérique : le code est ouvert, les archives sont publiques, et des groupes différents peuvent suivre les textes qui les intéressent en partageant la même méthode.',
    ],
  },
  {
    slug: 'le-sill-les-logiciels-libres-que-les-agents-recommandent',
    week: 18,
    day: 1,
    title: 'Le SILL, ces logiciels libres que les agents recommandent',
    paragraphs: [
      'Quel outil libre choisir pour gérer des projets, dessiner une carte ou enregistrer une réunion ? Le socle interministériel de logiciels libres, ou SILL, tient la liste de ceux qu’au moins une administration utilise et recommande.',
      'Chaque fiche nomme des référents : un agent peut donc demander conseil à un collègue d’un autre ministère avant de se lancer.',
      'Autour du SILL, la communauté BlueHats réunit celles et ceux qui contribuent à l’open source dans le service public. Le catalogue a franchi la barre des cinq cents logiciels à la fin de 2024.',
    ],
  },
  {
    slug: 'entrepreneurs-d-interet-general-dix-mois-pour-un-defi',
    week: 20,
    day: 3,
    title: 'Entrepreneurs d’intérêt général : dix mois pour un défi',
    paragraphs: [
      'Faire entrer pour dix mois des spécialistes du code, de la science des données et du design dans un ministère : c’est le principe du programme Entrepreneurs d’intérêt général, porté par Etalab.',
      'Chaque équipe reçoit un défi posé par une administration et travaille avec deux mentors qui y sont agents. Sauvetage en mer, agriculture biologique, archives : les sujets sont concrets, et les outils publiés en code ouvert quand c’est possible.',
      'Les bilans du programme insistent sur la suite : sans relais préparé dès le début, un bon outil peut s’arrêter avec la promotion.',
    ],
  },
  {
    slug: 'peertube-a-l-ecole-des-videos-diffusees-en-pair-a-pair',
    week: 22,
    day: 0,
    title: 'PeerTube dans l’éducation nationale : la vidéo en pair à pair',
    paragraphs: [
      'Plutôt qu’une plateforme unique, un réseau de serveurs qui se parlent : PeerTube, logiciel libre développé par l’association Framasoft, permet à chaque institution d’héberger ses vidéos.',
      'La diffusion peut se faire en pair à pair : les spectateurs d’une même vidéo se transmettent des morceaux du fichier, ce qui soulage le serveur quand tout le monde regarde en même temps.',
      'L’éducation nationale l’a déployé pour ses académies, à partir d’un projet mené dans le Grand Est. Les enseignants y déposent leurs capsules sans publicité ni pistage.',
    ],
  },
];
