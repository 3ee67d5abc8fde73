// What Turtle and JSON-LD are both read into: plain statements, the same whatever library parsed the text.

export type Term =
  | { type: 'node' /** An address, or `_:name` for a node without one. */; id: string }
  | { type: 'text'; text: string /** Lower case; empty when none is said. */; lang: string };

export interface Statement {
  subject: string;
  predicate: string;
  object: Term;
}

/** Longer texts are refused before they are read: forty times what a glossary of 45 concepts takes. */
export const textCharsMax = 4_000_000;
/** More than any glossary says. */
export const statementsMax = 100_000;

/** The line that `at` stands on, the first being 1. */
export function lineAt(text: string, at: number): number {
  return text.slice(0, at).split('\n').length;
}
