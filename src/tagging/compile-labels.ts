// The glossary made ready to match: every label and every context phrase in one tree of words.
import { conjugate, femininesOf, isInfinitive } from '../french/inflect.ts';
import { isStopWord } from '../french/stop-words.ts';
import { tokenize } from '../french/tokenize.ts';
import { type LabelKind, labelsOf } from '../glossary/build-glossary.ts';
import { type Concept, type Glossary, type Label, textOfLabel } from '../model/glossary.ts';
import { labelSureness } from './features.ts';
import { addPhrase, createPhraseTrie, type PhraseTrie, phraseKeys, singularsOf } from './phrase-trie.ts';

/** A label with its conditions; contexts are numbers, shared by all labels that name the same phrase. */
export interface CompiledLabel {
  conceptId: string;
  /** As the glossary writes it. */
  text: string;
  /** `label:prefLabel`, `label:altLabel`, `label:hiddenLabel`. */
  rule: string;
  /** Of two labels on the same words, the lower is named: prefLabel 0, altLabel 1, hiddenLabel 2. */
  rank: number;
  /** How sure the words are by themselves, natural log-odds. */
  sureness: number;
  /** The words as they must be written, when case and accents count. */
  exactWords?: string[];
  /** One of each list should be near; an empty list asks nothing. */
  needs: number[];
  positive: number[];
  /** `beside`: blocks from a few words away too. A phrase that shares a word with the label speaks only of what it covers. */
  blocks: { context: number; beside: boolean }[];
}

export type Phrase = { type: 'label'; label: CompiledLabel } | { type: 'context'; context: number };

export interface CompiledGlossary {
  trie: PhraseTrie<Phrase>;
  /** By number of the context: as the glossary writes it. */
  contextTexts: string[];
  /** Words of the longest phrase. */
  wordsMax: number;
}

interface Conditions {
  needs: string[];
  unless: string[];
  exact: boolean;
  verb: boolean;
}

/** Only active concepts are matched: candidates are not yet, deprecated ones no longer. */
export function compileLabels({ concepts }: Glossary): CompiledGlossary {
  const trie = createPhraseTrie<Phrase>();
  const contexts = new Map<string, number>();
  const contextTexts: string[] = [];
  let wordsMax = 1;
  const add = (keys: string[], phrase: Phrase, verbAt?: number): void => {
    addPhrase(trie, keys, phrase, verbAt);
    wordsMax = Math.max(wordsMax, keys.length);
  };
  const contextOf = (phrase: string): number => {
    const keys = phraseKeys(phrase);
    const name = keys.join(' ');
    const known = contexts.get(name);
    if (known !== undefined) return known;
    const context = contextTexts.push(phrase) - 1;
    contexts.set(name, context);
    for (const forms of contextForms(keys)) add(forms, { type: 'context', context });
    return context;
  };
  for (const concept of concepts)
    if (concept.status === 'active')
      for (const { kind, label } of labelsOf(concept)) {
        const keys = phraseKeys(textOfLabel(label));
        const conditions = conditionsOf(label);
        const compiled = compileLabel(concept, kind, label, conditions, contextOf);
        const verbAt = conditions.verb ? keys.findIndex(isInfinitive) : -1;
        if (verbAt < 0) add(keys, { type: 'label', label: compiled });
        else for (const forms of verbForms(keys, verbAt)) add(forms, { type: 'label', label: compiled }, verbAt);
      }
  return { trie, contextTexts, wordsMax };
}

function compileLabel(
  concept: Concept,
  kind: LabelKind,
  label: Label,
  conditions: Conditions,
  contextOf: (phrase: string) => number,
): CompiledLabel {
  const text = textOfLabel(label);
  const keys = phraseKeys(text);
  const unless = [...conditions.unless, ...concept.blockingContexts];
  return {
    conceptId: concept.id,
    text,
    rule: `label:${kind}`,
    rank: kind === 'prefLabel' ? 0 : kind === 'altLabel' ? 1 : 2,
    sureness: labelSureness({
      kind,
      words: keys.filter((key) => !isStopWord(key)).length,
      isConditional: conditions.needs.length + concept.positiveContexts.length > 0,
      isAmbiguous: conditions.unless.length > 0,
    }),
    ...(conditions.exact && { exactWords: exactWordsOf(text) }),
    needs: conditions.needs.map(contextOf),
    positive: concept.positiveContexts.map(contextOf),
    blocks: unless.map((phrase) => ({
      context: contextOf(phrase),
      beside: !shareAWord(phraseKeys(phrase), keys),
    })),
  };
}

/** The written words, composed, case and accents kept. */
export function exactWordsOf(text: string): string[] {
  return tokenize(text).map(({ start, end }) => text.slice(start, end).normalize('NFC'));
}

function conditionsOf(label: Label): Conditions {
  if (typeof label === 'string') return { needs: [], unless: [], exact: false, verb: false };
  return {
    needs: label.needs ?? [],
    unless: label.unless ?? [],
    exact: label.exact ?? false,
    verb: label.verb ?? false,
  };
}

/** A context of one word is also met in the feminine: « habitante » for « habitant ». */
function contextForms(keys: string[]): string[][] {
  const [word, ...others] = keys;
  if (word === undefined || others.length > 0 || word.length < 5) return [keys];
  return [word, ...femininesOf(word)].map((form) => [form]);
}

function verbForms(keys: string[], verbAt: number): string[][] {
  return conjugate(keys[verbAt] ?? '').map((form) => keys.with(verbAt, form));
}

/** Do they share a word that means something, in any number? « transports en commun » and « les communs » do. */
function shareAWord(phrase: string[], label: string[]): boolean {
  const singular = (key: string): string => singularsOf(key)[0] ?? key;
  const words = new Set(label.filter((key) => !isStopWord(key)).map(singular));
  return phrase.some((key) => words.has(singular(key)));
}
