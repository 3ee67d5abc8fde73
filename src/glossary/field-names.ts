// What people call the fields of a concept: in faults, in spreadsheets, in the story of a change.
import type { Concept } from '../model/glossary.ts';

export const fieldNames: Record<keyof Concept, string> = {
  id: 'identifiant',
  prefLabel: 'libellé',
  prefLabelEn: 'libellé anglais',
  altLabels: 'autres libellés',
  hiddenLabels: 'fautes reconnues',
  definition: 'définition',
  definitionSource: 'source de la définition',
  scopeNote: 'ce que la notion couvre',
  historyNote: 'origine du mot',
  theme: 'thème',
  status: 'statut',
  replacedBy: 'remplacée par',
  broader: 'notions plus larges',
  related: 'notions voisines',
  exactMatch: 'équivalents ailleurs',
  positiveContexts: 'contextes requis',
  blockingContexts: 'contextes bloquants',
  siteCategories: 'rubriques des sites',
  learned: 'poids appris',
};

/** Statuses as people say them. */
export const statusNames: Record<Concept['status'], string> = {
  candidate: 'proposée',
  active: 'active',
  deprecated: 'retirée',
};
