// detect-signals: once a week, when the week is over. All stored items → the index → every week since the watch began → signals and their history, written whole.
import { setImmediate as letOthersRun } from 'node:timers/promises';
import { type Glossary, prefLabelOf, textOfLabel } from '../../model/glossary.ts';
import type { SignalCard, SignalDocument } from '../../model/signal.ts';
import type { SignalWeek } from '../../model/signal-verdict.ts';
import type { PlaceDirectory } from '../../model/tag.ts';
import { quoteSignal } from '../../signals/quotes.ts';
import { replay } from '../../signals/replay.ts';
import { createSignalIndex, type SignalIndex } from '../../signals/signal-index.ts';
import { createTermExtractor } from '../../signals/terms.ts';
import { mondayOf, toIsoWeek, weekOfDate } from '../../signals/weeks.ts';
import type { Store } from '../../store/store.ts';
import type { Handler, JobReport } from '../queues.ts';

export interface DetectSignalsDeps {
  store: Pick<Store, 'items' | 'signals' | 'tryLock'>;
  /** The one in force: its fields are looked up at each use. */
  glossary: Glossary;
  places: Pick<PlaceDirectory, 'find' | 'ancestors'>;
  now(): Date;
}

/** What Sunday published has until three o'clock (UTC) to be read; digests leave on Monday morning, after that. */
const settleMs = 3 * 60 * 60 * 1000;
const pageItems = 500;
/** Pages are served by the same process: none waits longer than this for the reading, plus one text. */
const busyMs = 5;

/** The last ISO week that is over, and when it had settled. */
export function lastWholeWeek(now: Date): { week: string; settledAt: Date } {
  const running = weekOfDate(toDay(new Date(now.getTime() - settleMs)));
  return { week: toIsoWeek(running - 1), settledAt: new Date(Date.parse(mondayOf(running)) + settleMs) };
}

export function createDetectSignals(deps: DetectSignalsDeps): Handler<'detect-signals'> {
  return () => detectSignals(deps);
}

/**
 * Everything is counted again from the stored items: a late, edited, deleted, regrouped or retagged one needs no rule of its own, and what is stored is always
 * what a rebuild gives. Nothing that a run wrote is read by the next one; killed anywhere, it has written nothing.
 */
export async function detectSignals(deps: DetectSignalsDeps): Promise<JobReport> {
  const lock = await deps.store.tryLock('detect-signals');
  if (!lock) return { outcome: 'busy' };
  try {
    const { week } = lastWholeWeek(deps.now());
    const index = await readIndex(deps);
    const { cards, weeks } = await replayWatch(deps, index, week);
    const quoted: SignalCard[] = [];
    const extract = createTermExtractor();
    for (const card of cards) quoted.push(await withQuotes(deps, card, extract));
    await deps.store.signals.saveEvaluated({ week, cards: quoted, weeks });
    return { outcome: 'evaluated', week, items: index.size(), signals: cards.length, shown: countOf(weeks, week) };
  } finally {
    await lock.release();
  }
}

async function readIndex({ store, glossary, places }: DetectSignalsDeps): Promise<SignalIndex> {
  const concepts = glossary.concepts.filter(({ status }) => status === 'active');
  const known = new Set(concepts.map(({ id }) => id));
  const readSince = await store.signals.listReadSince();
  const index = createSignalIndex({
    concepts: concepts.map((concept) => ({
      id: concept.id,
      label: prefLabelOf(concept),
      otherLabels: [...concept.altLabels, ...concept.hiddenLabels].map(textOfLabel),
    })),
    readSince(sourceId) {
      const since = readSince.get(sourceId);
      return since && toDay(since);
    },
    territoryName: (id) => places.find(id)?.name ?? id,
  });
  let sinceMs = performance.now();
  for (let afterId: string | undefined; ; ) {
    const page = await store.signals.listDocuments({ limit: pageItems, ...(afterId !== undefined && { afterId }) });
    for (const document of page) {
      index.add(toCounted(document));
      if (performance.now() - sinceMs < busyMs) continue;
      await letOthersRun();
      sinceMs = performance.now();
    }
    afterId = page.at(-1)?.id;
    if (afterId === undefined) return index;
  }

  /** Of the glossary in force; and the regions it speaks of, so that places of one size are compared. */
  function toCounted(document: SignalDocument): SignalDocument {
    const named = (document.territories ?? []).flatMap((id) => [id, ...places.ancestors(id)]);
    return {
      ...document,
      concepts: document.concepts?.filter((id) => known.has(id)),
      territories: [...new Set(named)].filter((id) => places.find(id)?.kind === 'region'),
    };
  }
}

/** Each week since the first item was seen: before that there was no watch, only back-catalogues, which can be no evidence by themselves. */
async function replayWatch(
  { store }: DetectSignalsDeps,
  index: SignalIndex,
  to: string,
): Promise<{ cards: SignalCard[]; weeks: SignalWeek[] }> {
  const [began] = [...(await store.signals.listReadSince()).values()].sort((one, other) => Number(one) - Number(other));
  /** The newest of each signal. */
  const cards = new Map<string, SignalCard>();
  const weeks: SignalWeek[] = [];
  if (!began) return { cards: [], weeks };
  for (const step of replay(index, { from: toIsoWeek(weekOfDate(toDay(began))), to })) {
    for (const card of step.cards) {
      cards.set(card.standing.id, card);
      weeks.push(toWeek(card));
    }
    await letOthersRun();
  }
  return { cards: [...cards.values()], weeks };
}

function toWeek({ standing, signal }: SignalCard): SignalWeek {
  const { week, window, observed, expected, surprise, rank } = signal;
  const { id: signalId, state, tier } = standing;
  return { signalId, week, state, tier, window, observed, expected, surprise, rank };
}

async function withQuotes(
  { store }: DetectSignalsDeps,
  card: SignalCard,
  extract: ReturnType<typeof createTermExtractor>,
): Promise<SignalCard> {
  const items = await store.items.listTagged(card.signal.documents.map(({ id }) => id));
  const byId = new Map(items.map((item) => [item.id, item]));
  const signal = quoteSignal(card.signal, {
    textOf: (id) => byId.get(id),
    extract,
    conceptPassage: (id, conceptId) => byId.get(id)?.tags.find((tag) => tag.conceptId === conceptId)?.evidence[0],
  });
  await letOthersRun();
  return { ...card, signal };
}

function countOf(weeks: SignalWeek[], week: string): number {
  return weeks.filter((each) => each.week === week).length;
}

function toDay(date: Date): string {
  return date.toISOString().slice(0, 10);
}
