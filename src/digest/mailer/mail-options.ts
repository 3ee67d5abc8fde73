// A message in nodemailer's terms, the same for both mailers.
import type { SendMailOptions } from 'nodemailer';
import type { MailMessage } from '../../model/mail.ts';
import { toOneLine } from '../mail-head.ts';

/**
 * Header values are « prepared »: nodemailer would fold a List-Unsubscribe past 76 columns, and an outer DKIM signer or a mail reader may then not
 * read it. Whatever the caller passed, no value holds a line break.
 */
export function toMailOptions(message: MailMessage, from: string, date: Date): SendMailOptions {
  const to = toOneLine(message.to);
  return {
    from: toOneLine(from),
    // As an object, so that an odd address is one recipient and never parsed into several.
    to: { name: '', address: to },
    subject: toOneLine(message.subject),
    messageId: toOneLine(message.messageId),
    date,
    text: message.text,
    html: message.html,
    headers: Object.entries(message.headers).map(([key, value]) => ({
      key: toOneLine(key),
      value: { prepared: true, value: toOneLine(value) },
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
    xMailer: false,
  };
}
