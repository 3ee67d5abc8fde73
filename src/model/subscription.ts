// A reader and what they asked to receive. The address lives only here and in the outbox; it never reaches a log.
import { z } from 'zod';
import { slugSchema } from './ids.ts';

/** What the subscription form and the command line take. */
export const subscriptionRequestSchema = z.strictObject({
  email: z.email().max(254),
  concepts: z.array(slugSchema).max(100).default([]),
  /** Place ids; empty means everywhere. */
  territories: z.array(slugSchema).max(100).default([]),
});
export type SubscriptionRequest = z.infer<typeof subscriptionRequestSchema>;

/** `pending` waits for the button of the confirmation page · `active` · `ended` by its reader. */
export type SubscriptionState = 'pending' | 'active' | 'ended';

export interface Subscription {
  id: string;
  subscriberId: string;
  email: string;
  state: SubscriptionState;
  concepts: string[];
  territories: string[];
  /** 128 random bits, base64url: names this subscription in the links of its mails. */
  token: string;
  createdAt: Date;
  confirmedAt?: Date;
  endedAt?: Date;
  /** Everything first seen up to here has been considered for a past issue. */
  cutoffAt: Date;
  nextIssueAt: Date;
}
