// A curator says that two items tell one story: their whole stories become one, whatever the grouping finds later. Its audit row is written with it.
import { VigieError } from '../errors.ts';
import type { Actor } from '../model/curation.ts';
import { type StoryVerdict, storyDays } from '../model/story.ts';
import type { ActionDeps } from './action-deps.ts';
import { assertRole } from './assert-role.ts';
import { type StoryMember, storyMembers } from './story-members.ts';

/**
 * `changed` is false when it was said already. The stories are grouped again a moment later. Throws `not-found` (either item), `input-invalid` (one item
 * twice), `conflict` (stories more than fourteen days apart), `forbidden`.
 */
export async function joinStories(
  deps: ActionDeps,
  actor: Actor,
  { a, b }: { a: string; b: string },
): Promise<{ changed: boolean }> {
  assertRole(actor, 'curator');
  if (a === b)
    throw new VigieError('input-invalid', 'Il faut deux éléments différents.', { context: { pointer: '/b' } });

  const outcome = await deps.store.transaction(async (families) => {
    const [earlier, later] = inOrder(await storyMembers(families, a), await storyMembers(families, b));
    const isOne = later.some(({ id }) => earlier.some((member) => member.id === id));
    const wanted = isOne ? [{ a, b, together: true }] : toVerdicts(earlier, later);
    const known = await families.stories.listVerdicts([...earlier, ...later].map(({ id }) => id));
    const reversed = isOne ? [] : known.filter((verdict) => !verdict.together && isAcross(verdict, earlier, later));
    const verdicts = [
      ...wanted.filter((verdict) => !known.some((one) => one.together && isSamePair(one, verdict))),
      ...reversed
        .map((verdict) => ({ ...verdict, together: true }))
        .filter((verdict) => !wanted.some((one) => isSamePair(one, verdict))),
    ];
    if (verdicts.length === 0) return { changed: false };
    const now = deps.now();
    await families.stories.saveVerdicts(verdicts, { actorId: actor.id, at: now });
    await families.curation.record({
      at: now,
      actorId: actor.id,
      action: 'story.join',
      subjectType: 'item',
      subjectId: a,
      detail: { with: b },
    });
    return { changed: true };
  });
  if (outcome.changed) await deps.wake.changes();
  return outcome;
}

function inOrder(a: StoryMember[], b: StoryMember[]): [StoryMember[], StoryMember[]] {
  return startOf(a) <= startOf(b) ? [a, b] : [b, a];
}

function startOf([first]: StoryMember[]): number {
  return first?.at.getTime() ?? 0;
}

/**
 * The later story hangs from the last item of the earlier one before it, and each of its items from the one before: an item heeds what was said of those of
 * the fourteen days before it.
 */
function toVerdicts(earlier: StoryMember[], later: StoryMember[]): StoryVerdict[] {
  const start = startOf(later);
  const anchor = earlier.findLast(({ at }) => at.getTime() <= start);
  if (!anchor || start - anchor.at.getTime() > storyDays * 86_400_000)
    throw new VigieError('conflict', `Plus de ${storyDays} jours séparent ces deux éléments : ce sont deux histoires.`);
  return later.map(({ id }, at) => ({ a: later[at - 1]?.id ?? anchor.id, b: id, together: true }));
}

function isAcross({ a, b }: StoryVerdict, earlier: StoryMember[], later: StoryMember[]): boolean {
  const has = (members: StoryMember[], itemId: string): boolean => members.some(({ id }) => id === itemId);
  return (has(earlier, a) && has(later, b)) || (has(earlier, b) && has(later, a));
}

function isSamePair(one: StoryVerdict, other: StoryVerdict): boolean {
  return (one.a === other.a && one.b === other.b) || (one.a === other.b && one.b === other.a);
}
