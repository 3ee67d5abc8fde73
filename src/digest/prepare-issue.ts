// Freezes one reader's issue for one period; the store then saves it with its outbox row in one transaction.
import type { DigestEntry, DigestIssue, DigestSignal } from '../model/digest.ts';
import { stableId } from '../model/ids.ts';
import type { Subscription } from '../model/subscription.ts';

export interface IssueInput {
  subscription: Pick<Subscription, 'id' | 'cutoffAt'>;
  /** End of the window, included. */
  cutoff: Date;
  /** From `selectEntries`. */
  entries: DigestEntry[];
  omitted: number;
  /** From `selectSignals`. */
  signals?: DigestSignal[];
}

/**
 * The window goes from the subscription's last cutoff (excluded) to `cutoff`, so that issues follow each other without a gap however late one is. The
 * same subscription and cutoff give the same id: preparing again after a crash is the same issue.
 */
export function prepareIssue({ subscription, cutoff, entries, omitted, signals = [] }: IssueInput): DigestIssue {
  return {
    id: stableId(subscription.id, cutoff.toISOString()),
    subscriptionId: subscription.id,
    from: subscription.cutoffAt,
    cutoff,
    entries,
    omitted,
    ...(signals.length > 0 && { signals }),
  };
}
