// What one week's evaluation needs to know before any term is looked at: the documents of the last 80 weeks, how old each is, which sources live.
import { longestWindow, referenceWeeks, windowDocumentsMin, windowWeeks } from './growth-test.ts';
import { type CountedDocument, type Postings, termOf } from './postings.ts';

/** Longest window, its reference, and two weeks more to compare seasons. */
export const frameWeeks = longestWindow + referenceWeeks + 2;
/** A source that gave nothing for so long counts as silent when a decline is judged; the half-life of vitality. */
export const silenceWeeks = 8;
/** A term in so large a share of a source's last documents is the source's own boilerplate. */
const boilerplateShare = 0.6;
const boilerplateDocuments = 50;
/** With fewer documents a source cannot be said to repeat itself. */
const boilerplateDocumentsMin = 10;

export interface Frame {
  week: number;
  /** Counted documents of the last 80 weeks, newest week first; `ages[i]` is how many weeks ago `documents[i]` is. */
  documents: CountedDocument[];
  ages: Uint8Array;
  /** Number of the source of each of these documents. */
  sources: Uint32Array;
  /** By window: all counted documents in it; those of its reference, without the sources that gave nothing in the window. */
  exposures: number[];
  referenceExposures: number[];
  /** Positions, in `windowWeeks`, of the windows with enough documents. */
  usable: number[];
  /** Weeks since the last document of each source. */
  sourceSilence: Int32Array;
  /** Week of the first document of each source, or in which it began to be read. */
  sourceStart: Int32Array;
  /** Weeks from the first document of all to this week, both counted. */
  historyWeeks: number;
  /** Counted documents of the last 13 weeks, and the sources that gave them. */
  recentDocuments: number;
  recentSources: number;
  boilerplate: Boilerplate;
}

export interface Boilerplate {
  /** By term: 1 when it is boilerplate of some source. */
  isSuspect: Uint8Array;
  has(term: number, source: number): boolean;
}

export type ReadSince = (sourceId: string) => number | undefined;

/** `week` and everything before; later documents do not exist. */
export function createFrame(postings: Postings, week: number, readSince: ReadSince): Frame {
  const sources = postings.sourceCount();
  const sourceSilence = new Int32Array(sources).fill(2 ** 30);
  const sourceStart = new Int32Array(sources).fill(2 ** 30);
  const span = postings.span();
  for (let past = span?.first ?? week + 1; past <= week; past += 1)
    for (const { source } of postings.ofWeek(past)) {
      sourceSilence[source] = week - past;
      if (past < (sourceStart[source] ?? 0)) sourceStart[source] = past;
    }
  for (let source = 0; source < sources; source += 1) {
    const since = readSince(postings.sourceId(source));
    if (since !== undefined && since > (sourceStart[source] ?? 0)) sourceStart[source] = since;
  }

  const windows = [...windowWeeks];
  const documents: CountedDocument[] = [];
  const ages: number[] = [];
  const exposures = windowWeeks.map(() => 0);
  const referenceExposures = windowWeeks.map(() => 0);
  const recentSources = new Set<number>();
  let recentDocuments = 0;
  for (let age = 0; age < frameWeeks; age += 1)
    for (const document of postings.ofWeek(week - age)) {
      if (!document.isCounted) continue;
      documents.push(document);
      ages.push(age);
      if (age < 13) {
        recentDocuments += 1;
        recentSources.add(document.source);
      }
      const silence = sourceSilence[document.source] ?? 0;
      for (let index = 0; index < windows.length; index += 1) {
        const weeks = windows[index] ?? 0;
        if (age < weeks) exposures[index] = (exposures[index] ?? 0) + 1;
        else if (age < weeks + referenceWeeks && silence < weeks)
          referenceExposures[index] = (referenceExposures[index] ?? 0) + 1;
      }
    }
  return {
    week,
    documents,
    ages: Uint8Array.from(ages),
    sources: Uint32Array.from(documents, ({ source }) => source),
    exposures,
    referenceExposures,
    usable: windowWeeks.flatMap((_, index) =>
      (exposures[index] ?? 0) >= windowDocumentsMin && (referenceExposures[index] ?? 0) > 0 ? [index] : [],
    ),
    sourceSilence,
    sourceStart,
    historyWeeks: span && span.first <= week ? week - span.first + 1 : 0,
    recentDocuments,
    recentSources: recentSources.size,
    boilerplate: findBoilerplate(postings, week, span?.first ?? week),
  };
}

/** A document that counts as evidence of its own: its source had been read for eight weeks. */
export function isFromOlderSource(frame: Frame, source: number, age: number): boolean {
  return frame.week - age >= (frame.sourceStart[source] ?? 0) + silenceWeeks;
}

function findBoilerplate(postings: Postings, week: number, firstWeek: number): Boilerplate {
  const lastDocuments = new Map<number, CountedDocument[]>();
  let open = postings.sourceCount();
  for (let past = week; past >= firstWeek && open > 0; past -= 1) {
    const documents = postings.ofWeek(past);
    for (let index = documents.length - 1; index >= 0; index -= 1) {
      const document = documents[index];
      if (!document?.isCounted) continue;
      const list = lastDocuments.get(document.source) ?? [];
      if (list.length === 0) lastDocuments.set(document.source, list);
      if (list.length >= boilerplateDocuments) continue;
      if (list.push(document) === boilerplateDocuments) open -= 1;
    }
  }
  const sourcesOf = new Map<number, Set<number>>();
  const counts = new Uint8Array(postings.keys.length);
  const isSuspect = new Uint8Array(postings.keys.length);
  for (const [source, documents] of lastDocuments) {
    if (documents.length < boilerplateDocumentsMin) continue;
    const least = documents.length * boilerplateShare;
    for (const { postings: terms } of documents)
      for (let index = 0; index < terms.length; index += 1) {
        const term = termOf(terms[index] ?? 0);
        const count = (counts[term] ?? 0) + 1;
        counts[term] = count;
        if (count < least) continue;
        sourcesOf.set(term, (sourcesOf.get(term) ?? new Set()).add(source));
        isSuspect[term] = 1;
      }
    for (const { postings: terms } of documents)
      for (let index = 0; index < terms.length; index += 1) counts[termOf(terms[index] ?? 0)] = 0;
  }
  return { isSuspect, has: (term, source) => sourcesOf.get(term)?.has(source) ?? false };
}
