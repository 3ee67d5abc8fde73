// A corpus in which nothing trends but what is planted: Zipf words with habitual bigrams, unequal sources, true signals of five kinds and decoys of six.
import type { DocumentTerm, SignalDocument } from '../../src/model/signal.ts';
import { mondayOf, weekOfDate } from '../../src/signals/weeks.ts';

export type SignalKind = 'T1' | 'T2' | 'T3' | 'T4' | 'T5';
export type DecoyKind = 'D1' | 'D2' | 'D3' | 'D4' | 'D5' | 'D6';

export interface Planted {
  kind: SignalKind | DecoyKind;
  key: string;
  onset: number;
  /** Last week in which it is mentioned on purpose. */
  end: number;
  /** Ids of the documents in which it was put. */
  documents: Set<string>;
}

export interface Corpus {
  /** Weeks count from 0; `toWeek` gives the calendar's. */
  weeks: number;
  documents: (SignalDocument & { week: number; terms: DocumentTerm[] })[];
  planted: Planted[];
  toWeek(week: number): number;
}

export interface GeneratorOptions {
  seed: number;
  weeks?: number;
  textsPerWeek?: number;
  sources?: number;
  perSignalKind?: number;
  perDecoyKind?: number;
}

const wordCount = 60_000;
const firstWeek = weekOfDate('2022-01-03');
const followWeeks = 30;

/** mulberry32: the same numbers for the same seed, everywhere. */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export function generateCorpus(options: GeneratorOptions): Corpus {
  const { seed, weeks = 130, textsPerWeek = 30, sources = 40, perSignalKind = 8, perDecoyKind = 6 } = options;
  const random = createRandom(seed);
  const drawWord = createZipf(random);
  const sourceWeights = Array.from({ length: sources }, (_, index) => 1 / (index + 2));
  const drawSource = createDraw(random, sourceWeights);
  const drawCarrier = createDraw(random, sourceWeights.map(Math.sqrt));
  const documents: Corpus['documents'] = [];
  const planted: Planted[] = [];
  const nextWords = new Map<number, number>();

  const toText = (): string[] => {
    const words: number[] = [];
    const length = 30 + Math.floor(random() * 15);
    while (words.length < length) {
      const last = words.at(-1);
      // Habit: one word in four is the usual follower of the one before.
      if (last !== undefined && random() < 0.25) {
        if (!nextWords.has(last)) nextWords.set(last, drawWord());
        words.push(nextWords.get(last) ?? 0);
      } else words.push(drawWord());
    }
    return words.map((word) => `w${word}`);
  };
  const write = (week: number, source: number, phrase: string[] = [], storyId?: string) => {
    const words = toText();
    words.splice(Math.floor(random() * words.length), 0, ...phrase);
    const id = `d${documents.length}`;
    documents.push({
      id,
      ...(storyId && { storyId }),
      sourceId: `s${source}`,
      date: mondayOf(firstWeek + week),
      week,
      title: id,
      terms: toTerms(words),
    });
    return id;
  };
  const poisson = (mean: number): number => {
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = random(); product > limit; product *= random()) count += 1;
    return count;
  };
  const newPhrase = (): string[] => {
    // Common enough to be words, rare enough never to meet by chance.
    const common = (): string => `w${200 + Math.floor(random() * 3000)}`;
    return random() < 0.7 ? [common(), common()] : [`x${planted.length}`, common()];
  };
  const plant = (kind: Planted['kind'], onset: number, end: number): Planted & { phrase: string[] } => {
    const phrase = newPhrase();
    const entry = { kind, key: phrase.join(' '), onset, end, documents: new Set<string>(), phrase };
    planted.push(entry);
    return entry;
  };
  const mention = (
    { phrase, documents: own }: { phrase: string[]; documents: Set<string> },
    week: number,
    source: number,
    story?: string,
  ) => own.add(write(week, source, phrase, story));

  // A footer is in every text of its source, so it must be known when the background is written.
  const footers = new Map<number, ReturnType<typeof plant>>();
  for (let index = 0; index < perDecoyKind; index += 1)
    footers.set(1 + index * 3, plant('D5', 65 + index * 6, weeks - 1));
  for (let week = 0; week < weeks; week += 1) {
    const month = Number(mondayOf(firstWeek + week).slice(5, 7));
    const dip = month === 8 || month === 12 ? 0.4 : 1;
    const texts = poisson(textsPerWeek * dip * (0.8 + 0.4 * random()));
    for (let index = 0; index < texts; index += 1) {
      const source = drawSource();
      const footer = footers.get(source);
      if (footer && week >= footer.onset) mention(footer, week, source);
      else write(week, source);
    }
  }

  const rates: Record<SignalKind, { weeks: number; rate: (tau: number) => number; before: number }> = {
    T1: { weeks: 20, rate: (tau) => 0.25 + 0.15 * tau, before: 0 },
    T2: { weeks: followWeeks, rate: () => 1, before: 0 },
    T3: { weeks: followWeeks, rate: () => 0.5, before: 0 },
    T4: { weeks: followWeeks, rate: () => 1, before: 0.08 },
    T5: { weeks: 16, rate: (tau) => Math.min(4, 0.2 * 2 ** (tau / 4)), before: 0 },
  };
  for (const kind of ['T1', 'T2', 'T3', 'T4', 'T5'] as const)
    for (let index = 0; index < perSignalKind; index += 1) {
      const { weeks: length, rate, before } = rates[kind];
      const onset = 60 + Math.floor(random() * 48);
      const signal = plant(kind, onset, Math.min(weeks, onset + length) - 1);
      for (let week = before > 0 ? 0 : onset; week <= signal.end; week += 1)
        for (let left = poisson(week < onset ? before : rate(week - onset)); left > 0; left -= 1)
          mention(signal, week, drawCarrier());
    }

  for (let index = 0; index < perDecoyKind; index += 1) {
    const onset = () => 60 + Math.floor(random() * 48);
    const oneSource = plant('D1', onset(), weeks - 1);
    const loud = drawCarrier();
    for (let text = 0; text < 12; text += 1) mention(oneSource, oneSource.onset + Math.floor(text / 2), loud);
    const reprinted = plant('D2', onset(), weeks - 1);
    for (const source of distinct(8, drawCarrier))
      mention(reprinted, reprinted.onset + Math.floor(random() * 2), source, `story-${seed}-${index}`);
    const spike = plant('D3', onset(), weeks - 1);
    for (const source of distinct(8, drawCarrier)) mention(spike, spike.onset, source);
    const first = 5 + Math.floor(random() * 25);
    const season = plant('D4', first, weeks - 1);
    for (let year = first; year < weeks - 3; year += 52)
      for (let text = 0; text < 8; text += 1) mention(season, year + Math.floor(random() * 3), drawCarrier());
    const steady = plant('D6', 0, weeks - 1);
    for (let week = 0; week < weeks; week += 1)
      for (let left = poisson(1.5); left > 0; left -= 1) mention(steady, week, drawCarrier());
  }
  return { weeks, documents, planted, toWeek: (week) => firstWeek + week };
}

/** Words and bigrams, each once: every word counts as outside the general lexicon, so that no method is helped by one. */
function toTerms(words: string[]): DocumentTerm[] {
  const keys = new Set<string>();
  for (const [index, word] of words.entries()) {
    keys.add(word);
    if (index > 0) keys.add(`${words[index - 1]} ${word}`);
  }
  return [...keys].map((key) => ({ key, form: key, naming: 'common' }));
}

function createZipf(random: () => number): () => number {
  return createDraw(
    random,
    Array.from({ length: wordCount }, (_, rank) => 1 / (rank + 2.7)),
  );
}

export function createDraw(random: () => number, weights: number[]): () => number {
  const cumulated: number[] = [];
  let total = 0;
  for (const weight of weights) {
    total += weight;
    cumulated.push(total);
  }
  return () => {
    const wanted = random() * total;
    let low = 0;
    let high = cumulated.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((cumulated[middle] ?? 0) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

function distinct(count: number, draw: () => number): number[] {
  const drawn = new Set<number>();
  while (drawn.size < count) drawn.add(draw());
  return [...drawn];
}
