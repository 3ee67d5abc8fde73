// The floor under kinds: the labels of the development set (tests/gold/README.md), from title and text alone, its texts read in place.
import { existsSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { readLabelledTexts } from '../../../src/cli/eval-command.ts';
import { decideKind } from '../../../src/tagging/decide-kind.ts';
import { readFields } from '../../../src/tagging/hits.ts';
import { describeIf } from '../../support/require-or-skip.ts';

/** Raise it when the decision gets better; never lower it to let a change through. */
const accuracyMin = 0.88;
const corpus = '../shared/data/corpus';
const isThere = existsSync(corpus) && existsSync('tests/gold/dev-1.jsonl');

describeIf(isThere, `the shared corpus (${corpus}) is absent`)('kinds on the development set', () => {
  const files = (folder: string, pattern: RegExp): string[] =>
    readdirSync(folder)
      .filter((name) => pattern.test(name))
      .map((name) => `${folder}/${name}`);
  const labelled = readLabelledTexts({
    gold: files('tests/gold', /^dev-.*\.jsonl$/),
    texts: files(corpus, /\.jsonl$/),
  });

  it('are right above the floor', () => {
    const judged = labelled.map(({ gold, text }) => ({ ...gold, said: decideKind(text, readFields(text)).kind }));
    const wrong = judged.filter(({ kind, said }) => kind !== said);
    const report = wrong.map(({ id, kind, said }) => `${id}: ${said}, labelled ${kind}`).join('\n');
    expect(1 - wrong.length / judged.length, report).toBeGreaterThanOrEqual(accuracyMin);
  });
});
