// An admin puts a change in force: the next revision, the change's state and the audit row in one transaction; then the walk tags the stored items again.
import { replacedConcepts } from '../glossary/change-content.ts';
import type { Actor } from '../model/curation.ts';
import { emptyEffect, type GlossaryChange } from '../model/glossary-change.ts';
import type { StoreFamilies } from '../store/store.ts';
import type { ActionDeps } from './action-deps.ts';
import { assertRole } from './assert-role.ts';
import { assertStillFits } from './assert-still-fits.ts';
import {
  addRevision,
  assertNoneIsMoving,
  contentInForce,
  refuseState,
  requireChange,
  saveStep,
} from './glossary-in-force.ts';

/**
 * Gives the change in its new state; the walk follows. One that failed on its way goes on where it stopped. What others applied since it was written is
 * kept. Throws `not-found`, `conflict` (state; another change is being applied; one of its concepts changed since; it no longer fits), `forbidden`.
 */
export async function applyGlossaryChange(deps: ActionDeps, actor: Actor, id: string): Promise<GlossaryChange> {
  assertRole(actor, 'admin');
  const change = await deps.store.transaction(async (families) => {
    const asked = await requireChange(families.glossary, id);
    const isOpen = asked.state === 'draft' || asked.state === 'previewed' || asked.state === 'failed';
    if (!isOpen || asked.undoneNumber !== undefined) throw refuseState(asked, 'appliquée');
    await assertNoneIsMoving(families.glossary);
    const { detail: _detail, ...rest } = asked;
    const applying: GlossaryChange =
      asked.appliedNumber === undefined
        ? await putInForce(families, deps, actor, rest)
        : { ...rest, state: 'applying', updatedAt: deps.now() };
    await saveStep(families.glossary, applying, asked);
    await families.curation.record({
      at: applying.updatedAt,
      actorId: actor.id,
      action: 'glossary.apply',
      subjectType: 'glossary',
      subjectId: id,
      detail: { revision: applying.appliedNumber, comment: applying.comment },
    });
    return applying;
  });
  await deps.wake.walk(id);
  return change;
}

async function putInForce(
  { glossary, items }: StoreFamilies,
  deps: ActionDeps,
  actor: Actor,
  change: GlossaryChange,
): Promise<GlossaryChange> {
  const current = await contentInForce(glossary);
  const content = await assertStillFits(glossary, change, current.content);
  const appliedNumber = current.number + 1;
  const now = deps.now();
  await addRevision(glossary, appliedNumber, content, {
    at: now,
    actorId: actor.id,
    comment: change.comment,
    changeId: change.id,
  });
  return {
    ...change,
    state: 'applying',
    baseNumber: current.number,
    replaced: replacedConcepts(current.content, change),
    effect: emptyEffect(),
    progress: { done: 0, total: await items.count() },
    appliedNumber,
    updatedAt: now,
  };
}
