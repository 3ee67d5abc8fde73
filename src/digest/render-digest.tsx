// The text/html part of a digest. It never passes `htmlBytesMax`: Gmail clips at 102 KB and would hide the link to unsubscribe.
import type { DigestView, EntryView } from './digest-view.ts';
import { MailLayout, styles, toHtmlDocument } from './mail-layout.tsx';
import { messages } from './messages.fr.ts';

export const htmlBytesMax = 80 * 1024;

/** Entries that do not fit are cut from the end, and a link says how many and where they are. */
export function renderDigestHtml(view: DigestView, bytesMax = htmlBytesMax): string {
  let shown = view.entries.length;
  let html = renderEntries(view, shown);
  while (shown > 0 && Buffer.byteLength(html) > bytesMax) {
    const excess = Buffer.byteLength(html) - bytesMax;
    shown -= Math.max(1, Math.floor((shown * excess) / Buffer.byteLength(html)));
    html = renderEntries(view, shown);
  }
  return html;
}

function renderEntries(view: DigestView, shown: number): string {
  const entries = view.entries.slice(0, shown);
  return toHtmlDocument(
    <MailLayout title={view.subject}>
      <p class="b" style={styles.brand}>
        {messages.brand}
      </p>
      <h1 style={styles.title}>{view.title}</h1>
      <p style={styles.line}>{view.intro}</p>
      <p class="s" style={styles.small}>
        <Link href={view.links.issue}>{messages.online}</Link> ·{' '}
        <Link href={view.links.unsubscribe}>{messages.unsubscribe}</Link>
      </p>
      <Signals signals={view.signals} />
      {entries.map((entry, index) => (
        <>
          {entry.theme !== entries[index - 1]?.theme && <h2 style={styles.theme}>{entry.theme}</h2>}
          <Entry entry={entry} />
        </>
      ))}
      <More
        sentence={messages.cut}
        count={view.entries.length - shown}
        href={view.links.issue}
        label={messages.cutLink}
      />
      <More sentence={messages.omitted} count={view.omitted} href={view.links.home} label={messages.omittedLink} />
      <p class="s" style={`${styles.small};margin-top:32px`}>
        {messages.whyReceived} {messages.noTracking}
      </p>
      <p class="s" style={styles.small}>
        <Link href={view.links.unsubscribe}>{messages.unsubscribe}</Link> ·{' '}
        <Link href={view.links.manage}>{messages.manage}</Link>
      </p>
    </MailLayout>,
  );
}

function Entry({ entry }: { entry: EntryView }) {
  return (
    <>
      <h3 style={styles.entry}>
        <Link href={entry.url}>{entry.title}</Link>
      </h3>
      <p class="s" style={styles.small}>
        {entry.origin}
      </p>
      {entry.excerpt && <p style={styles.line}>{entry.excerpt}</p>}
      {entry.also.length > 0 && (
        <p class="s" style={styles.small}>
          {messages.alsoIn}{' '}
          {entry.also.map(({ sourceTitle, url }, index) => (
            <>
              {index > 0 && ', '}
              <Link href={url}>{sourceTitle}</Link>
            </>
          ))}
        </p>
      )}
      <p class="s" style={styles.small}>
        {messages.why} {entry.reasons} ·{' '}
        <a href={entry.itemUrl} style={styles.link} aria-label={messages.itemPageOf(entry.title)}>
          {messages.itemPage}
        </a>
      </p>
    </>
  );
}

function Signals({ signals }: Pick<DigestView, 'signals'>) {
  if (signals.length === 0) return null;
  return (
    <>
      <h2 style={styles.theme}>{messages.rising}</h2>
      {signals.map(({ label, url, evidence, reasons }) => (
        <>
          <h3 style={styles.entry}>
            <Link href={url}>{label}</Link>
          </h3>
          <p style={styles.line}>{evidence}</p>
          <p class="s" style={styles.small}>
            {messages.why} {reasons}
          </p>
        </>
      ))}
    </>
  );
}

function More(props: { sentence: (count: number) => string; count: number; href: string; label: string }) {
  if (props.count <= 0) return null;
  return (
    <p style={`${styles.line};margin-top:24px`}>
      {props.sentence(props.count)}. <Link href={props.href}>{props.label}</Link>
    </p>
  );
}

function Link({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} style={styles.link}>
      {children}
    </a>
  );
}
