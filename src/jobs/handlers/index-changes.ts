// index-changes: the index takes in what the change log holds, and only then are the changes acknowledged.
import type { Store } from '../../store/store.ts';
import type { Handler } from '../queues.ts';

export interface IndexChangesDeps {
  store: Pick<Store, 'tryLock'>;
  indexer: { indexOnce(): Promise<{ indexed: number; deleted: number; refused: number }> };
}

export function createIndexChanges({ store, indexer }: IndexChangesDeps): Handler<'index-changes'> {
  return async () => {
    // Two indexers at once could write an older version over a newer one and then acknowledge it. What the other leaves, the next beat finds.
    const lock = await store.tryLock('index-changes');
    if (!lock) return { outcome: 'busy' };
    try {
      return { ...(await indexer.indexOnce()) };
    } finally {
      await lock.release();
    }
  };
}
