// An item's words → the concepts they speak of, each with its evidence, how sure that is and why. One pass finds all labels and all contexts; each passage is
// judged where it stands (senses.ts), then the item as a whole adds what it knows (features.ts).

import { labelsOf } from '../glossary/build-glossary.ts';
import { type Concept, type Glossary, prefLabelOf, textOfLabel } from '../model/glossary.ts';
import { type ConceptTag, tagConfidenceMin } from '../model/tag.ts';
import type { TagReason } from '../model/tag-reason.ts';
import type { TagInput } from '../model/tagging.ts';
import { type CompiledGlossary, compileLabels } from './compile-labels.ts';
import { countedMax, featureWeights, heaviest, logistic, sumOf } from './features.ts';
import { centralityOf } from './features-centrality.ts';
import { learnableFeatures, learnedReasons } from './features-learned.ts';
import { evidenceMax, type Field, type Hit, readFields, toEvidence, withoutNested } from './hits.ts';
import { phraseKeys, singularsOf } from './phrase-trie.ts';
import { type FieldHits, findPhrases, type LabelHit, senseOf } from './senses.ts';

export interface Matcher {
  /**
   * `fields` are those of the input (`readFields`). Both lists by concept id; the same whatever the order of the glossary. A suggestion that rests on a
   * category of the site alone has no evidence. Never throws.
   */
  match(fields: Field[], input: TagInput): { tags: ConceptTag[]; suggestions: ConceptTag[] };
  /** What a curator's decision on this item and concept teaches: its passages, the surest first; empty when no label of the concept stands in it. */
  featuresOf(input: TagInput, conceptId: string): PassageFeatures[];
}

/** One passage as the learner sees it. */
export interface PassageFeatures {
  /** What the matcher finds without what it learned, natural log-odds. */
  logOdds: number;
  features: string[];
}

/** Under `tagConfidenceMin`, and at or above this: a suggestion. */
export const suggestionConfidenceMin = 0.2;
/** Of a concept that only a category of the site names. */
const unwrittenConfidenceMax = 0.45;
/** More passages than a decision can be about. */
const passagesMax = 5;

/** A hit that no blocking context refuses. */
interface WeighedHit extends Hit {
  hit: LabelHit;
  hits: FieldHits;
  reasons: TagReason[];
  /** Sum of its reasons. */
  logOdds: number;
  /** The part of it that rests on its sentence and the title. */
  localLogOdds: number;
}

interface Finding {
  concept: Concept;
  passages: WeighedHit[];
  /** What the item as a whole adds to each passage. */
  shared: TagReason[];
}

export function createMatcher(glossary: Glossary): Matcher {
  const compiled = compileLabels(glossary);
  const concepts = glossary.concepts
    .filter(({ status }) => status === 'active')
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((concept) => ({ concept, categories: categoryKeysOf(concept) }));

  const findingsIn = (fields: Field[], input: TagInput): Finding[] => {
    const passages = passagesIn(compiled, fields);
    const given = (input.categories ?? []).map((category) => ({ category, key: categoryKey(category) }));
    const findings = concepts.flatMap(({ concept, categories }): Finding[] => {
      const own = passages.get(concept.id) ?? [];
      const named = given.filter(({ key }) => categories.has(key)).map(({ category }) => category);
      return own.length + named.length > 0 ? [{ concept, passages: own, shared: sharedReasons(own, named) }] : [];
    });
    const sure = new Map(findings.filter(isSure).map(({ concept }) => [concept.id, prefLabelOf(concept)]));
    return findings.map((finding) => ({
      ...finding,
      shared: [...finding.shared, ...relatedReasons(finding.concept, sure)],
    }));
  };

  return {
    match(fields, input) {
      const found = findingsIn(fields, input).flatMap((finding) => toTag(finding, fields, input) ?? []);
      const all = found.map((tag) => ({ ...tag, glossaryVersion: glossary.version }));
      return {
        tags: all.filter(({ confidence }) => confidence >= tagConfidenceMin),
        suggestions: all.filter(({ confidence }) => confidence < tagConfidenceMin),
      };
    },
    featuresOf(input, conceptId) {
      const finding = findingsIn(readFields(input), input).find(({ concept }) => concept.id === conceptId);
      if (!finding) return [];
      const shared = sumOf(finding.shared);
      return finding.passages
        .toSorted((a, b) => b.logOdds - a.logOdds)
        .slice(0, passagesMax)
        .map(({ hit, hits, logOdds }) => ({
          logOdds: logOdds + shared,
          features: learnableFeatures(hit, hits.passage, input),
        }));
    },
  };
}

/** By concept id, in the order of the item. */
function passagesIn(compiled: CompiledGlossary, fields: Field[]): Map<string, WeighedHit[]> {
  const found = fields.map((field) => findPhrases(compiled, field));
  const byConcept = new Map<string, WeighedHit[]>();
  for (const hits of found) {
    const allowed = hits.labels.flatMap((hit): WeighedHit[] => {
      const sense = senseOf(hit, hits, found, compiled);
      if (!sense) return [];
      const { owner, rank, start, end } = hit;
      const reasons = [...sense.local, ...sense.document];
      const localLogOdds = sumOf(sense.local);
      return [
        { owner, rank, start, end, hit, hits, reasons, localLogOdds, logOdds: localLogOdds + sumOf(sense.document) },
      ];
    });
    for (const passage of withoutMasked(allowed)) {
      const known = byConcept.get(passage.owner);
      if (known) known.push(passage);
      else byConcept.set(passage.owner, [passage]);
    }
  }
  return byConcept;
}

/** A passage inside a longer one is dropped where the longer counts by itself (« design » in « design fiction »); unsure ones mask only each other. */
function withoutMasked(passages: WeighedHit[]): WeighedHit[] {
  const sure = withoutNested(passages.filter(({ localLogOdds }) => localLogOdds >= 0));
  let [next, reach] = [0, -1];
  const unsure = withoutNested(passages.filter(({ localLogOdds }) => localLogOdds < 0)).filter(({ start, end }) => {
    for (let longer = sure[next]; longer && longer.start <= start; longer = sure[next]) {
      reach = Math.max(reach, longer.end);
      next += 1;
    }
    return end > reach;
  });
  return unsure.length === 0 ? sure : [...sure, ...unsure].sort((a, b) => a.start - b.start);
}

function sharedReasons(passages: WeighedHit[], categories: string[]): TagReason[] {
  const hopeful = passages.filter(({ logOdds }) => logistic(logOdds) >= suggestionConfidenceMin);
  const inTitle = hopeful
    .filter(({ hits }) => hits.field === 'title')
    .flatMap(({ reasons: [label] }) => label?.words ?? []);
  const reasons: TagReason[] = [];
  if (inTitle.length > 0) reasons.push({ feature: 'title', words: inTitle, weight: featureWeights.title });
  if (hopeful.length > 1) {
    const weight = Math.min(featureWeights.repeatedMax, featureWeights.repeated * Math.log2(hopeful.length));
    reasons.push({ feature: 'repeated', words: [], weight });
  }
  if (categories.length > 0) reasons.push({ feature: 'category', words: categories, weight: featureWeights.category });
  return reasons;
}

/** Without what was learned, so that teaching one concept moves no other. */
function isSure({ passages, shared }: Finding): boolean {
  const best = passages.reduce((most, { logOdds }) => Math.max(most, logOdds), Number.NEGATIVE_INFINITY);
  return best + sumOf(shared) >= 0;
}

function relatedReasons({ related }: Concept, sure: Map<string, string>): TagReason[] {
  const words = related.flatMap((id) => sure.get(id) ?? []).slice(0, countedMax);
  return words.length > 0 ? [{ feature: 'concept', words, weight: words.length * featureWeights.concept }] : [];
}

function toTag(
  { concept, passages, shared }: Finding,
  fields: Field[],
  input: TagInput,
): Omit<ConceptTag, 'glossaryVersion'> | undefined {
  const { learned } = concept;
  const weighed = passages.map((passage) => {
    const reasons = [...passage.reasons, ...shared];
    if (learned) reasons.push(...learnedReasons(learned, learnableFeatures(passage.hit, passage.hits.passage, input)));
    return { ...passage, reasons, confidence: logistic(sumOf(reasons)) };
  });
  const [first, ...others] = weighed;
  if (!first) return toUnwrittenTag(concept, shared);
  const best = others.reduce((most, each) => (each.confidence > most.confidence ? each : most), first);
  if (best.confidence < suggestionConfidenceMin) return undefined;
  const confidenceMin = best.confidence >= tagConfidenceMin ? tagConfidenceMin : suggestionConfidenceMin;
  const telling = weighed.filter(({ confidence }) => confidence >= confidenceMin);
  return {
    conceptId: concept.id,
    confidence: floor3(best.confidence),
    weight: centralityOf(
      fields,
      telling.map(({ hit, hits }) => ({ field: hits.field, span: hit })),
    ),
    reasons: heaviest(best.reasons),
    evidence: telling.slice(0, evidenceMax).map(({ hit, hits }) => toEvidence(hits, hit, hit.label.rule)),
  };
}

/** A category of the site and none of the concept's words: at most a suggestion. */
function toUnwrittenTag({ id }: Concept, shared: TagReason[]): Omit<ConceptTag, 'glossaryVersion'> | undefined {
  const reasons = [{ feature: 'unwritten', words: [], weight: featureWeights.unwritten }, ...shared];
  const confidence = Math.min(floor3(logistic(sumOf(reasons))), unwrittenConfidenceMax);
  if (confidence < suggestionConfidenceMin) return undefined;
  return { conceptId: id, confidence, weight: 'mention', reasons: heaviest(reasons), evidence: [] };
}

/** The names by which a site's category means the concept: those listed, and its labels that need no context. */
function categoryKeysOf(concept: Concept): Set<string> {
  const labels = labelsOf(concept).map(({ label }) => label);
  const clear = labels.filter((label) => typeof label === 'string' || !label.needs);
  return new Set([...concept.siteCategories, prefLabelOf(concept), ...clear.map(textOfLabel)].map(categoryKey));
}

function categoryKey(category: string): string {
  return phraseKeys(category)
    .map((key) => singularsOf(key)[0] ?? key)
    .join(' ');
}

/** Down, so that no suggestion is shown as sure as a tag. */
function floor3(confidence: number): number {
  return Math.floor(confidence * 1000) / 1000;
}
