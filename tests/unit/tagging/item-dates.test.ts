import { describe, expect, it } from 'vitest';
import type { StructuredHints } from '../../../src/model/kind.ts';
import { readDates } from '../../../src/tagging/announced-dates.ts';
import { readFields } from '../../../src/tagging/hits.ts';
import { findItemDates } from '../../../src/tagging/item-dates.ts';

const published = new Date('2024-03-20T10:00:00Z');

function dates(
  kind: 'event' | 'call' | 'article',
  text: string,
  { at = published, title = '', structured }: { at?: Date | null; title?: string; structured?: StructuredHints } = {},
): string[] {
  const found = findItemDates(
    kind,
    { ...(structured && { structured }) },
    readDates(readFields({ title, text }), at ?? undefined),
  );
  for (const { evidence, from } of found) {
    expect(evidence !== undefined).toBe(from === 'text');
    if (evidence) expect({ title, text }[evidence.field].slice(evidence.start, evidence.end)).toBe(evidence.form);
  }
  return found.map(({ role, date }) => `${role} ${date}`);
}

describe('an event', () => {
  it.each([
    ['Rendez-vous mardi 14 mai à 18h, à la mairie.', ['start 2024-05-14']],
    ['Le forum aura lieu du 3 au 5 juin.', ['start 2024-06-03', 'end 2024-06-05']],
    ['Le forum aura lieu du 28 décembre au 3 janvier.', ['start 2024-12-28', 'end 2025-01-03']],
    ['Date : 12/06/2024\nLieu : mairie', ['start 2024-06-12']],
    ['Exposition visible jusqu’au 30 septembre.', ['end 2024-09-30']],
    ['Atelier le jeudi 16 mai. Inscription avant le 10 mai.', ['start 2024-05-16', 'deadline 2024-05-10']],
    ['Le 14 mars, nous avons organisé un webinaire.', ['start 2024-03-14']],
    ['Elle s’est tenue mardi 12 mars, à Lyon.', ['start 2024-03-12']],
  ])('%s', (text, expected) => {
    expect(dates('event', text)).toEqual(expected);
  });

  it('is not on the day of a law, a signature or an update', () => {
    for (const before of ['la loi du', 'le décret du', 'mis à jour le', 'publié le', 'créée le', 'depuis le'])
      expect(dates('event', `Selon ${before} 7 octobre 2023, cet atelier a changé.`), before).toEqual([]);
  });

  it('is not on a day that only happens to be named far in the text', () => {
    expect(dates('event', `${'Un mot. '.repeat(100)}Le texte du 3 mars 2019 le disait.`)).toEqual([]);
  });

  it('has one date for each role, whatever the number of sessions', () => {
    expect(dates('event', 'Nos ateliers\n- 7 mai à 10h\n- 16 mai à 10h\n- 4 juin à 10h')).toEqual(['start 2024-05-07']);
  });
});

describe('a call', () => {
  it.each([
    ['Date limite de candidature : 30 septembre 2024.', ['deadline 2024-09-30']],
    ['Clôture des candidatures le 1er mai.', ['deadline 2024-05-01']],
    ['Répondez à l’appel jusqu’au 30 avril, dernier délai.', ['deadline 2024-04-30']],
    ['Les dossiers sont à déposer avant le 1er octobre 2024.', ['deadline 2024-10-01']],
    ['Candidatures ouvertes du 3 mars au 15 mai.', ['start 2024-03-03', 'deadline 2024-05-15']],
    ['Date limite\n12 avril 2024', ['deadline 2024-04-12']],
  ])('%s', (text, expected) => {
    expect(dates('call', text)).toEqual(expected);
  });

  it('does not end with the contract', () => {
    expect(dates('call', 'La mission court jusqu’au 31 décembre 2024.')).toEqual([]);
  });
});

describe('a year that is not written', () => {
  it('stays unsaid when nobody knows when the item came out', () => {
    expect(dates('call', 'Candidatures jusqu’au 30 avril.', { at: null })).toEqual([]);
    expect(dates('call', 'Candidatures jusqu’au 30 avril 2024.', { at: null })).toEqual(['deadline 2024-04-30']);
    expect(dates('call', 'Candidatures jusqu’au 30 avril.', { at: new Date(Number.NaN) })).toEqual([]);
  });

  it('is the next one after the end of the year', () => {
    expect(dates('event', 'Rendez-vous le 9 janvier à 9h.', { at: new Date('2023-11-18T08:00:00Z') })).toEqual([
      'start 2024-01-09',
    ]);
  });

  it('is the one that the weekday says', () => {
    // 21 March was a Tuesday in 2023, and is a Thursday in 2024.
    expect(dates('event', 'Le forum, jeudi 21 mars à 10h')).toEqual(['start 2024-03-21']);
    expect(dates('event', 'Le forum, mardi 19 mars à 10h')).toEqual(['start 2024-03-19']);
    expect(dates('event', 'Le forum, dimanche 21 mars à 10h')).toEqual([]);
  });

  it('is that of the place, not of UTC', () => {
    // In Paris it is already the 1st of May.
    expect(dates('event', 'Rendez-vous le 30 avril à 9h', { at: new Date('2024-04-30T23:00:00Z') })).toEqual([]);
  });
});

describe('structured data', () => {
  const text = 'Rendez-vous mardi 14 mai à 18h. Inscription avant le 10 mai.';

  it('comes first, and leaves the text what it does not say', () => {
    const structured = { types: ['Event'], startDate: '2024-05-15T18:00:00+02:00', endDate: '2024-05-16' };
    expect(dates('event', text, { structured })).toEqual(['start 2024-05-15', 'end 2024-05-16', 'deadline 2024-05-10']);
  });

  it('is read in the time of the place', () => {
    expect(dates('event', '', { structured: { types: [], startDate: '2024-05-15T22:30:00.000Z' } })).toEqual([
      'start 2024-05-16',
    ]);
    expect(dates('event', '', { structured: { types: [], startDate: '15 mai 2024' } })).toEqual(['start 2024-05-15']);
  });

  it('that is impossible, unreadable or without a year counts for nothing', () => {
    for (const startDate of ['2024-02-31', '2024-13-45T10:00:00Z', 'bientôt', '14 mai', '', '0000-00-00'])
      expect(dates('event', '', { structured: { types: [], startDate } }), startDate).toEqual([]);
    const backwards = { types: [], startDate: '2024-05-15', endDate: '2024-05-01' };
    expect(dates('event', '', { structured: backwards })).toEqual(['start 2024-05-15']);
  });

  it('of a job offer is no date of an event, nor the reverse', () => {
    const structured = { types: [], startDate: '2024-05-15', deadline: '2024-04-30' };
    expect(dates('call', '', { structured })).toEqual(['deadline 2024-04-30']);
    expect(dates('event', '', { structured })).toEqual(['start 2024-05-15']);
  });
});

it('other kinds have no dates', () => {
  expect(
    dates('article', 'Rendez-vous mardi 14 mai à 18h.', { structured: { types: [], startDate: '2024-05-14' } }),
  ).toEqual([]);
});
