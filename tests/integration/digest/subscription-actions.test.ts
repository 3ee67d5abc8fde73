// A reader comes, confirms and leaves, on a real store: what is written, what is not, and what nobody may learn from it.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActionDeps } from '../../../src/actions/action-deps.ts';
import { confirmSubscription } from '../../../src/actions/confirm-subscription.ts';
import { endSubscription } from '../../../src/actions/end-subscription.ts';
import { consent, requestSubscription } from '../../../src/actions/request-subscription.ts';
import { nextIssueAt } from '../../../src/digest/schedule.ts';
import type { SubscriptionRequest } from '../../../src/model/subscription.ts';
import type { Store } from '../../../src/store/store.ts';
import { openTestStore } from '../../support/test-store.ts';

const start = new Date('2026-11-24T09:00:00Z');
const context = {
  concepts: new Set(['commun', 'mooc']),
  territories: new Set(['region-53']),
  form: '/abonnement',
};
const dayMs = 86_400_000;
const inDays = (days: number) => new Date(start.getTime() + days * dayMs);

let store: Store;
let tokens = 0;
let closeStore = async () => {};
beforeAll(async () => {
  ({ store, close: closeStore } = await openTestStore());
});
afterAll(() => closeStore());

/** Deps of one scenario: its own clock, and what the workers were woken for. Tokens count up, so that a test knows them. */
function createScenario(overrides: Partial<ActionDeps> = {}) {
  const woken: string[] = [];
  const given: string[] = [];
  const clock = { now: start };
  const deps: ActionDeps = {
    store,
    now: () => clock.now,
    randomToken(bytes) {
      tokens += 1;
      const token = `${bytes}-bytes-${String(tokens).padStart(8, '0')}`;
      given.push(token);
      return token;
    },
    nextIssueAt,
    wake: {
      async changes() {},
      async source() {},
      async walk() {},
      async mail(outboxId) {
        woken.push(outboxId);
      },
    },
    ...overrides,
  };
  return { deps, clock, woken, given };
}

function request(email: string, changes: Partial<SubscriptionRequest> = {}): SubscriptionRequest {
  return { email, concepts: ['commun'], territories: ['region-53'], ...changes };
}

/** Asks, and gives the pending subscription: a real reader finds its token in the mail. */
async function ask(scenario: ReturnType<typeof createScenario>, email: string) {
  await requestSubscription(scenario.deps, request(email), context);
  const token = scenario.given.at(-1) ?? '';
  const subscription = await store.subscriptions.findByToken(token);
  if (!subscription) throw new Error('nothing was asked');
  return { token, subscription };
}

const auditOf = (subjectId: string) => store.curation.list({ subjectType: 'subscription', subjectId, limit: 10 });

describe('asking for the digest', () => {
  it('keeps a pending subscription and wakes the mail that asks to confirm it', async () => {
    const scenario = createScenario();
    const { subscription } = await ask(scenario, ' Claire@Exemple.fr ');
    expect(subscription).toMatchObject({
      email: 'claire@exemple.fr',
      state: 'pending',
      concepts: ['commun'],
      territories: ['region-53'],
      createdAt: start,
      nextIssueAt: new Date('2026-11-30T07:00:00Z'),
    });
    expect(scenario.given.at(-1)).toMatch(/^16-bytes/);
    const due = await store.outbox.listDue(start, 100);
    expect(due.filter((row) => row.subscriptionId === subscription.id)).toMatchObject([
      { id: scenario.woken[0], kind: 'confirmation', state: 'pending' },
    ]);
  });

  it('records the consent: which text, when, where, for what; never the address', async () => {
    const { subscription } = await ask(createScenario(), 'denis@exemple.fr');
    const audit = await auditOf(subscription.id);
    expect(audit).toMatchObject([
      {
        at: start,
        actorId: 'public',
        action: 'subscription.request',
        detail: {
          consentVersion: consent.version,
          form: '/abonnement',
          concepts: ['commun'],
          territories: ['region-53'],
        },
      },
    ]);
    expect(JSON.stringify(audit)).not.toMatch(/denis|@/);
  });

  it('answers alike to a new address, a known one, and one that asked too often', async () => {
    const scenario = createScenario();
    const answers = [];
    for (let time = 0; time < 5; time += 1)
      answers.push(await requestSubscription(scenario.deps, request('eva@exemple.fr'), context));
    expect(new Set(answers)).toEqual(new Set([undefined]));
  });

  it('sends at most three mails a day to one address, whatever its case', async () => {
    const scenario = createScenario();
    for (const email of ['fanny@exemple.fr', 'FANNY@exemple.fr', 'Fanny@Exemple.FR', 'fanny@exemple.fr'])
      await requestSubscription(scenario.deps, request(email), context);
    expect(scenario.woken).toHaveLength(3);
    scenario.clock.now = inDays(2);
    await requestSubscription(scenario.deps, request('fanny@exemple.fr'), context);
    expect(scenario.woken).toHaveLength(4);
  });

  it('does not let many requests at the same moment past that limit', async () => {
    const scenario = createScenario();
    await Promise.all(
      Array.from({ length: 8 }, () => requestSubscription(scenario.deps, request('gaby@exemple.fr'), context)),
    );
    expect(scenario.woken).toHaveLength(3);
    expect(await store.subscriptions.countPendingSince('gaby@exemple.fr', inDays(-1))).toBe(3);
  });

  it.each([
    ['an unknown concept', request('gil@exemple.fr', { concepts: ['commun', 'inconnu'] }), 'inconnu'],
    ['an unknown territory', request('gil@exemple.fr', { territories: ['region-99'] }), 'region-99'],
    ['an address that is none', request('gil@exemple'), 'email'],
    ['an address with a line break', request('gil@exemple.fr\r\nBcc: a@exemple.fr'), 'email'],
  ])('refuses %s, and says which without the address', async (_name, bad, word) => {
    const scenario = createScenario();
    const failure = await requestSubscription(scenario.deps, bad, context).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 'input-invalid', message: expect.stringContaining(word) });
    expect(JSON.stringify(failure) + String(failure)).not.toMatch(/gil@/);
    expect(scenario.woken).toEqual([]);
  });

  it('keeps nothing when the record of consent cannot be written', async () => {
    const failing: Store = {
      ...store,
      transaction: (work) =>
        store.transaction((families) =>
          work({
            ...families,
            curation: {
              ...families.curation,
              record: async () => {
                throw new Error('no audit');
              },
            },
          }),
        ),
    };
    const scenario = createScenario({ store: failing });
    await expect(requestSubscription(scenario.deps, request('hugo@exemple.fr'), context)).rejects.toThrow('no audit');
    expect(await store.subscriptions.findByToken(scenario.given.at(-1) ?? '')).toBeUndefined();
    expect(await store.subscriptions.countPendingSince('hugo@exemple.fr', inDays(-1))).toBe(0);
    expect(scenario.woken).toEqual([]);
  });
});

describe('confirming', () => {
  it('starts the digest from now on; pressing again changes nothing', async () => {
    const scenario = createScenario();
    const { token, subscription } = await ask(scenario, 'iris@exemple.fr');
    scenario.clock.now = inDays(1);
    const confirmed = await confirmSubscription(scenario.deps, token);
    expect(confirmed).toMatchObject({
      id: subscription.id,
      state: 'active',
      cutoffAt: inDays(1),
      confirmedAt: inDays(1),
    });
    scenario.clock.now = inDays(30);
    expect(await confirmSubscription(scenario.deps, token)).toEqual(confirmed);
    expect((await auditOf(subscription.id)).map((entry) => entry.action)).toEqual([
      'subscription.confirm',
      'subscription.request',
    ]);
  });

  it('takes the place of what the reader had before, not earlier', async () => {
    const scenario = createScenario();
    const before = await ask(scenario, 'jeanne@exemple.fr');
    await confirmSubscription(scenario.deps, before.token);
    const after = await ask(scenario, 'jeanne@exemple.fr');
    expect((await store.subscriptions.find(before.subscription.id))?.state).toBe('active');
    await confirmSubscription(scenario.deps, after.token);
    expect((await store.subscriptions.find(before.subscription.id))?.state).toBe('ended');
    expect((await store.subscriptions.find(after.subscription.id))?.state).toBe('active');
  });

  it('works for seven days', async () => {
    const scenario = createScenario();
    const { token } = await ask(scenario, 'karim@exemple.fr');
    scenario.clock.now = new Date(inDays(7).getTime() + 1);
    await expect(confirmSubscription(scenario.deps, token)).rejects.toMatchObject({ code: 'not-found' });
    scenario.clock.now = inDays(7);
    expect(await confirmSubscription(scenario.deps, token)).toMatchObject({ state: 'active' });
  });

  it('finds nothing behind an unknown token, nor behind one its reader has ended', async () => {
    const scenario = createScenario();
    const { token, subscription } = await ask(scenario, 'lea@exemple.fr');
    await endSubscription(scenario.deps, token);
    await expect(confirmSubscription(scenario.deps, token)).rejects.toMatchObject({ code: 'not-found' });
    await expect(confirmSubscription(scenario.deps, 'inconnu')).rejects.toMatchObject({ code: 'not-found' });
    expect((await store.subscriptions.find(subscription.id))?.state).toBe('ended');
  });
});

describe('leaving', () => {
  it('is immediate, and the same a second time', async () => {
    const scenario = createScenario();
    const { token, subscription } = await ask(scenario, 'marc@exemple.fr');
    await confirmSubscription(scenario.deps, token);
    scenario.clock.now = inDays(3);
    const ended = await endSubscription(scenario.deps, token);
    expect(ended).toMatchObject({ state: 'ended', endedAt: inDays(3) });
    scenario.clock.now = inDays(4);
    expect(await endSubscription(scenario.deps, token)).toEqual(ended);
    expect((await auditOf(subscription.id)).filter((entry) => entry.action === 'subscription.end')).toHaveLength(1);
  });

  it('finds nothing behind an unknown token', async () => {
    await expect(endSubscription(createScenario().deps, 'inconnu')).rejects.toMatchObject({ code: 'not-found' });
  });
});
