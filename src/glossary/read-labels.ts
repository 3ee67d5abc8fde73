// The labels of one SKOS concept: French and English ones, with their conditions where Vigie wrote them.
import type { Label } from '../model/glossary.ts';
import { type OwnTerms, skos, skosXl } from './skos-terms.ts';
import type { StatementIndex } from './statement-index.ts';

export interface ReadLabels {
  prefLabel?: Label;
  prefLabelEn?: Label;
  altLabels: Label[];
  hiddenLabels: Label[];
  /** Several of one language, which SKOS forbids (S14): their texts. */
  rivals: string[];
  /** Tags of labels in languages that the glossary does not have. */
  otherTags: string[];
}

interface ReadLabel {
  text: string;
  tag: string;
  language: string;
  needs: string[];
  unless: string[];
  exact: boolean;
  verb: boolean;
}

/** `terms`: absent in a text that Vigie did not write. */
export function readLabels(index: StatementIndex, concept: string, terms?: OwnTerms): ReadLabels {
  const [pref, alt, hidden] = (['prefLabel', 'altLabel', 'hiddenLabel'] as const).map((kind) =>
    labelsOfKind(index, concept, kind, terms),
  ) as [ReadLabel[], ReadLabel[], ReadLabel[]];
  const [french, english] = ['fr', 'en'].map((language) => chosen(pref, language));
  const others = pref.filter((label) => label !== french && label !== english);
  const ours = ({ language }: ReadLabel) => language === 'fr' || language === 'en';
  return {
    ...(french && { prefLabel: toLabel(french) }),
    ...(english && { prefLabelEn: toLabel(english) }),
    altLabels: [...others, ...alt].filter(ours).map(toLabel),
    hiddenLabels: hidden.filter(ours).map(toLabel),
    rivals: [french, english].flatMap((label) => {
      const rivals = pref.filter(({ tag }) => tag === label?.tag).map(({ text }) => text);
      return rivals.length > 1 ? rivals : [];
    }),
    otherTags: [...pref, ...alt, ...hidden].filter((label) => !ours(label)).map(({ tag }) => tag),
  };
}

/** Of several regions, the language itself (`fr` before `fr-ca`), else the first. */
function chosen(labels: ReadLabel[], language: string): ReadLabel | undefined {
  return labels.find(({ tag }) => tag === language) ?? labels.find((label) => label.language === language);
}

function labelsOfKind(
  index: StatementIndex,
  concept: string,
  kind: 'prefLabel' | 'altLabel' | 'hiddenLabel',
  terms?: OwnTerms,
): ReadLabel[] {
  const wordsOf = (node: string, term?: string) => (term ? index.texts(node, term).map(({ text }) => text) : []);
  const isTrue = (node: string, term?: string) => wordsOf(node, term).some((text) => text === 'true' || text === '1');
  const keyOf = ({ text, tag }: { text: string; tag: string }) => `${tag} ${text}`;
  const nodes = index.nodes(concept, skosXl[kind]).flatMap((node) =>
    index.texts(node, skosXl.literalForm).map((form) => ({
      ...form,
      needs: wordsOf(node, terms?.needs),
      unless: wordsOf(node, terms?.unless),
      exact: isTrue(node, terms?.exact),
      verb: isTrue(node, terms?.verb),
    })),
  );
  const byKey = new Map<string, ReadLabel[]>();
  for (const label of index.texts(concept, skos[kind]))
    byKey.set(keyOf(label), [{ ...label, needs: [], unless: [], exact: false, verb: false }]);
  // A node speaks for the plain label of the same words: several nodes are several labels.
  const spoken = new Set<string>();
  for (const label of nodes) {
    const key = keyOf(label);
    byKey.set(key, spoken.has(key) ? [...(byKey.get(key) ?? []), label] : [label]);
    spoken.add(key);
  }
  return [...byKey.values()].flat();
}

function toLabel({ text, language, needs, unless, exact, verb }: ReadLabel): Label {
  const label = {
    label: text,
    ...(needs.length > 0 && { needs }),
    ...(unless.length > 0 && { unless }),
    ...(exact && { exact }),
    ...(verb && { verb }),
    ...(language === 'en' && { lang: 'en' as const }),
  };
  return Object.keys(label).length === 1 ? text : label;
}
