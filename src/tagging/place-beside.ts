// What stands beside a name and tells where it is: a code, a département, the other names of a list.
import type { Span } from './hits.ts';
import type { Passage } from './passage.ts';
import type { Candidate } from './place-candidates.ts';
import type { PlaceIndex } from './territories.ts';

const linkWords = ['la', 'le', 'l', 'les', 'de', 'du', 'des', 'd'];
const insideWords = new Set(['dans', 'en', 'a', 'au', 'departement']);
const besideWords = new Set([...linkWords, ...insideWords]);
const listWords = new Set([...linkWords, 'et', 'ou', 'dans', 'en', 'a', 'au', 'aux', 'ainsi', 'que', 'puis', 'comme']);
/** A département's code or a postcode. */
const code = /^(?:97[1-6](?:\d\d)?|\d\d(?:\d{3})?|2[ab])$/;

/** A code or a territory beside the name: `sure` excludes namesakes elsewhere (« Lens (62) », « 53000 Laval »), otherwise it only helps. */
export interface AreaBeside {
  id: string;
  isSure: boolean;
}

/** « Lens (62) », « Laval (53000) », « 53000 Laval », « Sens (Yonne) » are sure; « Orange, dans le Vaucluse » helps. */
export function areaBeside(
  { byId }: PlaceIndex,
  passage: Passage,
  { start, end, names }: Candidate,
  next: Candidate | undefined,
): AreaBeside | undefined {
  const { text, tokens } = passage;
  const toArea = (code: string): AreaBeside | undefined => {
    const id = `departement-${code.toUpperCase()}`;
    return byId.has(id) ? { id, isSure: true } : undefined;
  };
  const [first, last, token, before] = [tokens[start], tokens[end - 1], tokens[end], tokens[start - 1]];
  if (!first || !last) return undefined;
  if (before && /^\d{5}$/.test(before.folded) && /^\s$/.test(text.slice(before.end, first.start))) {
    const area = toArea(departementOfPostcode(before.folded));
    if (area) return area;
  }
  if (!token) return undefined;
  const isBracketed = /^\s?[([]$/.test(text.slice(last.end, token.start));
  if (isBracketed && code.test(token.folded) && /^\s?[)\],]/.test(text.slice(token.end, token.end + 2))) {
    const area = toArea(departementOfPostcode(token.folded));
    if (area) return area;
  }
  const area = next?.names
    .map(({ place }) => place)
    .find(
      ({ id, kind }) => (kind === 'departement' || kind === 'region') && !names.some(({ place }) => place.id === id),
    );
  if (!next || !area || !isLinked(passage, end, next.start, besideWords)) return undefined;
  const isBeside =
    isBracketed || isInside(passage, end, next.start) || /^\s?,/.test(text.slice(last.end, last.end + 2));
  return isBeside ? { id: area.id, isSure: isBracketed } : undefined;
}

/** « Tramayes en Bourgogne », but « camembert de Normandie ». */
function isInside({ tokens, joined }: Passage, from: number, to: number): boolean {
  if (joined[from] !== 1) return false;
  return tokens.slice(from, to).some(({ folded }) => insideWords.has(folded));
}

/** « Correns (Var) ». */
export function isBracketedBehind(before: Span, { start }: Span, { text, tokens }: Passage): boolean {
  const [last, first] = [tokens[before.end - 1], tokens[start]];
  return (
    last !== undefined &&
    first !== undefined &&
    before.end === start &&
    /^\s?\($/.test(text.slice(last.end, first.start))
  );
}

/** The département of a postcode, or of its own code: Corsica's postcodes begin with 20, those overseas with three figures. */
function departementOfPostcode(code: string): string {
  if (code.startsWith('20')) return code < '20200' ? '2A' : '2B';
  return code.startsWith('97') ? code.slice(0, 3) : code.slice(0, 2);
}

export function isInListWith(neighbour: Span, { start, end }: Span, passage: Passage): boolean {
  return neighbour.end <= start
    ? isLinked(passage, neighbour.end, start, listWords)
    : isLinked(passage, end, neighbour.start, listWords);
}

/** Only such words, at most five, between two tokens of one sentence. */
function isLinked({ tokens, sentences }: Passage, from: number, to: number, words: ReadonlySet<string>): boolean {
  if (to < from || to - from > 5 || sentences[from - 1] !== sentences[to]) return false;
  for (let at = from; at < to; at += 1) if (!words.has(tokens[at]?.folded ?? '')) return false;
  return true;
}
