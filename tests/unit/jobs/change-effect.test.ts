// What a walk counts, whatever the batches.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplesMax, withBatch } from '../../../src/jobs/change-effect.ts';
import type { WalkedItem } from '../../../src/jobs/walk-items.ts';
import { emptyEffect } from '../../../src/model/glossary-change.ts';
import type { TagState } from '../../../src/model/tag.ts';
import { sampleTaggedItem } from '../../support/sample-item.ts';
import { sampleConceptTag, sampleTag, sampleTagging } from '../../support/sample-tag.ts';

const walked = (id: string, before: [string, TagState][], found: string[], suggested: string[] = []): WalkedItem => ({
  item: sampleTaggedItem({ id, title: `Titre ${id}`, text: 'Un atelier ouvert à tous.' }),
  before: before.map(([conceptId, state]) => sampleTag(conceptId, { state })),
  tagging: sampleTagging({
    tags: found.map((conceptId) => sampleConceptTag(conceptId)),
    suggestions: suggested.map((conceptId) => sampleConceptTag(conceptId)),
  }),
});

describe('withBatch', () => {
  it('counts what is found anew and what is found no more, but neither refused, added nor suggested tags', () => {
    const effect = withBatch(emptyEffect(), [
      walked(
        '1',
        [
          ['kept', 'auto'],
          ['gone', 'auto'],
          ['added', 'added'],
        ],
        ['kept', 'new'],
      ),
      walked(
        '2',
        [
          ['refused', 'refused'],
          ['maybe', 'suggested'],
        ],
        ['refused', 'maybe'],
      ),
      walked('3', [['gone', 'auto']], [], ['gone']),
      walked('4', [['maybe', 'suggested']], []),
    ]);
    expect(effect).toMatchObject({
      gained: { new: 1, maybe: 1 },
      lost: { gone: 2 },
      itemsGaining: 2,
      itemsLosing: 2,
    });
  });

  it('shows the passage with the words around it, and nothing when the text holds it no more', () => {
    const at = { field: 'text', start: 3, end: 10, form: 'atelier', rule: 'label:prefLabel' } as const;
    const item = walked('1', [], []);
    item.tagging.tags = [sampleConceptTag('atelier', { evidence: [at] })];
    item.before = [sampleTag('gone', { evidence: [{ ...at, form: 'autre' }] })];
    const { samplesGained, samplesLost } = withBatch(emptyEffect(), [item]);
    expect(samplesGained).toEqual([
      { itemId: '1', title: 'Titre 1', conceptId: 'atelier', form: 'atelier', before: 'Un ', after: ' ouvert à tous.' },
    ]);
    expect(samplesLost).toMatchObject([{ conceptId: 'gone', form: '', before: '', after: '' }]);
  });

  it('is the same however the items are cut into batches, with at most 20 samples', () => {
    const items = Array.from({ length: 90 }, (_, n) =>
      walked(`item-${n}`, [['gone', 'auto']], n % 3 === 0 ? ['new'] : []),
    );
    const whole = withBatch(emptyEffect(), items);
    expect(whole.samplesLost).toHaveLength(samplesMax);
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1 }), (sizes) => {
        let effect = emptyEffect();
        for (let from = 0, turn = 0; from < items.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1;
          effect = withBatch(effect, items.slice(from, from + size));
          from += size;
        }
        expect(effect).toEqual(whole);
      }),
      { numRuns: 30 },
    );
  });

  it('draws over the whole range of ids, not from its beginning', () => {
    const items = Array.from({ length: 1000 }, (_, n) => walked(String(n).padStart(4, '0'), [], ['new']));
    const drawn = withBatch(emptyEffect(), items).samplesGained.map(({ itemId }) => Number(itemId));
    expect(drawn).toEqual(drawn.toSorted((a, b) => a - b));
    expect(drawn.filter((n) => n < 500).length).toBeGreaterThan(3);
    expect(drawn.filter((n) => n >= 500).length).toBeGreaterThan(3);
  });
});
