// The life of an entry, one decision after another.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide, seenKeyOf } from '../../../src/ingest/decide.ts';
import type { RawItem } from '../../../src/model/feed.ts';
import type { Decision, Item } from '../../../src/model/item.ts';

const now = new Date('2021-06-01T08:00:00Z');
const later = new Date('2021-06-02T08:00:00Z');
const source = { id: 'ville', itemKind: 'article', language: 'fr', pages: 'auto' } as const;

function entry(fields: Partial<RawItem> = {}): RawItem {
  return {
    guid: 'n-1',
    url: 'https://ville.example/a?utm_source=rss',
    title: 'Une navette pour tous',
    summary: 'La commune ouvre une navette.',
    publishedAt: '2021-05-30T10:00:00.000Z',
    authors: [],
    categories: [],
    enclosures: [],
    ...fields,
  };
}

function itemOf(decision: Decision): Item {
  if (decision.type !== 'insert' && decision.type !== 'update') throw new Error(decision.type);
  return decision.item;
}

const insert = (raw: RawItem): Item => itemOf(decide({ stored: undefined, raw, source, now }));
const again = (stored: Item, raw: RawItem): Decision => decide({ stored, raw, source, now: later });
const without = (raw: RawItem, ...names: (keyof RawItem)[]): RawItem => ({
  authors: [],
  categories: [],
  enclosures: [],
  ...Object.fromEntries(Object.entries(raw).filter(([name]) => !names.includes(name as keyof RawItem))),
});

describe('the identity of an entry', () => {
  it('is its guid, else its canonical address, else its folded title, else its first words', () => {
    expect(seenKeyOf(entry())).toBe('guid:n-1');
    expect(seenKeyOf(without(entry(), 'guid'))).toBe('url:https://ville.example/a');
    expect(seenKeyOf(without(entry({ title: 'L’Été  à Évry' }), 'guid', 'url'))).toBe('title:l ete a evry');
    expect(seenKeyOf(without(entry(), 'guid', 'url', 'title'))).toBe('title:la commune ouvre une navette.');
    expect(seenKeyOf(without(entry(), 'guid', 'url', 'title', 'summary'))).toBeUndefined();
  });

  it('fits an index however long the guid is', () => {
    const key = seenKeyOf(entry({ guid: 'x'.repeat(5000) }));
    expect(key?.length).toBeLessThan(100);
    expect(key).not.toBe(seenKeyOf(entry({ guid: 'x'.repeat(5001) })));
  });

  it('gives the same id at every run, and another in another source', () => {
    expect(insert(entry()).id).toBe(insert(entry({ title: 'Autre' })).id);
    expect(itemOf(decide({ stored: undefined, raw: entry(), source: { ...source, id: 'autre' }, now })).id).not.toBe(
      insert(entry()).id,
    );
  });
});

describe('a new entry', () => {
  it('becomes an item, first seen now, its page still to be read', () => {
    expect(insert(entry({ authors: ['Léa'], categories: ['Mobilité'] }))).toEqual({
      id: expect.stringMatching(/^[a-z2-7]{26}$/),
      sourceId: 'ville',
      seenKey: 'guid:n-1',
      guid: 'n-1',
      url: 'https://ville.example/a?utm_source=rss',
      canonicalUrl: 'https://ville.example/a',
      title: 'Une navette pour tous',
      excerpt: 'La commune ouvre une navette.',
      text: 'La commune ouvre une navette.',
      textOrigin: 'summary',
      pageState: 'pending',
      pageAttempts: 0,
      kind: 'article',
      declaredKind: 'article',
      language: 'fr',
      authors: ['Léa'],
      categories: ['Mobilité'],
      publishedAt: new Date('2021-05-30T10:00:00Z'),
      firstSeenAt: now,
      updatedAt: now,
      version: 1,
      contentHash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  it('without a date has none', () => {
    expect(insert(without(entry(), 'publishedAt'))).not.toHaveProperty('publishedAt');
  });

  it('dated more than a day ahead has no date, a few hours ahead keeps it', () => {
    expect(insert(entry({ publishedAt: '2031-05-30T10:00:00.000Z' }))).not.toHaveProperty('publishedAt');
    expect(insert(entry({ publishedAt: '2021-06-01T20:00:00.000Z' })).publishedAt).toEqual(
      new Date('2021-06-01T20:00:00Z'),
    );
  });

  it('without a title takes its first words', () => {
    const title = insert(without(entry({ summary: 'mot '.repeat(60) }), 'title')).title;
    expect(title).toMatch(/^(mot )+mot…$/);
    expect(title.length).toBeLessThanOrEqual(90);
  });

  it('with nothing to show is skipped, with the reason', () => {
    const raw = without(entry(), 'title', 'summary');
    expect(decide({ stored: undefined, raw, source, now })).toEqual({
      type: 'skip',
      reason: expect.stringContaining('ni titre'),
    });
  });
});

describe('the text of an item', () => {
  const long = 'Une phrase de plus. '.repeat(100).trim();

  it.each<[name: string, raw: RawItem, origin: Item['textOrigin'], state: Item['pageState']]>([
    ['is the content, when the feed carries it', entry({ content: long }), 'feed', 'done'],
    [
      'is the content, when there is no summary',
      without(entry({ content: 'Court, mais entier.' }), 'summary'),
      'feed',
      'done',
    ],
    ['is the summary, when it is as long as an article', entry({ summary: long }), 'feed', 'done'],
    [
      'is the summary, when the content says no more',
      entry({ content: 'La commune ouvre une navette.' }),
      'summary',
      'pending',
    ],
    [
      'is for the page to give, when the content is a teaser',
      entry({ content: `${'La commune ouvre une navette et plus. '.repeat(3)}Lire la suite →` }),
      'summary',
      'pending',
    ],
    ['is for the page to give, when the feed gives only a title', without(entry(), 'summary'), 'none', 'pending'],
    ['is what there is, without an address', without(entry(), 'url'), 'summary', 'done'],
  ])('%s', (_, raw, origin, state) => {
    expect(insert(raw)).toMatchObject({ textOrigin: origin, pageState: state });
  });

  it('is never asked of the page where the source says never', () => {
    const decision = decide({ stored: undefined, raw: entry(), source: { ...source, pages: 'never' }, now });
    expect(itemOf(decision).pageState).toBe('done');
  });

  it('has its lengths capped: title 500, excerpt 300 on a word, text 200,000', () => {
    const item = insert(
      entry({ title: 'mot '.repeat(300), summary: 'mot '.repeat(300), content: 'é'.repeat(300_000) }),
    );
    expect([item.title.length <= 500, item.excerpt.length <= 300, item.text.length]).toEqual([true, true, 200_000]);
    expect(item.excerpt).toMatch(/ mot…$/);
  });
});

describe('an entry read again', () => {
  it('unchanged is a no-op, whatever its page gave since', () => {
    const stored = insert(entry());
    const read: Item = { ...stored, text: 'Le texte de la page.', textOrigin: 'page', pageState: 'done', version: 2 };
    expect(again(read, entry())).toEqual({ type: 'unchanged', id: stored.id });
  });

  it('edited is a new version of the same item, first seen when it was', () => {
    const stored = insert(entry());
    const decision = again(stored, entry({ title: 'Deux navettes pour tous' }));
    expect(decision).toMatchObject({
      type: 'update',
      item: {
        id: stored.id,
        firstSeenAt: now,
        updatedAt: later,
        version: 2,
        title: 'Deux navettes pour tous',
        publishedAt: stored.publishedAt,
      },
    });
  });

  it.each<[string, Partial<RawItem>]>([
    ['its title', { title: 'x' }],
    ['its summary', { summary: 'x' }],
    ['its content', { content: 'x' }],
    ['its date', { publishedAt: '2021-05-29T10:00:00.000Z' }],
    ['its authors', { authors: ['x'] }],
    ['its categories', { categories: ['x'] }],
  ])('is edited by %s', (_, edit) => {
    expect(again(insert(entry()), entry(edit)).type).toBe('update');
  });

  it('edited keeps the text of its page until the page is read again', () => {
    const stored: Item = { ...insert(entry()), text: 'Le texte de la page.', textOrigin: 'page', pageState: 'done' };
    expect(itemOf(again(stored, entry({ summary: 'Un autre résumé.' })))).toMatchObject({
      text: 'Le texte de la page.',
      textOrigin: 'page',
      pageState: 'pending',
      pageAttempts: 0,
      excerpt: 'Un autre résumé.',
    });
  });

  it('edited into a full content needs its page no more', () => {
    const stored: Item = { ...insert(entry()), text: 'Le texte de la page.', textOrigin: 'page', pageState: 'done' };
    expect(itemOf(again(stored, entry({ content: 'Tout le texte. '.repeat(20) })))).toMatchObject({
      textOrigin: 'feed',
      pageState: 'done',
    });
  });

  it('without its date loses none, and is no edit', () => {
    const stored = insert(entry());
    expect(again(stored, without(entry(), 'publishedAt')).type).toBe('unchanged');
    expect(itemOf(again(stored, without(entry({ title: 'x' }), 'publishedAt'))).publishedAt).toEqual(
      stored.publishedAt,
    );
  });

  it('undated, whose page gave a date since, is no edit', () => {
    const stored: Item = { ...insert(without(entry(), 'publishedAt')), publishedAt: new Date('2021-05-01') };
    expect(again(stored, without(entry(), 'publishedAt')).type).toBe('unchanged');
  });

  it('touched in its updated date alone is no edit, and keeps its first date when it is one', () => {
    const touched = (date: string): RawItem => entry({ publishedAt: date, updatedAt: date });
    const stored = insert(touched('2021-05-30T10:00:00.000Z'));
    expect(again(stored, touched('2021-06-01T10:00:00.000Z')).type).toBe('unchanged');
    const edited = itemOf(again(stored, { ...touched('2021-06-01T10:00:00.000Z'), title: 'x' }));
    expect(edited.publishedAt).toEqual(new Date('2021-05-30T10:00:00Z'));
  });

  it('settles: what was decided once is unchanged the next time', () => {
    const text = fc.option(fc.string(), { nil: undefined });
    const date = fc.option(
      fc.constantFrom('2021-05-01T00:00:00.000Z', '2021-05-02T00:00:00.000Z', '2031-01-01T00:00:00.000Z'),
      { nil: undefined },
    );
    const raws = fc
      .record({ title: text, summary: text, content: text, publishedAt: date, updatedAt: date })
      .map((fields) => entry(Object.fromEntries(Object.entries(fields).filter(([, value]) => value))));
    fc.assert(
      fc.property(raws, raws, (first, second) => {
        const stored = insert(first);
        const decision = again(stored, second);
        const kept = decision.type === 'update' ? decision.item : stored;
        expect(again(kept, second).type).toBe('unchanged');
        expect(kept.title).not.toBe('');
        expect(kept.excerpt.length).toBeLessThanOrEqual(300);
      }),
    );
  });
});

describe('what the page states in structured data', () => {
  const structured = { types: ['Event'], startDate: '2021-06-12' };
  const summary = 'La commune ouvre deux navettes.';

  it('is no part of the feed: the same entry stays unchanged', () => {
    expect(again({ ...insert(entry()), structured }, entry())).toMatchObject({ type: 'unchanged' });
  });

  it('stays when the entry is edited, until its page is read again', () => {
    const edited = itemOf(again({ ...insert(entry()), structured }, entry({ summary })));
    expect(edited).toMatchObject({ structured, pageState: 'pending' });
  });

  it('goes when the feed now brings the whole text, for no page will be read that could move its dates', () => {
    const full = itemOf(
      again({ ...insert(entry()), structured }, entry({ content: 'La navette passe. '.repeat(100) })),
    );
    expect(full.pageState).toBe('done');
    expect(full).not.toHaveProperty('structured');
  });
});
