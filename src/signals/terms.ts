// A French text → the terms worth counting, without a tagger: one to three content words, small words between them. First step of the detection.
import { createTokenizer } from '../french/tokenize.ts';
import type { DocumentTerm } from '../model/signal.ts';
import { toClauses, type Word } from './clauses.ts';

const contentWordsMax = 3;
/** Between two content words. */
const connectorsMax = 2;
const singleWordLengthMin = 5;

/** One term of one document, where it first stands: `document[field].slice(start, end)`. */
export interface TermUse extends DocumentTerm {
  field: 'title' | 'text';
  start: number;
  end: number;
}

export interface TermText {
  title: string;
  text?: string | undefined;
}

export type TermExtractor = (document: TermText) => TermUse[];

/**
 * Terms of the title then of the text, each once, with its first written form. Clauses end at punctuation; a term starts and ends on a content word and holds
 * at most three, with at most two connectors (de, du, à, et, pour…) in a row between them. The key is the stem of each content word, connectors dropped. A
 * single word needs five letters unless it is hyphenated. A missing or empty text gives no term.
 */
export function createTermExtractor(): TermExtractor {
  const tokenize = createTokenizer();
  return (document) => {
    const finds = new Map<string, Found>();
    for (const field of ['title', 'text'] as const) {
      const text = document[field];
      if (!text) continue;
      for (const clause of toClauses(text, tokenize(text)))
        for (let index = 0; index < clause.length; index += 1) collectFrom(clause, index, text, field, finds);
    }
    const uses: TermUse[] = [];
    for (const found of finds.values()) uses.push(toUse(found));
    return uses;
  };
}

interface Found {
  key: string;
  field: 'title' | 'text';
  /** The field's text. */
  text: string;
  start: number;
  end: number;
  /** How often it begins with a capital where that says something, and how often not. */
  names: number;
  commons: number;
  /** Where it first began with a capital. */
  nameStart: number;
  nameEnd: number;
  nameText: string;
}

/** The terms that start at one word of a clause. */
function collectFrom(clause: Word[], first: number, text: string, field: 'title' | 'text', finds: Map<string, Found>) {
  const head = clause[first];
  if (head?.kind !== 'content' || head.isNumber) return;
  let key = head.key;
  let connectors = 0;
  let contents = 1;
  if (head.isCompound || head.end - head.start >= singleWordLengthMin) record(head, head, key, text, field, finds);
  for (let index = first + 1; index < clause.length && contents < contentWordsMax; index += 1) {
    const word = clause[index];
    if (!word || word.kind === 'stop') return;
    if (word.kind === 'connector') {
      connectors += 1;
      if (connectors > connectorsMax) return;
      continue;
    }
    connectors = 0;
    contents += 1;
    key = `${key} ${word.key}`;
    if (!word.isNumber) record(head, word, key, text, field, finds);
  }
}

function record(
  head: Word,
  last: Word,
  key: string,
  text: string,
  field: 'title' | 'text',
  finds: Map<string, Found>,
): void {
  const { start, capital } = head;
  let found = finds.get(key);
  if (!found) {
    found = { key, field, text, start, end: last.end, names: 0, commons: 0, nameStart: 0, nameEnd: 0, nameText: '' };
    finds.set(key, found);
  }
  if (capital === 'no') found.commons += 1;
  else if (capital === 'yes') {
    found.names += 1;
    if (found.names === 1) {
      found.nameStart = start;
      found.nameEnd = last.end;
      found.nameText = text;
    }
  }
}

function toUse({ key, field, text, start, end, names, commons, nameStart, nameEnd, nameText }: Found): TermUse {
  return names > commons
    ? { key, form: toForm(nameText, nameStart, nameEnd), naming: 'name', field, start, end }
    : {
        key,
        form: toForm(text, start, end).toLowerCase(),
        naming: commons > 0 ? 'common' : 'unknown',
        field,
        start,
        end,
      };
}

/** One line, one kind of apostrophe and of space. */
function toForm(text: string, start: number, end: number): string {
  const written = text.slice(start, end);
  return /[\u00ad'’ʼ\n\r\t\u00a0\u202f]| {2}/.test(written)
    ? written
        .replace(/\u00ad/g, '')
        .replace(/['’ʼ]/g, '’')
        .replace(/\s+/g, ' ')
    : written;
}
