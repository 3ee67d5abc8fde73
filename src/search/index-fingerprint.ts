// A short name for "how this index was built": when it changes, the index is rebuilt from the store.
import { tokenize } from '../french/tokenize.ts';
import { sha256 } from '../model/ids.ts';

/** Words that a change of folding, elision, stop words or stemming would be seen on. */
const probe =
  "L’évaluation des politiques territoriales : aujourd'hui, les élus municipaux et les députées coopératives pensent aux travaux du cœur de ville, " +
  "au maïs, à l'école numérique et à l'œuvre des usagères et usagers. Mais qu'innove-t-on ? Réseaux, tiers-lieux, IA, expérimentations heureuses de 2024.";

/** `engine` and `layout` (settings or table shape) by name; the analyser by what it makes of a sentence. */
export function indexFingerprint(engine: string, layout: unknown): string {
  const analysis = tokenize(probe).map((token) => [token.folded, token.stem, token.isStop]);
  return `${engine}:${sha256(JSON.stringify([layout, analysis])).slice(0, 16)}`;
}
