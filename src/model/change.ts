// The change log: which items a consumer (today the index) has still to take in. Written in the item's own transaction.

/** The rooms that read the log, each at its own pace. */
export type ChangeConsumer = 'search';

/**
 * One item to take in again. `sequence` grows at every write: acknowledging a change with the sequence that was read leaves a newer change in place.
 */
export interface Change {
  itemId: string;
  kind: 'upsert' | 'delete';
  sequence: bigint;
}
