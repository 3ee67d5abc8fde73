// The mail of the double opt-in: one sentence and one link. It belongs to no list yet, so it bears no List-Unsubscribe.
import { MailLayout, styles, toHtmlDocument } from './mail-layout.tsx';
import { messages } from './messages.fr.ts';
import { wrap } from './render-digest-text.ts';

export function renderConfirmationHtml(confirmUrl: string): string {
  return toHtmlDocument(
    <MailLayout title={messages.confirmationSubject}>
      <p class="b" style={styles.brand}>
        {messages.brand}
      </p>
      <h1 style={styles.title}>{messages.confirmationTitle}</h1>
      <p style={styles.line}>{messages.confirmationText}</p>
      <p style="margin:20px 0 8px">
        <a class="k" href={confirmUrl} style={styles.button}>
          {messages.confirmationLink}
        </a>
      </p>
    </MailLayout>,
  );
}

export function renderConfirmationText(confirmUrl: string): string {
  return `${[...wrap(messages.confirmationText), '', confirmUrl].join('\n')}\n`;
}
