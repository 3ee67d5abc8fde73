// What only the whole history tells of the few terms that became findings: first date, places, written forms, how common before.
import { type Frame, frameWeeks } from './frame.ts';
import { longestWindow } from './growth-test.ts';
import { type CountedDocument, type Postings, termOf } from './postings.ts';

export interface History {
  firstDate: string;
  /** Counted documents by place, with the first date. */
  territories: Map<string, { documents: number; firstDate: string }>;
  /** Written forms and in how many documents each comes first. */
  forms: Map<string, number>;
  /** Documents in which it is a name, and in which it is not. */
  names: number;
  commons: number;
  /** Documents that hold it before the longest window. */
  before: number;
}

export interface Histories {
  of(term: number): History | undefined;
  /** All counted documents before the longest window. */
  documentsBefore: number;
}

/** `terms`: by number, the positions in the frame of the documents that hold the term. Older documents are searched. */
export function collectHistories(postings: Postings, frame: Frame, terms: ReadonlyMap<number, Uint32Array>): Histories {
  const histories = new Map<number, History>();
  const isWanted = new Uint8Array(postings.keys.length);
  let documentsBefore = frame.ages.reduce((count, age) => (age >= longestWindow ? count + 1 : count), 0);

  function remember(posting: number, document: CountedDocument, isBefore: boolean): void {
    const term = termOf(posting);
    const history = histories.get(term) ?? newHistory(document.date);
    histories.set(term, history);
    if (document.date < history.firstDate) history.firstDate = document.date;
    if (isBefore) history.before += 1;
    for (const territory of document.territories) {
      const known = history.territories.get(territory);
      const firstDate = known && known.firstDate < document.date ? known.firstDate : document.date;
      history.territories.set(territory, { documents: (known?.documents ?? 0) + 1, firstDate });
    }
    const form = postings.formOf(posting);
    if (!form) return;
    history.forms.set(form.text, (history.forms.get(form.text) ?? 0) + 1);
    if (form.naming === 'name') history.names += 1;
    else if (form.naming === 'common') history.commons += 1;
  }

  for (const [term, positions] of terms) {
    isWanted[term] = 1;
    for (const position of positions) {
      const document = frame.documents[position];
      const posting = document && postingOf(document, term);
      if (document && posting !== undefined) remember(posting, document, (frame.ages[position] ?? 0) >= longestWindow);
    }
  }
  for (let week = frame.week - frame.historyWeeks + 1; week <= frame.week - frameWeeks; week += 1)
    for (const document of postings.ofWeek(week)) {
      if (!document.isCounted) continue;
      documentsBefore += 1;
      const { postings: held, source } = document;
      for (let index = 0; index < held.length; index += 1) {
        const term = termOf(held[index] ?? 0);
        if (isWanted[term] === 1 && !frame.boilerplate.has(term, source)) remember(held[index] ?? 0, document, true);
      }
    }
  return { of: (term) => histories.get(term), documentsBefore };
}

function postingOf({ postings }: CountedDocument, term: number): number | undefined {
  for (let index = 0; index < postings.length; index += 1)
    if (termOf(postings[index] ?? 0) === term) return postings[index];
  return undefined;
}

function newHistory(firstDate: string): History {
  return { firstDate, territories: new Map(), forms: new Map(), names: 0, commons: 0, before: 0 };
}

/** The most frequent form; the first in alphabetical order among equals. */
export function commonestForm({ forms }: History): string {
  const [best] = [...forms].sort(([one, count], [other, otherCount]) => otherCount - count || (one < other ? -1 : 1));
  return best?.[0] ?? '';
}

/** Capitalised inside sentences in four documents of five, or more. */
export function isName({ names, commons }: History): boolean {
  return names > 0 && names >= 0.8 * (names + commons);
}
