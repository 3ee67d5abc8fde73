// The spans of a passage that are written as a territory's name is: capitals, accents, article, and no letter glued to either side.
import { fold } from '../french/fold.ts';
import { type Span, withoutNested } from './hits.ts';
import { accentsAgree, isCapitalised, type Passage, writtenAt } from './passage.ts';
import { readBook } from './phrase-book.ts';
import type { Article, PlaceName } from './place-names.ts';
import type { PlaceIndex } from './territories.ts';

/** All the places that one span may name. */
export interface Candidate extends Span {
  names: PlaceName[];
  isHyphened: boolean;
}

/** Words that need no capital inside a name (« Rennes métropole »). */
const genericWords = new Set(
  `metropole agglomeration agglo communaute communes commune urbaine europeenne eurometropole region parisienne departement collectivite
  seine ile de du des d la le les l et en sur sous lez les pres`.split(/\s+/),
);
const articleForms: Record<Article, string[]> = {
  le: ['le', 'au', 'du'],
  la: ['la'],
  les: ['les', 'aux', 'des'],
  l: ['l'],
};
const gluedBefore = /[\p{L}\p{N}]['’]?[-‐‑]$|[@_.]$/u;
/** « ENS-Cachan », « ex-Aquitaine »: not a part of the name. */
const prefixBefore = /(?:^|[^\p{L}\p{N}-])(?:\p{Lu}{2,6}|[Ee]x)[-‐‑]$/u;
const gluedAfter = /^(?:[-‐‑&][\p{L}\p{N}]|\.[\p{L}\p{N}]|[@_][\p{L}\p{N}])/u;
/** Web and e-mail addresses, paths: « /villes/Rennes.html ». */
const address = /:\/\/|www\.|@|[\p{L}\p{N}][.?=_][\p{L}\p{N}]/u;
const addressCharsMax = 60;
const acronym = /\p{Lu}.*\p{Lu}/u;
const capital = /^\p{Lu}/u;

/** In the order of the text; the longest written name wins over what it contains, proven or not (« Grand Paris Express » is no Paris). */
export function findCandidates({ names }: PlaceIndex, passage: Passage): Candidate[] {
  const { text, tokens } = passage;
  const hits: { start: number; end: number; owner: string; rank: number; name: PlaceName | null }[] = [];
  for (let start = 0; start < tokens.length; start += 1) {
    const token = tokens[start];
    if (!token || !mayBeginName(text, token.start, token.folded)) continue;
    readBook(names, passage, start, (found, end) => {
      const isWrittenSo = readNames(passage, start, end);
      for (const name of found)
        if (isWrittenSo(name))
          hits.push({ start, end, owner: name?.place.id ?? '', rank: name?.rule === 'place:nom' ? 0 : 1, name });
    });
  }
  const candidates: Candidate[] = [];
  let decoyEnd = -1;
  for (const { start, end, name } of withoutNested(hits)) {
    if (name === null) decoyEnd = Math.max(decoyEnd, end);
    if (name === null || end <= decoyEnd || isGlued(passage, start, end)) continue;
    const last = candidates.at(-1);
    if (last?.start === start && last.end === end) last.names.push(name);
    else candidates.push({ start, end, names: [name], isHyphened: isHyphened(passage, start, end) });
  }
  return candidates;
}

/** With the uncontracted article of « La Rochelle » when it stands there. */
export function formOf({ start, end }: Span, { article }: PlaceName, passage: Passage): Span {
  const hasArticle =
    article !== undefined && passage.joined[start] === 1 && passage.tokens[start - 1]?.folded === article;
  return { start: hasArticle ? start - 1 : start, end };
}

/** Few words pass: it is what makes looking for 40,000 names as fast as for a hundred. */
function mayBeginName(text: string, at: number, folded: string): boolean {
  const code = text.charCodeAt(at);
  if (code >= 0x61 && code <= 0x7a) return lowStarts.has(folded);
  return (code >= 0x41 && code <= 0x5a) || capital.test(text.slice(at, at + 2)) || lowStarts.has(folded);
}
/** First words of names and of decoys that may be in lower case. */
const lowStarts = new Set([
  ...'metropole agglomeration agglo communaute eurometropole region ile iles seine collectivite neuf'.split(' '),
  ...'accord accords gare jardin jardins palais rue musee golfe cochon eau reglement'.split(' '),
]);

/** Namesakes are read once: thirty communes are called Saint-Martin. */
function readNames(passage: Passage, start: number, end: number): (name: PlaceName | null) => boolean {
  let last: PlaceName | null = null;
  let isLast = false;
  return (name) => {
    if (name === null) return isCapitalised(passage, end - 1);
    if (last?.written !== name.written || last.article !== name.article || last.need !== name.need)
      isLast = isWrittenLike(name, passage, start, end);
    last = name;
    return isLast;
  };
}

function isWrittenLike(name: PlaceName, passage: Passage, start: number, end: number): boolean {
  if (!hasItsArticle(name, passage, start, end)) return false;
  const words = name.written.match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  for (let at = start; at < end; at += 1) {
    const folded = passage.tokens[at]?.folded ?? '';
    const official = words.find((word) => fold(word) === folded);
    if (official === undefined) continue;
    const written = writtenAt(passage, at);
    if (!(name.need === 0 ? accentsAgree(written, official) : isSameButFirst(written, official))) return false;
    if (acronym.test(official) && !isAcronymHere(official, passage, at)) return false;
    if (capital.test(official) && !genericWords.has(folded) && !isCapitalised(passage, at)) return false;
  }
  return true;
}

/** « Aura » is no AuRA. */
function isAcronymHere(acronym: string, { text, tokens }: Passage, at: number): boolean {
  const written = text.slice(tokens[at]?.start, tokens[at]?.end);
  return written === acronym || written === acronym.toUpperCase();
}

/** Accents as well, save on the capital: a doubtful name is not also misspelled (« Parce que » is no Parcé). */
function isSameButFirst(written: string, official: string): boolean {
  const [first = '', ...rest] = official.normalize('NFC').toLowerCase();
  return written === `${first}${rest.join('')}` || written === `${fold(first)}${rest.join('')}`;
}

/** A name of several words is recognised without its article (« Kremlin-Bicêtre »), unless it is elided. */
function hasItsArticle({ article }: PlaceName, { tokens, joined }: Passage, start: number, end: number): boolean {
  if (article === undefined || (end - start > 1 && article !== 'l')) return true;
  return joined[start] === 1 && articleForms[article].includes(tokens[start - 1]?.folded ?? '');
}

function isGlued({ text, tokens }: Passage, start: number, end: number): boolean {
  const from = tokens[start]?.start ?? 0;
  const to = tokens[end - 1]?.end ?? from;
  if (gluedAfter.test(text.slice(to, to + 3))) return true;
  if (text[from - 1] === '/' || text[to] === '/') return isInAddress(text, from, to);
  if (!gluedBefore.test(text.slice(Math.max(0, from - 3), from))) return false;
  const isAcronym = /^\p{Lu}+$/u.test(text.slice(from, to));
  return isAcronym || !prefixBefore.test(text.slice(Math.max(0, from - 8), from));
}

/** « Angers/Nantes » are two cities. */
function isInAddress(text: string, from: number, to: number): boolean {
  const before = /\S*$/.exec(text.slice(Math.max(0, from - addressCharsMax), from))?.[0] ?? '';
  const after = /^\S*/.exec(text.slice(to, to + addressCharsMax))?.[0] ?? '';
  return before === '/' || address.test(before + text.slice(from, to) + after);
}

function isHyphened({ text, tokens }: Passage, start: number, end: number): boolean {
  return /^[^\s]+$/.test(text.slice(tokens[start]?.start, tokens[end - 1]?.end));
}
