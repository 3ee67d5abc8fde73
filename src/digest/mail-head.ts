// The headers of a mail and what makes a value safe in them.
import type { DigestLinks } from './links.ts';

/**
 * One line of plain text from anything a source wrote: control characters, line breaks (header injection) and bidirectional overrides (a title that
 * reads as another) become one space.
 */
export function toOneLine(text: string): string {
  return text
    .replace(/[\s\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]+/g, (run) =>
      /^[\u00a0\u202f]$/.test(run) ? run : ' ',
    )
    .trim();
}

/** The same outbox row gives the same Message-ID at every attempt (RFC 5322 §3.6.4), so that a reader's server may drop a second copy. */
export function toMessageId(outboxId: string, publicUrl: string): string {
  return `<${outboxId.replace(/[^A-Za-z0-9_-]/g, '-')}@${toMailHost(publicUrl)}>`;
}

/** Headers of a mail that a person asked for and a machine wrote (RFC 3834). */
export const automaticHeaders: Record<string, string> = { 'Auto-Submitted': 'auto-generated' };

/** RFC 2369, RFC 2919, and RFC 8058 for the one-click pair. */
export function toListHeaders(links: DigestLinks, token: string, publicUrl: string): Record<string, string> {
  return {
    ...automaticHeaders,
    'List-Id': `Vigie <hebdomadaire.${toMailHost(publicUrl)}>`,
    'List-Help': `<${links.subscribe}>`,
    'List-Unsubscribe': `<${links.end(token)}>`,
    'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
  };
}

function toMailHost(publicUrl: string): string {
  return new URL(publicUrl).hostname.replace(/[^A-Za-z0-9.-]+/g, '-').replace(/^-+|-+$/g, '') || 'localhost';
}
