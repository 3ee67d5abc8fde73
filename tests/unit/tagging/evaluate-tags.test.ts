import { describe, expect, it } from 'vitest';
import { goldRecordSchema } from '../../../src/model/gold.ts';
import type { ItemKind } from '../../../src/model/source.ts';
import type { PlaceKind } from '../../../src/model/tag.ts';
import { evaluateTags, type LabelledCase } from '../../../src/tagging/evaluate-tags.ts';
import { wilsonInterval } from '../../../src/tagging/score.ts';
import { sampleConceptTag } from '../../support/sample-tag.ts';

interface Sketch {
  id?: string;
  text?: string;
  gold?: object;
  /** Concept → the forms it was found by. */
  tags?: Record<string, string[]>;
  places?: { id: string; name: string; form: string }[];
  kind?: ItemKind;
}

function caseOf({ id = 't1', text = '', gold = {}, tags = {}, places = [], kind }: Sketch): LabelledCase {
  const evidenceOf = (form: string) => {
    const start = text.indexOf(form);
    return { field: 'text' as const, start, end: start + form.length, form, rule: 'label:altLabel' };
  };
  return {
    gold: goldRecordSchema.parse({ id, concepts: [], territories: [], ...gold }),
    text: { id, title: '', text },
    prediction: {
      tags: Object.entries(tags).map(([conceptId, forms]) =>
        sampleConceptTag(conceptId, { evidence: forms.map(evidenceOf) }),
      ),
      places: places.map((place) => ({
        id: place.id,
        kind: place.id.split('-')[0] as PlaceKind,
        code: place.id.split('-')[1] ?? '',
        name: place.name,
        evidence: [evidenceOf(place.form)],
      })),
      ...(kind && { kind: { kind, reasons: [], dates: [] } }),
    },
  };
}

const central = (id: string, ...forms: string[]) => ({ id, strength: 'central', forms });
const mention = (id: string, ...forms: string[]) => ({ id, strength: 'mention', forms });

describe('evaluateTags', () => {
  it('counts one concept in one text as right, extra or missed', () => {
    const { concepts, texts } = evaluateTags([
      caseOf({ gold: { concepts: [central('design'), central('commun')] }, tags: { design: [], nudge: [] } }),
      caseOf({ id: 't2', gold: { concepts: [central('design')] }, tags: { design: [] } }),
    ]);
    expect(texts).toBe(2);
    expect(concepts.all.micro).toMatchObject({ right: 2, extra: 1, missed: 1, precision: 2 / 3, recall: 2 / 3 });
    expect(concepts.each.map(({ concept, all }) => [concept, all.right, all.extra, all.missed])).toEqual([
      ['commun', 0, 0, 1],
      ['design', 2, 0, 0],
      ['nudge', 0, 1, 0],
    ]);
  });

  it('gives each concept the same weight in the means, and leaves out the ratios it lacks', () => {
    const { concepts } = evaluateTags([
      caseOf({ gold: { concepts: [central('design'), central('commun')] }, tags: { design: [], nudge: [] } }),
      caseOf({ id: 't2', gold: { concepts: [central('design')] }, tags: { design: [] } }),
    ]);
    // Precision: design 1, nudge 0. Recall: design 1, commun 0. F1: design 1, the two others 0.
    expect(concepts.all.macro).toEqual({ concepts: 3, precision: 0.5, recall: 0.5, f1: 1 / 3 });
  });

  it('neither asks for a mention nor holds it against a tag when only central labels count', () => {
    const { concepts } = evaluateTags([
      caseOf({
        gold: { concepts: [mention('design'), mention('commun'), central('nudge')] },
        tags: { design: [], mooc: [] },
      }),
    ]);
    expect(concepts.all.micro).toMatchObject({ right: 1, extra: 1, missed: 2 });
    expect(concepts.central.micro).toMatchObject({ right: 0, extra: 1, missed: 1 });
  });

  it('takes a concept labelled twice as one, central if it is so once', () => {
    const { concepts, confusion } = evaluateTags([
      caseOf({ text: 'a b', gold: { concepts: [central('design', 'a'), mention('design', 'b')] } }),
    ]);
    expect(concepts.central.micro).toMatchObject({ missed: 1 });
    expect(confusion.missedTags).toEqual([{ id: 't1', concept: 'design', strength: 'central', forms: ['a', 'b'] }]);
  });

  it('judges the general concepts apart', () => {
    const { concepts, general } = evaluateTags([
      caseOf({ gold: { concepts: [central('innovation-publique')] }, tags: { 'gouvernement-ouvert': [] } }),
    ]);
    expect(concepts.all.micro).toMatchObject({
      right: 0,
      extra: 0,
      missed: 0,
      precision: null,
      recall: null,
      f1: null,
    });
    expect(concepts.each).toEqual([]);
    expect(general.all.micro).toMatchObject({ right: 0, extra: 1, missed: 1 });
  });

  it('holds a trap against the tagger only when those words gave the tag', () => {
    const text = 'Des transports en commun. Les communs numériques.';
    const gold = {
      concepts: [central('commun', 'communs numériques')],
      traps: [{ id: 'commun', form: 'transports en commun' }],
    };
    const wrongWith = (form: string) =>
      evaluateTags([caseOf({ text, gold, tags: { commun: [form] } })]).concepts.traps.wrong.length;
    expect(wrongWith('en commun')).toBe(1);
    expect(wrongWith('communs')).toBe(0);
    expect(evaluateTags([caseOf({ text, gold })]).concepts.traps).toEqual({ total: 1, wrong: [] });
  });

  it('sees no trap inside a longer word, nor inside words labelled as the concept', () => {
    const gold = { concepts: [central('commun', 'bien commun urbain')], traps: [{ id: 'commun', form: 'commun' }] };
    const wrong = (text: string, form: string) =>
      evaluateTags([caseOf({ text, gold, tags: { commun: [form] } })]).concepts.traps.wrong.length;
    expect(wrong('La communauté', 'communauté')).toBe(0);
    expect(wrong('Un bien commun urbain', 'commun')).toBe(0);
    expect(wrong('Un projet commun', 'commun')).toBe(1);
  });

  it('tells the place whose code is shared by its name, official or written', () => {
    const judge = (label: { name: string; code: string }, place: { id: string; name: string; form: string }) =>
      evaluateTags([caseOf({ text: place.form, gold: { territories: [label] }, places: [place] })]).territories.right;
    const aquitaine = { id: 'region-75', name: 'Nouvelle-Aquitaine', form: 'la Nouvelle-Aquitaine' };
    expect(judge({ name: 'Région Nouvelle Aquitaine', code: '75' }, aquitaine)).toBe(1);
    expect(judge({ name: 'Paris', code: '75' }, aquitaine)).toBe(0);
    const paris = { id: 'commune-75056', name: 'Paris', form: 'Paris' };
    expect(judge({ name: 'Ville de Paris', code: '75' }, paris)).toBe(1);
    expect(judge({ name: 'Nouvelle-Aquitaine', code: '75' }, paris)).toBe(0);
    expect(judge({ name: 'le 93', code: '93' }, { id: 'departement-93', name: 'Seine-Saint-Denis', form: '93' })).toBe(
      1,
    );
    expect(
      judge(
        { name: 'Grand Lyon', code: '200046977' },
        { id: 'epci-200046977', name: 'Métropole de Lyon', form: 'métropole' },
      ),
    ).toBe(1);
    expect(judge({ name: 'Rennes', code: '35238' }, { id: 'commune-29019', name: 'Brest', form: 'Rennes' })).toBe(0);
  });

  it('lists the places that differ', () => {
    const { territories, confusion } = evaluateTags([
      caseOf({
        text: 'Brest',
        gold: { territories: [{ name: 'Rennes', code: '35238' }] },
        places: [{ id: 'commune-29019', name: 'Brest', form: 'Brest' }],
      }),
    ]);
    expect(territories).toMatchObject({ right: 0, extra: 1, missed: 1, precision: 0 });
    expect(confusion.extraPlaces).toMatchObject([{ id: 't1', place: 'commune-29019', passages: [{ form: 'Brest' }] }]);
    expect(confusion.missedPlaces).toEqual([{ id: 't1', name: 'Rennes', code: '35238' }]);
  });

  it('shows each distinct form of an extra tag once, with the words around', () => {
    const { confusion } = evaluateTags([
      caseOf({
        text: 'Le lab du coin, le labo d’en face.',
        tags: { 'laboratoire-d-innovation': ['lab', 'lab', 'labo'] },
      }),
    ]);
    expect(
      confusion.extraTags[0]?.passages.map(({ before, form, after, rule }) => [before, form, after, rule]),
    ).toEqual([
      ['Le ', 'lab', ' du coin, le labo d’en face.', 'label:altLabel'],
      ['Le lab du coin, le ', 'labo', ' d’en face.', 'label:altLabel'],
    ]);
  });

  it('says which labels name words that their text does not hold', () => {
    const gold = { concepts: [central('design', 'designers')], traps: [{ id: 'commun', form: 'en commun' }] };
    expect(evaluateTags([caseOf({ text: 'Des designers.', gold })]).confusion.absentForms).toEqual([
      { id: 't1', concept: 'commun', form: 'en commun' },
    ]);
  });

  it('judges kinds when there are some, and says nothing of them otherwise', () => {
    expect(evaluateTags([caseOf({ gold: { kind: 'event' } })])).not.toHaveProperty('kinds');
    const { kinds } = evaluateTags([
      caseOf({ gold: { kind: 'event' }, kind: 'event' }),
      caseOf({ id: 't2', gold: { kind: 'call' }, kind: 'article' }),
    ]);
    expect(kinds).toEqual({
      judged: 2,
      right: 1,
      accuracy: 0.5,
      wrong: [{ id: 't2', gold: 'call', predicted: 'article' }],
    });
  });
});

describe('wilsonInterval', () => {
  it('gives the bounds of the published formula', () => {
    const [low, high] = wilsonInterval(81, 263) ?? [];
    expect(low).toBeCloseTo(0.2553, 4);
    expect(high).toBeCloseTo(0.3662, 4);
  });

  it('stays within 0 and 1, and has none of nothing', () => {
    for (let successes = 0; successes <= 40; successes += 1) {
      const [low = -1, high = 2] = wilsonInterval(successes, 40) ?? [];
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThan(high);
    }
    expect(wilsonInterval(0, 0)).toBeNull();
  });
});
