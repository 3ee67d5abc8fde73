// « Ce qui monte chez vous »: the few signals of the last evaluated week that touch what a reader chose. Pure; called when an issue is prepared.
import type { DigestReason, DigestSignal } from '../model/digest.ts';
import type { SignalCard } from '../model/signal.ts';
import type { SignalVerdict, SignalWeek } from '../model/signal-verdict.ts';
import type { Subscription } from '../model/subscription.ts';
import type { PlaceDirectory } from '../model/tag.ts';

export interface SignalSelectionInput {
  subscription: Pick<Subscription, 'concepts' | 'territories'>;
  /** Best rank first. */
  shown: { card: SignalCard; shown: SignalWeek; verdict?: Pick<SignalVerdict, 'verdict'> }[];
  /** Ids of past issues of this subscription: a signal is told once. */
  alreadySent: ReadonlySet<string>;
  places: Pick<PlaceDirectory, 'ancestors'>;
}

const signalsMax = 3;
/** A concept that fewer of its documents speak of is not what a signal is about. */
const relatedShareMin = 1 / 3;

/**
 * Weak ones that are confirmed or probable, and strong ones: what is merely to be watched, fading or established is no news for a mail. Any for a reader who
 * chose nothing.
 */
export function selectSignals({ subscription, shown, alreadySent, places }: SignalSelectionInput): DigestSignal[] {
  return shown
    .flatMap(({ card: { standing, signal }, shown: { state, tier }, verdict }) => {
      const isRising = state === 'strong' || tier === 'A' || tier === 'B';
      if (!isRising || verdict?.verdict === 'duplicate' || alreadySent.has(standing.id)) return [];
      const reasons = toReasons(subscription, signal, places);
      const [evidence = ''] = signal.reasons;
      return reasons.length > 0 ? [{ id: standing.id, label: signal.label, state, tier, evidence, reasons }] : [];
    })
    .slice(0, signalsMax);
}

function toReasons(
  { concepts, territories }: SignalSelectionInput['subscription'],
  signal: SignalCard['signal'],
  places: SignalSelectionInput['places'],
): DigestReason[] {
  if (concepts.length === 0 && territories.length === 0) return [{ type: 'everything' }];
  const { key, territory, relatedConcepts, documentCount } = signal;
  const spokenOf = new Set(conceptsOf(key));
  for (const { id, documents } of relatedConcepts) if (documents >= documentCount * relatedShareMin) spokenOf.add(id);
  const seenIn = new Set(territory === undefined ? signal.territories.map(({ id }) => id) : [territory]);
  return [
    ...concepts.filter((id) => spokenOf.has(id)).map((id): DigestReason => ({ type: 'concept', id })),
    ...territories
      .filter((id) => [id, ...places.ancestors(id)].some((around) => seenIn.has(around)))
      .map((id): DigestReason => ({ type: 'territory', id })),
  ];
}

/** Of `concept:a`, `pair:a×b` or the same in a place. */
function conceptsOf(key: string): string[] {
  return /(?:^|:)(?:concept|pair):(.+)$/.exec(key)?.[1]?.split('×') ?? [];
}
