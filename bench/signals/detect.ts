// Our detector on a generated corpus: the list of each week, at a highest p.
import { createSignalIndex } from '../../src/signals/signal-index.ts';
import { toIsoWeek } from '../../src/signals/weeks.ts';
import type { Corpus } from './generator.ts';
import { type Alarm, evaluationStart } from './score.ts';

/** Terms at tier A and B (`pMax` 5·10⁻⁴) or A alone (10⁻⁴). */
export function detect(corpus: Corpus, pMax: number): Alarm[][] {
  const index = createSignalIndex();
  for (const document of corpus.documents) index.add(document);
  const lists: Alarm[][] = [];
  for (let week = evaluationStart; week < corpus.weeks; week += 1)
    lists[week] = index
      .evaluate(toIsoWeek(corpus.toWeek(week)), { lanes: ['term'] })
      .filter(({ tier, p }) => (tier === 'A' || tier === 'B') && p <= pMax)
      .map(({ key, documents }) => ({ key, documents: documents.map(({ id }) => id) }));
  return lists;
}
