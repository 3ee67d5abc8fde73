// The mailer of a configured instance: nodemailer over at most two connections, which says what is known of each attempt.
import { createTransport, type SendMailOptions } from 'nodemailer';
import { parseConnectionUrl } from 'nodemailer/lib/shared';
import type { Log } from '../../log.ts';
import type { DeliveryOutcome, Mailer, MailMessage } from '../../model/mail.ts';
import { toMailOptions } from './mail-options.ts';
import { toSmtpOutcome, withoutAddresses } from './smtp-outcome.ts';

export interface SmtpTimeouts {
  connectionMs: number;
  greetingMs: number;
  /** Silence of the server. RFC 5321 §4.5.3.2 lets it think for minutes after the final dot, and giving up there leaves the mail uncertain. */
  silenceMs: number;
  /** The whole attempt, the wait for a connection included; the lease on the row must last longer. */
  attemptMs: number;
}

export const smtpTimeouts: SmtpTimeouts = {
  connectionMs: 20_000,
  greetingMs: 20_000,
  silenceMs: 180_000,
  attemptMs: 240_000,
};

export interface SmtpMailerOptions {
  /**
   * `smtps://` speaks TLS from the first byte; `smtp://` takes STARTTLS when the server offers it, and insists on it with `?requireTLS=true`.
   * User and password stand in the URL, percent-encoded.
   */
  smtpUrl: string;
  from: string;
  log: Log;
  now(): Date;
  timeouts?: Partial<SmtpTimeouts>;
}

const connectionsMax = 2;

/** SMTP may lose the answer to a message it took: this mailer is not idempotent, and `uncertain` says so. `deliver` after `close` is a `retry`. */
export function createSmtpMailer(options: SmtpMailerOptions): Mailer {
  const { from, log, now } = options;
  const timeouts = { ...smtpTimeouts, ...options.timeouts };
  const lanes = Array.from({ length: connectionsMax }, () => createLane(options.smtpUrl, timeouts));
  const free = [...lanes];
  const waiting: ((lane: Lane) => void)[] = [];
  const inFlight = new Set<Promise<DeliveryOutcome>>();
  let closed = false;

  async function attempt(message: MailMessage): Promise<DeliveryOutcome> {
    const signal = AbortSignal.timeout(timeouts.attemptMs);
    const lane = free.pop() ?? (await new Promise<Lane>((resolve) => waiting.push(resolve)));
    try {
      const outcome = await lane.send({ ...toMailOptions(message, from, now()), signal });
      if (outcome.type !== 'sent')
        log.warn({ event: 'smtp-attempt', messageId: message.messageId.split('@')[0], ...outcome });
      return outcome;
    } finally {
      const next = waiting.shift();
      if (next) next(lane);
      else free.push(lane);
    }
  }

  return {
    name: 'smtp',
    idempotent: false,
    async deliver(message) {
      if (closed) return { type: 'retry', detail: 'the mailer is closed' };
      const running = attempt(message);
      inFlight.add(running);
      try {
        return await running;
      } finally {
        inFlight.delete(running);
      }
    },
    async close() {
      closed = true;
      await Promise.allSettled(inFlight);
      for (const lane of lanes) lane.close();
    },
  };
}

interface Lane {
  send(mail: SendMailOptions): Promise<DeliveryOutcome>;
  close(): void;
}

/**
 * One connection, kept between messages, one message at a time: a 354 seen in its dialogue belongs to the message being sent. nodemailer reports the
 * same error for a drop before MAIL FROM and after the final dot, and that line is what tells them apart.
 */
function createLane(smtpUrl: string, timeouts: SmtpTimeouts): Lane {
  let dataAccepted = false;
  const watch = (entry: { tnx?: unknown }, line: unknown) => {
    if (entry.tnx === 'server' && typeof line === 'string' && line.startsWith('354')) dataAccepted = true;
  };
  const ignore = () => {};
  const transport = createTransport({
    // Ours stand last: nothing in the URL may take the watch away or send a message again.
    ...parseConnectionUrl(smtpUrl),
    pool: true,
    maxConnections: 1,
    maxRequeues: 0,
    connectionTimeout: timeouts.connectionMs,
    dnsTimeout: timeouts.connectionMs,
    greetingTimeout: timeouts.greetingMs,
    socketTimeout: timeouts.silenceMs,
    // The dialogue without the messages, which `debug` would add.
    transactionLog: true,
    debug: false,
    logger: { trace: ignore, debug: watch, info: ignore, warn: ignore, error: ignore, fatal: ignore },
  });
  return {
    async send(mail) {
      dataAccepted = false;
      try {
        const info = await transport.sendMail(mail);
        return { type: 'sent', reply: withoutAddresses(info.response) };
      } catch (error) {
        return toSmtpOutcome(error, dataAccepted);
      }
    },
    close: () => transport.close(),
  };
}
