// The shipped glossary against the traps that its vocabulary names: the same words in another sense must give no tag.
import { existsSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkGlossary } from '../../../src/glossary/check-glossary.ts';
import { glossaryFileSchema } from '../../../src/model/glossary.ts';
import { describeIf } from '../../support/require-or-skip.ts';
import { meantSentences, trapSentences } from './sense-sentences.ts';
import { createTagging } from './small-glossary.ts';

const path = 'config/glossary.yaml';
const isThere = existsSync(path);

describeIf(isThere, `${path} is absent`)('the shipped glossary', () => {
  const file = glossaryFileSchema.parse(parse(readFileSync(path, 'utf8')));
  const tagsOf = createTagging(file);
  const conceptsIn = (text: string, title = ''): string[] =>
    tagsOf({ title, text }).tags.map(({ conceptId }) => conceptId);

  it('holds together', () => {
    expect(checkGlossary(file)).toEqual([]);
  });

  it.each(meantSentences)('finds %s in « %s »', (concept, text) => {
    expect(conceptsIn(text)).toContain(concept);
  });

  it.each(trapSentences)('does not find %s in « %s »', (concept, text) => {
    expect(conceptsIn(text)).not.toContain(concept);
  });

  it('tags the same whatever the order of its concepts', () => {
    const text = file.concepts.map(({ definition }) => definition).join('\n\n');
    const tagsReversed = createTagging({ ...file, concepts: file.concepts.toReversed() });
    expect(tagsReversed({ title: '', text })).toEqual(tagsOf({ title: '', text }));
  });
});
