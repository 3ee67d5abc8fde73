// One field of an item, read once: its words, its sentences, and which words may stand together in one phrase. Concepts and places are both found in it.
import { fold } from '../french/fold.ts';
import type { Token } from '../french/token.ts';

export interface Passage {
  text: string;
  tokens: Token[];
  /** For each token, the number of its sentence; a list item and a paragraph end a sentence too. */
  sentences: Uint32Array;
  /** 1 where a token may follow the one before it inside one phrase: only spaces, a hyphen, an apostrophe or a glued full stop between them. */
  joined: Uint8Array;
  /** 1 where a token is the ending of inclusive writing (the « e » and « s » of « usager·e·s »), to be read over. */
  endings: Uint8Array;
}

const phraseGap = /^(?:\s{1,3}|\s?[-&‐‑–'’ʼ′´`]\s?|[.·•/]|['’]?\s?["«“]\s?)$/;
const paragraphGap = /\n\s*\n/;
const sentenceGap = /[.!?…][)\]"»”’']*\s/;
const listGap = /\n\s*[-*•–—▪◦→]/;
const inclusiveGap = /^[·•‧.()-]{1,2}$/;
const inclusiveEndings = new Set(
  'e s es ne nes le les ere eres rice rices trice trices euse euses ve ves x'.split(' '),
);
/** Words whose full stop ends no sentence. */
const abbreviations = new Set('m mm mme mlle dr pr me st ste art cf ex p pp n no vol al env av bd tel'.split(' '));
const upperOrDigit = /[\p{Lu}\p{N}]/u;

/** Reads a field. Any text is accepted; an empty one gives no token. */
export function readPassage(text: string, tokens: Token[]): Passage {
  const sentences = new Uint32Array(tokens.length);
  const joined = new Uint8Array(tokens.length);
  const endings = new Uint8Array(tokens.length);
  let sentence = 0;
  for (let at = 1; at < tokens.length; at += 1) {
    const before = tokens[at - 1];
    const token = tokens[at];
    if (!before || !token) break;
    if (token.start === before.end + 1 && text.charCodeAt(before.end) === 0x20) joined[at] = 1;
    else {
      const gap = text.slice(before.end, token.start);
      if (endsSentence(gap, before, text, token)) sentence += 1;
      else {
        joined[at] = phraseGap.test(gap) ? 1 : 0;
        if (inclusiveGap.test(gap) && inclusiveEndings.has(token.folded)) endings[at] = 1;
      }
    }
    sentences[at] = sentence;
  }
  return { text, tokens, sentences, joined, endings };
}

function endsSentence(gap: string, before: Token, text: string, token: Token): boolean {
  if (paragraphGap.test(gap)) return true;
  const startsHigh = upperOrDigit.test(text.charAt(token.start));
  if (gap.includes('\n') && (startsHigh || listGap.test(gap))) return true;
  if (!sentenceGap.test(gap)) return false;
  const isAbbreviation = gap.startsWith('.') && (abbreviations.has(before.folded) || before.folded.length === 1);
  return !isAbbreviation && (startsHigh || !gap.startsWith('.') || /[«"“]/.test(gap));
}

/** Is the token at `at` written with a capital first letter? */
export function isCapitalised({ text, tokens }: Passage, at: number): boolean {
  const token = tokens[at];
  return token !== undefined && /^\p{Lu}/u.test(text.slice(token.start, token.start + 2));
}

/** The token's written form in lower case and composed, or '' past either end. */
export function writtenAt({ text, tokens }: Passage, at: number): string {
  const token = tokens[at];
  return token ? text.slice(token.start, token.end).normalize('NFC').toLowerCase() : '';
}

/** Do the accents that are written agree with the official ones? One may leave accents out, not put others: « Evreux » is Évreux, « maçon » is not Mâcon. */
export function accentsAgree(written: string, official: string): boolean {
  const [ours, theirs] = [written, official].map((word) => [...word.normalize('NFC').toLowerCase()]);
  if (!ours || !theirs || ours.length !== theirs.length) return true;
  return ours.every((letter, at) => letter === theirs[at] || letter === fold(theirs[at] ?? ''));
}
