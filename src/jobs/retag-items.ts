// Every stored item tagged again with the glossary in force, without a change: after a new version of Vigie tags better. Stopped anywhere, it is run again.
import { VigieError } from '../errors.ts';
import type { WalkProgress } from '../model/glossary-change.ts';
import { type WalkChangeDeps, walkLock } from './walk-change.ts';
import { walkItems } from './walk-items.ts';

/** Gives how many items were walked over and how many changed. Throws `conflict` while another walk runs. */
export async function retagItems(
  { store, inForce }: Pick<WalkChangeDeps, 'store' | 'inForce'>,
  onProgress: (progress: WalkProgress & { changed: number }) => void,
): Promise<{ done: number; changed: number }> {
  const lock = await store.tryLock(walkLock);
  if (!lock)
    throw new VigieError('conflict', 'Une modification du glossaire est en cours : attendez qu’elle soit finie.');
  try {
    await inForce.refresh();
    const total = await store.items.count();
    let done = 0;
    let changed = 0;
    for await (const batch of walkItems(store.items, inForce.current())) {
      changed += (await store.items.saveRetagged(batch)).length;
      done += batch.length;
      onProgress({ done, total: Math.max(total, done), changed });
    }
    return { done, changed };
  } finally {
    await lock.release();
  }
}
