// The spans of a passage that are written as a territory's name is: capitals, accents, article, and no letter glued to either side.
import { type Span, withoutNested } from './hits.ts';
import { accentsAgree, isCapitalised, type Passage, writtenAt } from './passage.ts';
import { walkPhrases } from './phrase-trie.ts';
import { genericWords, type PlaceName } from './place-names.ts';
import { type PlaceIndex, saintVariants } from './territories.ts';

/** All the places that one span may name. */
export interface Candidate extends Span {
  names: PlaceName[];
}

const articleForms = { le: ['le', 'au', 'du'], la: ['la'], les: ['les', 'aux', 'des'] };
const gluedBefore = /[\p{L}\p{N}]['’]?[-‐‑]$|[@/_.]$/u;
const gluedAfter = /^(?:[-‐‑&][\p{L}\p{N}]|\.[\p{L}\p{N}]|[@_/])/u;

/** In the order of the text; the longest written name wins over what it contains, trusted or not (« Grand Paris Express » is no Paris). */
export function findCandidates({ names }: PlaceIndex, passage: Passage): Candidate[] {
  const hits: { start: number; end: number; owner: string; rank: number; name: PlaceName }[] = [];
  for (let start = 0; start < passage.tokens.length; start += 1) {
    const folded = passage.tokens[start]?.folded ?? '';
    if (!names.next.has(folded) && folded !== 'st' && folded !== 'ste') continue;
    walkPhrases(names, passage, start, saintVariants, (name, end) => {
      if (isWrittenLike(name, passage, start, end) && hasItsArticle(name, passage, start))
        hits.push({ start, end, owner: name.place.id, rank: name.rule === 'place:nom' ? 0 : 1, name });
    });
  }
  const candidates: Candidate[] = [];
  for (const { start, end, name } of withoutNested(hits)) {
    if (isGlued(passage, start, end)) continue;
    const last = candidates.at(-1);
    if (last?.start === start && last.end === end) last.names.push(name);
    else candidates.push({ start, end, names: [name] });
  }
  return candidates;
}

/** With the uncontracted article of « La Rochelle » when it stands there. */
export function formOf({ names, start, end }: Candidate, passage: Passage): Span {
  const article = names[0]?.article;
  const hasArticle =
    article !== undefined && passage.joined[start] === 1 && passage.tokens[start - 1]?.folded === article;
  return { start: hasArticle ? start - 1 : start, end };
}

function isWrittenLike({ words }: PlaceName, passage: Passage, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const folded = passage.tokens[at]?.folded ?? '';
    const official = words.find((word) => sameWord(word, folded));
    if (official === undefined) continue;
    if (!accentsAgree(writtenAt(passage, at), official)) return false;
    const mustBeHigh = /^[\p{Lu}\p{N}]/u.test(official) && !genericWords.has(folded);
    if (mustBeHigh && !isCapitalised(passage, at)) return false;
  }
  return true;
}

function sameWord(official: string, folded: string): boolean {
  return official.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase() === folded;
}

/** A name of several words is recognised without its article (« Kremlin-Bicêtre »). */
function hasItsArticle({ article, words }: PlaceName, { tokens, joined }: Passage, start: number): boolean {
  if (article === undefined || words.length > 1) return true;
  return joined[start] === 1 && articleForms[article].includes(tokens[start - 1]?.folded ?? '');
}

function isGlued({ text, tokens }: Passage, start: number, end: number): boolean {
  const from = tokens[start]?.start ?? 0;
  const to = tokens[end - 1]?.end ?? from;
  return gluedBefore.test(text.slice(Math.max(0, from - 3), from)) || gluedAfter.test(text.slice(to, to + 3));
}
