// The forms that gave an item its tags, lit where people see them.
import { describe, expect, it } from 'vitest';
import type { TaggedItem } from '../../../src/model/item.ts';
import type { TagState } from '../../../src/model/tag.ts';
import { toLitExcerpt } from '../../../src/web/lit-excerpt.ts';
import { sampleTaggedItem } from '../../support/sample-item.ts';
import { sampleTag } from '../../support/sample-tag.ts';

function item(text: string, excerpt: string, form: string, state: TagState = 'auto'): TaggedItem {
  const start = text.indexOf(form);
  return sampleTaggedItem({
    excerpt,
    text,
    tags: [
      sampleTag('c', {
        state,
        evidence: [{ field: 'text', start, end: start + form.length, form, rule: 'label:prefLabel' }],
      }),
    ],
  });
}
const lit = (tagged: TaggedItem) => {
  const { text, marks } = toLitExcerpt(tagged);
  return marks.map(([start, end]) => text.slice(start, end));
};

describe('a lit excerpt', () => {
  it('follows offsets where the excerpt is a part of the text', () => {
    expect(lit(item('Avant. Un nudge, puis un autre nudge.', 'Un nudge, puis un…', 'nudge'))).toEqual(['nudge']);
  });

  it('finds the form itself in a publisher’s own summary, as a whole word', () => {
    expect(lit(item('Le texte parle de design.', 'Du design, pas du designer', 'design'))).toEqual(['design']);
  });

  it('shows nothing of a tag that a curator refused', () => {
    expect(lit(item('Un nudge.', 'Un nudge.', 'nudge', 'refused'))).toEqual([]);
  });

  it('stands an empty excerpt', () => {
    expect(lit(item('Un nudge.', '', 'nudge'))).toEqual([]);
  });
});
