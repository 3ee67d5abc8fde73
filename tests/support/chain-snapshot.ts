// What a run of the chain leaves in the store, in a form that two runs can be compared by.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256 } from '../../src/model/ids.ts';
import type { Store } from '../../src/store/store.ts';

export async function snapshot(store: Store, homeDir: string) {
  const ids = await allIds(store);
  const items = await store.items.listTagged(ids);
  const subscriptions = await store.subscriptions.listActive();
  const issues = (await Promise.all(subscriptions.map(({ id }) => store.digests.listFor(id, 1_000)))).flat();
  const entries = await Promise.all(
    issues.map(async ({ id }) => (await store.digests.find(id))?.entries.map(({ itemId }) => itemId) ?? []),
  );
  return {
    items: items.map((item) => ({
      id: item.id,
      source: item.sourceId,
      title: item.title,
      text: sha256(item.text),
      origin: item.textOrigin,
      page: item.pageState,
      published: item.publishedAt?.toISOString(),
      seen: item.firstSeenAt.toISOString(),
      version: item.version,
      tags: item.tags.map(({ conceptId, state, evidence }) => [conceptId, state, evidence.length]),
      places: item.places.map(({ id, evidence }) => [id, evidence.length]),
    })),
    pendingChanges: await store.changes.count('search'),
    issues: issues.map(({ id }) => id).sort(),
    entries: entries.flat().sort(),
    outbox: await store.outbox.countByState(),
    mails: (await readdir(join(homeDir, 'mail')).catch(() => [])).filter((name) => name.endsWith('.eml')).sort(),
  };
}

async function allIds(store: Store): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const afterId = ids.at(-1);
    const page = await store.items.listIds({ limit: 500, ...(afterId !== undefined && { afterId }) });
    if (page.length === 0) return ids;
    ids.push(...page);
  }
}
