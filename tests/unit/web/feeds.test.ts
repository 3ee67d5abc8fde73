// Weeks as days, and feeds that hold what they are given, whatever characters it is made of.
import { describe, expect, it } from 'vitest';
import { type Feed, toAtom, toJsonFeed } from '../../../src/web/feeds.ts';
import { mondayOfWeek, mondaysUntil } from '../../../src/web/iso-weeks.ts';
import { parseSignalParams, toSignalsUrl } from '../../../src/web/signals-url.ts';

describe('the Monday of an ISO week', () => {
  it.each([
    ['2026-W01', '2025-12-29'],
    ['2026-W53', '2026-12-28'],
    ['2021-W01', '2021-01-04'],
    ['2024-W09', '2024-02-26'],
  ])('of %s is %s', (week, monday) => {
    expect(mondayOfWeek(week)).toBe(monday);
  });

  it('is counted back over the turn of a year', () => {
    expect(mondaysUntil('2026-W02', 3)).toEqual(['2025-12-22', '2025-12-29', '2026-01-05']);
  });
});

describe('a feed', () => {
  const now = new Date('2026-11-24T08:00:00Z');
  const feed: Feed = {
    title: 'Signaux & <autres>',
    description: 'Ce qui "monte"',
    url: 'https://vigie.example/signaux',
    feedUrl: 'https://vigie.example/signaux.atom?a=1&b=2',
    entries: [
      { url: 'https://vigie.example/signaux/a', title: 'a < b & c\u0007', summary: 'S’éclaire', publishedAt: now },
    ],
  };

  it('escapes what XML would read as its own, and leaves out what it has no place for', () => {
    const atom = toAtom(feed, now);
    expect(atom).toContain('<title>a &lt; b &amp; c</title>');
    expect(atom).toContain('href="https://vigie.example/signaux.atom?a=1&amp;b=2"');
    expect(atom).toContain('<subtitle>Ce qui &quot;monte&quot;</subtitle>');
  });

  it('is valid when it is empty: dated, without entries', () => {
    const atom = toAtom({ ...feed, entries: [] }, now);
    expect(atom).toContain('<updated>2026-11-24T08:00:00.000Z</updated>');
    expect(atom).not.toContain('<entry>');
    expect(JSON.parse(toJsonFeed({ ...feed, entries: [] })).items).toEqual([]);
  });
});

describe('the address of the radar', () => {
  it('means the same read and written again', () => {
    const params = { lane: 'pair', state: 'weak', territory: 'region-53', week: '2026-W47' } as const;
    expect(parseSignalParams(new URL(toSignalsUrl(params), 'https://vigie.example').searchParams)).toEqual(params);
    expect(toSignalsUrl({})).toBe('/signaux');
  });

  it('forgets what it does not know', () => {
    expect(parseSignalParams(new URLSearchParams('lane=x&state=noise&territory=a b&week=2026'))).toEqual({});
  });
});
