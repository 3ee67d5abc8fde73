// A change was written on one revision and is taken up on a later one: what others changed meanwhile stays, unless both changed the same concept.
import { VigieError } from '../errors.ts';
import { type Content, movedBetween, withChange } from '../glossary/change-content.ts';
import type { GlossaryChange } from '../model/glossary-change.ts';
import type { GlossaryStore } from '../store/store.ts';
import { contentOfRevision, faultsOf } from './glossary-in-force.ts';

/** Gives the content that the change makes of the one in force. Throws `conflict` naming the concepts that moved since it was written, or the faults. */
export async function assertStillFits(
  glossary: GlossaryStore,
  change: GlossaryChange,
  current: Content,
): Promise<Content> {
  const moved = movedBetween(await contentOfRevision(glossary, change.baseNumber), current, change);
  if (moved.length > 0)
    throw new VigieError(
      'conflict',
      `Ce que porte cette modification a changé depuis qu’elle a été écrite : ${moved.join(', ')}. Reprenez-la sur le glossaire en vigueur.`,
      { context: { moved } },
    );
  const content = withChange(current, change);
  const faults = faultsOf(content, change);
  if (faults.length > 0)
    throw new VigieError(
      'conflict',
      `La modification ne tient plus avec le glossaire en vigueur. ${faults.map(({ detail }) => detail).join(' ')}`,
      { context: { faults } },
    );
  return content;
}
