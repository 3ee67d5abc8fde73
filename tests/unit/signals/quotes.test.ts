import { describe, expect, it } from 'vitest';
import { quoteSignal } from '../../../src/signals/quotes.ts';
import { createSignalIndex } from '../../../src/signals/signal-index.ts';
import { createTermExtractor } from '../../../src/signals/terms.ts';
import { mondayOf, parseIsoWeek, toIsoWeek } from '../../../src/signals/weeks.ts';

const start = parseIsoWeek('2024-W01');
const long = 'mot '.repeat(120);
const texts = [
  'Rien ici. La ville essaie un budget climat citoyen ! Puis autre chose.',
  `${long}un budget climat citoyen ${long}`,
  'Une note',
  'Un budget climat citoyen',
].map((text, index) => ({ title: index === 2 ? 'Budget climat citoyen' : 'Note', text }));

const index = createSignalIndex();
for (let week = 0; week < 100; week += 1)
  for (let text = 0; text < 5; text += 1)
    index.add({
      id: `b${week}-${text}`,
      sourceId: `s${text}`,
      date: mondayOf(start + week),
      title: 'Autre sujet du jour',
    });
for (const [number, { title, text }] of texts.entries())
  index.add({ id: `t${number}`, sourceId: `s${number}`, date: mondayOf(start + 94 + number), title, text });

const [signal] = index.evaluate(toIsoWeek(start + 99), { lanes: ['term'] });
const textOf = (id: string) => texts[Number(id.slice(1))];
const quoted = signal && quoteSignal(signal, { textOf, extract: createTermExtractor() });
const quoteOf = (id: string) => quoted?.documents.find((document) => document.id === id)?.quote;

describe('quoteSignal', () => {
  it('gives the sentence that holds the term', () => {
    expect(quoteOf('t0')?.text).toBe('La ville essaie un budget climat citoyen !');
    expect(quoteOf('t3')?.text).toBe('Un budget climat citoyen');
  });

  it('finds it in the title too', () => {
    expect(quoteOf('t2')).toMatchObject({ field: 'title', text: 'Budget climat citoyen' });
  });

  it('cuts a long sentence on words', () => {
    const text = quoteOf('t1')?.text ?? '';
    expect(text.length).toBeLessThanOrEqual(250);
    expect(text).toMatch(/^mot .*un budget climat citoyen .* mot$/);
  });

  it('gives offsets that are true', () => {
    for (const { id, quote } of quoted?.documents ?? []) {
      const text = textOf(id);
      if (!quote || !text) throw new Error(`no quote for ${id}`);
      expect(text[quote.field].slice(quote.start, quote.end)).toBe(quote.text);
      expect(text[quote.field].slice(quote.termStart, quote.termEnd).toLowerCase()).toContain('budget climat');
    }
  });

  it('leaves a document whose text is gone without a quote', () => {
    if (!signal) throw new Error('no signal');
    const none = quoteSignal(signal, { textOf: () => undefined, extract: createTermExtractor() });
    expect(none.documents.map(({ quote }) => quote)).toEqual(signal.documents.map(() => undefined));
  });
});
