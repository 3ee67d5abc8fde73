// The glossary made ready to match: every label and every context phrase in one tree of words.
import { isStopWord } from '../french/stop-words.ts';
import { tokenize } from '../french/tokenize.ts';
import { type Glossary, type Label, textOfLabel } from '../model/glossary.ts';
import { labelsOf } from './glossary.ts';
import { addPhrase, createPhraseTrie, type PhraseTrie, phraseKeys, singularsOf } from './phrase-trie.ts';

/** A label with its conditions; contexts are numbers, shared by all labels that name the same phrase. */
export interface CompiledLabel {
  conceptId: string;
  /** `label:prefLabel`, `label:altLabel`, `label:hiddenLabel`. */
  rule: string;
  /** Of two labels on the same words, the lower is named: prefLabel 0, altLabel 1, hiddenLabel 2. */
  rank: number;
  /** The words as they must be written, when case and accents count. */
  exactWords?: string[];
  /** One of each list must be near; an empty list asks nothing. */
  needs: number[];
  positive: number[];
  /** `beside`: blocks from a few words away too. A phrase that shares a word with the label speaks only of what it covers. */
  blocks: { context: number; beside: boolean }[];
}

export type Phrase = { type: 'label'; label: CompiledLabel } | { type: 'context'; context: number };

export interface CompiledGlossary {
  trie: PhraseTrie<Phrase>;
  /** Words of the longest phrase. */
  wordsMax: number;
}

export function compileLabels({ concepts }: Glossary): CompiledGlossary {
  const trie = createPhraseTrie<Phrase>();
  const contexts = new Map<string, number>();
  let wordsMax = 1;
  const add = (keys: string[], phrase: Phrase): void => {
    addPhrase(trie, keys, phrase);
    wordsMax = Math.max(wordsMax, keys.length);
  };
  const contextOf = (phrase: string): number => {
    const keys = phraseKeys(phrase);
    const name = keys.join(' ');
    const known = contexts.get(name);
    if (known !== undefined) return known;
    const context = contexts.size;
    contexts.set(name, context);
    add(keys, { type: 'context', context });
    return context;
  };
  for (const concept of concepts)
    for (const { kind, label } of labelsOf(concept)) {
      const keys = phraseKeys(textOfLabel(label));
      const conditions = conditionsOf(label);
      const compiled: CompiledLabel = {
        conceptId: concept.id,
        rule: `label:${kind}`,
        rank: kind === 'prefLabel' ? 0 : kind === 'altLabel' ? 1 : 2,
        needs: conditions.needs.map(contextOf),
        positive: concept.positiveContexts.map(contextOf),
        blocks: [...conditions.unless, ...concept.blockingContexts].map((phrase) => ({
          context: contextOf(phrase),
          beside: !shareAWord(phraseKeys(phrase), keys),
        })),
      };
      if (conditions.exact) compiled.exactWords = exactWordsOf(textOfLabel(label));
      add(keys, { type: 'label', label: compiled });
    }
  return { trie, wordsMax };
}

/** The written words, composed, case and accents kept. */
export function exactWordsOf(text: string): string[] {
  return tokenize(text).map(({ start, end }) => text.slice(start, end).normalize('NFC'));
}

function conditionsOf(label: Label): { needs: string[]; unless: string[]; exact: boolean } {
  if (typeof label === 'string') return { needs: [], unless: [], exact: false };
  return { needs: label.needs ?? [], unless: label.unless ?? [], exact: label.exact ?? false };
}

/** Do they share a word that means something, in any number? « transports en commun » and « les communs » do. */
function shareAWord(phrase: string[], label: string[]): boolean {
  const singular = (key: string): string => singularsOf(key)[0] ?? key;
  const words = new Set(label.filter((key) => !isStopWord(key)).map(singular));
  return phrase.some((key) => words.has(singular(key)));
}
