// The demo's articles: enough of them, short, spread over the weeks, and each about something that the shipped glossary knows.
import { describe, expect, it } from 'vitest';
import { readConfig } from '../../../src/config.ts';
import { pressWeeks } from '../../../src/demo/press/serve-press.ts';
import { pressSites } from '../../../src/demo/press/sites.ts';
import { placeKinds } from '../../../src/model/tag.ts';
import { createTagger } from '../../../src/tagging/tag-item.ts';

const items = pressSites.flatMap((site) => site.items);
const { glossary } = readConfig({ env: {} });
const tagger = createTagger({ glossary });
const tagged = items.map(({ slug, title, paragraphs }) => ({
  slug,
  ...tagger.tag({ title, text: paragraphs.join('\n\n') }),
}));

const wordsOf = (paragraphs: readonly string[]): number =>
  paragraphs
    .join(' ')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

describe('the articles of the demo', () => {
  it('are at least 66, on six sites', () => {
    expect(pressSites).toHaveLength(6);
    expect(items.length).toBeGreaterThanOrEqual(66);
  });

  it('have each its own slug and title', () => {
    expect(new Set(items.map(({ slug }) => slug)).size).toBe(items.length);
    expect(new Set(items.map(({ title }) => title)).size).toBe(items.length);
  });

  it('are 60 to 140 words long, before and after an edit', () => {
    const versions = items.flatMap(({ slug, paragraphs, edited }) => [
      { slug, words: wordsOf(paragraphs) },
      ...(edited ? [{ slug, words: wordsOf(edited.paragraphs) }] : []),
    ]);
    expect(versions.filter(({ words }) => words < 60 || words > 140)).toEqual([]);
  });

  it('come out in every week but none outside them', () => {
    const weeks = new Set(items.map(({ week }) => week));
    expect([...weeks].sort((a, b) => a - b)).toEqual(Array.from({ length: pressWeeks }, (_, week) => week));
  });

  it('begin on every site with one that is out at the very start', () => {
    for (const site of pressSites)
      expect(
        site.items.some(({ week, day }) => week === 0 && day === 0),
        site.id,
      ).toBe(true);
  });

  it('hold one article that is edited and one that is republished', () => {
    expect(items.filter(({ edited }) => edited)).toHaveLength(1);
    expect(items.filter(({ republishedWeek }) => republishedWeek !== undefined)).toHaveLength(1);
  });

  it('mention each at least one concept', () => {
    expect(tagged.filter(({ tags }) => tags.length === 0).map(({ slug }) => slug)).toEqual([]);
  });

  it('cover all concepts of the glossary together', () => {
    const covered = new Set(tagged.flatMap(({ tags }) => tags.map(({ conceptId }) => conceptId)));
    expect(glossary.concepts.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
  });

  it('name territories of every kind, thirty at least', () => {
    const places = tagged.flatMap((item) => item.places);
    expect(new Set(places.map(({ kind }) => kind))).toEqual(new Set(placeKinds));
    expect(new Set(places.map(({ id }) => id)).size).toBeGreaterThanOrEqual(30);
  });
});
