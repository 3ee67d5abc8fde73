// « Fiches projets »: public services built by small teams. Facts in our own words.
import type { PressItem } from './press-item.ts';

export const itemsProjets: readonly PressItem[] = [
  {
    slug: 'la-bonne-boite',
    week: 0,
    day: 0,
    title: 'La Bonne Boîte : viser les entreprises qui vont recruter',
    paragraphs: [
      'Beaucoup d’embauches se font sans annonce. Partant de ce constat, un conseiller de l’agence pour l’emploi, devenu intrapreneur, a imaginé un service qui indique les entreprises ayant de fortes chances de recruter près de chez soi.',
      'Le principe relève du big data : l’analyse d’un très grand nombre de recrutements passés permet d’estimer ceux à venir. La personne envoie ensuite une candidature spontanée.',
      'Construit avec l’incubateur beta.gouv.fr, le service a rejoint les outils de France Travail. Il reste l’exemple cité quand on veut montrer qu’un agent peut changer son propre métier.',
    ],
  },
  {
    slug: 'aides-jeunes',
    week: 3,
    day: 4,
    title: 'Aides Jeunes : connaître ses droits en quelques minutes',
    paragraphs: [
      'Logement, santé, transport, études : les aides aux jeunes sont nombreuses et dispersées. Beaucoup ne les demandent pas, faute de les connaître ou par découragement. Ce non-recours aux aides pèse sur leurs débuts.',
      'Aides Jeunes est un simulateur. On répond à quelques questions, et le service dit à quoi l’on peut prétendre et comment le demander. Les calculs reposent sur OpenFisca, un logiciel libre.',
      'L’équipe observe les endroits où les jeunes abandonnent, et travaille à simplifier les démarches en commençant par celles-là.',
    ],
  },
  {
    slug: 'aides-territoires',
    week: 5,
    day: 3,
    title: 'Aides-territoires : retrouver son chemin dans les subventions',
    paragraphs: [
      'Une petite commune veut rénover son école. Qui peut l’aider ? L’État, la région, le département, l’Europe, une agence ? Aides-territoires rassemble les dispositifs dans un moteur de recherche gratuit.',
      'Le service est né d’une enquête auprès de chargés de projet qui passaient plus de temps à chercher des financements qu’à mener leurs projets. Cette écoute des usagers a guidé chaque version.',
      'Porté par un ministère et son incubateur, il publie ses fiches en données ouvertes : d’autres sites peuvent les reprendre et les enrichir.',
    ],
  },
  {
    slug: 'mes-aides-bretagne',
    week: 7,
    day: 2,
    title: 'mes-aides.bretagne.bzh : les aides locales aussi',
    paragraphs: [
      'Les simulateurs nationaux connaissent mal les aides d’une région ou d’une ville. En Bretagne, une petite équipe a voulu combler ce manque, avec un outil pensé autant pour les particuliers que pour ceux qui les accompagnent.',
      'L’enquête préalable avait relevé trois causes au non-recours : des sources d’information éparpillées, des étapes obscures une fois l’aide trouvée, et peu de liens entre le site et les lieux d’accueil.',
      'Le service mise donc sur les deux : un parcours usager en ligne, et des professionnels qui peuvent le suivre avec la personne.',
    ],
  },
  {
    slug: 'trackdechets',
    week: 9,
    day: 0,
    title: 'Trackdéchets : suivre les déchets dangereux sans papier',
    paragraphs: [
      'Un fût de solvant passe de main en main avec un bordereau en plusieurs exemplaires. Il s’en édite des millions par an, et certains se perdent, comme parfois les déchets eux-mêmes.',
      'Trackdéchets remplace ces bordereaux par un suivi en ligne. La dématérialisation n’était pas le but : il s’agissait de savoir où vont les déchets, et de donner aux inspecteurs une vue claire.',
      'Le service s’est étendu peu à peu, filière par filière, avec des professionnels qui l’essayaient. Il contribue à la transition écologique par un chemin discret : la traçabilité.',
    ],
  },
  {
    slug: 'ma-cantine',
    week: 11,
    day: 3,
    title: 'ma cantine : mesurer ce que l’on met dans les assiettes',
    paragraphs: [
      'La loi demande aux cantines davantage de produits durables et de qualité. Encore faut-il savoir où l’on en est. Avec ma cantine, un gestionnaire d’école ou d’hôpital suit ses achats, les publie et reçoit des conseils.',
      'Des collectivités de toutes tailles s’en servent. L’équipe, installée au ministère de l’Agriculture, corrige l’outil avec ceux qui tiennent les cuisines et les comptes.',
      'L’ouverture des données permet aussi aux parents et aux chercheurs de comparer. C’est une façon très concrète de parler de transition écologique : par le menu.',
    ],
  },
  {
    slug: 'dossierfacile',
    week: 13,
    day: 1,
    title: 'DossierFacile : un dossier de location qui inspire confiance',
    paragraphs: [
      'Chercher un logement, c’est envoyer dix fois les mêmes papiers à des inconnus. Du côté des propriétaires, la peur des faux documents pousse à en demander toujours plus.',
      'DossierFacile vérifie un dossier une seule fois. Le locataire le partage ensuite par un simple lien, et n’y met que ce que la loi autorise à demander. Cette start-up d’État a grandi dans l’incubateur du ministère chargé du logement.',
      'Le service montre une simplification administrative un peu particulière : ici, l’administration ne décide de rien, elle aide deux personnes à se faire confiance.',
    ],
  },
  {
    slug: 'domifa',
    week: 15,
    day: 3,
    title: 'DomiFa : une adresse pour faire valoir ses droits',
    paragraphs: [
      'Sans adresse, pas de carte d’identité, pas de prestations, pas de courrier. La domiciliation permet à une personne sans logement stable d’en avoir une, auprès d’un centre d’action sociale ou d’une association.',
      'Beaucoup de structures tenaient leurs listes sur papier. DomiFa leur donne un outil simple, gratuit, conçu avec elles : l’équipe a passé des journées derrière les guichets avant d’écrire une ligne de code.',
      'Moins de temps sur les registres, c’est plus de temps pour aller vers les personnes qui ne viennent plus chercher leur courrier.',
    ],
  },
  {
    slug: 'rdv-service-public',
    week: 17,
    day: 4,
    title: 'RDV Service Public : un rappel par SMS, moins de rendez-vous manqués',
    paragraphs: [
      'Assistantes sociales, sages-femmes de la protection maternelle, conseillers numériques : tous fixent des rendez-vous, et beaucoup sont manqués. Un rappel par SMS, avec un lien pour annuler, change déjà les choses.',
      'Le service a commencé dans quelques départements avant de s’ouvrir à d’autres. Ce passage à l’échelle n’a rien eu d’automatique : chaque métier avait ses règles, et il a fallu les comprendre une à une.',
      'Porté par l’Agence nationale de la cohésion des territoires et la direction interministérielle du numérique, l’outil est aujourd’hui ouvert à toutes les administrations.',
    ],
  },
  {
    slug: 'data-inclusion',
    week: 19,
    day: 4,
    title: 'data·inclusion : l’offre d’insertion enfin partagée',
    paragraphs: [
      'Une conseillère cherche une garde d’enfants, un garage solidaire, un cours de français pour la personne qu’elle accompagne. L’information existe, mais dans dix annuaires qui vieillissent chacun de leur côté.',
      'data·inclusion les rapproche dans un même format. Chaque producteur garde ses données, les partage, et profite de celles des autres. Ses auteurs parlent d’un commun numérique, ouvert en open data.',
      'Les structures de l’économie sociale et solidaire y trouvent une visibilité nouvelle. La difficulté reste humaine : convaincre chacun que tenir à jour pour tous, c’est gagner du temps.',
    ],
  },
  {
    slug: 'carnet-de-bord',
    week: 21,
    day: 2,
    title: 'Carnet de bord : ce que l’on apprend d’un service arrêté',
    paragraphs: [
      'Carnet de bord voulait aider les professionnels de l’insertion à suivre ensemble le parcours d’une personne. Plusieurs départements, dont la Creuse, l’Aveyron et le Loiret, ont participé à l’expérimentation.',
      'Le service a fermé début 2025, après une baisse de son usage et l’arrivée d’un autre outil. L’équipe a raconté publiquement les étapes, rendu leurs données aux territoires et organisé la suite.',
      'Ce retour d’expérience tire des enseignements utiles : un bon outil ne suffit pas quand les règles et les institutions bougent autour de lui. Savoir arrêter fait partie de la méthode.',
    ],
  },
  {
    slug: 'nos-gestes-climat',
    week: 25,
    day: 0,
    title: 'Nos Gestes Climat : comprendre son empreinte, question par question',
    paragraphs: [
      'Faut-il trier ses courriels ou changer de chauffage ? Nos Gestes Climat répond avec des ordres de grandeur. Quelques questions suffisent pour estimer son empreinte, puis choisir où agir.',
      'Le calcul est ouvert : chaque formule peut être lue, discutée et corrigée, car le projet est un logiciel libre auquel des bénévoles contribuent. L’innovation ouverte y est une garantie de sérieux.',
      'Des enseignants, des entreprises et des collectivités s’en servent en atelier. Face au dérèglement climatique, le service préfère informer que culpabiliser.',
    ],
  },
];
