import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DigestEntry, DigestIssue } from '../../../src/model/digest.ts';
import type { Store } from '../../../src/store/store.ts';
import { openTestStore } from '../../support/test-store.ts';
import { minutesAfter, noon } from './samples.ts';

let store: Store;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ store, close } = await openTestStore());
});
afterAll(() => close());

const week = 7 * 24 * 60;
const next = { nextIssueAt: minutesAfter(2 * week), now: minutesAfter(week) };

beforeEach(async () => {
  await store.sql.query('truncate subscriber cascade');
  const request = { email: 'lectrice@example.org', concepts: [], territories: [] };
  await store.subscriptions.create(request, { id: 'sub', token: 't', now: noon, nextIssueAt: minutesAfter(week) });
  await store.subscriptions.confirm('sub', noon, minutesAfter(week));
});

function entry(itemId: string): DigestEntry {
  return {
    itemId,
    theme: 'participation',
    title: `Titre de ${itemId}`,
    url: `https://gazette.example/${itemId}`,
    excerpt: 'Un extrait.',
    sourceTitle: 'La Gazette',
    publishedAt: noon,
    concepts: ['budget-participatif'],
    territories: [{ id: 'commune-35238', name: 'Rennes' }],
    reasons: [{ type: 'concept', id: 'budget-participatif' }, { type: 'everything' }],
  };
}

function issueOf(changes: Partial<DigestIssue> = {}): DigestIssue {
  const undated: DigestEntry = { ...entry('b'), url: undefined, publishedAt: undefined };
  return {
    id: 'issue-1',
    subscriptionId: 'sub',
    from: noon,
    cutoff: minutesAfter(week),
    entries: [entry('z'), undated, entry('a')],
    omitted: 4,
    ...changes,
  };
}

describe('saveIssue', () => {
  it('freezes the issue, its mail and the next turn of the subscription together', async () => {
    const outboxId = await store.digests.saveIssue(issueOf(), next);
    expect(await store.digests.find('issue-1')).toEqual(issueOf());
    expect(await store.outbox.listDue(next.now, 10)).toEqual([
      {
        id: outboxId,
        kind: 'digest',
        subscriptionId: 'sub',
        issueId: 'issue-1',
        state: 'pending',
        attempts: 0,
        nextAttemptAt: next.now,
      },
    ]);
    expect(await store.subscriptions.find('sub')).toMatchObject({
      cutoffAt: minutesAfter(week),
      nextIssueAt: next.nextIssueAt,
    });
    expect(await store.digests.listSentItemIds('sub')).toEqual(new Set(['z', 'b', 'a']));
    expect(await store.digests.find('nobody')).toBeUndefined();
  });

  it('changes nothing the second time and gives the same mail, even under another id', async () => {
    const first = await store.digests.saveIssue(issueOf(), next);
    expect(await store.digests.saveIssue(issueOf(), { ...next, nextIssueAt: noon })).toBe(first);
    expect(await store.digests.saveIssue(issueOf({ id: 'issue-x' }), next)).toBe(first);
    expect(await store.counts()).toMatchObject({ digests: 1 });
    expect((await store.subscriptions.find('sub'))?.nextIssueAt).toEqual(next.nextIssueAt);
  });

  it('makes one issue when two workers prepare it at once', async () => {
    const ids = await Promise.all(['x', 'y', 'z'].map((id) => store.digests.saveIssue(issueOf({ id }), next)));
    expect(new Set(ids).size).toBe(1);
    expect(await store.counts()).toMatchObject({ digests: 1 });
  });

  it('refuses days that a past issue covers already', async () => {
    await store.digests.saveIssue(issueOf(), next);
    const overlapping = issueOf({ id: 'issue-2', cutoff: minutesAfter(week + 1) });
    expect(await store.digests.saveIssue(overlapping, next)).toBeUndefined();
    expect(await store.counts()).toMatchObject({ digests: 1 });
  });

  it('only moves the subscription on when there is nothing new', async () => {
    expect(await store.digests.saveIssue(issueOf({ entries: [], omitted: 0 }), next)).toBeUndefined();
    expect(await store.counts()).toMatchObject({ digests: 0 });
    expect(await store.outbox.countByState()).toEqual({});
    expect(await store.subscriptions.find('sub')).toMatchObject({ cutoffAt: minutesAfter(week) });
  });

  it('writes nothing for a reader who left', async () => {
    await store.subscriptions.end('sub', noon);
    expect(await store.digests.saveIssue(issueOf(), next)).toBeUndefined();
    expect(await store.counts()).toMatchObject({ digests: 0 });
  });

  it('leaves the subscription where it was when an entry cannot be written', async () => {
    const twice = issueOf({ entries: [entry('a'), entry('a')] });
    await expect(store.digests.saveIssue(twice, next)).rejects.toThrow();
    expect((await store.subscriptions.find('sub'))?.cutoffAt).toEqual(noon);
    expect(await store.counts()).toMatchObject({ digests: 0 });
  });

  it('is listed newest first', async () => {
    await store.digests.saveIssue(issueOf(), next);
    const second = issueOf({ id: 'issue-2', from: minutesAfter(week), cutoff: minutesAfter(2 * week) });
    await store.digests.saveIssue(second, next);
    const { entries: _entries, ...head } = second;
    expect(await store.digests.listFor('sub', 1)).toEqual([head]);
    expect((await store.digests.listFor('sub', 9)).map((issue) => issue.id)).toEqual(['issue-2', 'issue-1']);
  });
});

describe('the outbox', () => {
  const add = () => store.outbox.add({ kind: 'confirmation', subscriptionId: 'sub', now: noon });

  it('holds one confirmation a subscription, however often it is asked', async () => {
    const row = await add();
    expect(await add()).toEqual(row);
    expect(row).toMatchObject({ kind: 'confirmation', state: 'pending', attempts: 0, nextAttemptAt: noon });
    expect(row).not.toHaveProperty('issueId');
  });

  it('gives a row to one of several workers, with all that is needed to write the mail', async () => {
    const outboxId = (await store.digests.saveIssue(issueOf(), next)) ?? '';
    const claims = await Promise.all([1, 2, 3, 4].map(() => store.outbox.claim(outboxId, next.now, 60_000)));
    const given = claims.filter((claim) => claim !== undefined);
    expect(given).toHaveLength(1);
    expect(given[0]).toMatchObject({
      row: { id: outboxId, state: 'sending', attempts: 1 },
      subscription: { id: 'sub', email: 'lectrice@example.org' },
    });
    expect(given[0]?.issue).toEqual(issueOf());
    expect(await store.outbox.listDue(minutesAfter(9 * week), 10)).toEqual([]);
  });

  it('gives no row before its time, nor one that is over', async () => {
    const { id } = await add();
    expect(await store.outbox.claim(id, minutesAfter(-1), 1000)).toBeUndefined();
    expect(await store.outbox.claim('nobody', noon, 1000)).toBeUndefined();
    await store.outbox.claim(id, noon, 1000);
    await store.outbox.finish(id, { state: 'retry', now: noon, detail: '451', nextAttemptAt: minutesAfter(10) });
    expect(await store.outbox.claim(id, minutesAfter(9), 1000)).toBeUndefined();
    expect(await store.outbox.claim(id, minutesAfter(10), 1000)).toMatchObject({ row: { attempts: 2 } });
    await store.outbox.finish(id, { state: 'sent', now: minutesAfter(10), detail: '250' });
    expect(await store.outbox.claim(id, minutesAfter(99), 1000)).toBeUndefined();
    expect(await store.outbox.countByState()).toEqual({ sent: 1 });
    expect(await store.counts()).toMatchObject({ mails: 1 });
  });

  it.each(['retry', 'uncertain'] as const)(
    'puts a claim whose sender died to %s once its lease is over',
    async (to) => {
      const { id } = await add();
      await store.outbox.claim(id, noon, 60_000);
      expect(await store.outbox.releaseExpired(new Date(minutesAfter(1).getTime() - 1), to)).toBe(0);
      expect(await store.outbox.releaseExpired(minutesAfter(1), to)).toBe(1);
      expect(await store.outbox.releaseExpired(minutesAfter(1), to)).toBe(0);
      expect(await store.outbox.countByState()).toEqual({ [to]: 1 });
      expect((await store.outbox.listDue(minutesAfter(1), 10)).length).toBe(to === 'retry' ? 1 : 0);
    },
  );

  it('believes a sender that comes back late only when it says "sent"', async () => {
    const { id } = await add();
    await store.outbox.claim(id, noon, 1000);
    await store.outbox.releaseExpired(minutesAfter(1), 'uncertain');
    await store.outbox.finish(id, { state: 'retry', now: minutesAfter(2), detail: 'late' });
    expect(await store.outbox.countByState()).toEqual({ uncertain: 1 });
    await store.outbox.finish(id, { state: 'sent', now: minutesAfter(2), detail: '250' });
    expect(await store.outbox.countByState()).toEqual({ sent: 1 });
  });
});
