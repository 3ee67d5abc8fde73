// Every French word of the pages that is not in the glossary.
import type { FacetName } from '../model/search.ts';
import type { ItemKind, SourceHealth } from '../model/source.ts';
import type { PlaceKind } from '../model/tag.ts';

export const messages = {
  siteName: 'Vigie',
  tagline: 'La veille de l’innovation publique',
  skip: 'Aller au contenu',
  nav: {
    home: 'Articles',
    glossary: 'Glossaire',
    sources: 'Sources',
    subscribe: 'S’abonner',
    label: 'Navigation principale',
  },
  footer:
    'Titres, liens et courts extraits : les textes restent chez leurs éditeurs. Chaque étiquette montre le passage qui la justifie.',
  footerRobot: 'Notre robot',
  footerApi: 'API',
  search: {
    label: 'Chercher dans les articles',
    placeholder: 'budget participatif, Rennes, tiers-lieux…',
    submit: 'Chercher',
    sort: 'Trier par',
    byRelevance: 'pertinence',
    byDate: 'date',
    facets: 'Affiner',
    active: 'Filtres choisis',
    remove: (label: string) => `Retirer le filtre ${label}`,
    clear: 'Tout effacer',
    none: 'Aucun article ne répond à cette recherche.',
    noneHint: 'Essayez un mot de moins, ou retirez un filtre.',
    empty: 'Aucun article n’a encore été lu. Les sources sont interrogées toutes les heures.',
    next: 'Articles suivants',
    more: (count: number) => `${count} de plus`,
    unavailable: 'La recherche ne répond pas pour le moment. Réessayez dans une minute.',
  },
  facets: {
    concept: 'Notions',
    source: 'Sources',
    territory: 'Territoires',
    year: 'Années',
    kind: 'Types',
  } satisfies Record<FacetName, string>,
  kinds: {
    article: 'Article',
    project: 'Projet',
    event: 'Événement',
    call: 'Appel',
    resource: 'Ressource',
    opinion: 'Point de vue',
  } satisfies Record<ItemKind, string>,
  places: {
    region: 'région',
    departement: 'département',
    epci: 'intercommunalité',
    commune: 'commune',
  } satisfies Record<PlaceKind, string>,
  item: {
    undated: 'sans date',
    firstSeen: (date: string) => `repéré le ${date}`,
    read: (source: string) => `Lire l’article sur ${source}`,
    why: 'Pourquoi ces étiquettes',
    whyHint: 'Chaque étiquette s’ouvre sur les passages qui la justifient.',
    where: 'Territoires cités',
    added: 'ajoutée par un curateur',
    inTitle: 'dans le titre',
    passages: (count: number) => (count === 1 ? '1 passage' : `${count} passages`),
    noTag: 'Aucune notion du glossaire n’a été repérée dans cet article.',
    noPassage: 'Sans passage : un curateur l’a posée d’après l’ensemble du texte.',
    version: (version: number) => `version ${version}`,
  },
  glossary: {
    title: 'Glossaire',
    intro:
      'Les notions que Vigie repère dans les articles, dites simplement. Une notion mal définie ou qui manque ? Dites-le-nous.',
    also: 'On dit aussi',
    source: 'Définition',
    related: 'Notions voisines',
    notThis: 'Ne compte pas',
    latest: 'Derniers articles',
    all: (count: number) => (count === 1 ? 'Voir l’article' : `Voir les ${count} articles`),
    none: 'Aucun article pour le moment.',
  },
  sources: {
    title: 'Sources',
    intro: 'Ce que Vigie lit, et comment chaque lecture s’est passée.',
    name: 'Source',
    state: 'État',
    last: 'Dernière lecture',
    next: 'Prochaine',
    never: 'jamais',
    health: { new: 'pas encore lue', ok: 'va bien', failing: 'en difficulté', off: 'arrêtée' } satisfies Record<
      SourceHealth,
      string
    >,
  },
  subscribe: {
    title: 'Recevoir la lettre',
    intro:
      'Chaque lundi matin, les nouveaux articles sur les notions et les territoires de votre choix. Rien de neuf, pas de lettre.',
    email: 'Adresse électronique',
    concepts: 'Notions',
    conceptsHint: 'Aucune case cochée : toutes les notions.',
    territories: 'Territoires',
    territoriesHint: 'Aucune case cochée : partout.',
    regions: 'Régions',
    departements: 'Départements',
    metropoles: 'Métropoles',
    retention: 'Une demande qui n’est pas confirmée est effacée après sept jours.',
    submit: 'Demander l’abonnement',
    sentTitle: 'Vérifiez votre courrier',
    sent: 'Si cette adresse est la bonne, un message vient d’y partir. Ouvrez-le et confirmez l’abonnement.',
    invalidTitle: 'La demande est incomplète',
    invalidEmail: 'Cette adresse électronique n’est pas valable : vérifiez qu’elle a la forme nom@exemple.fr.',
    invalidChoice: 'Un des choix n’existe pas : revenez au formulaire.',
    confirmTitle: 'Confirmer l’abonnement',
    confirmText: 'Un clic sur le bouton et la lettre vous arrivera chaque lundi.',
    confirm: 'Confirmer mon abonnement',
    confirmedTitle: 'Abonnement confirmé',
    confirmed: 'C’est fait. La prochaine lettre partira lundi matin, s’il y a du nouveau.',
    endTitle: 'Se désabonner',
    endText: 'Un clic sur le bouton et vous ne recevrez plus cette lettre.',
    end: 'Me désabonner',
    endedTitle: 'Vous êtes désabonné',
    ended: 'Vous ne recevrez plus cette lettre. Vous pouvez vous réabonner quand vous voulez.',
    unknownTitle: 'Ce lien ne vaut plus',
    unknown: 'Il est trop ancien ou incomplet. Vous pouvez faire une nouvelle demande.',
    again: 'Faire une nouvelle demande',
  },
  digest: {
    title: (date: string) => `Lettre du ${date}`,
    count: (count: number) => (count === 1 ? '1 article' : `${count} articles`),
    omitted: (count: number) => `${count} autres articles de la semaine n’ont pas trouvé place dans cette lettre.`,
  },
  robot: {
    title: 'Notre robot',
    intro: 'Vigie lit des flux et des pages publiques d’innovation. Voici comment, et comment lui demander d’arrêter.',
    rules: [
      'Il se nomme : « Vigie », avec sa version, cette page et une adresse de contact.',
      'Il demande une chose à la fois à un site, avec une pause entre deux demandes, et ne redemande que ce qui a changé.',
      'Il obéit à robots.txt pour les pages et respecte les réserves de droits (TDMRep).',
      'Il n’accepte aucun témoin (cookie) et n’envoie aucun référent.',
      'Il garde le texte pour l’indexer et n’en montre que le titre, le lien et un extrait de 300 signes au plus.',
    ],
    stop: 'Pour l’arrêter sur votre site, ajoutez à robots.txt :',
    contact: 'Contact :',
    noContact: 'Cette instance n’a pas d’adresse de contact : elle ne lit aucun site extérieur.',
  },
  error: {
    notFoundTitle: 'Page introuvable',
    notFound: 'Cette adresse ne mène à rien, ou l’article a été retiré.',
    title: 'Quelque chose n’a pas marché',
    text: 'L’erreur a été notée. Réessayez dans un instant.',
    home: 'Revenir aux articles',
  },
};

const count = new Intl.NumberFormat('fr-FR');
const longDate = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'Europe/Paris' });
const shortInstant = new Intl.DateTimeFormat('fr-FR', {
  dateStyle: 'short',
  timeStyle: 'short',
  timeZone: 'Europe/Paris',
});

export const toFrenchDate = (date: Date): string => longDate.format(date);
export const toFrenchInstant = (date: Date): string => shortInstant.format(date);
/** « 1 article », « 2 345 articles ». */
export const toFrenchCount = (total: number): string => `${count.format(total)} article${total > 1 ? 's' : ''}`;
