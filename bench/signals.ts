// npm run bench -- signals [planted|performance|backtest]: planted signals against known detectors, time and memory, and a look at real dated texts.
import { backtest } from './signals/backtest.ts';
import { detect } from './signals/detect.ts';
import { type Corpus, generateCorpus } from './signals/generator.ts';
import { measurePerformance } from './signals/performance.ts';
import { runRivals } from './signals/rivals.ts';
import { type Scores, type Tally, tally, toScores } from './signals/score.ts';
import { measureTerritories } from './signals/territories.ts';

const corpusFolder = new URL('../../shared/data/corpus/', import.meta.url);
const seeds = [1, 2, 3];
const [part] = process.argv.slice(3);
const result: Record<string, unknown> = { bench: 'signals' };

if (part === undefined || part === 'performance') {
  result.performance = rounded(measurePerformance(corpusFolder));
  process.stderr.write(`performance: ${JSON.stringify(result.performance)}\n`);
}
if (part === undefined || part === 'planted') {
  const tallies = new Map<string, Tally[]>();
  for (const seed of seeds) {
    const corpus = generateCorpus({ seed });
    addTally('ours p ≤ 5·10⁻⁴', corpus, detect(corpus, 5e-4));
    addTally('ours p ≤ 10⁻⁴', corpus, detect(corpus, 1e-4));
    for (const [name, lists] of runRivals(corpus)) addTally(name, corpus, lists);
  }
  const table = Object.fromEntries([...tallies].map(([name, of]) => [name, toScores(of)]));
  process.stderr.write(`${toTable(table)}\n`);
  result.planted = rounded(table);
  result.territories = rounded(measureTerritories(seeds));

  function addTally(name: string, corpus: Corpus, lists: Parameters<typeof tally>[1]): void {
    tallies.set(name, [...(tallies.get(name) ?? []), tally(corpus, lists)]);
  }
}
if (part === undefined || part === 'backtest') result.backtest = rounded(backtest(corpusFolder));
console.log(JSON.stringify(result));

function toTable(scores: Record<string, Scores>): string {
  const head =
    '| method | recall | delay weeks / mentions | P@10 | new false a week, all / top 10 | T1 T2 T3 T4 T5 | D1 D2 D3 D4 D5 D6 |';
  const short = (value: number): string => value.toFixed(2);
  const lines = Object.entries(scores).map(([name, score]) => {
    const {
      recall,
      delayWeeks,
      delayMentions,
      precisionAt10,
      falseWeekly,
      falseWeeklyTop10,
      recallByKind,
      decoyRates,
    } = score;
    return `| ${[
      name,
      short(recall),
      `${delayWeeks} / ${delayMentions}`,
      short(precisionAt10),
      `${short(falseWeekly)} / ${short(falseWeeklyTop10)}`,
      Object.values(recallByKind).map(short).join(' '),
      Object.values(decoyRates).map(short).join(' '),
    ].join(' | ')} |`;
  });
  return [head, head.replace(/[^|]+/g, '---'), ...lines].join('\n');
}

/** Three decimals, at any depth. */
function rounded(value: unknown): unknown {
  return JSON.parse(
    JSON.stringify(value, (_, each: unknown) => (typeof each === 'number' ? Math.round(each * 1000) / 1000 : each)),
  );
}
