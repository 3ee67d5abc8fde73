// Mail on its way: the outbox row and the outcomes of one attempt. SMTP cannot give exactly-once; these states say what is known.

export interface MailMessage {
  /** Stable: the same row gives the same Message-ID at every attempt. */
  messageId: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  /** Extra headers in final form (List-Unsubscribe…); values hold no CR or LF. */
  headers: Record<string, string>;
}

export type OutboxKind = 'confirmation' | 'digest';

/**
 * `pending` and `retry` wait for their time · `sending` is claimed and may be on the wire · `sent` accepted by the server or written to the folder ·
 * `failed` refused for good · `uncertain` a process or a connection died while it may have been on the wire: never sent again by itself, so that
 * a mail leaves at most once · `skipped` its reader left meanwhile.
 */
export type OutboxState = 'pending' | 'retry' | 'sending' | 'sent' | 'failed' | 'uncertain' | 'skipped';

export interface OutboxRow {
  id: string;
  kind: OutboxKind;
  subscriptionId: string;
  /** Digests only. */
  issueId?: string;
  state: OutboxState;
  attempts: number;
  nextAttemptAt: Date;
}

/** What one attempt to hand a message over ended in. */
export type DeliveryOutcome =
  | { type: 'sent'; reply: string }
  | { type: 'retry'; detail: string }
  | { type: 'failed'; detail: string }
  | { type: 'uncertain'; detail: string };

/** The port: an SMTP server or a folder of .eml files. `deliver` never throws. */
export interface Mailer {
  readonly name: 'smtp' | 'folder';
  /** True when asking again for the same message cannot send it twice (a folder keyed by message), so a lost claim may simply be retried. */
  readonly idempotent: boolean;
  deliver(message: MailMessage): Promise<DeliveryOutcome>;
  close(): Promise<void>;
}
