// A walk asked for on the command line runs in this process; when a running Vigie has taken it first, its progress is followed instead.
import { setTimeout as delay } from 'node:timers/promises';
import type { Core } from '../core.ts';
import { notFound, VigieError } from '../errors.ts';
import { walkChange } from '../jobs/walk-change.ts';
import { type GlossaryChange, isWalking, type WalkProgress } from '../model/glossary-change.ts';
import { tell } from './say.ts';

const pollMs = 500;
const tellEveryMs = 1_000;

/** Gives the change at the end of its walk, with the index brought up to date. @throws VigieError `conflict`: the walk failed, and why. */
export async function runWalk(core: Core, id: string): Promise<GlossaryChange> {
  const { store, inForce, now } = core;
  const progress = createProgress();
  for (;;) {
    const report = await walkChange({ store, inForce, now, enqueue: async () => {} }, id, {
      onProgress: (change) => progress(change.progress),
    });
    const change = await store.glossary.findChange(id);
    if (!change) throw notFound('glossary change', id);
    if (change.state === 'failed')
      throw new VigieError(
        'conflict',
        `La modification ${id} s’est arrêtée : ${change.detail ?? 'sans raison connue'}`,
      );
    if (!isWalking(change.state)) {
      await inForce.refresh();
      await core.createHandlers(async () => {}, { clean: async () => 0 })['index-changes']({});
      return change;
    }
    progress(change.progress, report.outcome === 'waits' ? 'une autre modification passe d’abord' : undefined);
    await delay(pollMs);
  }
}

/** « 12 400 / 100 000 articles, 950/s », at most once a second. */
export function createProgress(): (progress: WalkProgress, note?: string) => void {
  const startedAtMs = performance.now();
  let first: number | undefined;
  let toldAtMs = startedAtMs;
  return ({ done, total }, note) => {
    first ??= done;
    const nowMs = performance.now();
    if (nowMs - toldAtMs < tellEveryMs && done < total) return;
    toldAtMs = nowMs;
    const rate = Math.round(((done - first) * 1000) / Math.max(1, nowMs - startedAtMs));
    tell(`${done} / ${total} articles${rate > 0 ? `, ${rate}/s` : ''}${note ? ` (${note})` : ''}`);
  };
}
