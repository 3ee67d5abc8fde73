// What pages state for machines: the good, the several, the broken and the hostile.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractPage } from '../../../../src/ingest/extract/extract-page.ts';
import { type StructuredHints, structuredHintsSchema } from '../../../../src/model/kind.ts';

function hintsOf(head: string, body = '<p>Un texte.</p>'): StructuredHints | undefined {
  const html = `<!doctype html><html><head>${head}</head><body>${body}</body></html>`;
  const { structured } = extractPage(html, 'https://ville.example/a');
  if (structured) expect(structuredHintsSchema.parse(structured)).toEqual(structured);
  return structured;
}
const jsonLd = (value: unknown): string =>
  `<script type="application/ld+json">${typeof value === 'string' ? value : JSON.stringify(value)}</script>`;

describe('structured data', () => {
  it('gives the type and the days of an event, in a graph or not', () => {
    const event = { '@type': 'BusinessEvent', startDate: '2024-06-12T18:00:00+02:00', endDate: '2024-06-13' };
    const hints = { types: ['BusinessEvent'], startDate: '2024-06-12T18:00:00+02:00', endDate: '2024-06-13' };
    expect(hintsOf(jsonLd(event))).toEqual(hints);
    expect(hintsOf(jsonLd({ '@graph': [{ '@type': 'WebSite' }, event] }))).toEqual(hints);
    expect(hintsOf(jsonLd([{ ...event, '@type': ['https://schema.org/BusinessEvent'] }]))).toEqual(hints);
  });

  it('gives the last day of a job offer', () => {
    expect(hintsOf(jsonLd({ '@type': 'JobPosting', validThrough: '2024-06-30' }))).toEqual({
      types: ['JobPosting'],
      deadline: '2024-06-30',
    });
  });

  it('is read in microdata too, from content, datetime or the words', () => {
    const event = (date: string): string => `<div itemscope itemtype="http://schema.org/Event">${date}</div>`;
    for (const date of [
      '<time itemprop="startDate" datetime="2024-06-12">mercredi</time>',
      '<meta itemprop="startDate" content="2024-06-12">',
      '<span itemprop="startDate">2024-06-12</span>',
    ])
      expect(hintsOf('', event(date)), date).toEqual({ types: ['Event'], startDate: '2024-06-12' });
  });

  it('of several events says nothing of the days, unless they agree', () => {
    const event = (startDate: string) => ({ '@type': 'Event', startDate });
    expect(hintsOf(jsonLd([event('2024-06-12'), event('2024-07-01')]))).toEqual({ types: ['Event'] });
    expect(hintsOf(jsonLd([event('2024-06-12'), event('2024-06-12')]))).toEqual({
      types: ['Event'],
      startDate: '2024-06-12',
    });
  });

  it('of what is no event has no days', () => {
    expect(hintsOf(jsonLd({ '@type': 'Article', startDate: '2024-06-12', validThrough: '2024-06-12' }))).toEqual({
      types: ['Article'],
    });
  });

  it('of the frame alone, or none, is nothing', () => {
    expect(hintsOf(jsonLd([{ '@type': 'WebPage' }, { '@type': 'Organization' }]))).toBeUndefined();
    expect(hintsOf('')).toBeUndefined();
    expect(extractPage('<p>Rien</p>', 'https://ville.example/')).not.toHaveProperty('structured');
  });
});

describe('what nobody should write', () => {
  it.each([
    ['broken JSON', '{"@type": "Event", '],
    ['no object', '"Event"'],
    ['null', 'null'],
    ['a type that is no name', { '@type': ['<script>', 'a b', `E${'x'.repeat(200)}`, 3, null, { a: 1 }] }],
    ['nesting beyond reason', `${'['.repeat(50_000)}${']'.repeat(50_000)}`],
    ['a block too long to be one', { '@type': 'Event', name: 'x'.repeat(600_000) }],
  ])('%s is nothing', (_name, value) => {
    expect(hintsOf(jsonLd(value))).toBeUndefined();
  });

  it.each([[{ day: 12 }], [20240612], ['x'.repeat(41)], ['2024-06-12\u0000'], ['<b>12</b>'], [''], [null], [[]]])(
    'a date such as %j is left out',
    (startDate) => {
      expect(hintsOf(jsonLd({ '@type': 'Event', startDate }))).toEqual({ types: ['Event'] });
    },
  );

  it('too many types are cut', () => {
    const types = Array.from(
      { length: 60 },
      (_, at) => `Event${String.fromCharCode(65 + (at % 26))}${at > 25 ? 'x' : ''}`,
    );
    expect(hintsOf(jsonLd({ '@type': types }))?.types).toHaveLength(20);
  });

  it('any JSON at all keeps within the schema', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (value, startDate) => {
        hintsOf(jsonLd(JSON.stringify([value, { '@type': 'Event', startDate }]).replaceAll('<', '\\u003c')));
      }),
    );
  });
});
