// What the Meilisearch client throws → the port's two errors.
import {
  MeilisearchApiError,
  MeilisearchError,
  MeilisearchRequestError,
  MeilisearchTaskTimeOutError,
  type Task,
} from 'meilisearch';
import { messageOf, VigieError } from '../../errors.ts';

/**
 * `unavailable`: no connection, timeout, an answer that is not JSON (the client lets a proxy's HTML page through as a SyntaxError), 408, 429, 5xx, an index
 * that is not there yet. `internal`: any other refusal, which is a fault of ours (a document, a setting, a key).
 */
export function toEngineError(error: unknown, doing: string): VigieError {
  if (error instanceof VigieError) return error;
  if (error instanceof MeilisearchApiError) return fromApiError(error, doing);
  const outOfReach =
    error instanceof MeilisearchRequestError ||
    error instanceof MeilisearchTaskTimeOutError ||
    error instanceof SyntaxError;
  const why =
    error instanceof MeilisearchError && error.cause !== undefined && !(error instanceof MeilisearchTaskTimeOutError)
      ? messageOf(error.cause)
      : messageOf(error);
  return new VigieError(outOfReach ? 'unavailable' : 'internal', `Meilisearch failed while ${doing}: ${why}`, {
    cause: error,
  });
}

function fromApiError(error: MeilisearchApiError, doing: string): VigieError {
  const { status } = error.response;
  const code = error.cause?.code;
  const passing = status >= 500 || status === 408 || status === 429 || code === 'index_not_found';
  const remedy =
    status === 401 || status === 403
      ? ' (check MEILI_KEY: it needs search, documents.*, indexes.*, settings.*, tasks.get and stats.get on the index)'
      : '';
  const retryAfterMs = retryAfterMsOf(error.response);
  return new VigieError(
    passing ? 'unavailable' : 'internal',
    `Meilisearch answered ${status} while ${doing}${remedy}: ${error.message}`,
    {
      context: { status, meilisearchCode: code },
      cause: error,
      ...(passing && retryAfterMs !== undefined ? { retryAfterMs } : {}),
    },
  );
}

/** Seconds only: Meilisearch writes no date there. */
function retryAfterMsOf(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
}

/** A task that ended in anything but success. Waiting for it resolves all the same: only its status tells. */
export function taskError(task: Task, doing: string): VigieError {
  const { error } = task;
  const oursToMend = error?.type === 'invalid_request';
  return new VigieError(
    oursToMend ? 'internal' : 'unavailable',
    `Meilisearch task ${task.uid} ${task.status} while ${doing}: ${error?.message ?? 'no reason given'}`,
    { context: { meilisearchCode: error?.code, taskUid: task.uid } },
  );
}
