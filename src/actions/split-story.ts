// A curator says that an item tells another story than those it was put with: it never comes back to them by itself. Its audit row is written with it.
import type { Actor } from '../model/curation.ts';
import type { ActionDeps } from './action-deps.ts';
import { assertRole } from './assert-role.ts';
import { storyMembers } from './story-members.ts';

/**
 * Sets the item apart from each of its story; the others stay together as far as they are alike. `changed` is false when it is alone already. The stories
 * are grouped again a moment later. Throws `not-found`, `forbidden`.
 */
export async function splitStory(
  deps: ActionDeps,
  actor: Actor,
  { itemId }: { itemId: string },
): Promise<{ changed: boolean }> {
  assertRole(actor, 'curator');
  const outcome = await deps.store.transaction(async (families) => {
    const others = (await storyMembers(families, itemId)).map(({ id }) => id).filter((id) => id !== itemId);
    if (others.length === 0) return { changed: false };
    const now = deps.now();
    await families.stories.saveVerdicts(
      others.map((other) => ({ a: itemId, b: other, together: false })),
      { actorId: actor.id, at: now },
    );
    await families.curation.record({
      at: now,
      actorId: actor.id,
      action: 'story.split',
      subjectType: 'item',
      subjectId: itemId,
      detail: { from: others },
    });
    return { changed: true };
  });
  if (outcome.changed) await deps.wake.changes();
  return outcome;
}
