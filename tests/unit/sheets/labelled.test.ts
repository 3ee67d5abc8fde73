// Floors on the half of the labelled texts that no rule was tuned on; `npm run bench -- sheets` prints the figures themselves.
import { existsSync } from 'node:fs';
import { expect, it } from 'vitest';
import { corpusFolder, readCorpus } from '../../../bench/sheets/corpus.ts';
import { aucOf, candidatesOf, measureField, measureStage, scoreTexts } from '../../../bench/sheets/measure.ts';
import { describeIf } from '../../support/require-or-skip.ts';

describeIf(existsSync(corpusFolder), 'the shared corpus is absent')('on texts that no rule was tuned on', () => {
  const held = readCorpus().filter(({ half }) => half === 'held');
  const sheets = held.filter(({ set }) => set === 'beta-gouv-startups');

  it('tells projects from posts, offers, methods and gazettes', { timeout: 60_000 }, () => {
    const scored = scoreTexts(held);
    expect(aucOf(scored)).toBeGreaterThan(0.92);
    const { precision, recall } = candidatesOf(scored);
    expect(precision).toBeGreaterThan(0.89);
    expect(recall).toBeGreaterThan(0.85);
  });

  it('finds the sentence that says the problem, and the one that says the solution, without headings', {
    timeout: 60_000,
  }, () => {
    expect(measureField(sheets, 'problem').right).toBeGreaterThan(0.84);
    expect(measureField(sheets, 'solution').right).toBeGreaterThan(0.62);
  });

  it('is right when it says that a project stopped or lasts, and reads dated phases', { timeout: 60_000 }, () => {
    expect(measureStage(sheets, { withPhases: false }).rightWhenEnded).toBeGreaterThan(0.68);
    expect(measureStage(sheets, { withPhases: true }).right).toBeGreaterThan(0.9);
  });
});
