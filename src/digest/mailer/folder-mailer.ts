// The mailer of an instance without SMTP: one .eml file a message, which any mail reader opens.
import { randomUUID } from 'node:crypto';
import { access, mkdir, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';
import { messageOf } from '../../errors.ts';
import type { DeliveryOutcome, Mailer, MailMessage } from '../../model/mail.ts';
import { toMailOptions } from './mail-options.ts';

export interface FolderMailerOptions {
  /** Made when missing, for its owner only: the files hold addresses. */
  dir: string;
  from: string;
  now(): Date;
}

/**
 * Files are named after the Message-ID (`<outbox id>.eml`) and appear whole or not at all. A message already there is `sent` and left as it is, which
 * makes this mailer idempotent. A full or forbidden disk is a `retry`.
 */
export function createFolderMailer({ dir, from, now }: FolderMailerOptions): Mailer {
  return {
    name: 'folder',
    idempotent: true,
    async deliver(message: MailMessage): Promise<DeliveryOutcome> {
      const file = toFileName(message.messageId);
      const path = join(dir, file);
      try {
        if (await exists(path)) return { type: 'sent', reply: `already in ${file}` };
        await mkdir(dir, { recursive: true, mode: 0o700 });
        const content = await new MailComposer({ ...toMailOptions(message, from, now()), newline: 'win' })
          .compile()
          .build();
        await writeWhole(dir, path, content);
        return { type: 'sent', reply: `written to ${file}` };
      } catch (error) {
        return { type: 'retry', detail: messageOf(error) };
      }
    },
    async close() {},
  };
}

function toFileName(messageId: string): string {
  const local = messageId.replace(/^<|@.*$/g, '').replace(/[^A-Za-z0-9_-]/g, '-');
  return `${local || 'message'}.eml`;
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** Bytes first, name second, each flushed: a power cut leaves no half message under the final name, and no name without its bytes. */
async function writeWhole(dir: string, path: string, content: Buffer): Promise<void> {
  const draft = join(dir, `.${randomUUID()}.tmp`);
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  const folder = await open(dir, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
