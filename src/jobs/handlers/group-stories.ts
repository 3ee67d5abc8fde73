// group-stories: the items that changed take their place in the stories, and only then are the changes acknowledged.
import type { Store } from '../../store/store.ts';
import { storyRules } from '../../stories/group-stories.ts';
import type { Enqueue, Handler } from '../queues.ts';
import { regroupStories } from '../regroup-stories.ts';

export interface GroupStoriesDeps {
  store: Pick<Store, 'tryLock' | 'changes' | 'stories' | 'settings'>;
  enqueue: Enqueue;
  /** Changes taken in at once; 20,000 by default, some fifty megabytes. */
  batchSize?: number;
}

const rulesSetting = 'stories.rules';

export function createGroupStories({ store, enqueue, batchSize = 20_000 }: GroupStoriesDeps): Handler<'group-stories'> {
  return async () => {
    // Two at once would each decide without what the other writes. What the other leaves, the next beat finds.
    const lock = await store.tryLock('group-stories');
    if (!lock) return { outcome: 'busy' };
    try {
      if ((await store.settings.find(rulesSetting)) !== storyRules) {
        await store.stories.forget();
        await store.settings.save(rulesSetting, storyRules);
      }
      const report = { changed: 0, decided: 0, moved: 0 };
      for (;;) {
        const changes = await store.changes.list('stories', batchSize);
        if (changes.length === 0) return report;
        const { changed, decided, moved } = await regroupStories(store.stories, changes);
        // Apart from what is written: both touch change rows, and in two orders two writers could wait for each other.
        await store.changes.acknowledge('stories', changes);
        if (moved > 0) await enqueue('index-changes', {});
        report.changed += changed;
        report.decided += decided;
        report.moved += moved;
      }
    } finally {
      await lock.release();
    }
  };
}
