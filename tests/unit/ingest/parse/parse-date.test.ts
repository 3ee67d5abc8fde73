// Dates as feeds and pages write them; none is ever invented.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findDate } from '../../../../src/ingest/parse/find-date.ts';
import { parseDate } from '../../../../src/ingest/parse/parse-date.ts';

describe('parseDate', () => {
  it.each([
    ['Wed, 02 Oct 2002 13:00:00 GMT', '2002-10-02T13:00:00.000Z'],
    ['Sun, 10 Dec 17 13:01:36 -0800', '2017-12-10T21:01:36.000Z'],
    ['Wed, 17 Jan 2018 15:50:00 EST', '2018-01-17T20:50:00.000Z'],
    ['Thu, 01 Jan 2004 19:48:21 GMT+2', '2004-01-01T17:48:21.000Z'],
    ['03 Mar 2021 10:00 CET', '2021-03-03T09:00:00.000Z'],
    ['Tue, 03 Mar 2021 10:00:00 XYZ', '2021-03-03T10:00:00.000Z'],
    ['2021-03-03', '2021-03-03T00:00:00.000Z'],
    ['2021-03-03T10:00:00.5+02:00', '2021-03-03T08:00:00.500Z'],
    ['2021-03-03 10:00', '2021-03-03T10:00:00.000Z'],
    ['20210303T101010Z', '2021-03-03T10:10:10.000Z'],
    ['3 mars 2021', '2021-03-03T00:00:00.000Z'],
    ['1er avril 2021', '2021-04-01T00:00:00.000Z'],
    ['Le mercredi 3 mars 2021 à 14h30', '2021-03-03T14:30:00.000Z'],
    ['12 août 2020', '2020-08-12T00:00:00.000Z'],
    ['3 févr. 2021', '2021-02-03T00:00:00.000Z'],
    ['03/04/2021', '2021-04-03T00:00:00.000Z'],
    ['Sat Mar  3 12:00:00 2021', '2021-03-03T12:00:00.000Z'],
    ['March 3, 2021 10:05 PM', '2021-03-03T22:05:00.000Z'],
  ])('reads %s', (text, iso) => {
    expect(parseDate(text)).toBe(iso);
  });

  it.each([
    ['', 'nothing'],
    ['hier', 'words'],
    ['2021', 'a year alone'],
    ['2021-03', 'a month alone'],
    ['2021-02-30', 'an impossible day'],
    ['31/04/2021', 'an impossible day'],
    ['03/13/2021', 'an impossible month'],
    ['2021-03-03T25:00:00Z', 'an impossible hour'],
    ['2021-03-03T10:00:00+99:00', 'an impossible zone'],
    ['0001-01-01T00:00:00Z', 'the zero of a programming language'],
    ['x'.repeat(10_000), 'a text'],
  ])('%s is no date: %s', (text) => {
    expect(parseDate(text)).toBeUndefined();
  });

  it('gives back every instant it wrote', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('1900-01-02'), max: new Date('2199-12-30'), noInvalidDate: true }),
        (date) => {
          expect(parseDate(date.toISOString())).toBe(date.toISOString());
          const seconds = new Date(Math.floor(date.getTime() / 1000) * 1000);
          expect(parseDate(seconds.toUTCString())).toBe(seconds.toISOString());
        },
      ),
    );
  });

  it('never throws', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseDate(text)));
  });
});

describe('findDate', () => {
  it('finds a date among words, and invents none', () => {
    expect(findDate('Publié le 3 mars 2021 par la mairie, mis à jour le 4 mars 2021')).toBe('2021-03-03T00:00:00.000Z');
    expect(findDate('Version 3.2.1 de 2021')).toBeUndefined();
  });
});
