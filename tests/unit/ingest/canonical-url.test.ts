// One address for one page.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalUrl } from '../../../src/ingest/canonical-url.ts';

describe('canonicalUrl', () => {
  it.each([
    ['HTTPS://Ville.Example:443/A?b=1', 'https://ville.example/A?b=1'],
    ['http://ville.example:80', 'http://ville.example/'],
    ['http://ville.example:8080/', 'http://ville.example:8080/'],
    ['https://ville.example/a#haut', 'https://ville.example/a'],
    [
      'https://ville.example/a?z=1&utm_source=x&a=2&fbclid=3&xtor=4&at_medium=5&mc_cid=6&mtm_campaign=7',
      'https://ville.example/a?z=1&a=2',
    ],
    ['https://ville.example/a?utm_source=x', 'https://ville.example/a'],
    ['https://ville.example/a?q=d%C3%A9bat+public&at_home=1', 'https://ville.example/a?q=d%C3%A9bat+public&at_home=1'],
    ['pas une adresse', 'pas une adresse'],
  ])('%s becomes %s', (url, canonical) => {
    expect(canonicalUrl(url)).toBe(canonical);
  });

  it('is stable under a second pass, and total', () => {
    fc.assert(
      fc.property(fc.oneof(fc.webUrl({ withQueryParameters: true, withFragments: true }), fc.string()), (url) => {
        expect(canonicalUrl(canonicalUrl(url))).toBe(canonicalUrl(url));
      }),
    );
  });
});
