// The same identity twice in one document.
import { describe, expect, it } from 'vitest';
import { settleDuplicates } from '../../../src/ingest/settle-duplicates.ts';
import type { RawItem } from '../../../src/model/feed.ts';

const entry = (fields: Partial<RawItem>): RawItem => ({ authors: [], categories: [], enclosures: [], ...fields });

describe('settleDuplicates', () => {
  it('leaves distinct entries as they are', () => {
    const items = [
      entry({ guid: 'a' }),
      entry({ guid: 'b' }),
      entry({ url: 'https://a.example/' }),
      entry({ title: 'x' }),
    ];
    expect(settleDuplicates(items)).toEqual({ items, bad: [] });
  });

  it('keeps the first of two entries that are the same, and counts the other', () => {
    const { items, bad } = settleDuplicates([
      entry({ guid: 'a', title: 'neuf' }),
      entry({ guid: 'a', title: 'vieux' }),
    ]);
    expect([items.map((item) => item.title), bad.map((each) => each.index)]).toEqual([['neuf'], [1]]);
  });

  it('drops a guid that different addresses share', () => {
    const { items, bad } = settleDuplicates([
      entry({ guid: 'site', url: 'https://a.example/1' }),
      entry({ guid: 'site', url: 'https://a.example/2' }),
      entry({ guid: 'site', url: 'https://a.example/2?utm_source=x' }),
    ]);
    expect(items).toEqual([entry({ url: 'https://a.example/1' }), entry({ url: 'https://a.example/2' })]);
    expect(bad).toHaveLength(1);
  });
});
