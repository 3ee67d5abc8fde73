// A group of findings → the signal that people read: numbers, sources, places, curve, documents, reasons and cautions.
import type { Signal, SignalEvidence, SignalLane, SignalTier } from '../model/signal.ts';
import { type Frame, silenceWeeks } from './frame.ts';
import { longestWindow, ratioInterval } from './growth-test.ts';
import { commonestForm, type Histories } from './histories.ts';
import { conceptsOf, familyOf, toSignalKey } from './keys.ts';
import { toSpread } from './measure.ts';
import { toCautions, toReasons } from './messages.fr.ts';
import type { CountedDocument, Postings } from './postings.ts';
import { type Finding, type Group, toEffectiveSources, toRank, toSurprise } from './rank.ts';
import { toIsoWeek, weekOfDate } from './weeks.ts';

export const curveWeeks = 78;
const documentsShownMax = 30;
const relatedMax = 10;
const prevalenceWeeks = 13;
const widespreadShare = 0.02;
const widespreadDocuments = 20;
const widespreadSourceShare = 0.25;
const widespreadSources = 8;
const vitalityDecay = 2 ** (-1 / silenceWeeks);

/** Words that the index cannot know by itself. */
export interface SignalWords {
  conceptLabel(id: string): string;
  territoryName(id: string): string;
}

export interface SignalParts {
  postings: Postings;
  frame: Frame;
  histories: Histories;
  words: SignalWords;
  group: Group;
  lane: SignalLane;
  tier: SignalTier | null;
}

export function toSignal({ postings, frame, histories, words, group, lane, tier }: SignalParts): Signal {
  const { head, labelled, members } = group;
  const { measure } = head;
  const history = histories.of(head.term);
  const labelOf = (finding: Finding): string => {
    const known = histories.of(finding.term);
    if (familyOf(finding.key) === 'term') return known ? commonestForm(known) : finding.key;
    return conceptsOf(finding.key).map(words.conceptLabel).join(' × ');
  };
  const label = labelOf(labelled);
  const recent = [...head.positions].flatMap((position) => {
    const document = frame.documents[position];
    return document && (frame.ages[position] ?? 0) < longestWindow ? [document] : [];
  });
  const spread = toSpread(frame, measure.positions, prevalenceWeeks);
  const curve = toCurve(frame, measure.positions);
  const { low, high } =
    measure.exposure > 0 && measure.referenceExposure > 0 ? ratioInterval(measure) : { low: 0, high: 0 };
  const facts: Omit<Signal, 'reasons' | 'cautions'> = {
    key: toSignalKey(head.key, head.territory),
    keys: members.map(({ key, territory }) => toSignalKey(key, territory)),
    lane,
    label,
    variants: [...new Set(members.map(labelOf))].filter((variant) => variant !== label),
    week: toIsoWeek(frame.week),
    tier,
    firstSeen: firstSeen(head, frame, histories),
    window: measure.window,
    observed: measure.observed,
    expected: measure.expected,
    ratioLow: low,
    ratioHigh: high,
    p: measure.p,
    surprise: toSurprise(measure.p),
    rank: toRank(measure),
    sources: toSources(postings, frame, measure.positions),
    effectiveSources: toEffectiveSources(measure),
    weeksPresent: measure.spread.weeks,
    territories: [...(history?.territories ?? [])]
      .map(([id, territory]) => ({ id, ...territory }))
      .sort((one, other) =>
        one.firstDate < other.firstDate ? -1 : one.firstDate > other.firstDate ? 1 : one.id < other.id ? -1 : 1,
      ),
    ...(head.territory === undefined ? {} : { territory: head.territory }),
    weekly: curve.weekly,
    prevalence: spread.documents,
    isWidespread:
      spread.documents > Math.max(widespreadShare * frame.recentDocuments, widespreadDocuments) ||
      spread.bySource.size >= Math.max(widespreadSourceShare * frame.recentSources, widespreadSources),
    vitality: curve.vitality,
    vitalityPeak: curve.vitalityPeak,
    documentCount: recent.length,
    documents: [...recent]
      .sort(newestFirst)
      .slice(0, documentsShownMax)
      .map((document) => toEvidence(postings, frame, document)),
    relatedConcepts: toRelated(recent, head),
  };
  const context = {
    frame,
    measure,
    silentSources: [...measure.spread.bySource.keys()].filter(
      (source) => (frame.sourceSilence[source] ?? 0) >= silenceWeeks,
    ).length,
    newSources: [...measure.spread.bySource.values()].filter(({ isOlder }) => !isOlder).length,
    territoryName: words.territoryName,
  };
  return { ...facts, reasons: toReasons(facts, context), cautions: toCautions(facts, context) };
}

/** In the place, for a signal of one. */
function firstSeen({ territory, term }: Finding, frame: Frame, histories: Histories): string {
  const history = histories.of(term);
  const first = territory === undefined ? history?.firstDate : history?.territories.get(territory)?.firstDate;
  return first ?? frame.documents[0]?.date ?? '';
}

/** Weekly counts, and the vitality they give week after week: those of silent sources are left out of the latter, since a dead feed is no decline. */
function toCurve(frame: Frame, positions: Uint32Array): Pick<Signal, 'weekly' | 'vitality' | 'vitalityPeak'> {
  const weekly = new Array<number>(curveWeeks).fill(0);
  const living = new Array<number>(curveWeeks).fill(0);
  for (const position of positions) {
    const week = curveWeeks - 1 - (frame.ages[position] ?? 0);
    if (week < 0) break;
    weekly[week] = (weekly[week] ?? 0) + 1;
    if ((frame.sourceSilence[frame.documents[position]?.source ?? 0] ?? 0) < silenceWeeks)
      living[week] = (living[week] ?? 0) + 1;
  }
  let vitality = 0;
  let vitalityPeak = 0;
  for (const [week, count] of living.entries()) {
    vitality = vitality * vitalityDecay + count;
    if (week >= curveWeeks - longestWindow) vitalityPeak = Math.max(vitalityPeak, vitality);
  }
  return { weekly, vitality, vitalityPeak };
}

function toSources(postings: Postings, frame: Frame, positions: Uint32Array): Signal['sources'] {
  const sources = new Map<string, { documents: number; firstDate: string }>();
  for (const position of positions) {
    const document = frame.documents[position];
    if (!document || (frame.ages[position] ?? 0) >= longestWindow) break;
    const id = postings.sourceId(document.source);
    const known = sources.get(id);
    const firstDate = known && known.firstDate < document.date ? known.firstDate : document.date;
    sources.set(id, { documents: (known?.documents ?? 0) + 1, firstDate });
  }
  return [...sources]
    .map(([id, source]) => ({ id, ...source }))
    .sort((one, other) => other.documents - one.documents || (one.id < other.id ? -1 : 1));
}

/** A reprise that comes after the week of the evaluation does not exist yet. */
function toEvidence(postings: Postings, frame: Frame, document: CountedDocument): SignalEvidence {
  const { id, sourceId, date, title, storyId } = document;
  const story = storyId === undefined ? [] : postings.ofStory(storyId);
  const reprises = story
    .filter((other) => other.id !== id && weekOfDate(other.date) <= frame.week)
    .map((other) => other.id);
  return { id, sourceId, date, title, reprises };
}

function toRelated(documents: CountedDocument[], head: Finding): Signal['relatedConcepts'] {
  const own = new Set(conceptsOf(head.key));
  const counts = new Map<string, number>();
  for (const { concepts } of documents)
    for (const id of concepts) if (!own.has(id)) counts.set(id, (counts.get(id) ?? 0) + 1);
  return [...counts]
    .map(([id, count]) => ({ id, documents: count }))
    .sort((one, other) => other.documents - one.documents || (one.id < other.id ? -1 : 1))
    .slice(0, relatedMax);
}

function newestFirst(one: CountedDocument, other: CountedDocument): number {
  if (one.date !== other.date) return one.date < other.date ? 1 : -1;
  return one.id < other.id ? -1 : 1;
}
