// Chooses the mailer: SMTP when a server is configured, else a folder of .eml files.
import type { Log } from '../../log.ts';
import type { Mailer } from '../../model/mail.ts';
import { createFolderMailer } from './folder-mailer.ts';
import { createSmtpMailer } from './smtp-mailer.ts';

export interface MailerConfig {
  smtpUrl?: string;
  /** Used without `smtpUrl`: `VIGIE_HOME/mail`. */
  dir: string;
  /** `Vigie <vigie@collectivite.fr>`. */
  from: string;
  log: Log;
  now(): Date;
}

/** No connection is made before the first message. */
export function openMailer({ smtpUrl, dir, from, log, now }: MailerConfig): Mailer {
  return smtpUrl === undefined ? createFolderMailer({ dir, from, now }) : createSmtpMailer({ smtpUrl, from, log, now });
}
