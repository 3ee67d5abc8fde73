// The button of the confirmation page: a pending subscription becomes active, and any other of the same reader ends.
import { VigieError } from '../errors.ts';
import type { Subscription } from '../model/subscription.ts';
import type { ActionDeps } from './action-deps.ts';

/** How long the link of a confirmation mail works; requests older than that are purged. */
export const confirmationDaysMax = 7;

/**
 * Pressing the button again gives the same active subscription and writes nothing. Throws `not-found` for an unknown token, a request older than
 * `confirmationDaysMax`, and a subscription its reader has ended: all three have to subscribe again.
 */
export async function confirmSubscription(deps: ActionDeps, token: string): Promise<Subscription> {
  const now = deps.now();
  return deps.store.transaction(async ({ subscriptions, curation }) => {
    const found = await subscriptions.findByToken(token);
    if (!found || !isConfirmable(found, now)) throw new VigieError('not-found', 'This link leads to no subscription');
    if (found.state === 'active') return found;
    const confirmed = await subscriptions.confirm(found.id, now, deps.nextIssueAt(now));
    if (confirmed?.state !== 'active') throw new VigieError('not-found', 'This link leads to no subscription');
    await curation.record({
      at: now,
      actorId: 'public',
      action: 'subscription.confirm',
      subjectType: 'subscription',
      subjectId: found.id,
      detail: {},
    });
    return confirmed;
  });
}

/** Does the link still lead to something: a request in time, or a subscription confirmed before? */
export function isConfirmable(subscription: Subscription, now: Date): boolean {
  if (subscription.state === 'active') return true;
  const ageMs = now.getTime() - subscription.createdAt.getTime();
  return subscription.state === 'pending' && ageMs <= confirmationDaysMax * 86_400_000;
}
