import { describe, expect, it } from 'vitest';
import { parseActorParams, toActorsUrl } from '../../../src/web/actors-url.ts';

describe('the address of the directory of actors', () => {
  it('is read back as it was written', () => {
    const params = { name: 'ville d’', type: 'commune' as const, placeId: 'departement-2A', page: 3 };
    expect(parseActorParams(new URL(toActorsUrl(params), 'http://vigie.example').searchParams)).toEqual(params);
    expect(toActorsUrl({ name: '', page: 1 })).toBe('/acteurs');
  });

  it.each([
    ['type=nothing'],
    ['territory=%3Cscript%3E'],
    ['page=0'],
    ['page=-1'],
    ['page=1.5'],
    ['page=1e9'],
    ['page=x'],
    ['other=1'],
    [''],
  ])('means the first page of everything when it says « %s »', (query) => {
    expect(parseActorParams(new URLSearchParams(query))).toEqual({ name: '', page: 1 });
  });

  it('cuts a name that is too long', () => {
    expect(parseActorParams(new URLSearchParams({ name: ` ${'a'.repeat(500)}` })).name).toHaveLength(100);
  });
});
