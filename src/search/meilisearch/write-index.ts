// Documents → Meilisearch, bounded by bytes, and done only when its tasks have succeeded.
import type { EnqueuedTask, Index, Task } from 'meilisearch';
import type { SearchDocument } from '../../model/search.ts';
import { taskError } from './engine-error.ts';
import { type IndexDocument, toIndexDocument } from './index-document.ts';

/** Far under the server's limit of 100 MB; fewer, larger payloads are faster. */
const payloadBytesMax = 8_000_000;
const payloadDocumentsMax = 1000;

export interface TaskWaiting {
  /** A long queue is normal: minutes, not seconds. */
  taskTimeoutMs: number;
  pollMs: number;
}

/**
 * Removals first, in the server's own order of tasks. When a payload is refused the earlier ones may be in already: the caller acknowledges nothing and
 * runs it again, which gives the same index.
 */
export async function writeIndex(
  index: Index<IndexDocument>,
  batch: { upserts: SearchDocument[]; deletes: string[] },
  waiting: TaskWaiting,
): Promise<void> {
  const enqueued: EnqueuedTask[] = [];
  if (batch.deletes.length > 0) enqueued.push(await index.deleteDocuments(batch.deletes));
  for (const payload of toPayloads(batch.upserts))
    enqueued.push(await index.addDocuments(payload, { primaryKey: 'id' }));
  for (const task of enqueued) assertSucceeded(await waitFor(index, task, waiting), 'writing documents');
}

export function waitFor(index: Index<IndexDocument>, task: EnqueuedTask, waiting: TaskWaiting): Promise<Task> {
  return index.tasks.waitForTask(task, { timeout: waiting.taskTimeoutMs, interval: waiting.pollMs });
}

export function assertSucceeded(task: Task, doing: string): void {
  if (task.status !== 'succeeded') throw taskError(task, doing);
}

function* toPayloads(documents: SearchDocument[]): Generator<IndexDocument[]> {
  let payload: IndexDocument[] = [];
  let bytes = 0;
  for (const document of documents) {
    const indexDocument = toIndexDocument(document);
    const documentBytes = Buffer.byteLength(JSON.stringify(indexDocument));
    if (payload.length > 0 && (bytes + documentBytes > payloadBytesMax || payload.length >= payloadDocumentsMax)) {
      yield payload;
      payload = [];
      bytes = 0;
    }
    payload.push(indexDocument);
    bytes += documentBytes;
  }
  if (payload.length > 0) yield payload;
}
