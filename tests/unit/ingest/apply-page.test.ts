// What reading a page changes in its item.
import { describe, expect, it } from 'vitest';
import { applyPage } from '../../../src/ingest/apply-page.ts';
import { decide } from '../../../src/ingest/decide.ts';
import type { PageReading } from '../../../src/ingest/read-outcomes.ts';
import type { ExtractedPage, RawItem } from '../../../src/model/feed.ts';
import type { Item } from '../../../src/model/item.ts';

const now = new Date('2021-06-01T08:00:00Z');
const later = new Date('2021-06-01T09:00:00Z');
const source = { id: 'ville', itemKind: 'article', language: 'fr', pages: 'auto' } as const;

function item(fields: Partial<RawItem> = {}): Item {
  const raw: RawItem = {
    url: 'https://ville.example/a',
    title: 'Navette',
    summary: 'La commune ouvre une navette.',
    authors: [],
    categories: [],
    enclosures: [],
    ...fields,
  };
  const decision = decide({ stored: undefined, raw, source, now });
  if (decision.type !== 'insert') throw new Error(decision.type);
  return decision.item;
}

function reading(page: Partial<ExtractedPage>): PageReading {
  return { type: 'page', url: 'https://ville.example/a', page: { text: '', tdmReserved: false, ...page } };
}

const text = 'La commune ouvre une navette entre le bourg et les hameaux, deux fois par jour.';

describe('a page that was read', () => {
  it('gives its text, its date and its address, and keeps the excerpt of the feed', () => {
    const page = reading({ text, date: '2021-05-01', canonicalUrl: 'https://ville.example/navette?utm_source=x' });
    expect(applyPage(item(), page, later, { stored: false })).toEqual({
      ...item(),
      text,
      textOrigin: 'page',
      pageState: 'done',
      publishedAt: new Date('2021-05-01'),
      canonicalUrl: 'https://ville.example/navette',
    });
  });

  it('is a new version only of an item that is stored', () => {
    expect(applyPage(item(), reading({ text }), later, { stored: true })).toMatchObject({
      version: 2,
      updatedAt: later,
    });
    expect(applyPage(item(), reading({ text }), later, { stored: false })).toMatchObject({
      version: 1,
      updatedAt: now,
    });
  });

  it('that says nothing new is no new version', () => {
    const read = applyPage(item(), reading({ text }), later, { stored: true });
    expect(applyPage(read, reading({ text }), later, { stored: true })).toEqual(read);
  });

  it('shorter than the summary leaves the summary', () => {
    expect(applyPage(item(), reading({ text: 'Court.' }), later, { stored: true })).toMatchObject({
      text: item().text,
      textOrigin: 'summary',
      pageState: 'done',
      version: 1,
    });
  });

  it('shorter than it was speaks for itself', () => {
    const read = applyPage(item(), reading({ text }), later, { stored: true });
    expect(applyPage(read, reading({ text: 'Retiré.' }), later, { stored: true }).text).toBe('Retiré.');
  });

  it('never moves a known date, nor brings one of the future', () => {
    const dated = item({ publishedAt: '2021-05-02T00:00:00.000Z' });
    expect(applyPage(dated, reading({ text, date: '2020-01-01' }), later, { stored: true }).publishedAt).toEqual(
      dated.publishedAt,
    );
    expect(applyPage(item(), reading({ text, date: '2031-01-01' }), later, { stored: true })).not.toHaveProperty(
      'publishedAt',
    );
  });

  it('that only gives a date is a new version too, so that it is stored', () => {
    expect(applyPage(item(), reading({ date: '2021-05-01' }), later, { stored: true }).version).toBe(2);
  });

  it('gives what it states in structured data; changed hints alone are a new version, the same ones are none', () => {
    const structured = { types: ['Event'], startDate: '2021-06-12' };
    const read = applyPage(item(), reading({ text, structured }), later, { stored: true });
    expect(read.structured).toEqual(structured);
    // The store may give the fields back in another order.
    const again = reading({ text, structured: { startDate: '2021-06-12', types: ['Event'] } });
    expect(applyPage(read, again, later, { stored: true }).version).toBe(read.version);
    const moved = reading({ text, structured: { ...structured, startDate: '2021-06-19' } });
    expect(applyPage(read, moved, later, { stored: true })).toMatchObject({
      version: read.version + 1,
      structured: { startDate: '2021-06-19' },
      contentHash: read.contentHash,
    });
  });

  it('that states nothing any more takes the old hints away', () => {
    const read = applyPage(item(), reading({ text, structured: { types: ['Event'] } }), later, { stored: true });
    const next = applyPage(read, reading({ text }), later, { stored: true });
    expect(next).not.toHaveProperty('structured');
    expect(next.version).toBe(read.version + 1);
  });

  it('gives the excerpt when the feed had none', () => {
    const bare = { ...item(), excerpt: '', text: '', textOrigin: 'none' as const };
    expect(applyPage(bare, reading({ text: 'mot '.repeat(200) }), later, { stored: true }).excerpt).toMatch(
      /^(mot )+mot…$/,
    );
  });

  it('does not take a home page for its canonical address', () => {
    expect(
      applyPage(item(), reading({ text, canonicalUrl: 'https://ville.example/' }), later, { stored: true })
        .canonicalUrl,
    ).toBe('https://ville.example/a');
  });
});

describe('a page that was not read', () => {
  it('refused is not asked again, and changes nothing else', () => {
    expect(applyPage(item(), { type: 'refused', detail: 'robots.txt' }, later, { stored: true })).toEqual({
      ...item(),
      pageState: 'refused',
    });
  });

  it('failed is asked again twice', () => {
    const fail = (before: Item): Item =>
      applyPage(before, { type: 'failed', detail: 'HTTP 500' }, later, { stored: true });
    const states = [fail(item()), fail(fail(item())), fail(fail(fail(item())))].map(
      ({ pageState, pageAttempts, version }) => [pageState, pageAttempts, version],
    );
    expect(states).toEqual([
      ['pending', 1, 1],
      ['pending', 2, 1],
      ['failed', 3, 1],
    ]);
  });
});
