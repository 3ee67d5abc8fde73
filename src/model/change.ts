// The change log: which items each consumer has still to take in. Written in the item's own transaction.

/** The readers of the log, each at its own pace: the index, the grouping into stories. A new one is a line here and a migration that marks the stored items. */
export const changeConsumers = ['search', 'stories'] as const;
export type ChangeConsumer = (typeof changeConsumers)[number];

/**
 * One item to take in again. `sequence` grows at every write: acknowledging a change with the sequence that was read leaves a newer change in place.
 */
export interface Change {
  itemId: string;
  kind: 'upsert' | 'delete';
  sequence: bigint;
}
