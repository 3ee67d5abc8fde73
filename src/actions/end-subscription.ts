// A reader leaves: by the button of the page, or by their mail reader's one-click POST (RFC 8058). Effective at once, mails already prepared included.
import { VigieError } from '../errors.ts';
import type { Subscription } from '../model/subscription.ts';
import type { ActionDeps } from './action-deps.ts';

/** Ending again gives the same ended subscription and writes nothing. Throws `not-found` for an unknown token. */
export async function endSubscription(deps: ActionDeps, token: string): Promise<Subscription> {
  const now = deps.now();
  return deps.store.transaction(async ({ subscriptions, curation }) => {
    const found = await subscriptions.findByToken(token);
    if (!found) throw new VigieError('not-found', 'This link leads to no subscription');
    if (found.state === 'ended') return found;
    const ended = await subscriptions.end(found.id, now);
    if (!ended) throw new VigieError('not-found', 'This link leads to no subscription');
    await curation.record({
      at: now,
      actorId: 'public',
      action: 'subscription.end',
      subjectType: 'subscription',
      subjectId: found.id,
      detail: { was: found.state },
    });
    return ended;
  });
}
