// Départements by their number: « le 93 », « dans le 35 », « CD 35 », « une association (93) ». A number alone is rarely a département: each form has its proof.
import { isCapitalised, type Passage } from './passage.ts';
import type { Mention } from './place-finder.ts';
import type { PlaceIndex } from './territories.ts';

const departementCode = /^(?:0[1-9]|[1-8]\d|9[0-5]|2[ab]|97[1-46])$/;
/** No day of a month, and rarely a quantity. */
const lateCode = /^(?:9[1-5]|2[ab]|97[1-46])$/;
const body =
  '(?:cd|cg|ud|caf|cpam|sdis|mdph|adil|udaf|caue|ddt|ddtm|ddets|ddcs|ddpp|ddfip|dsden|cdg|ars|atd|amf|adt|lab)';
const bodyWord = new RegExp(`^${body}$`);
const bodyWithCode = new RegExp(`^${body}(\\d\\d|2[ab]|97\\d)$`);
/** What may follow « le 93 », not counting the end of the clause: a word that no number counts. */
const followers = new Set(
  'a au aux avec car comme de des du en est et mais ne ni ou par pas plus pour qui que quand sans se si sont sur ont font va fait peut doit compte reste'.split(
    ' ',
  ),
);

/** `communeEnds`: the tokens that stand right behind a commune's name, whose code « Lens (62) » is. */
export function findDepartementNumbers(
  { byId }: PlaceIndex,
  passage: Passage,
  communeEnds: ReadonlySet<number>,
): Mention[] {
  const mentions: Mention[] = [];
  const { tokens } = passage;
  for (let at = 0; at < tokens.length; at += 1) {
    const folded = tokens[at]?.folded ?? '';
    const code = folded.length > 3 ? bodyWithCode.exec(folded)?.[1] : departementCode.test(folded) ? folded : undefined;
    if (code === undefined || (folded.length <= 3 && (communeEnds.has(at) || !isProven(passage, at, folded)))) continue;
    const place = byId.get(`departement-${code.toUpperCase()}`);
    if (place) mentions.push({ start: at, end: at + 1, place, rule: 'place:numero' });
  }
  return mentions;
}

function isProven(passage: Passage, at: number, code: string): boolean {
  const { text, tokens, joined } = passage;
  const [before, token] = [tokens[at - 1], tokens[at]];
  if (!before || !token) return false;
  const gap = text.slice(before.end, token.start);
  if (bodyWord.test(before.folded)) return /^[ -]$/.test(gap) && isCapitalised(passage, at - 1);
  if (/^\s?\($/.test(gap))
    return lateCode.test(code) && text.charAt(token.end) === ')' && isCapitalised(passage, at - 1);
  if (joined[at] !== 1) return false;
  const earlier = tokens[at - 2]?.folded;
  if (before.folded === 'departement' || before.folded === 'departements') return code !== '20';
  const isIn = before.folded === 'le' && earlier === 'dans';
  const isLate = (before.folded === 'le' || before.folded === 'du') && lateCode.test(code);
  return (isIn || isLate) && endsClause(passage, at);
}

function endsClause({ text, tokens, sentences }: Passage, at: number): boolean {
  const [token, next] = [tokens[at], tokens[at + 1]];
  if (!token || !next || sentences[at] !== sentences[at + 1]) return true;
  const gap = text.slice(token.end, next.start);
  return /^\s*[,;:.!?)»”"\n]/.test(gap)
    ? !/^[,.]\d/.test(text.slice(token.end, token.end + 2))
    : gap === ' ' && followers.has(next.folded);
}
