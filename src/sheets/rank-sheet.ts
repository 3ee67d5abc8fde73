// Which sheets to show first: those that are told whole, with evidence, that others can do again, that are new, and near the reader.
import { fold } from '../french/fold.ts';
import type { ActorType } from '../model/actor.ts';
import { type SheetDraft, type SheetPassage, sheetFields } from '../model/sheet.ts';
import { compile } from './cue-words.ts';
import { countIndependentSources } from './merge-sheets.ts';

/** Who reads: their territories (`Place.id`, with those that contain them) and the kind of body they work for. */
export interface SheetReader {
  placeIds?: string[];
  actorType?: ActorType;
}

export interface InspirationRank {
  /** Over 0, to sort by; no unit. */
  value: number;
  completeness: number;
  evidence: number;
  transferability: number;
  novelty: number;
  nearness: number;
  /** In French. */
  reasons: string[];
}

const figures =
  /\d[\d\s.,]*\s?(?:%|€|k€|euros|usagers|utilisateurs|habitants|agents|personnes|communes|heures|jours|mois|fois)/i;
const evaluated = compile(
  "evaluation, evalue*, mesure d'impact, impact mesure, a montre que, ont montre que, taux de satisfaction, etude, groupe temoin, avant-apres, avant et apres, enquete*, bilan",
);
const openWords = compile(
  'open source, code source, logiciel libre, licence, licence libre, licence ouverte, kit, guide, reutilisable*, gratuit*',
);
const noveltyFactor = 1.3;

/**
 * completeness × evidence × transferability × novelty × nearness. Each part is in [0.2, 1] or so, so that none alone hides a sheet: figures, an evaluation, failures
 * told and independent sources raise the evidence; cost, conditions, replication, licence and contact the transferability. `isNovel` is given: a weak signal in it, or
 * the first in its territory.
 */
export function inspirationRank(sheet: SheetDraft & { isNovel?: boolean }, reader: SheetReader = {}): InspirationRank {
  const reasons: string[] = [];
  const part = (points: [boolean, number, string][], base: number): number => {
    for (const [holds, , reason] of points) if (holds) reasons.push(reason);
    return points.reduce((sum, [holds, worth]) => (holds ? sum + worth : sum), base);
  };
  const passages = sheetFields.flatMap((field) => sheet.fields[field] ?? []);
  const told = [...(sheet.fields.results ?? []), ...(sheet.fields.lessons ?? [])];
  const sources = countIndependentSources(sheet);
  const isStopped = sheet.stage?.value === 'arrete' && sheet.stage.reason !== undefined;
  const evidence = part(
    [
      [told.some(({ text }) => figures.test(text)), 0.2, 'résultats chiffrés'],
      [says(passages, evaluated), 0.2, 'évaluation racontée'],
      [has(sheet.fields.failures) || isStopped, 0.25, 'échecs racontés'],
      [has(sheet.fields.lessons), 0.1, 'enseignements tirés'],
      [sources > 1, Math.min(0.2, 0.1 * (sources - 1)), `${sources} sources indépendantes`],
    ],
    0.3,
  );
  const transferability = part(
    [
      [has(sheet.fields.cost), 0.2, 'coût connu'],
      [has(sheet.fields.conditions), 0.2, 'conditions de réussite dites'],
      [has(sheet.fields.replication), 0.15, 'déjà reproduit ou reproductible'],
      [says(passages, openWords), 0.1, 'réutilisable'],
      [has(sheet.fields.contact), 0.1, 'contact donné'],
    ],
    0.4,
  );
  const novelty = part([[sheet.isNovel === true, noveltyFactor - 1, 'nouveau']], 1);
  const isNear = sheet.territories.some(({ placeId }) => reader.placeIds?.includes(placeId));
  const isAlike = sheet.carriers.some(({ type }) => type === reader.actorType);
  const nearness = part(
    [
      [isNear, 0.3, 'près de chez vous'],
      [isAlike, 0.2, 'porté par une organisation comme la vôtre'],
    ],
    1,
  );
  const completeness = 0.2 + 0.8 * sheet.completeness;
  return {
    value: completeness * evidence * transferability * novelty * nearness,
    completeness,
    evidence,
    transferability,
    novelty,
    nearness,
    reasons,
  };
}

function has(passages: SheetPassage[] | undefined): boolean {
  return (passages ?? []).length > 0;
}

function says(passages: SheetPassage[], words: RegExp): boolean {
  return passages.some(({ text }) => fold(text).match(words) !== null);
}
