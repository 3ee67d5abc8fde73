// A text with its marked ranges lit. Escaping is JSX's; ranges that overlap or leave the text are cut to what can be shown.
import type { MarkedText } from '../model/search.ts';

export function Marked({ marked }: { marked: MarkedText }) {
  return <>{toPieces(marked).map(({ text, lit }) => (lit ? <mark>{text}</mark> : text))}</>;
}

/** Consecutive pieces that join up to the whole text. */
export function toPieces({ text, marks }: MarkedText): { text: string; lit: boolean }[] {
  const pieces: { text: string; lit: boolean }[] = [];
  let at = 0;
  for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const from = Math.max(start, at);
    const to = Math.min(end, text.length);
    if (from >= to) continue;
    if (from > at) pieces.push({ text: text.slice(at, from), lit: false });
    pieces.push({ text: text.slice(from, to), lit: true });
    at = to;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), lit: false });
  return pieces;
}
