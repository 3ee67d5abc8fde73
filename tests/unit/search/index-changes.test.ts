import { describe, expect, it } from 'vitest';
import { VigieError } from '../../../src/errors.ts';
import type { Change } from '../../../src/model/change.ts';
import type { TaggedItem } from '../../../src/model/item.ts';
import { createChangeIndexer } from '../../../src/search/index-changes.ts';
import { sampleTaggedItem } from '../../support/sample-item.ts';

const itemOf = (id: string): TaggedItem => sampleTaggedItem({ id });

/** A change log in memory, an engine that refuses what it is told to, and the items of the store. */
function setUp(options: { poisoned?: string[]; missing?: string[]; batchSize?: number; maxBatches?: number } = {}) {
  let log: Change[] = [];
  let sequence = 0n;
  const index = new Set<string>();
  const writes: number[] = [];
  const logged: unknown[] = [];
  const world = {
    index,
    writes,
    logged,
    failure: undefined as VigieError | undefined,
    pending: () => log.map((change) => change.itemId),
    push(kind: Change['kind'], ...ids: string[]) {
      for (const itemId of ids) log.push({ itemId, kind, sequence: sequence++ });
    },
    duringWrite: () => {},
    indexer: createChangeIndexer({
      engine: {
        async write({ upserts, deletes }) {
          if (world.failure) throw world.failure;
          writes.push(upserts.length + deletes.length);
          if (upserts.some((document) => options.poisoned?.includes(document.id)))
            throw new VigieError('internal', 'refused');
          world.duringWrite();
          for (const id of deletes) index.delete(id);
          for (const document of upserts) index.add(document.id);
        },
      },
      changes: {
        list: async (_consumer, limit) => log.slice(0, limit),
        acknowledge: async (_consumer, changes) => {
          const done = new Set(changes.map((change) => change.sequence));
          log = log.filter((change) => !done.has(change.sequence));
        },
      },
      loadItems: async (ids) => ids.filter((id) => !options.missing?.includes(id)).map(itemOf),
      places: { ancestors: () => [] },
      log: { error: (...line: unknown[]) => void logged.push(line[0]) },
      ...(options.batchSize ? { batchSize: options.batchSize } : {}),
      ...(options.maxBatches ? { maxBatches: options.maxBatches } : {}),
    }),
  };
  return world;
}

const ids = (count: number) => Array.from({ length: count }, (_, index) => `i${index}`);

describe('createChangeIndexer', () => {
  it('drains the log by batches', async () => {
    const world = setUp({ batchSize: 4 });
    world.push('upsert', ...ids(10));
    expect(await world.indexer.indexOnce()).toEqual({ indexed: 10, deleted: 0, refused: 0 });
    expect(world.writes).toEqual([4, 4, 2]);
    expect(world.index.size).toBe(10);
    expect(world.pending()).toEqual([]);
  });

  it('stops after the number of batches it was given', async () => {
    const world = setUp({ batchSize: 4, maxBatches: 1 });
    world.push('upsert', ...ids(10));
    expect((await world.indexer.indexOnce()).indexed).toBe(4);
    expect(world.pending()).toHaveLength(6);
  });

  it('has nothing to do on an empty log', async () => {
    const world = setUp();
    expect(await world.indexer.indexOnce()).toEqual({ indexed: 0, deleted: 0, refused: 0 });
    expect(world.writes).toEqual([]);
  });

  it('lets the last operation on an item win', async () => {
    const world = setUp();
    world.push('delete', 'a');
    world.push('upsert', 'a', 'b');
    world.push('delete', 'b');
    expect(await world.indexer.indexOnce()).toEqual({ indexed: 1, deleted: 1, refused: 0 });
    expect([...world.index]).toEqual(['a']);
    expect(world.pending()).toEqual([]);
  });

  it('takes an item that the store no longer has out of the index', async () => {
    const world = setUp({ missing: ['gone'] });
    world.index.add('gone');
    world.push('upsert', 'gone', 'here');
    expect(await world.indexer.indexOnce()).toEqual({ indexed: 1, deleted: 1, refused: 0 });
    expect([...world.index]).toEqual(['here']);
  });

  it('acknowledges nothing when the engine is out of reach', async () => {
    const world = setUp();
    world.push('upsert', ...ids(3));
    world.failure = new VigieError('unavailable', 'down');
    await expect(world.indexer.indexOnce()).rejects.toMatchObject({ code: 'unavailable' });
    expect(world.pending()).toHaveLength(3);
  });

  it('leaves a change that came while it was writing for the next round', async () => {
    const world = setUp({ maxBatches: 1 });
    world.push('upsert', 'a');
    world.duringWrite = () => world.push('upsert', 'a');
    await world.indexer.indexOnce();
    expect(world.pending()).toEqual(['a']);
  });

  it('finds a document that the engine refuses, reports it and takes the others', async () => {
    const world = setUp({ poisoned: ['i3'], batchSize: 8 });
    world.push('upsert', ...ids(20));
    world.push('delete', 'x');
    expect(await world.indexer.indexOnce()).toEqual({ indexed: 19, deleted: 1, refused: 1 });
    expect(world.index.size).toBe(19);
    expect(world.pending()).toEqual(['i3']);
    expect(world.logged).toMatchObject([{ itemId: 'i3' }]);
  });

  it('goes on to newer changes when refused ones fill the front of the log', async () => {
    const world = setUp({ poisoned: ['i0', 'i1'], batchSize: 3 });
    world.push('upsert', ...ids(9));
    expect((await world.indexer.indexOnce()).indexed).toBe(7);
    world.push('upsert', 'later');
    expect((await world.indexer.indexOnce()).indexed).toBe(1);
    expect(world.pending()).toEqual(['i0', 'i1']);
  });

  it('blames the engine when it takes nothing at all, without asking for each of 500 documents', async () => {
    const world = setUp({ poisoned: ids(500) });
    world.push('upsert', ...ids(500));
    await expect(world.indexer.indexOnce()).rejects.toMatchObject({ code: 'internal' });
    expect(world.pending()).toHaveLength(500);
    expect(world.writes.length).toBeLessThan(80);
  });
});
