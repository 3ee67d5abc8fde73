// What stands around the text and says what it is: the declaration of its source, the page's schema.org types, the site's own categories.
import { fold } from '../french/fold.ts';
import type { ItemKind } from '../model/source.ts';
import type { TagInput } from '../model/tagging.ts';
import { type KindSign, reasonWordsMax } from './kind-words.ts';

/** `article` is what a source declares when nobody thought about it. */
const declaredWeights: Record<ItemKind, number> = {
  article: 1,
  project: 2.5,
  event: 2.5,
  call: 2.5,
  resource: 2.5,
  opinion: 3,
};

/** schema.org types. Sites mark nearly every page as an article: that says little. */
const typePatterns: [RegExp, ItemKind, number][] = [
  [/Event$|^(?:Festival|Hackathon|EventSeries|CourseInstance)$/, 'event', 4],
  [/^(?:JobPosting|EmployerAggregateRating)$/, 'call', 5],
  [/^(?:Grant|MonetaryGrant|FundingScheme)$/, 'call', 3],
  [/^(?:HowTo|HowToStep|LearningResource|Course|Guide|TechArticle|Recipe)$/, 'resource', 3],
  [/^(?:Report|Book|DigitalDocument|Dataset|PresentationDigitalDocument)$/, 'resource', 2],
  [/^(?:OpinionNewsArticle|AdvertiserContentArticle)$/, 'opinion', 4],
  [
    /^(?:SoftwareApplication|WebApplication|MobileApplication|Project|ResearchProject|GovernmentService|Service|Product)$/,
    'project',
    2,
  ],
  [/^(?:NewsArticle|ReportageNewsArticle|Article|BlogPosting)$/, 'article', 0.5],
];

/** By the words that a category begins with or is, folded. */
const categoryPatterns: [RegExp, ItemKind, number][] = [
  [
    /^(?:agenda|evenements?|webinaires?|conferences?|rencontres?|ateliers?|formations?|seminaires?|colloques?|salons?|rendez-vous)\b/,
    'event',
    2.5,
  ],
  [
    /^(?:appels?\b|emplois?\b|offres? d'emploi|offres? de stage|recrutements?|stages?\b|candidatures?|concours|carrieres?)/,
    'call',
    3,
  ],
  [
    /^(?:ressources?|outils?|methodes?|methodologies?|guides?|boites? a outils|fiches?|tutoriels?|publications?|documentations?|kits?|etudes?)\b/,
    'resource',
    2,
  ],
  [
    /^(?:projets?|initiatives?|experimentations?|realisations?|services? numeriques?|startups?|produits?|experiences?|fiches? experiences?)\b/,
    'project',
    2,
  ],
  [
    /^(?:tribunes?|opinions?|editos?|editorial|editoriaux|points? de vue|idees|debats?|billets? d'humeur|chroniques?|cartes? blanches?)\b/,
    'opinion',
    3,
  ],
  [
    /^(?:actualites?|actus?|news|infos?|articles?|interviews?|entretiens?|portraits?|revues? de presse|communiques?|newsletters?|retours? d'experiences?|temoignages?|reportages?)\b/,
    'article',
    1.5,
  ],
];

export function readKindContext({ declaredKind, structured, categories = [] }: TagInput): KindSign[] {
  return [
    ...(declaredKind
      ? [{ kind: declaredKind, feature: 'declared', words: [], weight: declaredWeights[declaredKind] }]
      : []),
    ...strongestOf('structured', structured?.types ?? [], (type) => type, typePatterns),
    ...strongestOf('category', categories, (category) => fold(category).trim(), categoryPatterns),
  ];
}

/** One sign for each kind, however many values speak for it. */
function strongestOf(
  feature: string,
  values: string[],
  toKey: (value: string) => string,
  patterns: [RegExp, ItemKind, number][],
): KindSign[] {
  return patterns.flatMap(([pattern, kind, weight]) => {
    const words = values.filter((value) => pattern.test(toKey(value))).slice(0, reasonWordsMax);
    return words.length > 0 ? [{ kind, feature, words, weight }] : [];
  });
}
