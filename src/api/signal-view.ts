// A signal as the API shows it: what is counted against what was expected, where and by whom, and the passages that prove it.
import { z } from '@hono/zod-openapi';
import { type Glossary, labelOfConcept } from '../model/glossary.ts';
import {
  isoWeekSchema,
  type SignalCard,
  signalLaneSchema,
  signalQuoteSchema,
  signalStateSchema,
  signalTierSchema,
} from '../model/signal.ts';
import {
  hitRateOf,
  isMuted,
  type SignalHitRate,
  type SignalVerdict,
  type SignalWeek,
  signalVerdictNames,
} from '../model/signal-verdict.ts';
import type { PlaceDirectory } from '../model/tag.ts';
import type { FoundSignal, ShownSignal } from '../store/store.ts';
import { instantSchema } from './route-responses.ts';

const refSchema = z.object({ id: z.string(), label: z.string() });
const verdictNameSchema = z.enum(signalVerdictNames).openapi({
  description:
    '`relevant` pertinent, `early` trop tôt, `noise` bruit (masqué jusqu’à ce que la surprise double), `duplicate` doublon.',
});

const shownSchema = z.object({
  week: isoWeekSchema,
  state: signalStateSchema.openapi({
    description: '`weak` faible, `strong` fort, `established` établi, `fading` en repli.',
  }),
  tier: signalTierSchema
    .nullable()
    .openapi({ description: 'D’un signal faible : A confirmé, B probable, C à surveiller.' }),
  window: z.int().openapi({ description: 'Semaines comptées, jusqu’à celle-ci comprise.' }),
  observed: z
    .int()
    .openapi({ description: 'Documents de la fenêtre : un par histoire, deux au plus par source et semaine.' }),
  expected: z.number().openapi({ description: 'Ce que les 52 semaines d’avant laissaient attendre.' }),
  surprise: z.number().openapi({ description: '−log10 de la probabilité d’en voir autant par hasard.' }),
  rank: z.number(),
});

const headSchema = z.object({
  id: z.string(),
  label: z.string(),
  lane: signalLaneSchema.openapi({
    description:
      '`term` expression libre, `name` nom propre, `concept` du glossaire, `pair` de concepts, `territory` expression en un lieu.',
  }),
  territory: refSchema.optional().openapi({ description: 'Pour `territory` : le lieu.' }),
  firstFlagged: isoWeekSchema.openapi({ description: 'La première semaine où il a été montré.' }),
  firstSeen: z.iso.date().openapi({ description: 'Le jour du premier document.' }),
  verdict: verdictNameSchema.optional().openapi({ description: 'Le dernier mot d’un curateur.' }),
});

export const signalSummarySchema = headSchema.extend(shownSchema.shape).openapi('SignalSummary');

const countedSchema = refSchema.extend({ documents: z.int(), firstDate: z.iso.date() });

export const signalViewSchema = headSchema
  .extend({
    shown: z.boolean().openapi({ description: 'Est-il montré dans la dernière semaine évaluée ?' }),
    muted: z.boolean().openapi({ description: 'Un curateur a dit « bruit » et la surprise n’a pas doublé depuis.' }),
    since: isoWeekSchema.openapi({ description: 'Depuis quand dans cet état.' }),
    ...shownSchema.shape,
    variants: z.array(z.string()),
    ratio: z.object({ low: z.number(), high: z.number() }).openapi({
      description: 'Intervalle à 90 % du rapport des fréquences, fenêtre sur référence.',
    }),
    reasons: z.array(z.string()),
    cautions: z.array(z.string()),
    sources: z.array(countedSchema),
    effectiveSources: z.number().openapi({ description: 'Combien de sources, si toutes pesaient autant.' }),
    weeksPresent: z.int(),
    territories: z.array(countedSchema),
    weekly: z.array(z.int()).openapi({ description: 'Documents par semaine, 78 semaines jusqu’à `week`.' }),
    documentCount: z.int(),
    documents: z
      .array(
        z.object({
          id: z.string(),
          date: z.iso.date(),
          title: z.string(),
          source: refSchema,
          reprises: z.array(z.string()).openapi({ description: 'Les reprises du même texte, qui ne comptent pas.' }),
          quote: signalQuoteSchema
            .optional()
            .openapi({ description: 'Le passage ; positions en unités UTF-16 dans le champ de l’élément.' }),
        }),
      )
      .openapi({ description: 'Les 30 plus récents des 26 dernières semaines.' }),
    relatedConcepts: z.array(refSchema.extend({ documents: z.int() })),
    history: z.array(shownSchema).openapi({ description: 'Chaque semaine où il a été montré.' }),
  })
  .openapi('Signal');

export const verdictSchema = z
  .object({
    verdict: verdictNameSchema,
    comment: z.string().optional(),
    owner: z.string().optional(),
    decision: z.string().optional(),
    reviewOn: z.string().optional(),
    actorId: z.string(),
    at: instantSchema,
    week: isoWeekSchema.openapi({ description: 'La semaine de la fiche jugée.' }),
    surprise: z.number(),
  })
  .openapi('SignalVerdict');

export const hitRateSchema = z
  .object({
    quarter: z.string().openapi({ example: '2026-T4' }),
    signals: z.int().openapi({ description: 'Montrés pour la première fois dans ce trimestre.' }),
    relevant: z.int(),
    early: z.int(),
    noise: z.int(),
    duplicate: z.int(),
    hitRate: z.number().optional().openapi({
      description: 'Pertinents ou trop tôt, parmi les jugés qui ne sont pas des doublons ; absent sans jugement.',
    }),
  })
  .openapi('SignalHitRate');

export interface SignalNames {
  glossary: Glossary;
  places: PlaceDirectory;
  sourceTitles: ReadonlyMap<string, string>;
}

export function toSignalSummary({ card, shown, verdict }: ShownSignal, names: Pick<SignalNames, 'places'>) {
  return { ...toHead(card, verdict, names), ...toShown(shown) };
}

export function toSignalView(
  { card, weeks, verdicts }: FoundSignal,
  evaluatedWeek: string | undefined,
  names: SignalNames,
): z.infer<typeof signalViewSchema> {
  const { standing, signal } = card;
  const { glossary, sourceTitles } = names;
  const sourceOf = (id: string) => ({ id, label: sourceTitles.get(id) ?? id });
  return {
    ...toHead(card, verdicts[0], names),
    shown: signal.week === evaluatedWeek,
    muted: isMuted(verdicts[0], signal.surprise),
    since: standing.since,
    week: signal.week,
    state: standing.state,
    tier: standing.tier,
    window: signal.window,
    observed: signal.observed,
    expected: signal.expected,
    surprise: signal.surprise,
    rank: signal.rank,
    variants: signal.variants,
    ratio: { low: signal.ratioLow, high: signal.ratioHigh },
    reasons: signal.reasons,
    cautions: signal.cautions,
    sources: signal.sources.map(({ id, ...counts }) => ({ ...sourceOf(id), ...counts })),
    effectiveSources: signal.effectiveSources,
    weeksPresent: signal.weeksPresent,
    territories: signal.territories.map(({ id, ...counts }) => ({ ...placeOf(id, names), ...counts })),
    weekly: signal.weekly,
    documentCount: signal.documentCount,
    documents: signal.documents.map(({ sourceId, ...document }) => ({ ...document, source: sourceOf(sourceId) })),
    relatedConcepts: signal.relatedConcepts.map(({ id, documents }) => ({
      id,
      label: labelOfConcept(glossary, id),
      documents,
    })),
    history: weeks.map(toShown),
  };
}

export function toVerdictView(said: SignalVerdict): z.infer<typeof verdictSchema> {
  const { verdict, comment, owner, decision, reviewOn, actorId, at, week, surprise } = said;
  return {
    verdict,
    ...(comment !== undefined && { comment }),
    ...(owner !== undefined && { owner }),
    ...(decision !== undefined && { decision }),
    ...(reviewOn !== undefined && { reviewOn }),
    actorId,
    at: at.toISOString(),
    week,
    surprise,
  };
}

export function toHitRateView(rate: SignalHitRate): z.infer<typeof hitRateSchema> {
  const hitRate = hitRateOf(rate);
  return { ...rate, ...(hitRate !== undefined && { hitRate }) };
}

function toHead(
  { standing, signal }: SignalCard,
  verdict: SignalVerdict | undefined,
  names: Pick<SignalNames, 'places'>,
) {
  return {
    id: standing.id,
    label: signal.label,
    lane: standing.lane,
    ...(signal.territory !== undefined && { territory: placeOf(signal.territory, names) }),
    firstFlagged: standing.firstFlagged,
    firstSeen: signal.firstSeen,
    ...(verdict && { verdict: verdict.verdict }),
  };
}

function toShown({ signalId: _signalId, ...shown }: SignalWeek) {
  return shown;
}

function placeOf(id: string, { places }: Pick<SignalNames, 'places'>) {
  return { id, label: places.find(id)?.name ?? id };
}
