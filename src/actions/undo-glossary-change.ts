// An admin takes an applied change back: the concepts as they were, as a next revision; then the walk gives the stored items their tags back.
import { VigieError } from '../errors.ts';
import { movedBetween, withoutChange } from '../glossary/change-content.ts';
import type { Actor } from '../model/curation.ts';
import type { GlossaryChange } from '../model/glossary-change.ts';
import type { StoreFamilies } from '../store/store.ts';
import type { ActionDeps } from './action-deps.ts';
import { assertRole } from './assert-role.ts';
import {
  addRevision,
  assertNoneIsMoving,
  contentInForce,
  contentOfRevision,
  faultsOf,
  refuseState,
  requireChange,
  saveStep,
} from './glossary-in-force.ts';

/**
 * Gives the change in its new state; the walk follows. What it created leaves the glossary. Throws `not-found`, `conflict` (state; another change is being
 * applied; one of its concepts was changed again since; another concept refers to one it created), `forbidden`.
 */
export async function undoGlossaryChange(deps: ActionDeps, actor: Actor, id: string): Promise<GlossaryChange> {
  assertRole(actor, 'admin');
  const change = await deps.store.transaction(async (families) => {
    const asked = await requireChange(families.glossary, id);
    const { appliedNumber } = asked;
    const isApplied = asked.state === 'applied' || asked.state === 'failed';
    if (!isApplied || appliedNumber === undefined) throw refuseState(asked, 'annulée');
    await assertNoneIsMoving(families.glossary);
    const { detail: _detail, ...rest } = asked;
    const undoing: GlossaryChange =
      asked.undoneNumber === undefined
        ? await takeBack(families, deps, actor, rest, appliedNumber)
        : { ...rest, state: 'undoing', updatedAt: deps.now() };
    await saveStep(families.glossary, undoing, asked);
    await families.curation.record({
      at: undoing.updatedAt,
      actorId: actor.id,
      action: 'glossary.undo',
      subjectType: 'glossary',
      subjectId: id,
      detail: { revision: undoing.undoneNumber, comment: undoing.comment },
    });
    return undoing;
  });
  await deps.wake.walk(id);
  return change;
}

async function takeBack(
  { glossary, items }: StoreFamilies,
  deps: ActionDeps,
  actor: Actor,
  change: GlossaryChange,
  appliedNumber: number,
): Promise<GlossaryChange> {
  const current = await contentInForce(glossary);
  const moved = movedBetween(await contentOfRevision(glossary, appliedNumber), current.content, change);
  if (moved.length > 0)
    throw new VigieError(
      'conflict',
      `Ce que portait cette modification a changé depuis : ${moved.join(', ')}. Annulez d’abord la modification la plus récente.`,
      { context: { moved } },
    );
  const content = withoutChange(current.content, change, await contentOfRevision(glossary, appliedNumber - 1));
  const faults = faultsOf(content, { concepts: [], themes: [] });
  if (faults.length > 0)
    throw new VigieError(
      'conflict',
      `Le glossaire ne tiendrait plus sans cette modification. ${faults.map(({ detail }) => detail).join(' ')}`,
    );
  const undoneNumber = current.number + 1;
  const now = deps.now();
  const comment = `Annulation : ${change.comment}`;
  await addRevision(glossary, undoneNumber, content, { at: now, actorId: actor.id, comment, changeId: change.id });
  return {
    ...change,
    state: 'undoing',
    progress: { done: 0, total: await items.count() },
    undoneNumber,
    updatedAt: now,
  };
}
