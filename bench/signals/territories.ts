// The lane of territories alone: thirteen regions, seven texts a region and week, terms that jump in one region and terms that stay.
import { createSignalIndex } from '../../src/signals/signal-index.ts';
import { mondayOf, toIsoWeek, weekOfDate } from '../../src/signals/weeks.ts';
import { createDraw, createRandom } from './generator.ts';

const regions = 13;
const weeks = 110;
const textsPerWeek = 7;
const planted = 20;
const steady = 2_000;
const rateAfter = 0.6;
const recallWeeks = 22;
const firstEvaluation = 66;
const firstWeek = weekOfDate('2022-01-03');

export interface TerritoryScores {
  recall: number;
  delayWeeks: number;
  falseWeekly: number;
}

export function measureTerritories(seeds: number[]): TerritoryScores {
  const delays: number[] = [];
  let falseAlarms = 0;
  for (const seed of seeds) {
    const random = createRandom(seed);
    const draw = createDraw(
      random,
      Array.from({ length: steady }, (_, rank) => 1 / (rank + 20)),
    );
    const onsets = Array.from({ length: planted }, () => 68 + Math.floor(random() * 20));
    const regionOf = (term: number): number => term % regions;
    const index = createSignalIndex();
    for (let week = 0; week < weeks; week += 1)
      for (let region = 0; region < regions; region += 1)
        for (let text = 0; text < textsPerWeek; text += 1) {
          const terms = new Set(Array.from({ length: 8 }, () => `mot m${draw()}`));
          for (const [term, onset] of onsets.entries()) {
            const rate = regionOf(term) === region && week >= onset ? rateAfter / textsPerWeek : 0.0004;
            if (random() < rate) terms.add(`projet p${term}`);
          }
          index.add({
            id: `${week}-${region}-${text}`,
            sourceId: `s${region}-${Math.floor(random() * 4)}`,
            date: mondayOf(firstWeek + week),
            title: '',
            territories: [`region-${region}`],
            terms: [...terms].map((key) => ({ key, form: key, naming: 'common' as const })),
          });
        }
    const found = new Map<number, number>();
    const wrong = new Set<string>();
    for (let week = firstEvaluation; week < weeks; week += 1)
      for (const { key, tier } of index.evaluate(toIsoWeek(firstWeek + week), { lanes: ['territory'] })) {
        if (tier === null) continue;
        const [, region, term] = /^territory:region-(\d+):term:projet p(\d+)$/.exec(key) ?? [];
        const number = Number(term);
        if (term !== undefined && Number(region) === regionOf(number) && week >= (onsets[number] ?? 0)) {
          if (!found.has(number)) found.set(number, week - (onsets[number] ?? 0));
        } else if (!wrong.has(key)) {
          wrong.add(key);
          falseAlarms += 1;
        }
      }
    delays.push(...[...found.values()].filter((delay) => delay <= recallWeeks));
  }
  delays.sort((one, other) => one - other);
  return {
    recall: delays.length / (planted * seeds.length),
    delayWeeks: delays[delays.length >> 1] ?? Number.NaN,
    falseWeekly: falseAlarms / (seeds.length * (weeks - firstEvaluation)),
  };
}
