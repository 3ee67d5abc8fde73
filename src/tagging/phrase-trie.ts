// All phrases to look for, in one tree of words: one walk from each word of a passage finds every phrase that starts there. The walk is as deep as the
// longest phrase, so the whole is linear in the text.
import { tokenize } from '../french/tokenize.ts';
import type { Passage } from './passage.ts';

export interface PhraseTrie<Payload> {
  next: Map<string, PhraseTrie<Payload>>;
  payloads: Payload[];
  /** Behind the verb of a phrase: an adverb here is read over, and any determiner is as good as another (« associer pleinement nos habitants »). */
  isAfterVerb?: true;
}

const adverbs = new Set(
  "aujourd'hui mieux desormais deja maintenant plus davantage aussi ainsi bien encore toujours alors donc enfin ensuite ensemble tous toutes".split(
    ' ',
  ),
);
const articles = new Set(['l', 'la', 'le', 'les']);
/** Behind a verb → the one that the tree holds. */
const determiners = new Map([
  ...['les', 'de', 'du', 'des', 'd', 'ces', 'ses', 'nos', 'vos', 'leurs'].map((word) => [word, 'les'] as const),
  ...['le', 'la', 'l', 'un', 'une', 'ce', 'cette', 'son', 'sa', 'notre', 'votre', 'leur'].map(
    (word) => [word, 'le'] as const,
  ),
]);
/** Kept apart from « de » where a phrase begins: « des communs » is no « de commun ». */
const prepositions = new Map([
  ['d', 'de'],
  ['de', 'de'],
  ['du', 'de'],
  ['des', 'de'],
  ['a', 'a'],
  ['au', 'a'],
  ['aux', 'a'],
]);

export function createPhraseTrie<Payload>(): PhraseTrie<Payload> {
  return { next: new Map(), payloads: [] };
}

/**
 * The words of a phrase as the tree holds them. After its first word, `de, du, des, d'` are one word and `à, au, aux` another, and the article behind them
 * falls, so that « mesure d'impact » is also found as « mesure de l'impact ».
 */
export function phraseKeys(phrase: string): string[] {
  const keys: string[] = [];
  let afterPreposition = false;
  for (const { folded } of tokenize(phrase)) {
    const preposition = keys.length > 0 ? prepositions.get(folded) : undefined;
    if (!(afterPreposition && articles.has(folded))) keys.push(preposition ?? folded);
    afterPreposition = preposition !== undefined;
  }
  return keys;
}

/** An empty phrase is never found, and is ignored. `verbAt` is the position of its verb, if it has one that counts in all its forms. */
export function addPhrase<Payload>(trie: PhraseTrie<Payload>, keys: string[], payload: Payload, verbAt?: number): void {
  if (keys.length === 0) return;
  const first = verbAt ?? Number.POSITIVE_INFINITY;
  let node = trie;
  keys.forEach((written, at) => {
    const key = at > first ? (determiners.get(written) ?? written) : written;
    const child = node.next.get(key) ?? createPhraseTrie<Payload>();
    if (at >= first) child.isAfterVerb = true;
    node.next.set(key, child);
    node = child;
  });
  node.payloads.push(payload);
}

/**
 * Visits each phrase that starts at token `from`, with the token after its last one. `variantsOf` gives the other words that a written word may stand for
 * (its singular); a phrase never crosses the end of a sentence.
 */
export function walkPhrases<Payload>(
  trie: PhraseTrie<Payload>,
  passage: Passage,
  from: number,
  variantsOf: (folded: string) => readonly string[],
  visit: (payload: Payload, end: number) => void,
): void {
  const folded = passage.tokens[from]?.folded;
  if (folded === undefined) return;
  // Nearly no word begins a phrase: nothing is made for those that do not.
  if (trie.next.has(folded)) step(trie, folded, { passage, variantsOf, visit }, from, false);
  for (const variant of variantsOf(folded))
    if (trie.next.has(variant)) step(trie, variant, { passage, variantsOf, visit }, from, false);
}

interface Walk<Payload> {
  passage: Passage;
  variantsOf: (folded: string) => readonly string[];
  visit: (payload: Payload, end: number) => void;
}

/** The words of the phrase after its first one, from token `at` on. */
function follow<Payload>(node: PhraseTrie<Payload>, walk: Walk<Payload>, at: number, afterPreposition: boolean): void {
  const { tokens, joined, endings } = walk.passage;
  const folded = tokens[at]?.folded;
  if (folded === undefined) return;
  if (endings[at] === 1) follow(node, walk, at + 1, afterPreposition);
  if (joined[at] === 0) return;
  if (node.isAfterVerb && isAdverb(folded) && !isAdverb(tokens[at - 1]?.folded ?? ''))
    follow(node, walk, at + 1, false);
  if (afterPreposition && articles.has(folded)) follow(node, walk, at + 1, true);
  const preposition = prepositions.get(folded);
  const key = preposition ?? folded;
  step(node, key, walk, at, preposition !== undefined);
  const determiner = node.isAfterVerb ? determiners.get(folded) : undefined;
  if (determiner !== undefined && determiner !== key) step(node, determiner, walk, at, preposition !== undefined);
  if (preposition === undefined) for (const variant of walk.variantsOf(folded)) step(node, variant, walk, at, false);
}

function step<Payload>(
  node: PhraseTrie<Payload>,
  key: string,
  walk: Walk<Payload>,
  at: number,
  isPreposition: boolean,
): void {
  const child = node.next.get(key);
  if (!child) return;
  for (const payload of child.payloads) walk.visit(payload, at + 1);
  if (child.next.size > 0) follow(child, walk, at + 1, isPreposition);
}

function isAdverb(folded: string): boolean {
  return (folded.length > 6 && folded.endsWith('ment')) || adverbs.has(folded);
}

/** The singulars that a folded word may be the regular plural of. The reverse is not so: a label given in the plural (« communs ») is not found in the singular. */
export function singularsOf(folded: string): readonly string[] {
  if (folded.length < 4) return none;
  if (folded.endsWith('s')) return folded.endsWith('ss') ? none : [folded.slice(0, -1)];
  if (folded.endsWith('aux')) return [`${folded.slice(0, -3)}al`, `${folded.slice(0, -3)}ail`, folded.slice(0, -1)];
  return /[eo]ux$/.test(folded) ? [folded.slice(0, -1)] : none;
}
const none: readonly string[] = [];
