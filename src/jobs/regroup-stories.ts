// Change log → stories: items that are new, edited or gone, or that a curator spoke of, and whatever follows from them in the weeks after. The stored grouping is
// always that of the stored documents, to the letter what a rebuild gives.
import { setImmediate as letOthersRun } from 'node:timers/promises';
import type { Change } from '../model/change.ts';
import { type GroupedDocument, type StoryDocument, storyDays } from '../model/story.ts';
import type { StoryState, StoryStore } from '../store/store.ts';
import { toFingerprint } from '../stories/fingerprint.ts';
import { compareDocuments, createStoryGrouper } from '../stories/group-stories.ts';

type Document = StoryDocument & Pick<GroupedDocument, 'sourceId' | 'textHash'>;

/** What is to be grouped again. */
interface Work {
  documents: Document[];
  /** Of the documents and of the deleted ones, as they were. */
  before: Map<string, GroupedDocument>;
  goneIds: string[];
  /** Where something was or is, in milliseconds, oldest first. */
  dates: number[];
}

export interface Regrouping {
  /** New or edited texts, and items gone. */
  changed: number;
  /** Items whose story was decided, the unchanged ones that follow included. */
  decided: number;
  /** Items that are in another story than before. */
  moved: number;
}

const storyMs = storyDays * 86_400_000;
/** Items read at once: the last one that the first can reach is among them. */
const spanMs = storyMs + 1;
/** Texts read at once. */
const textsMax = 200;
/** Pages are served by the same process: none waits longer than this, plus one text. */
const busyMs = 5;

/**
 * Takes in these changes; they may be acknowledged once it resolves. One at a time, under a lock. Killed before the end, nothing or all is written: run
 * again, it finds what is left to do.
 */
export async function regroupStories(stories: StoryStore, changes: Change[]): Promise<Regrouping> {
  const verdicts = await stories.listVerdicts();
  const pause = createPause();
  const work = await readWork();
  /** By id, those whose row is to be written. */
  const written = new Map<string, GroupedDocument>();
  const moved = new Set<string>();
  let decided = 0;

  for (let next = work.dates[0]; next !== undefined; ) {
    const end = await decideFrom(next);
    next = work.dates.find((date) => date >= end);
  }
  await stories.saveGrouped([...written.values()], { goneIds: work.goneIds, movedIds: [...moved] });
  return { changed: work.documents.length + work.goneIds.length, decided, moved: moved.size };

  /** Decides from that date on, until two weeks follow in which nothing changed. Gives the date that it stopped before. */
  async function decideFrom(start: number): Promise<number> {
    const grouper = createStoryGrouper(verdicts);
    for (const { document, grouped } of await listBetween(start - storyMs, start)) {
      grouper.settle(document, grouped?.storyId ?? document.id);
      await pause();
    }
    let end = start;
    let changedAt = start;
    while (changedAt + storyMs >= end) {
      const from = end;
      end = from + spanMs;
      for (const { document, grouped } of await listBetween(from, end)) {
        const { storyId, link, likeness } = grouper.decide(document);
        decided += 1;
        const isMoved = (grouped?.storyId ?? document.id) !== storyId;
        if (isMoved) {
          moved.add(document.id);
          changedAt = document.at.getTime();
        }
        const isStored = isGrouped(document) && !isMoved && document.link === link && document.likeness === likeness;
        if (!isStored) written.set(document.id, { ...document, storyId, link, likeness });
        await pause();
      }
      changedAt = Math.max(changedAt, work.dates.findLast((date) => date < end) ?? start);
    }
    return end;
  }

  /** The stored documents, with those at work in the place of what they were. */
  async function listBetween(from: number, to: number): Promise<{ document: Document; grouped?: GroupedDocument }[]> {
    const stored = await stories.listGrouped(new Date(from), new Date(to));
    const isThen = ({ at }: Document): boolean => at.getTime() >= from && at.getTime() < to;
    const kept = stored.filter(({ id }) => !work.before.has(id));
    return [...kept, ...work.documents.filter(isThen)].sort(compareDocuments).map((document) => {
      const grouped = written.get(document.id) ?? work.before.get(document.id);
      if (grouped) return { document, grouped };
      return isGrouped(document) ? { document, grouped: document } : { document };
    });
  }

  async function readWork(): Promise<Work> {
    const judged = new Set(verdicts.flatMap(({ a, b }) => [a, b]));
    const found: Work = { documents: [], before: new Map(), goneIds: [], dates: [] };
    const dates = new Set<number>();
    for (let at = 0; at < changes.length; at += textsMax) {
      const ids = changes.slice(at, at + textsMax).map(({ itemId }) => itemId);
      for (const { id, current, grouped } of await stories.listStates(ids)) {
        const document = current && toDocument(current, grouped);
        await pause();
        if (document && grouped && isSame(document, grouped) && !judged.has(id)) continue;
        if (document) found.documents.push(document);
        else found.goneIds.push(id);
        if (grouped) found.before.set(id, grouped);
        for (const each of [document, grouped]) if (each) dates.add(each.at.getTime());
      }
    }
    found.dates = [...dates].sort((a, b) => a - b);
    return found;
  }
}

function toDocument(
  { text, ...current }: NonNullable<StoryState['current']>,
  grouped: GroupedDocument | undefined,
): Document {
  const fingerprint = text === undefined ? grouped?.fingerprint : toFingerprint(text);
  return { ...current, ...(fingerprint && { fingerprint }) };
}

/** Same text, same fingerprint: the rules have not changed since (see `storyRules`). */
function isSame(document: Document, grouped: GroupedDocument): boolean {
  return (
    document.at.getTime() === grouped.at.getTime() &&
    (['sourceId', 'canonicalUrl', 'title', 'textHash'] as const).every((field) => document[field] === grouped[field])
  );
}

function isGrouped(document: Document): document is GroupedDocument {
  return 'storyId' in document;
}

/** Gives the event loop back every few milliseconds. */
function createPause(): () => Promise<void> {
  let sinceMs = performance.now();
  return async () => {
    if (performance.now() - sinceMs < busyMs) return;
    await letOthersRun();
    sinceMs = performance.now();
  };
}
