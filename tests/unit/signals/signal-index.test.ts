import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type SignalDocument, signalCardSchema, signalSchema } from '../../../src/model/signal.ts';
import { replay } from '../../../src/signals/replay.ts';
import { createSignalIndex, type SignalIndex } from '../../../src/signals/signal-index.ts';
import { createTermExtractor } from '../../../src/signals/terms.ts';
import { mondayOf, parseIsoWeek, toIsoWeek } from '../../../src/signals/weeks.ts';

const start = parseIsoWeek('2024-W01');
const last = 109;
const at = (week: number): string => toIsoWeek(start + week);
const subjects = [
  'mobilité douce',
  'accueil des usagers',
  'logement social',
  'eau potable',
  'aide alimentaire',
  'santé scolaire',
];

/** Two years of a small watch: six sources, twelve texts a week on a few subjects. */
function background(): SignalDocument[] {
  const documents: SignalDocument[] = [];
  for (let week = 0; week <= last; week += 1)
    for (let text = 0; text < 12; text += 1) {
      const subject = subjects[(week * 7 + text * 5) % subjects.length] ?? '';
      documents.push({
        id: `b${week}-${text}`,
        sourceId: `s${text % 6}`,
        date: mondayOf(start + week),
        title: `Point sur ${subject}`,
        text: `La commune parle de ${subject}.`,
        territories: [`region-${text % 4}`],
      });
    }
  return documents;
}

/** A phrase that four sources take up within six weeks. */
function rising(first: number, phrase = 'ferme maraîchère municipale'): SignalDocument[] {
  return [0, 1, 2, 3, 4, 5, 5].map((week, index) => ({
    id: `r${first}-${index}`,
    sourceId: `s${index % 4}`,
    date: mondayOf(start + first + week),
    title: `Une ${phrase}`,
    text: `Le maire ouvre une ${phrase} pour la cantine.`,
    territories: [`region-${index % 2}`],
    concepts: ['restauration', 'foncier'],
  }));
}

function indexOf(documents: SignalDocument[]): SignalIndex {
  const index = createSignalIndex();
  for (const document of documents) index.add(document);
  return index;
}

const labels = (index: SignalIndex, week: number): string[] => index.evaluate(at(week)).map(({ label }) => label);

const corpus = [...background(), ...rising(100)];
const phraseKey = `term:${createTermExtractor()({ title: 'ferme maraîchère municipale' }).find(({ end }) => end === 27)?.key}`;

describe('createSignalIndex', () => {
  it('raises a phrase that several sources take up, with its evidence', () => {
    const signals = indexOf(corpus).evaluate(at(106));
    const signal = signals.find(({ lane }) => lane === 'term');
    expect(signalSchema.parse(signal)).toMatchObject({
      label: 'ferme maraîchère municipale',
      tier: 'A',
      observed: 7,
      documentCount: 7,
      firstSeen: mondayOf(start + 100),
    });
    expect(signal?.reasons[0]).toMatch(/^7 documents en 8 semaines, 0,\d attendu$/);
    expect(signal?.weekly.slice(-8)).toEqual([0, 1, 1, 1, 1, 1, 2, 0]);
    expect(signal?.territories.map(({ id }) => id)).toEqual(['region-0', 'region-1']);
    expect(signals.map(({ key }) => key)).toContain('concept:foncier');
    expect(signals.map(({ key }) => key)).toContain('pair:foncier×restauration');
  });

  it('says nothing of what does not change', () => {
    expect(labels(indexOf(background()), 106)).toEqual([]);
  });

  it('counts the copies of one text once, and the next one when the first goes', () => {
    const copies = rising(100).map((document) => ({ ...document, storyId: 'press-release' }));
    const index = indexOf([...background(), ...copies]);
    expect(index.evaluate(at(106))).toEqual([]);
    const followed = () => index.evaluate(at(106), { follow: [phraseKey] })[0];
    expect(followed()?.documents).toMatchObject([{ id: 'r100-0', reprises: copies.slice(1).map(({ id }) => id) }]);
    expect(index.remove('r100-0')).toBe(true);
    expect(followed()?.documents.map(({ id }) => id)).toEqual(['r100-1']);
  });

  it('lets no single source make a signal, however loud', () => {
    const loud = rising(100).map((document) => ({ ...document, sourceId: 's0' }));
    expect(labels(indexOf([...background(), ...loud]), 106)).toEqual([]);
  });

  it('lets no newcomers alone make a signal', () => {
    const newcomers = rising(100).map((document, index) => ({ ...document, sourceId: `new-${index % 4}` }));
    expect(labels(indexOf([...background(), ...newcomers]), 106)).toEqual([]);
  });

  it('takes for boilerplate what one source repeats everywhere', () => {
    const footer = background().map((document) =>
      document.sourceId === 's0' ? { ...document, text: `${document.text} Lettre de la rédaction.` } : document,
    );
    const others = [1, 2, 3, 4, 5].map((source) => ({
      id: `o${source}`,
      sourceId: `s${source}`,
      date: mondayOf(start + 100 + source),
      title: 'Lettre de la rédaction',
    }));
    const signal = indexOf([...footer, ...others])
      .evaluate(at(106))
      .find(({ label }) => label.includes('rédaction'));
    expect(signal?.sources.map(({ id }) => id)).not.toContain('s0');
  });

  it('gives tier C at most with less than a year of history', () => {
    const young = corpus.filter(({ date }) => date >= mondayOf(start + 70));
    const tiers = indexOf(young)
      .evaluate(at(106))
      .map(({ tier }) => tier);
    expect(tiers.length).toBeGreaterThan(0);
    expect(new Set(tiers)).toEqual(new Set(['C']));
  });

  it('leaves the labels of the glossary to their concepts', () => {
    const keysWith = (concepts: { id: string; label: string }[]): string[] => {
      const index = createSignalIndex({ concepts });
      for (const document of corpus) index.add(document);
      return index.evaluate(at(106), { lanes: ['term'] }).flatMap(({ keys }) => keys);
    };
    expect(keysWith([])).toContain(phraseKey);
    expect(keysWith([{ id: 'ferme', label: 'Ferme maraîchère municipale' }])).not.toContain(phraseKey);
  });

  it('gives the same whatever the order of arrival, the detours and the documents that came and went', () => {
    const expected = indexOf(corpus).evaluate(at(106));
    const stranger = rising(90, 'jardin partagé').map((document) => ({ ...document, id: `x${document.id}` }));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(corpus, { minLength: corpus.length }),
        fc.subarray(corpus, { maxLength: 50 }),
        (shuffled, again) => {
          const index = createSignalIndex();
          for (const document of stranger) index.add(document);
          for (const document of again)
            index.add({ ...document, date: mondayOf(start + 3), title: 'autre titre ancien' });
          for (const document of shuffled) index.add(document);
          for (const { id } of stranger) index.remove(id);
          expect(index.evaluate(at(106))).toEqual(expected);
        },
      ),
      { numRuns: 8 },
    );
  });

  it('does not see what comes after the week it is asked of', () => {
    const past = corpus.filter(({ date }) => date <= mondayOf(start + 103));
    expect(indexOf(corpus).evaluate(at(103))).toEqual(indexOf(past).evaluate(at(103)));
  });

  it('gives documents that exist and hold the term', () => {
    const extract = createTermExtractor();
    const byId = new Map(corpus.map((document) => [document.id, document]));
    const signals = indexOf(corpus).evaluate(at(106), { lanes: ['term', 'name', 'territory'] });
    expect(signals.length).toBeGreaterThan(0);
    for (const { key, documents, territory } of signals)
      for (const { id } of documents) {
        const document = byId.get(id);
        const keys = document ? extract(document).map((use) => use.key) : [];
        expect(keys).toContain(key.replace(/^(?:territory:[^:]+:)?term:/, ''));
        if (territory) expect(document?.territories).toContain(territory);
      }
  });

  it('refuses a document without a day', () => {
    expect(() => createSignalIndex().add({ id: 'a', sourceId: 's', date: 'hier', title: '' })).toThrow(/YYYY-MM-DD/);
  });

  it('answers an empty index with nothing', () => {
    expect(createSignalIndex().evaluate('2026-W10')).toEqual([]);
  });
});

describe('replay', () => {
  it('gives the cards of a weekly run, wherever it starts again', () => {
    const whole = [...replay(indexOf(corpus), { from: at(95), to: at(last) })];
    const growing = createSignalIndex();
    let standings: (typeof whole)[number]['standings'] = [];
    const weekly = [];
    const waiting = [...corpus].sort((one, other) => (one.date < other.date ? -1 : 1));
    for (let week = 95; week <= last; week += 1) {
      while (waiting[0] && waiting[0].date <= mondayOf(start + week))
        growing.add(waiting.shift() ?? corpus[0] ?? never());
      // As a store does: through JSON and back.
      const [step] = [
        ...replay(growing, { from: at(week), to: at(week), standings: JSON.parse(JSON.stringify(standings)) }),
      ];
      standings = step?.standings ?? [];
      weekly.push(step);
    }
    expect(weekly).toEqual(whole);
    const cards = whole.at(-1)?.cards ?? [];
    expect(cards.length).toBeGreaterThan(0);
    for (const card of cards) signalCardSchema.parse(card);
  });

  it('does not take a feed that died for a decline', () => {
    const dead = corpus.filter(
      ({ sourceId, date }) => date <= mondayOf(start + 105) || !['s0', 's1', 's2', 's3'].includes(sourceId),
    );
    const longer = [...dead, ...background().flatMap((document) => (document.sourceId >= 's4' ? later(document) : []))];
    const states = [...replay(indexOf(longer), { from: at(100), to: at(last + 12) })].flatMap(({ cards }) =>
      cards
        .filter(({ signal }) => signal.label === 'ferme maraîchère municipale')
        .map(({ standing }) => standing.state),
    );
    expect(states).not.toContain('fading');
    const living = [...corpus, ...background().flatMap(later)];
    const fades = [...replay(indexOf(living), { from: at(100), to: at(last + 18) })].flatMap(({ cards }) =>
      cards
        .filter(({ signal }) => signal.label === 'ferme maraîchère municipale')
        .map(({ standing }) => standing.state),
    );
    expect(fades).toContain('fading');
  });
});

/** The last thirty weeks once more, after the end. */
function later(document: SignalDocument): SignalDocument[] {
  const week = Number(/^b(\d+)-/.exec(document.id)?.[1]);
  return week > last - 30 ? [{ ...document, id: `l${document.id}`, date: mondayOf(start + week + 30) }] : [];
}

function never(): never {
  throw new Error('an empty corpus');
}
