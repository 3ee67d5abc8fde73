// glossary-walk: one change of the glossary over all stored items. The change's own state says whether it counts or tags again, and where it stopped.
import type { Handler } from '../queues.ts';
import { type WalkChangeDeps, walkChange } from '../walk-change.ts';

/** A Vigie that is stopped waits for its running jobs: none may last as long as a walk. */
const sliceMs = 5_000;

export function createGlossaryWalk(deps: WalkChangeDeps): Handler<'glossary-walk'> {
  return async ({ changeId }) => {
    const report = await walkChange(deps, changeId, { sliceMs });
    if (report.outcome === 'goes-on') await deps.enqueue('glossary-walk', { changeId });
    // The next one in line: a preview that let this one go first, or one that found the lock taken.
    else if (report.outcome !== 'busy')
      for (const { id } of await deps.store.glossary.listWalking())
        if (id !== changeId) await deps.enqueue('glossary-walk', { changeId: id });
    return report;
  };
}
