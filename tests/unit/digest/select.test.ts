import { describe, expect, it } from 'vitest';
import { prepareIssue } from '../../../src/digest/prepare-issue.ts';
import { selectEntries } from '../../../src/digest/select.ts';
import type { TaggedItem } from '../../../src/model/item.ts';
import { glossary, item, mention, places, tag } from './samples.ts';

function select(
  items: TaggedItem[],
  choices: { concepts?: string[]; territories?: string[] } = {},
  more: { alreadySent?: string[]; entriesMax?: number } = {},
) {
  return selectEntries({
    subscription: { concepts: choices.concepts ?? [], territories: choices.territories ?? [] },
    items,
    alreadySent: new Set(more.alreadySent),
    glossary,
    places,
    ...(more.entriesMax !== undefined && { entriesMax: more.entriesMax }),
  });
}
const idsOf = (selection: ReturnType<typeof select>) => selection.entries.map((entry) => entry.itemId);

describe('a story told by several items', () => {
  const mate = (id: string, sourceTitle: string) => ({ id, title: `Titre ${id}`, sourceTitle });
  const tell = (id: string, day: number, tags = [tag('commun')]) =>
    item(id, {
      publishedAt: new Date(Date.UTC(2026, 10, day)),
      tags,
      story: {
        id: 'a',
        size: 3,
        also: ['a', 'b', 'c'].filter((other) => other !== id).map((other) => mate(other, `Source ${other}`)),
      },
    });

  it('is one entry, that of the first item that answers, with the others named', () => {
    const { entries, omitted } = select([tell('b', 12), tell('c', 13), tell('a', 11, [tag('mooc')]), item('d')], {
      concepts: ['commun'],
    });
    expect(entries.map(({ itemId }) => itemId)).toEqual(['d', 'b']);
    expect(omitted).toBe(0);
    expect(entries[1]?.also).toEqual([mate('a', 'Source a'), mate('c', 'Source c')]);
    expect(entries[0] && 'also' in entries[0]).toBe(false);
  });

  it('takes one place in an issue', () => {
    const selection = select([tell('b', 18), tell('c', 19), item('d'), item('e')], {}, { entriesMax: 2 });
    expect(selection).toMatchObject({ entries: [{}, {}], omitted: 1 });
  });
});

describe('which items answer a reader', () => {
  it('an item with one of the chosen concepts does, others do not', () => {
    const items = [item('a'), item('b', { tags: [tag('open-data')] })];
    expect(idsOf(select(items, { concepts: ['commun', 'mooc'] }))).toEqual(['a']);
  });

  it('a concept that a curator added counts, one that a curator refused does not', () => {
    const items = [item('a', { tags: [tag('commun', 'added')] }), item('b', { tags: [tag('commun', 'refused')] })];
    expect(idsOf(select(items, { concepts: ['commun'] }))).toEqual(['a']);
    expect(idsOf(select(items))).toEqual(['a']);
  });

  it('with no choice at all, everything that is tagged does, and nothing else', () => {
    const items = [item('a', { tags: [] }), item('b'), item('c', { tags: [tag('mooc')] })];
    expect(idsOf(select(items))).toEqual(['b', 'c']);
    expect(select(items).entries[0]?.reasons).toEqual([{ type: 'everything' }]);
  });

  it('a reader of a région gets what happens in its communes', () => {
    const items = [item('rennes', { places: [mention('commune-35238')] }), item('nowhere')];
    expect(idsOf(select(items, { concepts: ['commun'], territories: ['region-53'] }))).toEqual(['rennes']);
  });

  it('a reader of a commune does not get what is said of its région', () => {
    const items = [item('bretagne', { places: [mention('region-53')] })];
    expect(idsOf(select(items, { territories: ['commune-35238'] }))).toEqual([]);
  });

  it('a territory without concepts takes any tagged item that lies there', () => {
    const items = [
      item('a', { tags: [tag('open-data')], places: [mention('departement-35')] }),
      item('untagged', { tags: [], places: [mention('departement-35')] }),
      item('elsewhere', { places: [mention('region-75')] }),
    ];
    const selection = select(items, { territories: ['region-53'] });
    expect(idsOf(selection)).toEqual(['a']);
    expect(selection.entries[0]?.reasons).toEqual([{ type: 'territory', id: 'region-53' }]);
  });

  it('the right place does not make up for a missing concept', () => {
    const items = [item('a', { tags: [tag('mooc')], places: [mention('commune-35238')] })];
    expect(idsOf(select(items, { concepts: ['commun'], territories: ['region-53'] }))).toEqual([]);
  });

  it('a choice made only of a concept that left the glossary gives nothing, not everything', () => {
    expect(idsOf(select([item('a', { tags: [tag('retired'), tag('commun')] })], { concepts: ['retired'] }))).toEqual(
      [],
    );
  });

  it('an item sent before does not come back, even edited since', () => {
    const edited = item('a', { version: 2, title: 'Nouveau titre', updatedAt: new Date('2026-11-20T09:00:00Z') });
    expect(idsOf(select([edited, item('b')], {}, { alreadySent: ['a'] }))).toEqual(['b']);
  });
});

describe('what an entry says', () => {
  it('gives every chosen concept and territory as a reason, in the order of the glossary and of the choice', () => {
    const rich = item('a', {
      tags: [tag('mooc'), tag('commun'), tag('budget-participatif')],
      places: [mention('commune-35238')],
    });
    const [entry] = select([rich], {
      concepts: ['mooc', 'budget-participatif'],
      territories: ['departement-35', 'region-53'],
    }).entries;
    expect(entry?.reasons).toEqual([
      { type: 'concept', id: 'budget-participatif' },
      { type: 'concept', id: 'mooc' },
      { type: 'territory', id: 'departement-35' },
      { type: 'territory', id: 'region-53' },
    ]);
    expect(entry?.concepts).toEqual(['budget-participatif', 'commun', 'mooc']);
    expect(entry?.territories).toEqual([{ id: 'commune-35238', name: 'Rennes' }]);
    expect(entry?.theme).toBe('participer');
  });

  it('takes the theme of a chosen concept, not of another one it bears', () => {
    const [entry] = select([item('a', { tags: [tag('budget-participatif'), tag('mooc')] })], {
      concepts: ['mooc'],
    }).entries;
    expect(entry?.theme).toBe('numerique');
  });

  it('leaves a missing date and a missing link missing', () => {
    const { publishedAt: _date, url: _url, ...bare } = item('a');
    const [entry] = select([bare]).entries;
    expect(entry).not.toHaveProperty('publishedAt');
    expect(entry).not.toHaveProperty('url');
  });
});

describe('the order of an issue', () => {
  const on = (day: number) => new Date(`2026-11-${day}T09:00:00Z`);

  it('goes by theme as the glossary does, newest first inside one, by first sight where there is no date', () => {
    const { publishedAt: _date, ...undated } = item('undated', { firstSeenAt: on(19) });
    const items = [
      item('data', { tags: [tag('open-data')], publishedAt: on(22) }),
      item('old', { publishedAt: on(17) }),
      item('new', { publishedAt: on(21) }),
      undated,
      item('budget', { tags: [tag('budget-participatif')], publishedAt: on(16) }),
    ];
    expect(idsOf(select(items))).toEqual(['budget', 'new', 'undated', 'old', 'data']);
    expect(idsOf(select([...items].reverse()))).toEqual(['budget', 'new', 'undated', 'old', 'data']);
  });

  it('keeps the newest when there are too many, and counts the others', () => {
    const items = [
      item('old', { tags: [tag('budget-participatif')], publishedAt: on(16) }),
      item('b', { publishedAt: on(18) }),
      item('c', { tags: [tag('open-data')], publishedAt: on(20) }),
    ];
    const selection = select(items, {}, { entriesMax: 2 });
    expect(idsOf(selection)).toEqual(['b', 'c']);
    expect(selection.omitted).toBe(1);
  });

  it('holds 40 entries unless told otherwise', () => {
    const selection = select(Array.from({ length: 45 }, (_, index) => item(`i${index}`)));
    expect(selection.entries).toHaveLength(40);
    expect(selection.omitted).toBe(5);
  });
});

describe('a prepared issue', () => {
  const subscription = { id: 's1', cutoffAt: new Date('2026-11-16T07:00:00Z') };
  const cutoff = new Date('2026-11-23T07:00:00Z');

  it('is the same issue when it is prepared again, and another one for another cutoff or reader', () => {
    const prepare = (changes = {}) => prepareIssue({ subscription, cutoff, entries: [], omitted: 0, ...changes }).id;
    expect(prepare()).toBe(prepare());
    expect(prepare({ cutoff: new Date('2026-11-23T07:00:00.001Z') })).not.toBe(prepare());
    expect(prepare({ subscription: { ...subscription, id: 's2' } })).not.toBe(prepare());
  });

  it('opens its window where the last one closed', () => {
    const issue = prepareIssue({ subscription, cutoff, ...select([item('a')]) });
    expect(issue).toMatchObject({ subscriptionId: 's1', from: subscription.cutoffAt, cutoff, omitted: 0 });
    expect(issue.entries.map((entry) => entry.itemId)).toEqual(['a']);
  });
});
