// prepare-digests: one subscription's issue of what is new since its last cutoff, frozen with its outbox row in one transaction.
import { prepareIssue } from '../../digest/prepare-issue.ts';
import { selectEntries } from '../../digest/select.ts';
import { selectSignals } from '../../digest/select-signals.ts';
import type { DigestIssue } from '../../model/digest.ts';
import type { Glossary } from '../../model/glossary.ts';
import type { Subscription } from '../../model/subscription.ts';
import type { PlaceDirectory } from '../../model/tag.ts';
import type { Store } from '../../store/store.ts';
import type { Enqueue, Handler } from '../queues.ts';

export interface PrepareDigestsDeps {
  store: Store;
  glossary: Glossary;
  places: PlaceDirectory;
  enqueue: Enqueue;
  now(): Date;
  nextIssueAt(after: Date): Date;
}

/** An item may be committed a little after the instant it was first seen; looking back this far finds it, and what was sent never comes back. */
const overlapMs = 60 * 60 * 1000;
/** Items considered for one issue, newest first. */
const candidatesMax = 5_000;

/** The issue that a subscription would get now; what `vigie digest --dry-run` shows. */
export async function draftIssue(
  deps: Omit<PrepareDigestsDeps, 'enqueue' | 'nextIssueAt'>,
  subscription: Subscription,
): Promise<DigestIssue> {
  const cutoff = deps.now();
  const from = new Date(
    Math.max(subscription.cutoffAt.getTime() - overlapMs, subscription.confirmedAt?.getTime() ?? 0),
  );
  const selection = selectEntries({
    subscription,
    items: await deps.store.items.listSeenBetween(from, cutoff, candidatesMax),
    alreadySent: await deps.store.digests.listSentItemIds(subscription.id),
    glossary: deps.glossary,
    places: deps.places,
  });
  const week = await deps.store.signals.evaluatedWeek();
  const signals = selectSignals({
    subscription,
    shown: week === undefined ? [] : await deps.store.signals.list({ week }),
    alreadySent: await deps.store.digests.listSentSignalIds(subscription.id),
    places: deps.places,
  });
  return prepareIssue({ subscription, cutoff, ...selection, signals });
}

export function createPrepareDigests(deps: PrepareDigestsDeps): Handler<'prepare-digests'> {
  return async ({ subscriptionId }) => {
    const subscription = await deps.store.subscriptions.find(subscriptionId);
    const now = deps.now();
    if (subscription?.state !== 'active' || subscription.nextIssueAt > now) return { outcome: 'not-due' };
    const issue = await draftIssue(deps, subscription);
    const outboxId = await deps.store.digests.saveIssue(issue, { nextIssueAt: deps.nextIssueAt(now), now });
    if (outboxId === undefined) return { outcome: 'nothing-new' };
    await deps.enqueue('send-mail', { outboxId });
    return { outcome: 'prepared', issueId: issue.id, entries: issue.entries.length, omitted: issue.omitted };
  };
}
