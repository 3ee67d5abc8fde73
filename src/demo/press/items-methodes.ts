// « Carnet des méthodes »: design, labs, prototypes, ways to work together. Facts in our own words.
import type { PressItem } from './press-item.ts';

export const itemsMethodes: readonly PressItem[] = [
  {
    slug: 'superpublic-un-lieu-pour-l-innovation-publique',
    week: 0,
    day: 0,
    title: 'Superpublic, un lieu parisien dédié à l’innovation publique',
    paragraphs: [
      'Ouvert à Paris à l’initiative de La 27e Région, Superpublic a réuni sous un même toit des agents, des designers et des chercheurs autour d’une question simple : comment mieux concevoir les politiques publiques ?',
      'On y venait travailler, suivre une formation ou participer à une rencontre. Le lieu tenait à la fois du tiers-lieu et du laboratoire d’innovation. Des équipes de ministères et de collectivités y ont croisé leurs façons de faire, loin de leurs bureaux habituels.',
      'L’idée a fait école : plusieurs régions ont depuis ouvert leur propre lieu, avec des moyens et des noms différents.',
    ],
  },
  {
    slug: 'territoires-en-residences-vivre-sur-place-pour-comprendre',
    week: 2,
    day: 0,
    title: 'Territoires en Résidences : vivre sur place pour comprendre',
    paragraphs: [
      'Un lycée à Revin, dans les Ardennes, une médiathèque à Lezoux, dans le Puy-de-Dôme : avec Territoires en Résidences, La 27e Région a installé de petites équipes sur le terrain pendant plusieurs semaines.',
      'Un designer, un sociologue, un architecte partagent le quotidien des usagers et des agents. Cette immersion sur le terrain fait voir ce qu’un questionnaire ne dit pas : les détours, les habitudes, les envies.',
      'Viennent ensuite les essais : une signalétique en carton, une salle réaménagée un après-midi. Ce prototypage modeste permet de discuter d’une idée avec ceux qui s’en serviront.',
    ],
  },
  {
    slug: 'la-transfo-apprendre-a-monter-son-labo',
    week: 4,
    day: 2,
    title: 'La Transfo : apprendre à monter son labo en le faisant',
    paragraphs: [
      'Comment une collectivité peut-elle se doter de son propre laboratoire d’innovation ? Avec le programme La Transfo, La 27e Région propose d’apprendre en faisant, sur des cas réels.',
      'Des agents volontaires de plusieurs directions travaillent avec des designers et des sociologues. Ils enquêtent, imaginent, testent, puis décident de ce que sera leur labo interne. Les Pays de la Loire et la Champagne-Ardenne ont ouvert la voie ; Paris, Metz, Mulhouse et Dunkerque ont suivi.',
      'Tous n’ont pas choisi la même forme. Le programme assume cette part de recherche-action : on documente aussi ce qui n’a pas marché.',
    ],
  },
  {
    slug: 'le-ti-lab-breton',
    week: 6,
    day: 3,
    title: 'En Bretagne, le Ti Lab relie l’État et la Région',
    paragraphs: [
      'Le Ti Lab est le laboratoire régional d’innovation publique de Bretagne. Sa particularité : il est porté ensemble par l’État et par la Région, et travaille avec les départements, les communes et les associations.',
      'L’équipe part des parcours réels. Que vit une personne qui perd son logement, qui cherche une aide, qui déménage ? Elle raconte ce parcours usager étape par étape, puis invite les services concernés à le revoir ensemble.',
      'Le laboratoire défend aussi une documentation ouverte : méthodes et résultats sont partagés comme des communs, pour que d’autres territoires puissent s’en saisir.',
    ],
  },
  {
    slug: 'lupi-la-methode-de-saint-etienne',
    week: 8,
    day: 1,
    title: 'À Saint-Étienne, la Cité du design invite les usages dans les projets',
    paragraphs: [
      'À Saint-Étienne, la Cité du design a mis au point une méthode, le LUPI, laboratoire des usages et des pratiques innovantes. Elle réunit des entreprises, des services publics et des habitants autour d’un même sujet.',
      'Le design n’y vient pas décorer un projet déjà décidé. Il aide à observer les usages, à poser autrement la question et à rendre les idées visibles par des scénarios d’usage que chacun peut critiquer.',
      'La démarche convient à des sujets très différents, d’un équipement public à un service de quartier. Elle a voyagé bien au-delà de la Loire.',
    ],
  },
  {
    slug: 'trois-departements-repensent-l-accueil-social',
    week: 10,
    day: 0,
    title: 'Trois départements repensent ensemble l’accueil social',
    paragraphs: [
      'Le Calvados, la Loire-Atlantique et le Val-d’Oise se sont associés autour d’une même question : comment accueillir mieux dans les services sociaux ?',
      'Le sujet se prête bien à la co-conception. On commence par observer une salle d’attente, écouter les agents d’accueil et les personnes reçues. On imagine ensuite avec eux des améliorations, qui tiennent parfois en peu de chose : un mot plus clair, un siège tourné autrement, une première réponse dès l’entrée.',
      'Travailler à trois a un autre avantage : un prototype d’accueil testé avec les usagers de l’un peut servir aux deux autres.',
    ],
  },
  {
    slug: 'vingt-quatre-heures-pour-reinventer-la-region',
    week: 12,
    day: 4,
    title: 'Vingt-quatre heures pour réinventer la région',
    paragraphs: [
      'Quand les régions ont fusionné, le labo d’innovation publique de Champagne-Ardenne a posé la question à des étudiants : à quoi pourrait ressembler la région de demain ? Ils ont eu vingt-quatre heures pour y répondre, dans l’hôtel de région lui-même.',
      'Ce marathon de la créativité emprunte son rythme au hackathon, sans se limiter à l’informatique. Des designers encadrent, des agents répondent aux questions, les équipes dessinent et jouent leurs idées.',
      'Il en est sorti des propositions sur les façons de travailler, sur les espaces ouverts au public et sur les échanges de services entre habitants.',
    ],
  },
  {
    slug: 'lab-06-un-etat-d-esprit',
    week: 14,
    day: 2,
    title: 'Lab 06 : dans les Alpes-Maritimes, on parle d’état d’esprit',
    paragraphs: [
      'Au département des Alpes-Maritimes, l’équipe du Lab 06 évite le grand mot d’innovation. Elle préfère parler d’un état d’esprit, pour ne faire peur à personne et n’exclure aucun agent.',
      'Beaucoup de labs d’innovation départementaux ont suivi ce chemin discret : commencer petit, avec des volontaires et un problème concret, apprendre quelques méthodes d’intelligence collective, montrer vite un résultat. Les réussites servent ensuite à convaincre les directions et les élus.',
      'En Isère, la règle tient en une phrase : celui qui vient demander de l’aide à la cellule innovation met lui-même la main à la pâte.',
    ],
  },
  {
    slug: 'un-courrier-mieux-tourne-l-etat-et-les-nudges',
    week: 16,
    day: 1,
    title: 'Un courrier mieux tourné : l’État et les nudges',
    paragraphs: [
      'Changer l’ordre des phrases d’un courrier, dire ce que font la plupart des gens, retirer une étape inutile : le nudge joue sur de petits détails. En France, la direction interministérielle de la transformation publique compte une équipe de sciences comportementales.',
      'L’un des premiers essais portait sur la déclaration de revenus en ligne. Plusieurs versions d’un même message ont été envoyées, et les résultats comparés.',
      'La méthode a ses limites. Une incitation douce ne remplace ni un droit ni un service qui manque, et son effet doit être mesuré honnêtement à chaque fois.',
    ],
  },
  {
    slug: 'faciliter-c-est-un-metier',
    week: 18,
    day: 3,
    title: 'Débat mouvant, forum ouvert : faciliter, c’est un métier',
    paragraphs: [
      'Dans un débat mouvant, on se place d’un côté ou de l’autre de la salle selon que l’on approuve une phrase, puis chacun explique pourquoi. Dans un forum ouvert, ce sont les participants qui proposent les sujets.',
      'Ces formats d’atelier ont un point de départ : l’intelligence collective ne vient pas toute seule. La facilitation consiste à préparer le déroulé, à veiller à la parole de chacun et à garder une trace utile.',
      'De nombreuses fiches libres décrivent ces méthodes. Elles rappellent toutes la même chose : mieux vaut une question claire qu’un format spectaculaire.',
    ],
  },
  {
    slug: 'jugaad-l-art-de-faire-avec-les-moyens-du-bord',
    week: 20,
    day: 0,
    title: 'Jugaad : l’art de faire avec les moyens du bord',
    paragraphs: [
      'Le mot vient du hindi. Il désigne une solution ingénieuse, trouvée avec ce que l’on a sous la main. Le guide Sonar, écrit par des agents de onze métropoles et agglomérations avec France urbaine et La 27e Région, en fait une piste pour l’administration.',
      'L’innovation frugale part des contraintes : peu de temps, peu d’argent, des règles strictes. Elle invite à réemployer, à détourner, à faire simple.',
      'Elle n’est pas un slogan d’économies. Le guide prévient que chaque méthode vient avec sa vision du monde, et qu’aucune ne résistera au temps si elle n’est pas discutée.',
    ],
  },
  {
    slug: 'chantiers-ouverts-au-public-un-livre-pour-raconter',
    week: 22,
    day: 2,
    title: 'Chantiers ouverts au public : un livre pour raconter la fabrique',
    paragraphs: [
      'Paru à La Documentation française, « Chantiers ouverts au public » raconte plusieurs années d’essais menés par La 27e Région avec des conseils régionaux. On y lit des réussites, des impasses et beaucoup de questions.',
      'Deux reviennent souvent. Jusqu’où aller dans le prototypage quand le temps des élus est compté ? Et comment passer d’une expérience réussie à d’autres lieux : faut-il viser le passage à l’échelle, ou laisser les idées se diffuser lentement ?',
      'Le livre ne tranche pas. Il propose de documenter davantage, pour que l’essaimage repose sur des récits précis.',
    ],
    edited: {
      week: 23,
      paragraphs: [
        'Paru à La Documentation française, « Chantiers ouverts au public » raconte plusieurs années d’essais menés par La 27e Région avec des conseils régionaux. On y lit des réussites, des impasses et beaucoup de questions.',
        'Deux reviennent souvent. Jusqu’où aller dans le prototypage quand le temps des élus est compté ? Et comment passer d’une expérience réussie à d’autres lieux : faut-il viser le passage à l’échelle, ou laisser les idées se diffuser lentement ?',
        'Le livre ne tranche pas. Il propose de documenter davantage, pour que l’essaimage repose sur des récits précis. Ajout de la rédaction : à lire avec le guide Sonar, qui pose les mêmes questions à l’échelle des métropoles.',
      ],
    },
  },
];
