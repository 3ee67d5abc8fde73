// Text → words with exact offsets: what tagging, signals and search all start from.
import { fold } from './fold.ts';
import { stem } from './stem.ts';
import { isStopWord } from './stop-words.ts';
import type { Token } from './token.ts';

const letterOrDigit = /^[\p{L}\p{N}]$/u;
const mark = /^\p{M}$/u;
/** Nearly all of French is below U+0300, where a table answers ten times faster than a regular expression. */
const latinMax = 0x300;
const isLatinWord = Uint8Array.from({ length: latinMax }, (_, code) =>
  letterOrDigit.test(String.fromCharCode(code)) ? 1 : 0,
);
/** ʼ is a letter to Unicode and an apostrophe to French typists. */
isLatinWord[0x2bc] = 0;
const softHyphen = 0xad;
/** By code unit: asked after every word. */
const apostrophes = new Set(Array.from("'’ʼ′´`＇", (character) => character.charCodeAt(0)));
const space = 0x20;

const elided = new Set('l d j m t s c n qu jusqu lorsqu puisqu quoiqu'.split(' '));
/** Before an apostrophe → what may follow for the two to be one word. */
const wholeWords = new Map([
  ['aujourd', /^hui$/],
  ['presqu', /^iles?$/],
  ['quelqu', /^une?$/],
  ['prud', /^hom/],
]);

/** V8 keeps a whole text alive for one longer slice of it. */
const rememberedLengthMax = 12;

type Analysis = Pick<Token, 'folded' | 'stem' | 'isStop'>;

/**
 * The words of any Unicode text, in order: letters and digits with their combining marks; a soft hyphen inside a word is part of it. `text.slice(start, end)`
 * is the written form. Hyphens and apostrophes part words, but `aujourd'hui`, `presqu'île`, `quelqu'un` and `prud'homme` are whole; an elided word before an
 * apostrophe is a stop token of its own, and a lone letter is none (« plan C »).
 */
export function tokenize(text: string): Token[] {
  return createTokenizer()(text);
}

/** The same, for many texts: remembers what it made of up to `wordsMax` written words, which halves the time. */
export function createTokenizer(wordsMax = 50_000): (text: string) => Token[] {
  const known = new Map<string, Analysis>();
  return (text) => {
    const tokens: Token[] = [];
    let end = 0;
    for (let start = wordStart(text, 0); start < text.length; start = wordStart(text, end)) {
      end = wordEnd(text, start);
      let isElided = false;
      const after = text.charCodeAt(end);
      if (after !== space && apostrophes.has(after)) {
        const folded = fold(text.slice(start, end));
        const tailEnd = wordEnd(text, end + 1);
        if (wholeWords.get(folded)?.test(fold(text.slice(end + 1, tailEnd)))) end = tailEnd;
        else isElided = elided.has(folded);
      }
      const written = text.slice(start, end);
      let word = known.get(written);
      if (!word) {
        word = analyse(written);
        if (known.size >= wordsMax) known.clear();
        if (written.length <= rememberedLengthMax) known.set(written, word);
      }
      tokens.push({ start, end, folded: word.folded, stem: word.stem, isStop: word.isStop || isElided });
    }
    return tokens;
  };
}

function analyse(written: string): Analysis {
  const folded = fold(written);
  return { folded, stem: stem(folded), isStop: isStopWord(written.normalize('NFC').toLowerCase()) };
}

/** The first place from `at` on where a word starts, or the length of the text. */
function wordStart(text: string, at: number): number {
  while (at < text.length && wordUnits(text, at) === 0) at += 1;
  return at;
}

function wordEnd(text: string, at: number): number {
  for (;;) {
    const units = wordUnits(text, at) || markUnits(text, at);
    if (units > 0) {
      at += units;
      continue;
    }
    let next = at;
    while (text.charCodeAt(next) === softHyphen) next += 1;
    if (next === at || (wordUnits(text, next) || markUnits(text, next)) === 0) return at;
    at = next;
  }
}

/** How many UTF-16 code units the letter or digit at `at` takes; 0 if there is none. */
function wordUnits(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code < latinMax) return isLatinWord[code] ?? 0;
  return unitsOf(text, at, letterOrDigit);
}

function markUnits(text: string, at: number): number {
  return text.charCodeAt(at) < latinMax ? 0 : unitsOf(text, at, mark);
}

function unitsOf(text: string, at: number, wanted: RegExp): number {
  const point = text.codePointAt(at);
  if (point === undefined) return 0;
  const character = String.fromCodePoint(point);
  return wanted.test(character) ? character.length : 0;
}
