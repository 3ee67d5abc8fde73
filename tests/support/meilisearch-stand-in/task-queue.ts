// The stand-in's tasks: one after the other, each enqueued → processing → succeeded or failed.
import type { ErrorBody } from './api-error.ts';

export interface StoredTask {
  uid: number;
  indexUid: string;
  type: string;
  status: 'enqueued' | 'processing' | 'succeeded' | 'failed';
  error: ErrorBody | null;
  enqueuedAt: string;
  startedAt?: string;
  finishedAt?: string;
}

export interface TaskQueue {
  add(type: string, indexUid: string, run: () => ErrorBody | undefined): StoredTask;
  find(uid: number): StoredTask | undefined;
  /** The next task fails with this, without running. */
  failNext(error: ErrorBody): void;
  /** Tasks stay enqueued until it is called again with false. */
  setPaused(paused: boolean): void;
  close(): void;
}

export function createTaskQueue(stepMs: number): TaskQueue {
  const tasks: StoredTask[] = [];
  const waiting: { task: StoredTask; run: () => ErrorBody | undefined }[] = [];
  let failure: ErrorBody | undefined;
  let paused = false;
  let timer: NodeJS.Timeout | undefined;

  function next(): void {
    if (timer || paused || waiting.length === 0) return;
    timer = setTimeout(() => {
      const [current] = waiting;
      if (!current) return;
      const { task } = current;
      task.status = 'processing';
      task.startedAt = new Date().toISOString();
      timer = setTimeout(() => {
        waiting.shift();
        const error = failure ?? current.run();
        failure = undefined;
        task.status = error ? 'failed' : 'succeeded';
        task.error = error ?? null;
        task.finishedAt = new Date().toISOString();
        timer = undefined;
        next();
      }, stepMs);
    }, stepMs);
  }

  return {
    add(type, indexUid, run) {
      const task: StoredTask = {
        uid: tasks.length,
        indexUid,
        type,
        status: 'enqueued',
        error: null,
        enqueuedAt: new Date().toISOString(),
      };
      tasks.push(task);
      waiting.push({ task, run });
      next();
      return task;
    },
    find: (uid) => tasks[uid],
    failNext(error) {
      failure = error;
    },
    setPaused(value) {
      paused = value;
      next();
    },
    close() {
      clearTimeout(timer);
      paused = true;
    },
  };
}

export function toTaskView(task: StoredTask): Record<string, unknown> {
  return {
    uid: task.uid,
    batchUid: task.status === 'enqueued' ? null : task.uid,
    indexUid: task.indexUid,
    status: task.status,
    type: task.type,
    canceledBy: null,
    details: {},
    error: task.error,
    duration: task.finishedAt ? 'PT0.01S' : null,
    enqueuedAt: task.enqueuedAt,
    ...(task.startedAt ? { startedAt: task.startedAt } : {}),
    ...(task.finishedAt ? { finishedAt: task.finishedAt } : {}),
  };
}
