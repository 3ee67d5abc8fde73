import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contextCharsBudget, contextCharsMax, createEvidenceViewer } from '../../../src/model/evidence-context.ts';
import type { Evidence } from '../../../src/model/tag.ts';

function evidenceOf(text: string, form: string, from = 0): Evidence {
  const start = text.indexOf(form, from);
  return { field: 'text', start, end: start + form.length, form, rule: 'label:prefLabel' };
}

function view(text: string, form: string) {
  return createEvidenceViewer({ title: '', text })([evidenceOf(text, form)])[0];
}

describe('createEvidenceViewer', () => {
  it('shows the sentence around the passage', () => {
    expect(view('La ville ouvre son portail open data à tous.', 'open data')).toMatchObject({
      before: 'La ville ouvre son portail ',
      form: 'open data',
      after: ' à tous.',
    });
  });

  it('cuts on words and keeps to its length on both sides', () => {
    const text = `${'mot '.repeat(40)}passage ${'suite '.repeat(40)}`;
    const { before = '', after = '' } = view(text, 'passage') ?? {};
    expect(before).toMatch(/^(mot )+$/);
    expect(after).toMatch(/^( suite)+$/);
    expect(before.length).toBeGreaterThan(50);
    expect(after.length).toBeGreaterThan(50);
  });

  it('stays in the paragraph and on one line', () => {
    expect(view('Avant.\n\nLe début\nd’un passage ici.\n\nAprès.', 'passage')).toMatchObject({
      before: 'Le début d’un ',
      after: ' ici.',
    });
  });

  it('shows the passage alone between two very long words', () => {
    expect(view(`${'x'.repeat(200)}.passage.${'y'.repeat(200)}`, 'passage')).toMatchObject({ before: '', after: '' });
  });

  it('leaves out a passage that the text no longer holds', () => {
    expect(createEvidenceViewer({ title: 'Autre', text: 'tout autre' })([evidenceOf('passage', 'passage')])).toEqual(
      [],
    );
  });

  it('never gives the text away, however many passages point into it', () => {
    const text = Array.from({ length: 400 }, (_, index) => `mot${index} suivi d’autres`).join(' ');
    const evidence = Array.from({ length: 400 }, (_, index) => evidenceOf(text, `mot${index}`));
    const viewer = createEvidenceViewer({ title: '', text });
    const views = [...viewer(evidence.slice(0, 200)), ...viewer(evidence.slice(200))];
    expect(views).toHaveLength(400);
    const shown = views.reduce((sum, one) => sum + one.before.length + one.after.length, 0);
    expect(shown).toBeLessThanOrEqual(contextCharsBudget);
    expect(shown).toBeGreaterThan(contextCharsBudget - 2 * contextCharsMax);
  });

  it('stands in the text, whatever the text is', () => {
    const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const start = a % text.length;
        const end = start + 1 + (b % (text.length - start));
        const form = text.slice(start, end);
        const viewer = createEvidenceViewer({ title: '', text });
        const [shown] = viewer([{ field: 'text', start, end, form, rule: 'x' }]);
        const flat = (value: string) => value.replace(/\s+/g, '');
        expect(flat(text)).toContain(flat(`${shown?.before}${form}${shown?.after}`));
        expect(shown?.before.length).toBeLessThanOrEqual(contextCharsMax);
        expect(shown?.after.length).toBeLessThanOrEqual(contextCharsMax);
      }),
    );
  });
});
