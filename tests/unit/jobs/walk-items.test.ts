// A walk over the items: what is stored already is not written again.
import { describe, expect, it } from 'vitest';
import { walkItems, withStoredTags } from '../../../src/jobs/walk-items.ts';
import type { Glossary } from '../../../src/model/glossary.ts';
import { sampleTaggedItem } from '../../support/sample-item.ts';
import { sampleConcept, sampleConceptTag, sampleTag, sampleTagging } from '../../support/sample-tag.ts';

const glossary: Glossary = {
  version: 'g2',
  themes: [],
  concepts: [sampleConcept('active'), sampleConcept('old', { status: 'deprecated' })],
};
const found = (conceptId: string, changes = {}) => sampleConceptTag(conceptId, { glossaryVersion: 'g2', ...changes });

describe('withStoredTags', () => {
  it('keeps the version of the glossary of a tag that says the same, and gives the new one to any other', () => {
    const stored = [sampleTag('active'), sampleTag('maybe', { state: 'suggested', confidence: 0.4 })];
    const same = withStoredTags(
      sampleTagging({ tags: [found('active')], suggestions: [found('maybe', { confidence: 0.4 })] }),
      stored,
      glossary,
    );
    expect([...same.tags, ...same.suggestions].map(({ glossaryVersion }) => glossaryVersion)).toEqual(['g1', 'g1']);
    const other = withStoredTags(
      sampleTagging({ tags: [found('active', { weight: 'central' }), found('maybe')] }),
      stored,
      glossary,
    );
    expect(other.tags.map(({ glossaryVersion }) => glossaryVersion)).toEqual(['g2', 'g2']);
  });

  it('leaves what a curator decided as it is, and the tags of a deprecated concept', () => {
    const stored = [
      sampleTag('added', { state: 'added' }),
      sampleTag('refused', { state: 'refused' }),
      sampleTag('old'),
      sampleTag('gone'),
    ];
    const { tags } = withStoredTags(sampleTagging({ tags: [found('added'), found('refused')] }), stored, glossary);
    expect(tags).toEqual([sampleConceptTag('old')]);
  });
});

describe('walkItems', () => {
  it('goes over all items after the given one, in order, and gives the event loop back', async () => {
    const ids = Array.from({ length: 450 }, (_, n) => String(n).padStart(3, '0'));
    const items = {
      listForWalk: async ({ limit, afterId = '' }: { limit: number; afterId?: string }) =>
        ids
          .filter((id) => id > afterId)
          .slice(0, limit)
          .map((id) => ({ item: sampleTaggedItem({ id }), tags: [] })),
    };
    const busy = () => {
      const until = performance.now() + 1;
      while (performance.now() < until);
      return sampleTagging();
    };
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const walked: string[] = [];
    for await (const batch of walkItems(items, { glossary, tagger: { tag: busy } }, '099'))
      walked.push(...batch.map(({ item }) => item.id));
    clearInterval(timer);
    expect(walked).toEqual(ids.slice(100));
    expect(turns).toBeGreaterThan(5);
  });
});
