// A curator used words that the glossary lacks: they become a candidate, with the item as its example.
import { VigieError } from '../errors.ts';
import { tokenize } from '../french/tokenize.ts';
import type { Actor } from '../model/curation.ts';
import { type Concept, type Glossary, textOfLabel } from '../model/glossary.ts';
import type { StoreFamilies } from '../store/store.ts';

const idLengthMax = 80;
/** Beyond, a passage is a sentence and no term. */
const termWordsMax = 8;

/**
 * Notes the term in the caller's transaction; the same item twice is one example. `conceptId`: a new word for that concept, absent: a concept to be. Gives
 * the candidate's id. Throws `input-invalid` for a term without letter or digit.
 */
export async function noteTerm(
  { glossary }: Pick<StoreFamilies, 'glossary'>,
  actor: Actor,
  use: { term: string; itemId: string; form: string; conceptId?: string; at: Date },
): Promise<string> {
  const { term, itemId, form, conceptId, at } = use;
  const id = termIdOf(term);
  if (id === '')
    throw new VigieError('input-invalid', `« ${term} » n’a ni lettre ni chiffre.`, { context: { pointer: '/term' } });
  await glossary.noteCandidate(
    { id, term: term.trim(), ...(conceptId !== undefined && { conceptId }) },
    { itemId, form, actorId: actor.id, at },
  );
  return id;
}

/** A slug of the folded words; empty when there is none. */
export function termIdOf(term: string): string {
  const words = tokenize(term).map(({ folded }) => folded.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, ''));
  const whole = words.filter(Boolean).join('-');
  return whole.length <= idLengthMax ? whole : whole.slice(0, whole.lastIndexOf('-', idLengthMax));
}

/** Whether a quoted passage is a word that the concept lacks: short enough to be one, and holding none of its labels, whatever their inflection. */
export function isNewWord(concept: Concept, form: string): boolean {
  return termIdOf(form) !== '' && tokenize(form).length <= termWordsMax && !holdsLabel(concept, form);
}

function holdsLabel(concept: Concept, form: string): boolean {
  const words = ` ${stemsOf(form)} `;
  const { prefLabel, prefLabelEn, altLabels, hiddenLabels } = concept;
  return [prefLabel, ...(prefLabelEn === undefined ? [] : [prefLabelEn]), ...altLabels, ...hiddenLabels].some((label) =>
    words.includes(` ${stemsOf(textOfLabel(label))} `),
  );
}

/** The concept that has this very label. */
export function conceptNamed(glossary: Glossary, term: string): Concept | undefined {
  const id = termIdOf(term);
  return glossary.concepts.find(({ prefLabel, altLabels, hiddenLabels }) =>
    [prefLabel, ...altLabels, ...hiddenLabels].some((label) => termIdOf(textOfLabel(label)) === id),
  );
}

function stemsOf(text: string): string {
  return tokenize(text)
    .map(({ stem }) => stem)
    .join(' ');
}
