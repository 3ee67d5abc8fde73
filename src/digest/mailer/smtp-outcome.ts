// What a failed SMTP attempt means for its message. Pure.
import type { DeliveryOutcome } from '../../model/mail.ts';

/** The part of nodemailer's errors that is read here. */
interface SmtpFault {
  message: string;
  code?: unknown;
  responseCode?: unknown;
  response?: unknown;
}

const addressPattern = /<?[^\s<>@]+@[^\s<>@]+>?/g;

/**
 * `dataAccepted`: the server's 354 was seen, so that the message may have been on the wire.
 *
 * - A reply of the server decides: 4xx may pass later; 5xx about the sender, the recipient or the message is final (RFC 5321 §4.2.1).
 * - 5xx at the greeting, TLS or AUTH says nothing of this message: our configuration or the server is at fault, and it is tried again.
 * - No reply (drop, timeout): `retry` before the 354, `uncertain` after it, since the server may have taken the message before it fell silent.
 */
export function toSmtpOutcome(error: unknown, dataAccepted: boolean): Exclude<DeliveryOutcome, { type: 'sent' }> {
  const fault: SmtpFault = error instanceof Error ? error : { message: String(error) };
  const detail = withoutAddresses(typeof fault.response === 'string' ? fault.response : fault.message);
  const reply = typeof fault.responseCode === 'number' ? fault.responseCode : undefined;
  const aboutMessage = fault.code === 'EENVELOPE' || fault.code === 'EMESSAGE';
  // 503: the session was out of step, not the message.
  if (aboutMessage && (reply === undefined || (reply >= 500 && reply !== 503))) return { type: 'failed', detail };
  if (reply !== undefined && reply >= 400) return { type: 'retry', detail };
  return { type: dataAccepted ? 'uncertain' : 'retry', detail };
}

/** Servers repeat the recipient in their replies; neither logs nor histories keep it. */
export function withoutAddresses(text: string): string {
  return text.replace(addressPattern, '[e-mail]').slice(0, 500);
}
