import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { StoryDocument, StoryVerdict } from '../../../src/model/story.ts';
import { bandsOf, estimateOverlap, toFingerprint } from '../../../src/stories/fingerprint.ts';
import { createStoryGrouper, groupStories } from '../../../src/stories/group-stories.ts';

/** A text of its own: sixty words drawn from a seed. */
function prose(seed: number, words = 60): string {
  let state = seed;
  return Array.from({ length: words }, () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return `mot${state % 5000}`;
  }).join(' ');
}

function document(id: string, day: number, title: string, text = '', canonicalUrl?: string): StoryDocument {
  const fingerprint = toFingerprint(text);
  return {
    id,
    at: new Date(Date.UTC(2026, 0, day)),
    title,
    ...(fingerprint && { fingerprint }),
    ...(canonicalUrl && { canonicalUrl }),
  };
}

const storiesOf = (documents: StoryDocument[], verdicts?: StoryVerdict[]): Record<string, string> =>
  Object.fromEntries(groupStories(documents, verdicts).map(({ id, storyId }) => [id, storyId]));

describe('the fingerprint of a text', () => {
  it('is the same for the same words, whatever their case, accents, punctuation and layout', () => {
    const text = prose(1);
    expect(toFingerprint(`${text.toUpperCase().replaceAll(' ', ',\n')} !`)).toEqual(toFingerprint(text));
    expect(toFingerprint(`${text} été`)).toEqual(toFingerprint(`${text} ETE`));
  });

  it('estimates how much two texts share, and how much of the smaller stands in the larger', () => {
    const [text, other] = [prose(1, 400), prose(2, 400)];
    const [whole, half, stranger] = [text, text.slice(0, text.length / 2), other].map(toFingerprint);
    if (!whole || !half || !stranger) throw new Error('texts long enough');
    expect(estimateOverlap(whole, whole)).toEqual({ jaccard: 1, containment: 1 });
    expect(estimateOverlap(whole, half).jaccard).toBeCloseTo(0.5, 0);
    expect(estimateOverlap(whole, half).containment).toBeGreaterThan(0.75);
    expect(estimateOverlap(whole, stranger).jaccard).toBeLessThan(0.1);
    expect(bandsOf(whole).some((band, at) => band === bandsOf(half)[at])).toBe(true);
  });

  it('is not made of a text too short to tell it from another', () => {
    expect(toFingerprint('')).toBeUndefined();
    expect(toFingerprint(prose(1, 20))).toBeUndefined();
  });
});

describe('grouping items into stories', () => {
  it('joins a text reprinted eight times, with cuts, a preface and credits, under its first item', () => {
    const text = prose(1, 200);
    const reprints = [
      text,
      text,
      text.slice(0, 1000),
      `${prose(7, 15)} ${text}`,
      `${text} ${prose(8, 15)}`,
      text.replace('mot', 'terme'),
      text,
      text,
    ].map((each, at) => document(`r${at}`, 2 + at, `Titre numéro ${at} de ${prose(at + 50, 3)}`, each));
    const stories = storiesOf([document('first', 1, 'Le communiqué', text), ...reprints]);
    expect(new Set(Object.values(stories))).toEqual(new Set(['first']));
  });

  it('joins two items on one page, and two short items with close titles', () => {
    expect(
      storiesOf([
        document('a', 1, 'Un titre', '', 'https://exemple.test/page'),
        document('b', 2, 'Tout autre chose', '', 'https://exemple.test/page'),
        document('c', 3, 'Rennes ouvre un tiers-lieu nourricier dans une ancienne caserne'),
        document('d', 4, 'Un tiers-lieu nourricier ouvre à Rennes dans l’ancienne caserne'),
        document('e', 4, 'Nantes ferme un parking souterrain du centre'),
      ]),
    ).toEqual({ a: 'a', b: 'a', c: 'c', d: 'c', e: 'e' });
  });

  it('keeps apart different texts under one short title', () => {
    const stories = storiesOf([
      document('a', 1, 'Chef de produit', prose(1)),
      document('b', 2, 'Chef de produit', prose(2)),
    ]);
    expect(stories).toEqual({ a: 'a', b: 'b' });
  });

  it('closes a story fourteen days after its first item', () => {
    const text = prose(1, 200);
    const days = [1, 10, 15, 16];
    expect(storiesOf(days.map((day) => document(`d${day}`, day, `Jour ${day}`, text)))).toEqual({
      d1: 'd1',
      d10: 'd1',
      d15: 'd1',
      d16: 'd16',
    });
  });

  it('obeys curators: what they split stays apart, what they joined stays together', () => {
    const text = prose(1, 200);
    const documents = [
      document('a', 1, 'Le communiqué', text),
      document('b', 2, 'Le communiqué', text),
      document('c', 3, 'Rien à voir', prose(9)),
    ];
    const verdicts = [
      { a: 'b', b: 'a', together: false },
      { a: 'a', b: 'c', together: true },
    ];
    expect(storiesOf(documents, verdicts)).toEqual({ a: 'a', b: 'b', c: 'a' });
    expect(storiesOf(documents, [...verdicts, { a: 'a', b: 'b', together: true }])).toMatchObject({ b: 'a' });
  });

  it('lets a curator’s word prolong a story beyond its fourteen days, for that item alone', () => {
    const text = prose(1, 200);
    const documents = [1, 10, 20, 22].map((day) =>
      document(`d${day}`, day, `Jour ${day}`, day < 20 ? text : prose(day)),
    );
    expect(storiesOf(documents, [{ a: 'd10', b: 'd20', together: true }])).toEqual({
      d1: 'd1',
      d10: 'd1',
      d20: 'd1',
      d22: 'd22',
    });
    // Of what is older than two weeks, nothing is heeded.
    expect(storiesOf(documents, [{ a: 'd1', b: 'd20', together: true }])).toMatchObject({ d20: 'd20' });
  });

  it('decides as in a whole grouping when the two weeks before are settled', () => {
    const documents = Array.from({ length: 60 }, (_, at) =>
      document(`i${at}`, 1 + at, prose(at % 7, 5), at % 3 === 0 ? '' : prose(at % 5, 90)),
    );
    const whole = groupStories(documents);
    for (const start of [1, 20, 45]) {
      const grouper = createStoryGrouper([]);
      for (let at = Math.max(0, start - 14); at < start; at += 1)
        grouper.settle(documents[at] as StoryDocument, whole[at]?.storyId ?? '');
      expect(documents.slice(start).map(grouper.decide)).toEqual(whole.slice(start));
    }
  });

  it('gives the same stories in whatever order items arrive', () => {
    const documents = Array.from({ length: 40 }, (_, at) =>
      document(
        `i${at}`,
        1 + ((at * 7) % 30),
        `${prose(at % 6, 4)} ${at % 3}`,
        at % 4 === 0 ? '' : prose(at % 9, 80 + (at % 5)),
        at % 11 === 0 ? 'https://exemple.test/x' : undefined,
      ),
    );
    const expected = groupStories(documents);
    fc.assert(
      fc.property(fc.shuffledSubarray(documents, { minLength: documents.length }), (shuffled) => {
        expect(groupStories(shuffled)).toEqual(expected);
      }),
      { numRuns: 30 },
    );
  });

  it('decides an item from earlier ones only: later items change nothing', () => {
    const documents = Array.from({ length: 30 }, (_, at) =>
      document(`i${at}`, 1 + at, prose(at % 5, 6), prose(at % 4, 90)),
    );
    for (const count of [1, 7, 15, 29])
      expect(groupStories(documents.slice(0, count))).toEqual(groupStories(documents).slice(0, count));
  });
});
