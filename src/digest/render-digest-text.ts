// The text/plain part of a digest: its own template, complete, for those who read mail without HTML.
import type { DigestView, EntryView } from './digest-view.ts';
import { messages } from './messages.fr.ts';

const columns = 76;

export function renderDigestText(view: DigestView): string {
  const lines = [
    `${messages.brand}. ${view.title}`,
    '',
    ...wrap(view.intro),
    '',
    `${messages.online}\u00a0: ${view.links.issue}`,
    `${messages.unsubscribe}\u00a0: ${view.links.unsubscribe}`,
  ];
  if (view.signals.length > 0) lines.push('', '', ...toHeading(messages.rising));
  for (const { label, evidence, reasons, url } of view.signals)
    lines.push(
      '',
      ...wrap(label, '* ', '  '),
      ...wrap(evidence, '  '),
      ...wrap(`${messages.why} ${reasons}`, '  '),
      `  ${url}`,
    );
  let theme: string | undefined;
  for (const entry of view.entries) {
    if (entry.theme !== theme) {
      theme = entry.theme;
      lines.push('', '', ...toHeading(theme));
    }
    lines.push('', ...toEntryLines(entry));
  }
  if (view.omitted > 0)
    lines.push('', '', ...wrap(`${messages.omitted(view.omitted)}. ${messages.omittedLink}\u00a0:`), view.links.home);
  lines.push(
    '',
    // The signature mark: replies leave out what follows.
    '-- ',
    ...wrap(messages.whyReceived),
    ...wrap(messages.noTracking),
    '',
    `${messages.unsubscribe}\u00a0: ${view.links.unsubscribe}`,
    `${messages.manage}\u00a0: ${view.links.manage}`,
  );
  return `${lines.join('\n')}\n`;
}

function toHeading(title: string): string[] {
  return [title.toLocaleUpperCase('fr'), '='.repeat(Math.min(columns, title.length))];
}

function toEntryLines(entry: EntryView): string[] {
  const lines = [...wrap(entry.title, '* ', '  '), ...wrap(entry.origin, '  ')];
  if (entry.excerpt) lines.push(...wrap(entry.excerpt, '  '));
  if (entry.also.length > 0)
    lines.push(...wrap(`${messages.alsoIn} ${entry.also.map(({ sourceTitle }) => sourceTitle).join(', ')}`, '  '));
  lines.push(...wrap(`${messages.why} ${entry.reasons}`, '  '), `  ${entry.url}`);
  if (entry.itemUrl !== entry.url) lines.push(`  ${messages.itemPage}\u00a0: ${entry.itemUrl}`);
  return lines;
}

/** Breaks on plain spaces only, so that no-break spaces hold; a longer word stays whole on its line. */
export function wrap(text: string, firstIndent = '', indent = firstIndent): string[] {
  const lines: string[] = [];
  let line = firstIndent;
  let empty = true;
  for (const word of text.split(' ')) {
    if (!empty && line.length + 1 + word.length > columns) {
      lines.push(line);
      line = indent;
      empty = true;
    }
    line += empty ? word : ` ${word}`;
    empty = false;
  }
  return [...lines, line];
}
