import { describe, expect, it } from 'vitest';
import type { Evidence, TagState } from '../../../src/model/tag.ts';
import { mergeMentions, mergeTags } from '../../../src/store/merge-tags.ts';
import { sampleConceptTag, sampleTag } from '../../support/sample-tag.ts';

const item = { title: 'Design de service', text: 'Le design de service arrive.' };

const inText: Evidence = { field: 'text', start: 3, end: 20, form: 'design de service', rule: 'label' };
const stale: Evidence = { field: 'text', start: 0, end: 4, form: 'nudge', rule: 'label' };

const found = (conceptId: string, evidence = [inText]) =>
  sampleConceptTag(conceptId, {
    evidence,
    confidence: 0.7,
    weight: 'central',
    reasons: [{ feature: 'label', words: ['design'], weight: 2 }],
    glossaryVersion: 'new',
  });
const stored = (conceptId: string, state: TagState, evidence = [inText]) =>
  sampleTag(conceptId, { state, evidence, glossaryVersion: 'old' });
const foundTags = (...tags: ReturnType<typeof found>[]) => ({ tags, suggestions: [] });
const suggested = (...suggestions: ReturnType<typeof found>[]) => ({ tags: [], suggestions });

describe('mergeTags', () => {
  it('replaces what the matcher had said by what it says', () => {
    const before = [stored('gone', 'auto'), stored('kept', 'auto'), stored('unsure', 'suggested')];
    expect(mergeTags(before, { tags: [found('kept'), found('new')], suggestions: [found('maybe')] }, item)).toEqual([
      { ...found('kept'), state: 'auto' },
      { ...found('maybe'), state: 'suggested' },
      { ...found('new'), state: 'auto' },
    ]);
  });

  it('makes a tag of what was a suggestion, and a suggestion of what was a tag', () => {
    expect(mergeTags([stored('a', 'suggested')], foundTags(found('a')), item)).toEqual([
      { ...found('a'), state: 'auto' },
    ]);
    expect(mergeTags([stored('a', 'auto')], suggested(found('a')), item)).toEqual([
      { ...found('a'), state: 'suggested' },
    ]);
  });

  it('never puts a suggestion in the place of a tag, nor adds its evidence', () => {
    const both = { tags: [found('a')], suggestions: [found('a', [stale])] };
    expect(mergeTags([], both, item)).toEqual([{ ...found('a'), state: 'auto' }]);
  });

  it('keeps a refusal, whether it is found again, suggested, or neither', () => {
    for (const again of [foundTags(found('no')), suggested(found('no')), foundTags()]) {
      expect(mergeTags([stored('no', 'refused')], again, item)).toEqual([stored('no', 'refused')]);
    }
  });

  it('keeps an addition as sure as it was, with fresh evidence and reasons when it is found or suggested', () => {
    for (const again of [foundTags(found('yes')), suggested(found('yes'))]) {
      expect(mergeTags([stored('yes', 'added', [])], again, item)).toEqual([
        { ...found('yes'), state: 'added', confidence: 1 },
      ]);
    }
  });

  it('drops the evidence of a decision that the new text does not hold any more', () => {
    expect(mergeTags([stored('yes', 'added', [stale, inText])], foundTags(), item)).toEqual([
      stored('yes', 'added', [inText]),
    ]);
  });

  it('makes one tag of a concept found twice, without touching what it was given', () => {
    const twice = [found('a'), found('a', [stale])];
    expect(mergeTags([], foundTags(...twice), item)).toEqual([{ ...found('a', [inText, stale]), state: 'auto' }]);
    expect(twice).toEqual([found('a'), found('a', [stale])]);
  });

  it('gives nothing for nothing', () => {
    expect(mergeTags([], foundTags(), item)).toEqual([]);
  });
});

describe('mergeMentions', () => {
  it('makes one mention a place or an actor, sorted by id', () => {
    const place = (id: string, evidence: Evidence[]) => ({
      id,
      kind: 'commune' as const,
      code: id,
      name: id,
      evidence,
    });
    expect(mergeMentions([place('b', [inText]), place('a', []), place('b', [stale])])).toEqual([
      place('a', []),
      place('b', [inText, stale]),
    ]);
  });
});
