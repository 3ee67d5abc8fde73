// A curator asks what a change would do: the walk goes over all stored items and only counts. Its audit row is written with the change's state.
import type { Actor } from '../model/curation.ts';
import { emptyEffect, type GlossaryChange } from '../model/glossary-change.ts';
import type { ActionDeps } from './action-deps.ts';
import { assertRole } from './assert-role.ts';
import { assertStillFits } from './assert-still-fits.ts';
import { contentInForce, refuseState, requireChange, saveStep } from './glossary-in-force.ts';

/**
 * Gives the change in its new state; the walk follows. May be asked again, for the items read since. Throws `not-found`, `conflict` (applied or walking
 * already; one of its concepts changed since; it no longer fits the glossary), `forbidden`.
 */
export async function previewGlossaryChange(deps: ActionDeps, actor: Actor, id: string): Promise<GlossaryChange> {
  assertRole(actor, 'curator');
  const change = await deps.store.transaction(async ({ glossary, curation, items }) => {
    const asked = await requireChange(glossary, id);
    const isOpen = asked.state === 'draft' || asked.state === 'previewed' || asked.state === 'failed';
    if (!isOpen || asked.appliedNumber !== undefined) throw refuseState(asked, 'essayée');
    const { number, content } = await contentInForce(glossary);
    await assertStillFits(glossary, asked, content);
    const { detail: _detail, ...rest } = asked;
    const now = deps.now();
    const previewing: GlossaryChange = {
      ...rest,
      state: 'previewing',
      baseNumber: number,
      effect: emptyEffect(),
      progress: { done: 0, total: await items.count() },
      updatedAt: now,
    };
    await saveStep(glossary, previewing, asked);
    await curation.record({
      at: now,
      actorId: actor.id,
      action: 'glossary.preview',
      subjectType: 'glossary',
      subjectId: id,
      detail: { baseNumber: number },
    });
    return previewing;
  });
  await deps.wake.walk(id);
  return change;
}
