// From a claimed outbox row to the message that goes on the wire.

import { notFound } from '../errors.ts';
import type { DigestIssue } from '../model/digest.ts';
import type { Glossary } from '../model/glossary.ts';
import type { MailMessage, OutboxRow } from '../model/mail.ts';
import type { Subscription } from '../model/subscription.ts';
import type { PlaceDirectory } from '../model/tag.ts';
import { toDigestView } from './digest-view.ts';
import { createDigestLinks } from './links.ts';
import { automaticHeaders, toListHeaders, toMessageId } from './mail-head.ts';
import { messages } from './messages.fr.ts';
import { renderConfirmationHtml, renderConfirmationText } from './render-confirmation.tsx';
import { renderDigestHtml } from './render-digest.tsx';
import { renderDigestText } from './render-digest-text.ts';

/** What the store gives with a claim. */
export interface MailWork {
  row: Pick<OutboxRow, 'id' | 'kind'>;
  subscription: Pick<Subscription, 'email' | 'token'>;
  issue?: DigestIssue;
}

export interface RenderDeps {
  /** Absolute http(s) URL of this instance. */
  publicUrl: string;
  glossary: Glossary;
  places: PlaceDirectory;
}

/** The returned function is pure: the same row gives the same message. It throws `not-found` for a digest without its issue. */
export function createMailRenderer({ publicUrl, glossary, places }: RenderDeps): (work: MailWork) => MailMessage {
  const links = createDigestLinks(publicUrl);
  return ({ row, subscription, issue }) => {
    const head = { messageId: toMessageId(row.id, publicUrl), to: subscription.email };
    if (row.kind === 'confirmation') {
      const confirmUrl = links.confirm(subscription.token);
      return {
        ...head,
        subject: messages.confirmationSubject,
        html: renderConfirmationHtml(confirmUrl),
        text: renderConfirmationText(confirmUrl),
        headers: { ...automaticHeaders },
      };
    }
    if (!issue) throw notFound('issue of outbox row', row.id);
    const view = toDigestView({ issue, subscription, glossary, places, links });
    return {
      ...head,
      subject: view.subject,
      html: renderDigestHtml(view),
      text: renderDigestText(view),
      headers: toListHeaders(links, subscription.token, publicUrl),
    };
  };
}
