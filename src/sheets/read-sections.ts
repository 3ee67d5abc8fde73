// A plain text → its sections, each under its heading, and their sentences with exact offsets. Where everything about sheets begins.
import type { SheetField } from '../model/sheet.ts';
import { fieldOfHeading, type HeadingMatch } from './heading-words.ts';

/** `text.slice(start, end)`, without the spaces and list marks around it. */
export interface TextSpan {
  start: number;
  end: number;
}

export interface Sentence extends TextSpan {
  /** « Budget : 30 000 € »: what its label says it is about; the span is what follows the colon. */
  labelled?: SheetField;
}

export interface Section {
  heading?: TextSpan;
  /** What the heading says it is about; absent for a heading like any other. */
  match?: HeadingMatch;
  sentences: Sentence[];
}

interface Line extends TextSpan {
  kind: 'blank' | 'item' | 'prose' | 'heading';
  match?: HeadingMatch | undefined;
}

const headingLengthMax = 90;
const headingWordsMax = 11;
/** A prose line at least this long, without a final stop, goes on in the next one (a text wrapped at 60 to 80 columns). */
const wrappedLengthMin = 50;
const listMark = /^(?:[-*•●▪◦–—➜→>✅]+|\d{1,2}[.)])\s+/u;
const markdownHeading = /^(?:#{1,6}\s+\S|(\*\*|__)[^*_]+\1\s*:?$)/;
const finalStop = /[.!?…:;][)\]»”"'*_]*$/;
const headingEnd = /[.;,…(–-]$/;
const headingStart = /^[^\p{L}\p{N}]*[\p{Lu}\p{N}]/u;
const sentenceEnd = /[.!?…]+[)\]»”"']*\s+(?=[«“"'([\p{Lu}\p{N}\p{Extended_Pictographic}])/gu;
const abbreviation = /(?:^|[\s(])(?:\p{L}|mm|mme|mlle|dr|pr|st|ste|art|cf|ex|env|av|bd|tel|tél|etc|no|n°)\.$/iu;
const label = /^([^.:!?\n]{2,50}?)\s?:\s+(?=\S)/;

/** Any text is accepted; an empty one gives one section without a sentence. */
export function readSections(text: string): Section[] {
  const sections: Section[] = [{ sentences: [] }];
  let paragraph: TextSpan | undefined;
  let lastLine: Line | undefined;
  const close = () => {
    if (paragraph) sections.at(-1)?.sentences.push(...splitSentences(text, paragraph));
    paragraph = undefined;
  };
  for (const line of readLines(text)) {
    if (line.kind === 'heading') {
      close();
      sections.push({
        heading: { start: line.start, end: line.end },
        ...(line.match && { match: line.match }),
        sentences: [],
      });
    } else if (line.kind === 'blank') close();
    else if (paragraph && lastLine && line.kind === 'prose' && isWrapped(text, lastLine)) paragraph.end = line.end;
    else {
      close();
      paragraph = { start: line.start, end: line.end };
    }
    lastLine = line;
  }
  close();
  return sections;
}

function readLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const raw of text.split('\n')) {
    const lead = raw.length - raw.trimStart().length;
    const mark = listMark.exec(raw.slice(lead))?.[0] ?? '';
    const written = raw.slice(lead + mark.length).trimEnd();
    const from = start + lead + mark.length;
    const kind = written === '' ? 'blank' : mark === '' ? 'prose' : 'item';
    lines.push({ start: from, end: from + written.length, kind });
    start += raw.length + 1;
  }
  lines.forEach((line, at) => {
    const match = matchOf(text, line);
    if (!isHeading(text, line, lines[at - 1], lines.slice(at + 1, at + 3), match)) return;
    line.kind = 'heading';
    line.match = match;
  });
  return lines;
}

function matchOf(text: string, { start, end }: Line): HeadingMatch | undefined {
  return end - start <= headingLengthMax ? fieldOfHeading(text.slice(start, end)) : undefined;
}

/** A short line that opens on a capital, ends on no stop, follows the end of something, and has something under it. */
function isHeading(
  text: string,
  line: Line,
  before: Line | undefined,
  after: Line[],
  match: HeadingMatch | undefined,
): boolean {
  const written = text.slice(line.start, line.end);
  if (line.kind === 'blank' || written.length > headingLengthMax || !after.some(({ kind }) => kind !== 'blank'))
    return false;
  if (markdownHeading.test(written)) return true;
  if (line.kind === 'item')
    return /^\d/.test(text.slice(text.lastIndexOf('\n', line.start) + 1)) && match !== undefined;
  if (headingEnd.test(written) || !headingStart.test(written) || written.split(/\s+/).length > headingWordsMax)
    return false;
  if (written.endsWith(':') ? !match : labelOf(written)) return false;
  return before === undefined || before.kind !== 'prose' || !isWrapped(text, before);
}

/** Does the line go on in the next one? */
function isWrapped(text: string, { start, end }: TextSpan): boolean {
  return end - start >= wrappedLengthMin && !finalStop.test(text.slice(start, end));
}

/** « Budget : 30 000 € »: what the label is about, and its length with the colon. */
function labelOf(written: string): { field: SheetField; length: number } | undefined {
  const [whole, words] = label.exec(written) ?? [];
  const field = words === undefined ? undefined : fieldOfHeading(words)?.field;
  return field && whole !== undefined ? { field, length: whole.length } : undefined;
}

function splitSentences(text: string, { start, end }: TextSpan): Sentence[] {
  const sentences: Sentence[] = [];
  const paragraph = text.slice(start, end);
  const labelled = labelOf(paragraph);
  let from = labelled?.length ?? 0;
  for (const stop of paragraph.matchAll(sentenceEnd)) {
    const to = stop.index + stop[0].trimEnd().length;
    if (to <= from || abbreviation.test(paragraph.slice(from, to))) continue;
    sentences.push({ start: start + from, end: start + to, ...(labelled && { labelled: labelled.field }) });
    from = stop.index + stop[0].length;
  }
  if (from < paragraph.length)
    sentences.push({ start: start + from, end, ...(labelled && { labelled: labelled.field }) });
  return sentences;
}
