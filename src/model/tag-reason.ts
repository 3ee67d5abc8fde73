// Why a tag or a kind was given: features with their weights, and the same in French for people. The weights add up to the confidence.
import { z } from 'zod';

/** One feature that spoke for (weight > 0) or against (weight < 0). */
export const tagReasonSchema = z.object({
  /** `label`, `title`, `near`, `document`, `category`, `source`, `concept`, `repeated`, `missing`, `learned`…; what each means stands in `describeReason`. */
  feature: z.string().min(1),
  /** The words of the text (or the category, the source, the label) that it rests on; at most five. */
  words: z.array(z.string()).max(5),
  /** Natural log-odds. */
  weight: z.number(),
});
export type TagReason = z.infer<typeof tagReasonSchema>;

/** French beginnings of a sentence, by feature. */
const beginnings: Record<string, string> = {
  label: 'les mots',
  title: 'dans le titre',
  near: 'à côté de',
  document: 'ailleurs dans le texte',
  category: 'rubrique du site',
  source: 'profil de la source',
  concept: 'avec les notions',
  repeated: 'plusieurs fois',
  missing: 'manque à côté',
  against: 'mais dans la phrase',
  unwritten: 'aucun de ses mots dans le texte',
  learned: 'appris des curateurs',
  declared: 'type déclaré par la source',
  structured: 'données structurées de la page',
  'article-title': 'titre d’actualité',
  'article-words': 'mots d’actualité',
  'project-title': 'titre de projet',
  'project-words': 'mots d’une fiche de projet',
  'event-title': 'titre d’événement',
  'event-words': 'mots d’un événement',
  'call-title': 'titre d’appel ou d’offre',
  'call-words': 'mots d’un appel ou d’une offre',
  'resource-title': 'titre de guide ou d’outil',
  'resource-words': 'mots d’un mode d’emploi',
  'opinion-title': 'titre d’opinion',
  'opinion-words': 'mots de qui donne son avis',
  question: 'un titre en forme de question',
  'sentence-title': 'un titre long comme une phrase',
  'name-title': 'un titre qui est un nom',
  'named-again': 'le titre repris dans le texte',
  'long-text': 'un texte long',
  aims: 'des objectifs à l’infinitif',
  timetable: 'un horaire',
  steps: 'des étapes numérotées',
  interview: 'des questions et leurs réponses',
  'first-person': 'à la première personne',
  'day-ahead': 'une date à venir',
  'day-and-hour': 'une date et une heure',
  'day-in-title': 'une date dans le titre',
  deadline: 'une date limite',
};

/** « à côté de : habitants, atelier »; a feature unknown here is shown by its name. */
export function describeReason({ feature, words }: TagReason): string {
  const beginning = beginnings[feature] ?? feature;
  return words.length > 0 ? `${beginning} : ${words.join(', ')}` : beginning;
}
