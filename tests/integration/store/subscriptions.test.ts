import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Store } from '../../../src/store/store.ts';
import { openTestStore } from '../../support/test-store.ts';
import { minutesAfter, noon } from './samples.ts';

let store: Store;
let close: () => Promise<void>;

beforeAll(async () => {
  ({ store, close } = await openTestStore());
});
afterAll(() => close());
beforeEach(() => store.sql.query('truncate subscriber cascade'));

const nextIssueAt = minutesAfter(7 * 24 * 60);

function ask(id: string, email = 'lectrice@example.org', now = noon) {
  const request = { email, concepts: ['budget-participatif'], territories: ['region-53'] };
  return store.subscriptions.create(request, { id, token: `token-${id}`, now, nextIssueAt });
}

const stateOf = async (id: string) => (await store.subscriptions.find(id))?.state;

describe('subscriptions', () => {
  it('begin as a pending request, found by id and by token', async () => {
    const asked = await ask('one');
    expect(asked).toEqual({
      id: 'one',
      subscriberId: expect.any(String),
      email: 'lectrice@example.org',
      state: 'pending',
      concepts: ['budget-participatif'],
      territories: ['region-53'],
      token: 'token-one',
      createdAt: noon,
      cutoffAt: noon,
      nextIssueAt,
    });
    expect(await store.subscriptions.find('one')).toEqual(asked);
    expect(await store.subscriptions.findByToken('token-one')).toEqual(asked);
    expect(await store.subscriptions.findByToken('token-two')).toBeUndefined();
    expect(await store.subscriptions.listActive()).toEqual([]);
  });

  it('know one reader whatever the case of the address', async () => {
    const first = await ask('one');
    const second = await ask('two', 'Lectrice@Example.org');
    expect(second.subscriberId).toBe(first.subscriberId);
    expect(await store.subscriptions.countPendingSince('LECTRICE@example.org', noon)).toBe(2);
    expect(await store.subscriptions.countPendingSince('lectrice@example.org', minutesAfter(1))).toBe(0);
    expect(await store.subscriptions.countPendingSince('autre@example.org', noon)).toBe(0);
  });

  it('become active once, from that moment on; confirming again changes nothing', async () => {
    await ask('one');
    const confirmed = await store.subscriptions.confirm('one', minutesAfter(5), minutesAfter(60));
    expect(confirmed).toMatchObject({
      state: 'active',
      confirmedAt: minutesAfter(5),
      cutoffAt: minutesAfter(5),
      nextIssueAt: minutesAfter(60),
    });
    expect(await store.subscriptions.confirm('one', minutesAfter(9), minutesAfter(99))).toEqual(confirmed);
    expect(await store.subscriptions.confirm('nobody', noon, noon)).toBeUndefined();
  });

  it('leave the active one alone until the new one is confirmed, which ends it', async () => {
    await ask('old');
    await ask('stranger', 'autre@example.org');
    await store.subscriptions.confirm('old', noon, nextIssueAt);
    await store.subscriptions.confirm('stranger', noon, nextIssueAt);
    await ask('new', 'lectrice@example.org', minutesAfter(1));
    expect(await stateOf('old')).toBe('active');
    await store.subscriptions.confirm('new', minutesAfter(1), nextIssueAt);
    expect(await store.subscriptions.find('old')).toMatchObject({ state: 'ended', endedAt: minutesAfter(1) });
    expect((await store.subscriptions.listActive()).map((active) => active.id)).toEqual(['stranger', 'new']);
  });

  it('stay one a reader when two requests are confirmed at once', async () => {
    await ask('one');
    await ask('two');
    await Promise.all([
      store.subscriptions.confirm('one', noon, nextIssueAt),
      store.subscriptions.confirm('two', noon, nextIssueAt),
    ]);
    expect([await stateOf('one'), await stateOf('two')].sort()).toEqual(['active', 'ended']);
  });

  it('end from any state, once, and are not to be confirmed after that', async () => {
    await ask('one');
    const ended = await store.subscriptions.end('one', minutesAfter(1));
    expect(ended).toMatchObject({ state: 'ended', endedAt: minutesAfter(1) });
    expect(await store.subscriptions.end('one', minutesAfter(2))).toEqual(ended);
    expect(await store.subscriptions.confirm('one', minutesAfter(3), nextIssueAt)).toEqual(ended);
    expect(await store.subscriptions.end('nobody', noon)).toBeUndefined();
  });

  it('are due when they are active and their time has come', async () => {
    for (const id of ['due', 'later', 'pending']) await ask(id, `${id}@example.org`);
    await store.subscriptions.confirm('due', noon, minutesAfter(10));
    await store.subscriptions.confirm('later', noon, minutesAfter(20));
    expect((await store.subscriptions.listDue(minutesAfter(10), 10)).map((due) => due.id)).toEqual(['due']);
    expect((await store.subscriptions.listDue(minutesAfter(99), 1)).map((due) => due.id)).toEqual(['due']);
  });
});

describe('purgePending', () => {
  it('deletes old requests that nobody confirmed, their mail, and readers left with nothing', async () => {
    await ask('old');
    await store.outbox.add({ kind: 'confirmation', subscriptionId: 'old', now: noon });
    await ask('recent', 'recent@example.org', minutesAfter(60));
    await ask('confirmed', 'fidele@example.org');
    await store.subscriptions.confirm('confirmed', noon, nextIssueAt);
    await ask('again', 'fidele@example.org');

    expect(await store.subscriptions.purgePending(minutesAfter(30))).toBe(2);
    expect(await store.subscriptions.purgePending(minutesAfter(30))).toBe(0);
    const readers = await store.sql.query<{ email: string }>('select email from subscriber order by email');
    expect(readers.map((reader) => reader.email)).toEqual(['fidele@example.org', 'recent@example.org']);
    expect(await stateOf('confirmed')).toBe('active');
    expect(await store.outbox.countByState()).toEqual({});
  });

  it('never takes away a request that comes in meanwhile', async () => {
    for (let round = 0; round < 20; round += 1) {
      await ask(`old-${round}`, 'lectrice@example.org', minutesAfter(-60));
      await Promise.all([store.subscriptions.purgePending(noon), ask(`new-${round}`)]);
      expect(await stateOf(`new-${round}`)).toBe('pending');
    }
  });
});
