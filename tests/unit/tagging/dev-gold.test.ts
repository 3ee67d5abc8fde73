// The floor under tagging: the shipped glossary on the labelled development set (tests/gold/README.md), its texts read in place.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { readLabelledTexts } from '../../../src/cli/eval-command.ts';
import { tagScoresReport } from '../../../src/cli/tag-scores-report.ts';
import { buildGlossary } from '../../../src/glossary/build-glossary.ts';
import { glossaryFileSchema } from '../../../src/model/glossary.ts';
import { evaluateTags } from '../../../src/tagging/evaluate-tags.ts';
import { createTagger } from '../../../src/tagging/tag-item.ts';
import { describeIf } from '../../support/require-or-skip.ts';

/** Micro, over all labels. Raise them when tagging gets better; never lower them to let a change through. */
const floors = {
  conceptPrecision: 0.95,
  conceptRecall: 0.85,
  territoryPrecision: 0.95,
  territoryRecall: 0.85,
  kindAccuracy: 0.8,
};

const filesOf = (folder: string, pattern: RegExp): string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => pattern.test(name))
        .map((name) => `${folder}/${name}`)
    : [];
const gold = filesOf('tests/gold', /^dev-.*\.jsonl$/);
const texts = filesOf('../shared/data/corpus', /\.jsonl$/);
const reason =
  gold.length === 0 ? 'tests/gold/dev-*.jsonl are absent' : 'the shared corpus (../shared/data/corpus) is absent';

describeIf(gold.length > 0 && texts.length > 0, reason)('tagging on the development set', () => {
  const labelled = readLabelledTexts({ gold, texts });
  const glossary = buildGlossary(glossaryFileSchema.parse(parse(readFileSync('config/glossary.yaml', 'utf8'))));
  const tagger = createTagger({ glossary });
  const scores = evaluateTags(labelled.map((each) => ({ ...each, prediction: tagger.tag(each.text) })));

  it('has labels whose words stand in their text, one at least for each concept', () => {
    expect(scores.confusion.absentForms).toEqual([]);
    const wordless = labelled.flatMap(({ gold: { id, concepts } }) =>
      concepts.filter(({ forms }) => forms.length === 0).map((concept) => `${id} ${concept.id}`),
    );
    expect(wordless).toEqual([]);
  });

  it('has labels of concepts that the glossary knows', () => {
    const known = new Set(glossary.concepts.map(({ id }) => id));
    const strangers = labelled.flatMap(({ gold: { id, concepts, traps } }) =>
      [...concepts, ...traps].filter((label) => !known.has(label.id)).map((label) => `${id} ${label.id}`),
    );
    expect(strangers).toEqual([]);
  });

  it('stays above the floors', () => {
    const { precision, recall } = scores.concepts.all.micro;
    const report = `\n${tagScoresReport(scores, glossary.version)}\n`;
    expect(precision, report).toBeGreaterThanOrEqual(floors.conceptPrecision);
    expect(recall, report).toBeGreaterThanOrEqual(floors.conceptRecall);
    expect(scores.territories.precision, report).toBeGreaterThanOrEqual(floors.territoryPrecision);
    expect(scores.territories.recall, report).toBeGreaterThanOrEqual(floors.territoryRecall);
    expect(scores.kinds?.accuracy, report).toBeGreaterThanOrEqual(floors.kindAccuracy);
  });
});
