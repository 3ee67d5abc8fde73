// Tokens → clauses of words, as terms need them: compounds joined, connectors and stop words told apart, capitals judged by where they stand.
import type { Token } from '../french/token.ts';
import { discourseWords } from './discourse-words.ts';

export interface Word {
  start: number;
  end: number;
  /** Stems, joined by a space in a compound: « tiers-lieu » and « tiers lieu » are one. */
  key: string;
  /** `content` may start a term, `connector` may stand inside one, `stop` ends it. */
  kind: 'content' | 'connector' | 'stop';
  isCompound: boolean;
  isNumber: boolean;
  /** Does it begin with a capital? `unknown` where any word would. */
  capital: 'yes' | 'no' | 'unknown';
}

/** Folded; `a` stands for « à ». */
const connectors = new Set('de du des d a au aux en la le les l et par pour sur'.split(' '));
/** What may stand between two words of a clause. */
const withinClause = /^(?:[ \t\u00a0\u202f]*|['’ʼ])$/;
/** A line broken inside a sentence: the next word is in lower case. */
const lineBreak = /^[ \t]*\r?\n[ \t]*$/;
/** After these, a capital says nothing. */
const beforeCapital = /[.!?:…\n«"“”–—•*#]/;
const hyphens = '-‐‑';
/** « usager·e·s » */
const inclusiveDot = '·';

/** Words between two marks of punctuation, in order. `tokens` are those of `text`. */
export function toClauses(text: string, tokens: Token[]): Word[][] {
  const clauses: Word[][] = [];
  let clause: Word[] = [];
  let previousEnd = 0;
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (!token) break;
    const gap = text.slice(previousEnd, token.start);
    const last = clause.at(-1);
    if (gap === inclusiveDot && last) {
      last.end = token.end;
      previousEnd = token.end;
      continue;
    }
    const isFirst = index === 0 || (gap !== ' ' && !withinClause.test(gap) && !isBrokenLine(gap, text, token));
    if (isFirst && clause.length > 0) {
      clauses.push(clause);
      clause = [];
    }
    const isSentenceStart = isFirst && (index === 0 || beforeCapital.test(gap));
    const parts = compoundParts(text, tokens, index);
    const word = parts > 1 ? compound(tokens.slice(index, index + parts)) : simpleWord(text, token);
    if (!isSentenceStart) word.capital = isCapital(text.charCodeAt(token.start)) ? 'yes' : 'no';
    clause.push(word);
    index += parts - 1;
    previousEnd = word.end;
  }
  if (clause.length > 0) clauses.push(clause);
  for (const words of clauses) if (isShouted(words, text)) for (const word of words) word.capital = 'unknown';
  return clauses;
}

function isBrokenLine(gap: string, text: string, token: Token): boolean {
  return lineBreak.test(gap) && !isCapital(text.charCodeAt(token.start)) && !isDigit(text.charAt(token.start));
}

function isCapital(code: number): boolean {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a;
  const letter = String.fromCharCode(code);
  return letter !== letter.toLowerCase();
}

/** How many tokens from `index` on are one hyphenated word: its last one is no stop word (« dit-il », « ceux-ci » are two). */
function compoundParts(text: string, tokens: Token[], index: number): number {
  let parts = 1;
  let whole = 1;
  for (;;) {
    const token = tokens[index + parts - 1];
    const next = tokens[index + parts];
    if (!token || !next || next.start !== token.end + 1 || !hyphens.includes(text.charAt(token.end))) return whole;
    parts += 1;
    if (!next.isStop) whole = parts;
  }
}

function compound(parts: Token[]): Word {
  const isNumber = parts.every(({ folded }) => isDigit(folded.charAt(0)));
  return {
    start: parts[0]?.start ?? 0,
    end: parts.at(-1)?.end ?? 0,
    key: parts.map(({ stem }) => stem).join(' '),
    kind: 'content',
    isCompound: true,
    isNumber,
    capital: 'unknown',
  };
}

function simpleWord(text: string, { start, end, folded, stem, isStop }: Token): Word {
  const isNumber = !isStop && isDigit(folded.charAt(0)) && /^\d+$/.test(folded);
  const kind = kindOf(text, start, folded, isStop);
  return { start, end, key: stem, kind, isCompound: false, isNumber, capital: 'unknown' };
}

function kindOf(text: string, start: number, folded: string, isStop: boolean): Word['kind'] {
  if (!isStop) return folded.length < 2 || discourseWords.has(folded) ? 'stop' : 'content';
  if (!connectors.has(folded)) return 'stop';
  return folded !== 'a' || /[àÀ]/.test(text.charAt(start)) ? 'connector' : 'stop';
}

/** A heading in capitals: three words or more, not one in lower case. */
function isShouted(words: Word[], text: string): boolean {
  if (words.length < 3) return false;
  return words.every(({ start, end }) => {
    const written = text.slice(start, end);
    return written === written.toUpperCase();
  });
}

function isDigit(character: string): boolean {
  return character >= '0' && character <= '9';
}
