// An active subscription made through the real actions, with the same ids at every run.
import { createHash } from 'node:crypto';
import type { ActionDeps } from '../../src/actions/action-deps.ts';
import { confirmSubscription } from '../../src/actions/confirm-subscription.ts';
import { requestSubscription } from '../../src/actions/request-subscription.ts';
import { nextIssueAt } from '../../src/digest/schedule.ts';
import type { Store } from '../../src/store/store.ts';

/** A reader of every concept, everywhere; the confirmation is taken as read, so no mail of it remains to be sent. */
export async function subscribeReader(store: Store, at: Date): Promise<void> {
  let drawn = 0;
  const tokens: string[] = [];
  const deps: ActionDeps = {
    store,
    now: () => at,
    randomToken: (bytes) => {
      drawn += 1;
      const token = createHash('sha256')
        .update(`token ${drawn}`)
        .digest('base64url')
        .slice(0, Math.ceil((bytes * 4) / 3));
      tokens.push(token);
      return token;
    },
    nextIssueAt,
    wake: { changes: async () => {}, source: async () => {}, mail: async () => {}, walk: async () => {} },
  };
  const everything = { has: () => true };
  await requestSubscription(
    deps,
    { email: 'lecteur@lecteurs.example', concepts: [], territories: [] },
    { concepts: everything, territories: everything, form: 'test' },
  );
  for (const token of tokens) if (await store.subscriptions.findByToken(token)) await confirmSubscription(deps, token);
  for (const row of await store.outbox.listDue(at, 10))
    await store.outbox.finish(row.id, { state: 'skipped', now: at, detail: 'test' });
}
