// One attempt to send one outbox row: claim, look again at who receives it, render, hand over, and write down what is known.
import { messageOf } from '../errors.ts';
import type { DigestIssue } from '../model/digest.ts';
import type { DeliveryOutcome, Mailer, MailMessage, OutboxRow, OutboxState } from '../model/mail.ts';
import type { Subscription } from '../model/subscription.ts';

/** A claimed row with what its message is made of, as the store gives it. */
export interface DeliveryWork {
  row: OutboxRow;
  subscription: Subscription;
  issue?: DigestIssue;
}

/** The part of the store's outbox that is used here. */
export interface DeliveryOutbox {
  /** Committed before it returns; undefined when another worker has the row, it is not due, or it is over. */
  claim(id: string, now: Date, leaseMs: number): Promise<DeliveryWork | undefined>;
  finish(
    id: string,
    result: { state: Exclude<OutboxState, 'sending'>; now: Date; detail: string; nextAttemptAt?: Date },
  ): Promise<void>;
}

export interface DeliverDeps {
  outbox: DeliveryOutbox;
  mailer: Mailer;
  render(work: DeliveryWork): MailMessage;
  now(): Date;
  /** Longer than the mailer's longest attempt: a row whose lease ran out is taken for one whose sender died. */
  leaseMs?: number;
}

export type DeliverResult = 'sent' | 'retry' | 'failed' | 'uncertain' | 'skipped' | 'not-due';

const minuteMs = 60_000;
/** After the first, second… attempt; a row that fails once more has failed for good. */
export const retryDelaysMs: readonly number[] = [15, 60, 240, 720, 1440].map((minutes) => minutes * minuteMs);

/**
 * Safe to call twice for one row, at once or later: only the claim's holder sends. What cannot be written down (the store is gone after the mail
 * left) throws, and the row's lease decides.
 */
export function createDeliver(deps: DeliverDeps): (outboxId: string) => Promise<DeliverResult> {
  const { outbox, mailer, render, now, leaseMs = 5 * minuteMs } = deps;
  return async (outboxId) => {
    const work = await outbox.claim(outboxId, now(), leaseMs);
    if (!work) return 'not-due';
    const refusal = decideRefusal(work);
    if (refusal) {
      await outbox.finish(outboxId, { state: 'skipped', now: now(), detail: refusal });
      return 'skipped';
    }
    const end = decideEnd(await attempt(work), work.row.attempts, now());
    await outbox.finish(outboxId, { ...end, now: now() });
    return end.state;
  };

  async function attempt(work: DeliveryWork): Promise<DeliveryOutcome> {
    let message: MailMessage;
    try {
      message = render(work);
    } catch (error) {
      return { type: 'retry', detail: `not rendered: ${messageOf(error)}` };
    }
    try {
      return await mailer.deliver(message);
    } catch (error) {
      // A mailer that breaks its promise never to throw: whether the message left is unknown.
      return { type: mailer.idempotent ? 'retry' : 'uncertain', detail: messageOf(error) };
    }
  }
}

/** Why this mail is not to leave any more: its reader may have unsubscribed, or confirmed already, since the row was written. */
function decideRefusal({ row, subscription }: DeliveryWork): string | undefined {
  const needed = row.kind === 'digest' ? 'active' : 'pending';
  return subscription.state === needed ? undefined : `the subscription is ${subscription.state}, not ${needed}`;
}

/** `attempts` counts this one. */
function decideEnd(
  outcome: DeliveryOutcome,
  attempts: number,
  now: Date,
): { state: DeliveryOutcome['type']; detail: string; nextAttemptAt?: Date } {
  if (outcome.type === 'sent') return { state: 'sent', detail: outcome.reply };
  if (outcome.type !== 'retry') return { state: outcome.type, detail: outcome.detail };
  const delayMs = retryDelaysMs[Math.max(1, attempts) - 1];
  if (delayMs === undefined)
    return { state: 'failed', detail: `given up after ${attempts} attempts: ${outcome.detail}` };
  return { state: 'retry', detail: outcome.detail, nextAttemptAt: new Date(now.getTime() + delayMs) };
}
