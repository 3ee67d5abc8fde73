import { describe, expect, it } from 'vitest';
import type { Evidence, TagState } from '../../../src/model/tag.ts';
import { mergePlaces, mergeTags } from '../../../src/store/merge-tags.ts';

const item = { title: 'Design de service', text: 'Le design de service arrive.' };
const noon = new Date('2026-03-02T12:00:00Z');

const inText: Evidence = { field: 'text', start: 3, end: 20, form: 'design de service', rule: 'label' };
const stale: Evidence = { field: 'text', start: 0, end: 4, form: 'nudge', rule: 'label' };

const found = (conceptId: string, evidence = [inText]) => ({ conceptId, evidence, glossaryVersion: 'new' });
const stored = (conceptId: string, state: TagState, evidence = [inText]) => ({
  conceptId,
  state,
  evidence,
  glossaryVersion: 'old',
  curatedAt: state === 'auto' ? null : noon,
});

describe('mergeTags', () => {
  it('replaces automatic tags by what was found', () => {
    expect(mergeTags([stored('gone', 'auto'), stored('kept', 'auto')], [found('kept'), found('new')], item)).toEqual([
      { ...found('kept'), state: 'auto', curatedAt: null },
      { ...found('new'), state: 'auto', curatedAt: null },
    ]);
  });

  it('keeps a refusal, found again or not', () => {
    for (const again of [[found('no')], []]) {
      expect(mergeTags([stored('no', 'refused')], again, item)).toEqual([stored('no', 'refused')]);
    }
  });

  it('keeps an addition, with fresh evidence when it was found', () => {
    expect(mergeTags([stored('yes', 'added', [])], [found('yes')], item)).toEqual([
      { ...found('yes'), state: 'added', curatedAt: noon },
    ]);
  });

  it('drops the evidence of a decision that the new text does not hold any more', () => {
    expect(mergeTags([stored('yes', 'added', [stale, inText])], [], item)).toEqual([stored('yes', 'added', [inText])]);
  });

  it('makes one tag of a concept found twice, without touching what it was given', () => {
    const twice = [found('a'), found('a', [stale])];
    expect(mergeTags([], twice, item)).toEqual([{ ...found('a', [inText, stale]), state: 'auto', curatedAt: null }]);
    expect(twice).toEqual([found('a'), found('a', [stale])]);
  });

  it('gives nothing for nothing', () => {
    expect(mergeTags([], [], item)).toEqual([]);
  });
});

describe('mergePlaces', () => {
  it('makes one mention a place, sorted by id', () => {
    const place = (id: string, evidence: Evidence[]) => ({
      id,
      kind: 'commune' as const,
      code: id,
      name: id,
      evidence,
    });
    expect(mergePlaces([place('b', [inText]), place('a', []), place('b', [stale])])).toEqual([
      place('a', []),
      place('b', [inText, stale]),
    ]);
  });
});
