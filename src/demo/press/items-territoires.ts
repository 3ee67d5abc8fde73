// « Gazette des territoires »: places, access to services, transitions. Facts in our own words.
import type { PressItem } from './press-item.ts';

export const itemsTerritoires: readonly PressItem[] = [
  {
    slug: 'france-services-un-guichet-pres-de-chez-soi',
    week: 0,
    day: 0,
    title: 'France services : un guichet près de chez soi, parfois dans un bus',
    paragraphs: [
      'Impôts, retraite, santé, permis : dans une maison France services, deux agents au moins accueillent pour toutes ces démarches. Le réseau a pris la suite des maisons de services au public.',
      'En zone rurale, certaines structures prennent la route. Un bus s’arrête sur la place du marché et reçoit ceux qui ne viendraient pas. Cette démarche d’aller-vers fait remonter des droits jamais demandés.',
      'De la Creuse aux Hauts-de-France, le constat est le même : derrière une question sur un formulaire, il y a souvent un non-recours aux droits plus ancien.',
    ],
  },
  {
    slug: 'les-grands-voisins-cinq-ans-dans-un-ancien-hopital',
    week: 1,
    day: 4,
    title: 'Les Grands Voisins : cinq ans de vie dans un ancien hôpital',
    paragraphs: [
      'De 2015 à 2020, l’ancien hôpital Saint-Vincent-de-Paul, à Paris, a abrité un projet peu ordinaire. En attendant le futur quartier, les associations Aurore, Plateau urbain et Yes We Camp y ont mêlé hébergement, ateliers, jardins et cafés.',
      'Les Grands Voisins sont devenus le symbole de l’urbanisme transitoire en France. Le lieu montrait qu’un bâtiment vide peut rendre service tout de suite, à condition d’accepter une fin.',
      'Une partie des usages essayés a inspiré le projet définitif. D’autres n’ont pas survécu, et c’est l’une des questions que pose l’occupation temporaire d’un site.',
    ],
  },
  {
    slug: 'l-hotel-pasteur-un-chantier-comme-une-ecole',
    week: 5,
    day: 2,
    title: 'À Rennes, l’Hôtel Pasteur a ouvert avant d’être réparé',
    paragraphs: [
      'Que faire d’une faculté abandonnée au centre de Rennes ? Plutôt que de fermer l’Hôtel Pasteur, la ville a laissé entrer des artistes, des sportifs, des soignants, des étudiants, chacun pour un temps limité.',
      'De cette occupation transitoire est né le programme des travaux : on a gardé ce qui servait. Le bâtiment accueille aujourd’hui une école maternelle, un lieu numérique et un étage d’hôtes à projets.',
      'Le lieu tient par des règles simples, que l’on transmet en arrivant. Beaucoup y voient un commun urbain, dont la ville est garante sans le diriger seule.',
    ],
  },
  {
    slug: 'fabriques-de-territoire-les-tiers-lieux-soutenus',
    week: 7,
    day: 1,
    title: 'Fabriques de territoire : l’État soutient les tiers-lieux',
    paragraphs: [
      'Un atelier partagé en Corrèze, un café associatif dans le Calvados, un espace de coworking à Brest : les tiers-lieux ont des visages très différents. Le label Fabrique de territoire a reconnu ceux qui jouent un rôle de ressource autour d’eux.',
      'L’aide visait d’abord les villes moyennes, les campagnes et les quartiers prioritaires. En Nouvelle-Aquitaine, une coopérative régionale anime le réseau depuis plusieurs années.',
      'L’enjeu est de durer. Beaucoup de lieux vivent d’emplois aidés et de bonnes volontés, et cherchent un équilibre entre service rendu et recettes.',
    ],
  },
  {
    slug: 'territoires-zero-chomeur-une-experimentation-inscrite-dans-la-loi',
    week: 9,
    day: 4,
    title: 'Territoires zéro chômeur : une expérimentation inscrite dans la loi',
    paragraphs: [
      'L’idée vient d’ATD Quart Monde : personne n’est inemployable, et l’argent que coûte le chômage de longue durée peut financer des emplois. Une loi de 2016 a permis d’essayer dans dix territoires, de Mauléon dans les Deux-Sèvres à Pipriac en Bretagne.',
      'Des entreprises à but d’emploi y recrutent les volontaires et inventent des activités utiles : recyclerie, maraîchage, transport solidaire. Une seconde loi, en 2020, a élargi l’expérimentation.',
      'L’innovation sociale est aussi dans la méthode : les habitants, les élus et les entreprises décident ensemble de ce qui manque au territoire.',
    ],
  },
  {
    slug: 'un-pole-de-cooperation-dans-la-drome',
    week: 11,
    day: 0,
    title: 'Dans la Drôme, un pôle de coopération né d’une crise',
    paragraphs: [
      'À Romans-sur-Isère, la fin de nombreuses usines de chaussures a laissé des savoir-faire et des bâtiments. Le groupe Archer y a bâti un pôle qui mêle insertion, ateliers, formation et relance de petites fabrications.',
      'La loi de 2014 sur l’économie sociale et solidaire a donné un nom à ces regroupements : les pôles territoriaux de coopération économique, ou PTCE. Associations, entreprises, collectivités et chercheurs y portent des projets ensemble.',
      'L’ESS n’y est pas un secteur à part. Elle sert de méthode pour faire tenir debout une économie locale.',
    ],
  },
  {
    slug: 'dunkerque-le-bus-gratuit-et-le-labo',
    week: 13,
    day: 4,
    title: 'Dunkerque, du bus gratuit à la transition du territoire',
    paragraphs: [
      'Depuis septembre 2018, le bus est gratuit tous les jours dans l’agglomération de Dunkerque. La mesure a été préparée pendant plusieurs années, avec un réseau redessiné et une évaluation menée par des chercheurs.',
      'Cette évaluation d’impact ne s’est pas contentée de compter les passagers. Elle a interrogé les habitants sur ce qui avait changé pour eux : sortir plus, se passer de la seconde voiture, revoir des amis.',
      'Le territoire, très industriel, prépare aussi sa transition énergétique. Une partie de ses agents s’est formée à d’autres façons de travailler avec La Transfo.',
    ],
  },
  {
    slug: 'grenoble-capitale-verte-et-apres',
    week: 15,
    day: 2,
    title: 'Grenoble, capitale verte européenne : qu’en reste-t-il ?',
    paragraphs: [
      'En 2022, Grenoble a porté le titre de capitale verte européenne. L’année a servi de prétexte à des défis très concrets : désimperméabiliser une cour, isoler un immeuble, changer la cantine.',
      'La ville et la métropole ont demandé aux entreprises, aux associations et aux habitants de prendre leurs propres engagements en faveur de la transition écologique, et de les rendre publics.',
      'Pour les élus de l’Isère, l’adaptation au changement climatique n’est plus un sujet d’experts : les étés dans la cuvette se chargent de le rappeler.',
    ],
  },
  {
    slug: 'apres-la-tempete-alex',
    week: 17,
    day: 0,
    title: 'Après la tempête Alex, reconstruire autrement',
    paragraphs: [
      'En octobre 2020, la tempête Alex a ravagé les vallées de la Roya, de la Tinée et de la Vésubie, dans les Alpes-Maritimes. Routes, réseaux, maisons : tout était à refaire, et l’urgence poussait à refaire à l’identique.',
      'La question s’est pourtant posée partout : que faut-il déplacer, que peut-on laisser à la rivière ? La résilience du territoire se joue dans ces choix difficiles.',
      'Les leçons de la crise intéressent toutes les vallées de montagne. La première est simple : quand les routes sont coupées, les voisins sont les premiers secours.',
    ],
  },
  {
    slug: 'sobriete-fonciere-apprendre-a-construire-sur-la-ville',
    week: 19,
    day: 3,
    title: 'Sobriété foncière : apprendre à construire sur la ville',
    paragraphs: [
      'D’ici à 2050, la France s’est fixé un but : ne plus consommer de terres naturelles sans en rendre autant. Pour les communes, la sobriété foncière change les habitudes : rénover, surélever, remplir les logements vacants.',
      'L’exercice est délicat dans les villages qui comptaient sur un lotissement pour garder leur école. Le Cerema et les agences d’urbanisme outillent les élus, cartes et exemples à l’appui.',
      'Certains parlent de redirection écologique : il ne s’agit plus d’ajouter un projet vert aux autres, mais d’en abandonner quelques-uns.',
    ],
  },
  {
    slug: 'conseillers-numeriques-et-aidants-connect',
    week: 21,
    day: 1,
    title: 'Conseillers numériques et Aidants Connect : accompagner sans risque',
    paragraphs: [
      'Créer une boîte mail, joindre un document, éviter une arnaque : les conseillers numériques France services aident des personnes éloignées du numérique dans des mairies, des bibliothèques et des associations.',
      'Beaucoup d’aidants faisaient déjà ce travail, en notant les mots de passe sur un carnet. Aidants Connect leur donne un cadre : un mandat signé, un accès sécurisé, une trace pour la personne aidée.',
      'La médiation numérique est devenue un métier. Elle demande du temps long, quand beaucoup de postes reposent sur des contrats courts.',
    ],
  },
  {
    slug: 'lille-et-son-assemblee-des-communs',
    week: 24,
    day: 2,
    title: 'À Lille, une assemblée pour prendre soin des communs',
    paragraphs: [
      'Un jardin, une carte, un atelier de réparation, une recette de logiciel : à Lille, une assemblée a réuni ceux qui font vivre des communs sans toujours se connaître. Ils y ont dressé des inventaires et comparé leurs règles.',
      'Les collectivités s’y intéressent. Comment aider une ressource gérée par ses usagers sans l’absorber ? La 27e Région a exploré ces partenariats public-communs dans plusieurs pays d’Europe, puis avec des juristes.',
      'La métropole du Nord n’est pas seule : Brest, par exemple, met ses communs à l’honneur lors d’un festival.',
    ],
  },
];
