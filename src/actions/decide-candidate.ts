// A curator's word on a candidate term: accepted, it becomes a draft change of the glossary; dismissed, it is asked about no more. One audit row each.
import { notFound, VigieError } from '../errors.ts';
import type { Actor } from '../model/curation.ts';
import { type Concept, conceptSchema } from '../model/glossary.ts';
import type { GlossaryChange, TermCandidate } from '../model/glossary-change.ts';
import type { GlossaryContent, StoreFamilies } from '../store/store.ts';
import type { ActionDeps } from './action-deps.ts';
import { assertRole } from './assert-role.ts';
import { contentInForce } from './glossary-in-force.ts';
import { writeProposal } from './propose-glossary-change.ts';

/** What a curator adds when a candidate becomes a concept: a theme is needed; the definition may be written later, the concept is not matched until then. */
export interface CandidateAcceptance {
  id: string;
  theme?: string;
  definition?: string;
  definitionSource?: string;
}

const candidatesMax = 10_000;
const undefinedYet = 'Définition à écrire : notion proposée par les curateurs.';
const proposedBy = 'proposition des curateurs';

/**
 * Gives the draft change: a concept of status `candidate`, or one label more for the concept that the term was used for. Throws `not-found`, `conflict` (it
 * was decided on before), `input-invalid` (no theme; the label is another concept's already), `forbidden`.
 */
export async function acceptCandidate(
  deps: ActionDeps,
  actor: Actor,
  acceptance: CandidateAcceptance,
): Promise<GlossaryChange> {
  assertRole(actor, 'curator');
  return deps.store.transaction(async (families) => {
    const candidate = await decide(families, deps, actor, acceptance.id, 'accepted');
    const { content } = await contentInForce(families.glossary);
    const concept =
      candidate.conceptId === undefined
        ? newConcept(candidate, acceptance)
        : withLabel(content, candidate.conceptId, candidate.term);
    const comment = `Mot employé par les curateurs : « ${candidate.term} ».`;
    return writeProposal(families, deps, actor, { concepts: [concept], themes: [], comment });
  });
}

/** Throws `not-found`, `conflict` (it was decided on before), `forbidden`. */
export async function dismissCandidate(deps: ActionDeps, actor: Actor, id: string): Promise<TermCandidate> {
  assertRole(actor, 'curator');
  return deps.store.transaction(async (families) => {
    const candidate = await decide(families, deps, actor, id, 'dismissed');
    return { ...candidate, state: 'dismissed' };
  });
}

async function decide(
  { glossary, curation }: StoreFamilies,
  deps: ActionDeps,
  actor: Actor,
  id: string,
  state: 'accepted' | 'dismissed',
): Promise<TermCandidate> {
  const candidate = (await glossary.listCandidates({ limit: candidatesMax })).find((one) => one.id === id);
  if (!candidate) throw notFound('candidate', id);
  if (candidate.state !== 'open')
    throw new VigieError('conflict', `Le sort de « ${candidate.term} » est déjà décidé.`, { context: { id } });
  await glossary.saveCandidateState(id, state);
  await curation.record({
    at: deps.now(),
    actorId: actor.id,
    action: state === 'accepted' ? 'term.accept' : 'term.dismiss',
    subjectType: 'glossary',
    subjectId: id,
    detail: { term: candidate.term, ...(candidate.conceptId !== undefined && { conceptId: candidate.conceptId }) },
  });
  return candidate;
}

function newConcept(candidate: TermCandidate, { theme, definition, definitionSource }: CandidateAcceptance): Concept {
  if (theme === undefined)
    throw new VigieError('input-invalid', `Donnez le thème où ranger « ${candidate.term} ».`, {
      context: { pointer: '/theme' },
    });
  return conceptSchema.parse({
    id: candidate.id,
    status: 'candidate',
    prefLabel: candidate.term,
    definition: definition ?? undefinedYet,
    definitionSource: definitionSource ?? proposedBy,
    theme,
  });
}

function withLabel({ concepts }: GlossaryContent, conceptId: string, term: string): Concept {
  const concept = concepts.find(({ id }) => id === conceptId);
  if (!concept)
    throw new VigieError('conflict', `« ${conceptId} », pour qui ce mot a servi, a quitté le glossaire.`, {
      context: { conceptId },
    });
  return { ...concept, altLabels: [...concept.altLabels, term] };
}
