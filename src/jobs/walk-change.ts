// The walk of one glossary change over all stored items: counting for a preview, tagging again when it is applied or undone. Killed anywhere, it goes on from
// the last batch; run twice, it changes nothing.
import { messageOf, VigieError } from '../errors.ts';
import { buildGlossary } from '../glossary/build-glossary.ts';
import { movedBetween, withChange } from '../glossary/change-content.ts';
import type { Glossary } from '../model/glossary.ts';
import { emptyEffect, type GlossaryChange, type GlossaryChangeState, isWalking } from '../model/glossary-change.ts';
import type { Tagging, TagInput } from '../model/tagging.ts';
import type { Store } from '../store/store.ts';
import { withBatch } from './change-effect.ts';
import type { Enqueue, JobReport } from './queues.ts';
import { type WalkedItem, walkItems } from './walk-items.ts';

interface Tagger {
  tag(item: TagInput): Tagging;
}

export interface GlossaryInForce {
  /** Takes the newest revision. */
  refresh(): Promise<unknown>;
  current(): { number: number; glossary: Glossary; tagger: Tagger };
  createTagger(glossary: Glossary): Tagger;
}

export interface WalkChangeDeps {
  store: Store;
  inForce: GlossaryInForce;
  enqueue: Enqueue;
  now(): Date;
}

/** One walk at a time, in all processes: `vigie retag` takes the same lock. */
export const walkLock = 'glossary-walk';

const stateAfter = { previewing: 'previewed', applying: 'applied', undoing: 'undone' } as const;

export interface WalkOptions {
  /** Sees the change after each batch. */
  onProgress?(change: GlossaryChange): void;
  /** Stops after the batch that passes this time, for the next run to go on. */
  sliceMs?: number;
}

/**
 * `outcome`: `busy` (another walk runs; its end wakes this one), `waits` (a preview lets an application go first), `goes-on` (the slice is over), `over`
 * (nothing to walk) or the state reached. An error that no retry helps leaves the change `failed`, with why.
 */
export async function walkChange(
  deps: WalkChangeDeps,
  changeId: string,
  options: WalkOptions = {},
): Promise<JobReport> {
  const { store } = deps;
  const lock = await store.tryLock(walkLock);
  if (!lock) return { outcome: 'busy' };
  try {
    const change = await store.glossary.findChange(changeId);
    if (!change || !isWalking(change.state)) return { outcome: 'over' };
    await deps.inForce.refresh();
    return change.state === 'previewing' ? await preview(deps, change, options) : await retag(deps, change, options);
  } catch (error) {
    if (!(error instanceof VigieError) || !error.retry) await giveUp(deps, changeId, messageOf(error));
    throw error;
  } finally {
    await lock.release();
  }
}

async function preview(
  deps: WalkChangeDeps,
  asked: GlossaryChange,
  { onProgress, sliceMs }: WalkOptions,
): Promise<JobReport> {
  const { store } = deps;
  const isSliceOver = createSlice(sliceMs);
  if ((await store.glossary.listWalking()).some(({ state }) => state !== 'previewing')) return { outcome: 'waits' };
  const { number, glossary: current } = deps.inForce.current();
  let change = asked.baseNumber === number ? asked : await beginAgain(deps, asked, current, number);
  const glossary = buildGlossary(withChange(current, change));
  const by = { glossary, tagger: deps.inForce.createTagger(glossary) };
  for await (const batch of walkItems(store.items, by, change.progress.afterId)) {
    // Another glossary came in force: what was counted so far is compared with tags that are about to change.
    if ((await store.glossary.currentNumber()) !== number) return { outcome: 'waits' };
    change = { ...advance(change, batch, deps.now()), effect: withBatch(change.effect ?? emptyEffect(), batch) };
    if (!(await store.glossary.saveChange(change, ['previewing']))) return { outcome: 'over' };
    onProgress?.(change);
    if (isSliceOver()) return { outcome: 'goes-on', items: change.progress.done };
  }
  return finish(deps, change, onProgress);
}

/** Tags again what the change concerns, all items being compared. The items of a batch and the progress are one transaction: nothing is counted twice. */
async function retag(
  deps: WalkChangeDeps,
  asked: GlossaryChange,
  { onProgress, sliceMs }: WalkOptions,
): Promise<JobReport> {
  const { store } = deps;
  const isSliceOver = createSlice(sliceMs);
  let change = asked;
  let changed = 0;
  for await (const batch of walkItems(store.items, deps.inForce.current(), change.progress.afterId)) {
    const next = advance(change, batch, deps.now());
    if (change.state === 'applying') next.effect = withBatch(change.effect ?? emptyEffect(), batch);
    const changedIds = await store.transaction(async ({ items, glossary }) => {
      const ids = await items.saveRetagged(batch);
      if (!(await glossary.saveChange(next, [asked.state])))
        throw new VigieError('conflict', `the change ${asked.id} was moved while it was ${asked.state}`);
      return ids;
    });
    change = next;
    changed += changedIds.length;
    if (changedIds.length > 0) await deps.enqueue('index-changes', {});
    onProgress?.(change);
    if (isSliceOver()) return { outcome: 'goes-on', items: change.progress.done, changed };
  }
  return { ...(await finish(deps, change, onProgress)), changed };
}

function createSlice(sliceMs = Number.POSITIVE_INFINITY): () => boolean {
  const startedAtMs = performance.now();
  return () => performance.now() - startedAtMs > sliceMs;
}

function advance(change: GlossaryChange, batch: WalkedItem[], now: Date): GlossaryChange {
  const afterId = batch.at(-1)?.item.id;
  const done = change.progress.done + batch.length;
  // Items read meanwhile are walked over too.
  const total = Math.max(change.progress.total, done);
  return { ...change, progress: { done, total, ...(afterId !== undefined && { afterId }) }, updatedAt: now };
}

async function finish(
  deps: WalkChangeDeps,
  change: GlossaryChange,
  onProgress: WalkOptions['onProgress'],
): Promise<JobReport> {
  if (!isWalking(change.state)) return { outcome: 'over' };
  const state: GlossaryChangeState = stateAfter[change.state];
  const { done } = change.progress;
  const finished = { ...change, state, progress: { done, total: done }, updatedAt: deps.now() };
  await deps.store.glossary.saveChange(finished, [change.state]);
  onProgress?.(finished);
  return { outcome: state, items: done };
}

/** A preview on another glossary than it was begun on. What others changed is kept, unless they changed the same concepts. */
async function beginAgain(
  { store, now }: WalkChangeDeps,
  change: GlossaryChange,
  current: Glossary,
  number: number,
): Promise<GlossaryChange> {
  const base = await store.glossary.revision(change.baseNumber);
  const moved = base ? movedBetween(base.content, current, change) : [];
  if (moved.length > 0)
    throw new VigieError(
      'conflict',
      `Ce que porte cette modification a changé depuis qu’elle a été écrite : ${moved.join(', ')}.`,
    );
  const progress = { done: 0, total: await store.items.count() };
  return { ...change, baseNumber: number, effect: emptyEffect(), progress, updatedAt: now() };
}

async function giveUp({ store, now }: WalkChangeDeps, changeId: string, detail: string): Promise<void> {
  const change = await store.glossary.findChange(changeId);
  if (change && isWalking(change.state))
    await store.glossary.saveChange({ ...change, state: 'failed', detail, updatedAt: now() }, [change.state]);
}
