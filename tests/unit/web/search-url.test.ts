// The address of a search says all of it, and any address can be read.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseSearchParams, toggleFilter, toSearchUrl } from '../../../src/web/search-url.ts';

const read = (query: string) => parseSearchParams(new URLSearchParams(query));

describe('the address of a search', () => {
  it('goes there and back', () => {
    const url = '/?q=tiers-lieux&concept=commun&concept=design&territory=region-53&sort=date';
    expect(toSearchUrl(read(url.slice(2)))).toBe(url);
  });

  it('sorts by date when there is nothing to be relevant to', () => {
    expect(read('').sort).toBe('date');
    expect(read('q=commun').sort).toBe('relevance');
  });

  it('leaves out what it does not know instead of failing a reader', () => {
    expect(read('concept=%3Cscript%3E&couleur=bleu&year=2024&sort=hasard')).toEqual({
      q: '',
      filters: { year: ['2024'] },
      sort: 'date',
    });
  });

  it('adds a filter, then removes it, and starts again from the first page', () => {
    const start = read('q=x&cursor=abc&source=a');
    const added = toggleFilter(start, 'source', 'b');
    expect(toSearchUrl(added)).toBe('/?q=x&source=a&source=b');
    expect(toSearchUrl(toggleFilter(added, 'source', 'b'))).toBe('/?q=x&source=a');
  });

  it('reads any query string', () => {
    fc.assert(fc.property(fc.string(), (query) => void toSearchUrl(read(query))));
  });
});
