// Which signals a reader is told of, and what the mail says of them.
import { describe, expect, it } from 'vitest';
import { toDigestView } from '../../../src/digest/digest-view.ts';
import { createDigestLinks } from '../../../src/digest/links.ts';
import { renderDigestHtml } from '../../../src/digest/render-digest.tsx';
import { renderDigestText } from '../../../src/digest/render-digest-text.ts';
import { selectSignals } from '../../../src/digest/select-signals.ts';
import type { DigestIssue } from '../../../src/model/digest.ts';
import type { SignalCard, SignalStateName, SignalTier } from '../../../src/model/signal.ts';
import { glossary, places } from './samples.ts';

const none = new Set<string>();

function shownSignal(
  id: string,
  changes: Partial<SignalCard['signal']> = {},
  state: SignalStateName = 'weak',
  tier: SignalTier | null = 'A',
) {
  const signal: SignalCard['signal'] = {
    key: `term:${id}`,
    keys: [`term:${id}`],
    lane: 'term',
    label: id,
    variants: [],
    week: '2026-W46',
    tier,
    firstSeen: '2026-10-01',
    window: 8,
    observed: 7,
    expected: 0.6,
    ratioLow: 2,
    ratioHigh: 40,
    p: 1e-5,
    surprise: 5,
    rank: 3,
    sources: [],
    effectiveSources: 4,
    weeksPresent: 5,
    territories: [],
    weekly: [],
    prevalence: 7,
    isWidespread: false,
    vitality: 6,
    vitalityPeak: 6,
    documentCount: 9,
    documents: [],
    relatedConcepts: [],
    reasons: ['7 documents en 8 semaines, 0,6 attendu'],
    cautions: [],
    ...changes,
  };
  const standing: SignalCard['standing'] = {
    id,
    key: signal.key,
    lane: signal.lane,
    state,
    tier,
    since: signal.week,
    weeksOut: 0,
    firstFlagged: signal.week,
    lastSignificant: signal.week,
    lastShown: signal.week,
  };
  const { week, window, observed, expected, surprise, rank } = signal;
  return {
    card: { standing, signal },
    shown: { signalId: id, week, state, tier, window, observed, expected, surprise, rank },
  };
}

const select = (
  shown: Parameters<typeof selectSignals>[0]['shown'],
  subscription = { concepts: ['tiers-lieu'], territories: ['departement-35'] },
  alreadySent: ReadonlySet<string> = none,
) => selectSignals({ subscription, shown, alreadySent, places });
const idsOf = (signals: { id: string }[]) => signals.map(({ id }) => id);

describe('a signal is told to a reader', () => {
  it('when it is of a chosen concept, of a pair with it, or when a third of its documents speak of it', () => {
    const shown = [
      shownSignal('own', { key: 'concept:tiers-lieu' }),
      shownSignal('pair', { key: 'pair:commun×tiers-lieu' }),
      shownSignal('there', { key: 'territory:region-75:concept:tiers-lieu', territory: 'region-75' }),
    ];
    expect(select(shown).map(({ id, reasons }) => [id, reasons])).toEqual([
      ['own', [{ type: 'concept', id: 'tiers-lieu' }]],
      ['pair', [{ type: 'concept', id: 'tiers-lieu' }]],
      ['there', [{ type: 'concept', id: 'tiers-lieu' }]],
    ]);
    const related = (documents: number) =>
      shownSignal('related', { relatedConcepts: [{ id: 'tiers-lieu', documents }] });
    expect(idsOf(select([related(3)]))).toEqual(['related']);
    expect(select([related(2)])).toEqual([]);
    expect(select([shownSignal('other', { key: 'concept:commun' })])).toEqual([]);
  });

  it('when it is seen in the region of a chosen territory', () => {
    const seen = { territories: [{ id: 'region-53', documents: 2, firstDate: '2026-10-01' }] };
    expect(select([shownSignal('here', seen)])[0]?.reasons).toEqual([{ type: 'territory', id: 'departement-35' }]);
    expect(select([shownSignal('elsewhere', { ...seen, territory: 'region-75' })])).toEqual([]);
  });

  it('whatever it is, to a reader who chose nothing; three at most, in their order', () => {
    const shown = ['a', 'b', 'c', 'd'].map((id) => shownSignal(id));
    expect(idsOf(select(shown, { concepts: [], territories: [] }))).toEqual(['a', 'b', 'c']);
  });

  it('once, and only while it rises and is no duplicate', () => {
    const all = { concepts: [], territories: [] };
    expect(select([shownSignal('old')], all, new Set(['old']))).toEqual([]);
    expect(select([shownSignal('watched', {}, 'weak', 'C')], all)).toEqual([]);
    expect(select([shownSignal('fading', {}, 'fading', null)], all)).toEqual([]);
    expect(select([{ ...shownSignal('double'), verdict: { verdict: 'duplicate' } }], all)).toEqual([]);
    expect(idsOf(select([shownSignal('strong', {}, 'strong', null)], all))).toEqual(['strong']);
  });
});

describe('the mail', () => {
  const issue: DigestIssue = {
    id: 'issue',
    subscriptionId: 'reader',
    from: new Date('2026-11-16T07:00:00Z'),
    cutoff: new Date('2026-11-23T07:00:00Z'),
    entries: [],
    omitted: 0,
    signals: select([shownSignal('jardin de pluie', { key: 'pair:commun×tiers-lieu' })]),
  };
  const links = createDigestLinks('https://vigie.example');
  const viewOf = (of: DigestIssue) =>
    toDigestView({ issue: of, subscription: { token: 't' }, glossary, places, links });

  it('names what rises, with the count, why it is told, and its page', () => {
    const view = viewOf(issue);
    for (const part of [renderDigestHtml(view), renderDigestText(view)]) {
      expect(part).toMatch(/ce qui monte chez vous/i);
      expect(part).toContain('jardin de pluie');
      expect(part).toContain('7 documents en 8 semaines, 0,6 attendu');
      expect(part).toContain('tiers-lieu');
      expect(part).toContain('https://vigie.example/signaux/jardin%20de%20pluie');
    }
  });

  it('has no such block when nothing rises', () => {
    const { signals: _signals, ...quiet } = issue;
    expect(renderDigestHtml(viewOf(quiet))).not.toMatch(/ce qui monte/i);
    expect(renderDigestText(viewOf(quiet))).not.toMatch(/ce qui monte/i);
  });
});
