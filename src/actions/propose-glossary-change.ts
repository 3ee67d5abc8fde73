// A curator proposes a change to the glossary: whole concepts by id, and themes. Nothing changes yet; its audit row is written with it.
import { VigieError } from '../errors.ts';
import { type Content, movedBetween, withChange } from '../glossary/change-content.ts';
import type { Actor } from '../model/curation.ts';
import type { Concept, Theme } from '../model/glossary.ts';
import type { GlossaryChange } from '../model/glossary-change.ts';
import { stableId } from '../model/ids.ts';
import type { StoreFamilies } from '../store/store.ts';
import type { ActionDeps } from './action-deps.ts';
import { assertRole } from './assert-role.ts';
import { contentInForce, faultsOf, type ProposalFault } from './glossary-in-force.ts';

/** Concepts that have passed `conceptSchema`: new ones, or whole ones that take the place of those of the same id. Deprecating is a status. */
export interface GlossaryProposal {
  concepts: Concept[];
  themes: Theme[];
  comment: string;
}

/**
 * Gives the draft. Throws `input-invalid` (`context.faults`: every fault of the glossary it would give, with its JSON pointer; also when it would change
 * nothing), `forbidden`.
 */
export async function proposeGlossaryChange(
  deps: ActionDeps,
  actor: Actor,
  proposal: GlossaryProposal,
): Promise<GlossaryChange> {
  assertRole(actor, 'curator');
  return deps.store.transaction((families) => writeProposal(families, deps, actor, proposal));
}

/** The same inside a transaction of the caller's, who has looked at the role. */
export async function writeProposal(
  { glossary, curation }: Pick<StoreFamilies, 'glossary' | 'curation'>,
  deps: Pick<ActionDeps, 'now' | 'randomToken'>,
  actor: Actor,
  proposal: GlossaryProposal,
): Promise<GlossaryChange> {
  const { number, content } = await contentInForce(glossary);
  assertHoldsTogether(content, proposal);
  const now = deps.now();
  const change: GlossaryChange = {
    id: stableId('glossary-change', deps.randomToken(16)),
    state: 'draft',
    comment: proposal.comment,
    actorId: actor.id,
    baseNumber: number,
    concepts: proposal.concepts,
    themes: proposal.themes,
    replaced: {},
    progress: { done: 0, total: 0 },
    createdAt: now,
    updatedAt: now,
  };
  await glossary.createChange(change);
  await curation.record({
    at: now,
    actorId: actor.id,
    action: 'glossary.propose',
    subjectType: 'glossary',
    subjectId: change.id,
    detail: { comment: change.comment, concepts: change.concepts.map(({ id }) => id) },
  });
  return change;
}

function assertHoldsTogether(content: Content, proposal: GlossaryProposal): void {
  const proposed = withChange(content, proposal);
  const faults = [...twiceIn(proposal, 'concepts'), ...twiceIn(proposal, 'themes'), ...faultsOf(proposed, proposal)];
  if (faults.length === 0 && movedBetween(content, proposed, proposal).length === 0)
    faults.push({ pointer: '', detail: 'Cette proposition ne change rien au glossaire en vigueur.' });
  if (faults.length === 0) return;
  throw new VigieError('input-invalid', faults.map(({ detail }) => detail).join(' '), { context: { faults } });
}

/** Of two entries with one id, only one could be meant. */
function twiceIn(proposal: GlossaryProposal, list: 'concepts' | 'themes'): ProposalFault[] {
  const ids: string[] = proposal[list].map(({ id }) => id);
  return ids.flatMap((id, at) =>
    ids.indexOf(id) === at ? [] : [{ pointer: `/${list}/${at}/id`, detail: `« ${id} » est proposé deux fois.` }],
  );
}
