// Labelled texts and what the tagger said of them → scores and the list of what differs, to read. Pure: `vigie eval tags` reads the files and prints.
import { fold } from '../french/fold.ts';
import { createEvidenceViewer, type EvidenceInContext } from '../model/evidence-context.ts';
import type { GoldRecord, GoldText } from '../model/gold.ts';
import type { ItemKind } from '../model/source.ts';
import type { Evidence, PlaceMention } from '../model/tag.ts';
import type { Tagging } from '../model/tagging.ts';
import { type MacroScore, type MicroScore, ratio, type Score, toMacroScore, toMicroScore, toScore } from './score.ts';

/** Told apart: too general to be judged like the others, for readers disagree on where they begin (nearly every text of the watch is some innovation publique). */
export const generalConcepts: ReadonlySet<string> = new Set([
  'innovation-publique',
  'recherche-action',
  'gouvernement-ouvert',
  'economie-sociale-et-solidaire',
]);

/** Paris is one community with two codes, département and commune: either is right. */
const parisCode = '75';
const parisCommuneCode = '75056';

/** Without `kind`, kinds are not judged. */
export type Prediction = Pick<Tagging, 'tags' | 'places'> & Partial<Pick<Tagging, 'kind'>>;

export interface LabelledCase {
  gold: GoldRecord;
  text: GoldText;
  prediction: Prediction;
}

/** `all`: every label counts · `central`: labels that are mentions are neither asked for nor held against a tag. */
export interface ConceptScores {
  all: { micro: MicroScore; macro: MacroScore };
  central: { micro: MicroScore; macro: MacroScore };
  each: { concept: string; all: Score; central: Score }[];
  /** `wrong`: tagged by the very words that are the trap, whatever else the text holds. */
  traps: { total: number; wrong: { id: string; concept: string; form: string }[] };
}

export interface KindScores {
  judged: number;
  right: number;
  accuracy: number | null;
  wrong: { id: string; gold: ItemKind; predicted: ItemKind }[];
}

/** What differs, by concept or place, then text. `passages`: one for each distinct form, with the words around. */
export interface Confusion {
  extraTags: { id: string; concept: string; passages: EvidenceInContext[] }[];
  missedTags: { id: string; concept: string; strength: Strength; forms: string[] }[];
  extraPlaces: { id: string; place: string; name: string; passages: EvidenceInContext[] }[];
  missedPlaces: { id: string; name: string; code: string }[];
  /** Labels whose words their text does not hold: mistakes of the labelled set. */
  absentForms: { id: string; concept: string; form: string }[];
}

export interface TagScores {
  texts: number;
  /** Without the general ones. */
  concepts: ConceptScores;
  general: ConceptScores;
  territories: MicroScore;
  kinds?: KindScores;
  confusion: Confusion;
}

type Strength = GoldRecord['concepts'][number]['strength'];

/** One concept in one text: labelled, tagged, or both. */
interface Verdict {
  id: string;
  concept: string;
  gold?: { strength: Strength; forms: string[] };
  passages?: EvidenceInContext[];
}

/** The unit of each score is one concept (one place) in one text, however often it stands there. */
export function evaluateTags(cases: LabelledCase[]): TagScores {
  const verdicts = cases.flatMap(judgeConcepts).toSorted(by(({ concept, id }) => `${concept} ${id}`));
  const places = cases.map(judgePlaces);
  const [extraPlaces, missedPlaces] = [places.flatMap(({ extra }) => extra), places.flatMap(({ missed }) => missed)];
  const kinds = judgeKinds(cases);
  return {
    texts: cases.length,
    concepts: scoreConcepts(cases, verdicts, (concept) => !generalConcepts.has(concept)),
    general: scoreConcepts(cases, verdicts, (concept) => generalConcepts.has(concept)),
    territories: toMicroScore({
      right: places.reduce((sum, { right }) => sum + right, 0),
      extra: extraPlaces.length,
      missed: missedPlaces.length,
    }),
    ...(kinds && { kinds }),
    confusion: {
      extraTags: verdicts.flatMap(({ id, concept, gold, passages }) =>
        passages && !gold ? [{ id, concept, passages }] : [],
      ),
      missedTags: verdicts.flatMap(({ id, concept, gold, passages }) =>
        gold && !passages ? [{ id, concept, ...gold }] : [],
      ),
      extraPlaces: extraPlaces.toSorted(by(({ place, id }) => `${place} ${id}`)),
      missedPlaces: missedPlaces.toSorted(by(({ code, id }) => `${code} ${id}`)),
      absentForms: cases.flatMap(findAbsentForms),
    },
  };
}

function judgeConcepts({ gold, text, prediction }: LabelledCase): Verdict[] {
  const verdicts = new Map<string, Verdict>();
  for (const { id: concept, strength, forms } of gold.concepts) {
    const known = verdicts.get(concept)?.gold;
    verdicts.set(concept, {
      id: gold.id,
      concept,
      gold: {
        strength: known?.strength === 'central' ? 'central' : strength,
        forms: [...(known?.forms ?? []), ...forms],
      },
    });
  }
  for (const { conceptId: concept, evidence } of prediction.tags)
    verdicts.set(concept, {
      ...(verdicts.get(concept) ?? { id: gold.id, concept }),
      passages: toPassages(text, evidence),
    });
  return [...verdicts.values()];
}

function scoreConcepts(cases: LabelledCase[], verdicts: Verdict[], isIn: (concept: string) => boolean): ConceptScores {
  const all = verdicts.filter(({ concept }) => isIn(concept));
  const central = all.filter(({ gold }) => gold?.strength !== 'mention');
  const concepts = [...new Set(all.map(({ concept }) => concept))];
  const each = concepts.map((concept) => {
    const isIt = (verdict: Verdict): boolean => verdict.concept === concept;
    return { concept, all: toScore(count(all.filter(isIt))), central: toScore(count(central.filter(isIt))) };
  });
  const traps = cases.flatMap((each) => each.gold.traps.filter(({ id }) => isIn(id)).map((trap) => ({ trap, each })));
  return {
    all: { micro: toMicroScore(count(all)), macro: toMacroScore(each.map((score) => score.all)) },
    central: { micro: toMicroScore(count(central)), macro: toMacroScore(each.map((score) => score.central)) },
    each,
    traps: {
      total: traps.length,
      wrong: traps
        .filter(({ trap, each }) => isTaggedBy(trap, each))
        .map(({ trap, each }) => ({ id: each.gold.id, concept: trap.id, form: trap.form })),
    },
  };
}

function count(verdicts: Verdict[]) {
  return {
    right: verdicts.filter(({ gold, passages }) => gold && passages).length,
    extra: verdicts.filter(({ gold }) => !gold).length,
    missed: verdicts.filter(({ passages }) => !passages).length,
  };
}

/** Where the words of a trap stand inside words labelled as the concept itself, they are no trap there. */
function isTaggedBy(trap: GoldRecord['traps'][number], { gold, text, prediction }: LabelledCase): boolean {
  const labelled = gold.concepts.filter(({ id }) => id === trap.id).flatMap(({ forms }) => forms);
  const evidence = prediction.tags.find(({ conceptId }) => conceptId === trap.id)?.evidence ?? [];
  return evidence.some(({ field, start, end }) =>
    wordsIn(text[field], trap.form).some(
      (words) =>
        words.start < end &&
        start < words.end &&
        !labelled.some((form) =>
          wordsIn(text[field], form).some((whole) => whole.start <= words.start && words.end <= whole.end),
        ),
    ),
  );
}

/** Where the form stands as whole words. */
function wordsIn(text: string, form: string): { start: number; end: number }[] {
  const found: { start: number; end: number }[] = [];
  for (let start = text.indexOf(form); start !== -1; start = text.indexOf(form, start + 1)) {
    const end = start + form.length;
    if (!isInsideWord(text, start) && !isInsideWord(text, end)) found.push({ start, end });
  }
  return found;
}

function isInsideWord(text: string, at: number): boolean {
  return at > 0 && /^[\p{L}\p{N}]{2}$/u.test(text.slice(at - 1, at + 1));
}

/** Few labelled sets name countries: one that is tagged may be right, never wrong. */
function judgePlaces({ gold, text, prediction }: LabelledCase) {
  const { places } = prediction;
  const right = places.filter((place) => gold.territories.some((label) => isSamePlace(label, place)));
  const missed = gold.territories.filter((label) => !places.some((place) => isSamePlace(label, place)));
  return {
    right: right.length,
    extra: places
      .filter((place) => place.kind !== 'pays' && !right.includes(place))
      .map((place) => ({
        id: gold.id,
        place: place.id,
        name: place.name,
        passages: toPassages(text, place.evidence),
      })),
    missed: [...new Map(missed.map((label) => [`${label.code} ${plain(label.name)}`, label])).values()].map(
      (label) => ({
        id: gold.id,
        ...label,
      }),
    ),
  };
}

/**
 * Départements and régions share their two-character codes (75 is Paris and Nouvelle-Aquitaine): there one name must hold the other, be it the official one or
 * the one written in the text (« le 93 »). Every other code names one territory.
 */
function isSamePlace(label: GoldRecord['territories'][number], place: PlaceMention): boolean {
  const codes = [label.code, place.code].map((code) => (code === parisCommuneCode ? parisCode : code));
  if (codes[0] !== codes[1]) return false;
  if (codes[0]?.length !== 2) return true;
  const name = plain(label.name);
  return [place.name, ...place.evidence.map(({ form }) => form)]
    .map(plain)
    .some((other) => name.includes(other) || other.includes(name));
}

/** Folded words between single spaces, so that one holds another in whole words only. */
function plain(name: string): string {
  return ` ${fold(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()} `;
}

function judgeKinds(cases: LabelledCase[]): KindScores | undefined {
  const judged = cases.flatMap(({ gold, prediction }) =>
    gold.kind && prediction.kind ? [{ id: gold.id, gold: gold.kind, predicted: prediction.kind.kind }] : [],
  );
  if (judged.length === 0) return undefined;
  const wrong = judged.filter(({ gold, predicted }) => gold !== predicted);
  const right = judged.length - wrong.length;
  return { judged: judged.length, right, accuracy: ratio(right, judged.length), wrong };
}

function findAbsentForms({ gold, text: { title, text } }: LabelledCase): Confusion['absentForms'] {
  const forms = [
    ...gold.concepts.flatMap(({ id, forms }) => forms.map((form) => ({ id: gold.id, concept: id, form }))),
    ...gold.traps.map(({ id, form }) => ({ id: gold.id, concept: id, form })),
  ];
  return forms.filter(({ form }) => !title.includes(form) && !text.includes(form));
}

/** The first of each distinct form. A viewer for each tag: its budget of words around is for readers, not for who judges. */
function toPassages(text: GoldText, evidence: Evidence[]): EvidenceInContext[] {
  const firsts = new Map(evidence.toReversed().map((each) => [fold(each.form), each]));
  return createEvidenceViewer(text)([...firsts.values()].reverse());
}

function by<T>(key: (value: T) => string): (a: T, b: T) => number {
  return (a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0);
}
