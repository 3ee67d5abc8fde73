// What curators taught, applied: the features of a passage that a learned model gives weights to. Training (learn.ts) reads the same ones.
import { fold } from '../french/fold.ts';
import type { LearnedModel } from '../model/glossary.ts';
import type { TagReason } from '../model/tag-reason.ts';
import type { TagInput } from '../model/tagging.ts';
import type { Passage } from './passage.ts';
import type { LabelHit } from './senses.ts';

/** Words around a hit, in its sentence, that may tell its sense. */
const windowWords = 10;
/** The schema of learned models allows 120 characters. */
const nameCharsMax = 120;

/** `near:<word>` for the folded words around that mean something, `form:<label>`, `source:<id>`, `category:<name>`; sorted, none twice. */
export function learnableFeatures(hit: LabelHit, { tokens, sentences }: Passage, input: TagInput): string[] {
  const features = new Set([`form:${fold(hit.label.text)}`]);
  if (input.sourceId) features.add(`source:${input.sourceId}`);
  for (const category of input.categories ?? []) features.add(`category:${fold(category)}`);
  const sentence = sentences[hit.start];
  for (let at = Math.max(0, hit.start - windowWords); at < Math.min(tokens.length, hit.end + windowWords); at += 1) {
    const token = tokens[at];
    const isAround = (at < hit.start || at >= hit.end) && sentences[at] === sentence;
    if (token && isAround && !token.isStop && token.folded.length > 2) features.add(`near:${token.folded}`);
  }
  return [...features].filter((feature) => feature.length <= nameCharsMax).sort();
}

/** `learned` with the words around and the bias, `source` with what is known of the source. */
export function learnedReasons({ bias, weights }: LearnedModel, features: string[]): TagReason[] {
  const known = features.filter((feature) => weights[feature] !== undefined);
  const [ofSource, others] = [known.filter(isOfSource), known.filter((feature) => !isOfSource(feature))];
  const reasonOf = (feature: string, names: string[], start: number): TagReason => ({
    feature,
    words: names
      .toSorted((a, b) => Math.abs(weights[b] ?? 0) - Math.abs(weights[a] ?? 0))
      .map((name) => name.slice(name.indexOf(':') + 1)),
    weight: names.reduce((sum, name) => sum + (weights[name] ?? 0), start),
  });
  return [reasonOf('learned', others, bias), ...(ofSource.length > 0 ? [reasonOf('source', ofSource, 0)] : [])];
}

function isOfSource(feature: string): boolean {
  return feature.startsWith('source:');
}
