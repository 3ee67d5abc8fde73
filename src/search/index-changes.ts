// Change log → index: the only way anything enters the index. Read a batch, load the items, write, then acknowledge what the engine has really done.
import { messageOf, VigieError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Change, ChangeConsumer } from '../model/change.ts';
import type { TaggedItem } from '../model/item.ts';
import type { SearchDocument } from '../model/search.ts';
import type { PlaceDirectory } from '../model/tag.ts';
import { toSearchDocument } from './item-document.ts';
import type { SearchEngine } from './search-engine.ts';

const consumer = 'search';
/** When that many documents were refused one by one and none was taken, the engine is at fault, not the documents. */
const refusalsMax = 20;

export interface ChangeIndexerDeps {
  engine: Pick<SearchEngine, 'write'>;
  changes: {
    list(consumer: ChangeConsumer, limit: number): Promise<Change[]>;
    acknowledge(consumer: ChangeConsumer, changes: Change[]): Promise<void>;
  };
  /** Unknown ids are left out of the answer: they leave the index. */
  loadItems(ids: string[]): Promise<TaggedItem[]>;
  places: Pick<PlaceDirectory, 'ancestors'>;
  log: Pick<Log, 'error'>;
  /** 500 by default. */
  batchSize?: number;
  /** No end by default: until the log is empty. */
  maxBatches?: number;
}

/** `refused`: documents the engine would not take, which stay in the log. */
export interface IndexRun {
  indexed: number;
  deleted: number;
  refused: number;
}

interface Work {
  upserts: { change: Change; document: SearchDocument }[];
  deletes: Change[];
}

/**
 * `indexOnce` drains the change log. Safe to run twice; run one at a time (under the store's lock), else a slow run may write an older version over a newer
 * one. A document that the engine refuses is found by halving its batch, logged with its item id and left in the log; the others go on. Throws
 * `unavailable` when the engine is out of reach, `internal` when it takes nothing at all.
 */
export function createChangeIndexer(deps: ChangeIndexerDeps): { indexOnce(): Promise<IndexRun> } {
  const batchSize = deps.batchSize ?? 500;
  const maxBatches = deps.maxBatches ?? Number.POSITIVE_INFINITY;

  async function prepareWork(changes: Change[]): Promise<Work> {
    const upserted = changes.filter((change) => change.kind === 'upsert');
    const items = upserted.length > 0 ? await deps.loadItems(upserted.map((change) => change.itemId)) : [];
    const itemById = new Map(items.map((item) => [item.id, item]));
    const work: Work = { upserts: [], deletes: [] };
    for (const change of changes) {
      const item = change.kind === 'upsert' ? itemById.get(change.itemId) : undefined;
      if (item) work.upserts.push({ change, document: toSearchDocument(item, deps.places) });
      else work.deletes.push(change);
    }
    return work;
  }

  /** Writes and acknowledges, with the older changes of the same items; gives the changes that the engine refused. */
  async function writeWork(work: Work, listed: Change[]): Promise<Change[]> {
    const refused: Change[] = [];
    let taken = 0;
    async function write(part: Work): Promise<void> {
      if (part.upserts.length + part.deletes.length === 0) return;
      try {
        await deps.engine.write({
          upserts: part.upserts.map((upsert) => upsert.document),
          deletes: part.deletes.map((change) => change.itemId),
        });
      } catch (error) {
        if (!(error instanceof VigieError) || error.code !== 'internal') throw error;
        await writeHalves(part, error);
        return;
      }
      taken += part.upserts.length + part.deletes.length;
      const done = new Set([
        ...part.upserts.map((upsert) => upsert.document.id),
        ...part.deletes.map((change) => change.itemId),
      ]);
      await deps.changes.acknowledge(
        consumer,
        listed.filter((change) => done.has(change.itemId)),
      );
    }
    async function writeHalves(part: Work, error: VigieError): Promise<void> {
      const [only] = part.upserts;
      if (part.deletes.length > 0 && only) {
        await write({ upserts: [], deletes: part.deletes });
        await write({ upserts: part.upserts, deletes: [] });
      } else if (part.upserts.length > 1) {
        const middle = Math.ceil(part.upserts.length / 2);
        await write({ upserts: part.upserts.slice(0, middle), deletes: [] });
        await write({ upserts: part.upserts.slice(middle), deletes: [] });
      } else if (only) {
        refused.push(only.change);
        deps.log.error({ itemId: only.change.itemId, reason: messageOf(error) }, 'the search engine refused an item');
        if (taken === 0 && refused.length >= refusalsMax) throw error;
      } else throw error;
    }
    await write(work);
    if (taken === 0 && refused.length > 0)
      throw new VigieError('internal', 'the search engine took none of the changes it was given', {
        context: { itemIds: refused.map((change) => change.itemId) },
      });
    return refused;
  }

  return {
    async indexOnce() {
      const run: IndexRun = { indexed: 0, deleted: 0, refused: 0 };
      const left = new Set<bigint>();
      for (let batches = 0; batches < maxBatches; batches++) {
        const listed = (await deps.changes.list(consumer, batchSize + left.size)).filter(
          (change) => !left.has(change.sequence),
        );
        if (listed.length === 0) break;
        const work = await prepareWork(latestPerItem(listed));
        const refused = await writeWork(work, listed);
        for (const change of refused) left.add(change.sequence);
        run.indexed += work.upserts.length - refused.length;
        run.deleted += work.deletes.length;
        run.refused += refused.length;
      }
      return run;
    },
  };
}

/** The last operation on an item is the one that counts. */
function latestPerItem(changes: Change[]): Change[] {
  const latest = new Map<string, Change>();
  for (const change of changes) {
    const known = latest.get(change.itemId);
    if (!known || known.sequence < change.sequence) latest.set(change.itemId, change);
  }
  return [...latest.values()];
}
