// The documents and the terms each one holds, kept compactly and exactly: whatever the order of arrival, the same documents give the same postings.
import { VigieError } from '../errors.ts';
import type { DocumentTerm } from '../model/signal.ts';

/** A document without its text. */
export interface CountedDocument {
  id: string;
  sourceId: string;
  /** Number of the source in this index. */
  source: number;
  storyId: string | undefined;
  date: string;
  week: number;
  title: string;
  territories: readonly string[];
  concepts: readonly string[];
  /** One number a term: see `termOf` and `formOf`. */
  postings: Uint32Array;
  /** False for a reprise: another document of its story is earlier. */
  isCounted: boolean;
}

export interface NewDocument extends Omit<CountedDocument, 'source' | 'postings' | 'isCounted'> {
  terms: DocumentTerm[];
}

export interface Postings {
  /** In place of the document of the same id, if there is one. */
  add(document: NewDocument): void;
  /** Is it known? */
  remove(id: string): boolean;
  find(id: string): CountedDocument | undefined;
  /** Documents of one week, by date then id. */
  ofWeek(week: number): readonly CountedDocument[];
  /** Documents of one story, by date then id. */
  ofStory(storyId: string): readonly CountedDocument[];
  /** First and last week that hold documents. */
  span(): { first: number; last: number } | undefined;
  /** Key of each term, by its number. */
  keys: readonly string[];
  termNumber(key: string): number | undefined;
  /** Written form and naming of a posting; undefined past the 255th form of one term. */
  formOf(posting: number): Form | undefined;
  sourceCount(): number;
  sourceId(source: number): string;
  size(): number;
}

export interface Form {
  text: string;
  naming: DocumentTerm['naming'];
}

/** A posting is the number of the term, then 8 bits for the number of the form. */
const formBits = 8;
const formsMax = 2 ** formBits - 1;
const termsMax = 2 ** (32 - formBits);

export function termOf(posting: number): number {
  return posting >>> formBits;
}

export function createPostings(): Postings {
  const byId = new Map<string, CountedDocument>();
  const byWeek = new Map<number, CountedDocument[]>();
  const byStory = new Map<string, CountedDocument[]>();
  const numbers = new Map<string, number>();
  const keys: string[] = [];
  /** Written forms of each term, packed as `toPacked` says; one alone without an array, since most terms have one. */
  const forms: (string | string[])[] = [];
  const sourceNumbers = new Map<string, number>();
  const sourceIds: string[] = [];

  function toPosting({ key, form, naming }: DocumentTerm): number {
    const packed = toPacked(form, naming);
    const known = numbers.get(key);
    if (known === undefined) {
      const term = keys.length;
      if (term >= termsMax) throw new VigieError('internal', `more than ${termsMax} terms: start a new index`);
      const kept = ownCopy(key);
      numbers.set(kept, term);
      keys.push(kept);
      forms.push(packed === key ? kept : ownCopy(packed));
      return (term << formBits) >>> 0;
    }
    const list = forms[known] ?? [];
    let form8 = typeof list === 'string' ? (list === packed ? 0 : -1) : list.indexOf(packed);
    if (form8 === -1) {
      const grown = typeof list === 'string' ? [list] : list;
      form8 = Math.min(grown.length, formsMax);
      if (form8 < formsMax) grown.push(ownCopy(packed));
      forms[known] = grown;
    }
    return ((known << formBits) | form8) >>> 0;
  }

  function sourceNumber(id: string): number {
    const known = sourceNumbers.get(id);
    if (known !== undefined) return known;
    sourceNumbers.set(id, sourceIds.length);
    return sourceIds.push(id) - 1;
  }

  function countStory(storyId: string): void {
    for (const [index, document] of (byStory.get(storyId) ?? []).entries()) document.isCounted = index === 0;
  }

  function remove(id: string): boolean {
    const document = byId.get(id);
    if (!document) return false;
    byId.delete(id);
    takeOut(byWeek, document.week, document);
    if (document.storyId !== undefined) {
      takeOut(byStory, document.storyId, document);
      countStory(document.storyId);
    }
    return true;
  }

  return {
    add({ terms, ...known }) {
      remove(known.id);
      const postings = Uint32Array.from(terms, toPosting);
      const document = { ...known, source: sourceNumber(known.sourceId), postings, isCounted: true };
      byId.set(document.id, document);
      putIn(byWeek, document.week, document);
      if (document.storyId === undefined) return;
      putIn(byStory, document.storyId, document);
      countStory(document.storyId);
    },
    remove,
    find: (id) => byId.get(id),
    ofWeek: (week) => byWeek.get(week) ?? [],
    ofStory: (storyId) => byStory.get(storyId) ?? [],
    span() {
      if (byWeek.size === 0) return undefined;
      let first = Number.POSITIVE_INFINITY;
      let last = Number.NEGATIVE_INFINITY;
      for (const week of byWeek.keys()) {
        first = Math.min(first, week);
        last = Math.max(last, week);
      }
      return { first, last };
    },
    keys,
    termNumber: (key) => numbers.get(key),
    formOf(posting) {
      const list = forms[termOf(posting)];
      const packed = typeof list === 'string' ? list : list?.[posting & formsMax];
      return packed === undefined ? undefined : fromPacked(packed);
    },
    sourceCount: () => sourceIds.length,
    sourceId: (source) => sourceIds[source] ?? '',
    size: () => byId.size,
  };
}

/** Form and naming in one string: `=Form` for a name, `?form` where capitals say nothing. A form starts with a letter or a digit. */
function toPacked(form: string, naming: DocumentTerm['naming']): string {
  return naming === 'common' ? form : `${naming === 'name' ? '=' : '?'}${form}`;
}

function fromPacked(packed: string): Form {
  if (packed.startsWith('=')) return { text: packed.slice(1), naming: 'name' };
  if (packed.startsWith('?')) return { text: packed.slice(1), naming: 'unknown' };
  return { text: packed, naming: 'common' };
}

/** V8 keeps a whole text alive for a slice of 13 characters or more. */
function ownCopy(text: string): string {
  return text.length < 13 ? text : text.split('').join('');
}

function compareByDate(one: CountedDocument, other: CountedDocument): number {
  if (one.date !== other.date) return one.date < other.date ? -1 : 1;
  return one.id < other.id ? -1 : one.id > other.id ? 1 : 0;
}

function putIn<K>(lists: Map<K, CountedDocument[]>, key: K, document: CountedDocument): void {
  const list = lists.get(key);
  if (!list) {
    lists.set(key, [document]);
    return;
  }
  let low = 0;
  let high = list.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const other = list[middle];
    if (other && compareByDate(other, document) < 0) low = middle + 1;
    else high = middle;
  }
  list.splice(low, 0, document);
}

function takeOut<K>(lists: Map<K, CountedDocument[]>, key: K, document: CountedDocument): void {
  const list = lists.get(key);
  if (!list) return;
  list.splice(list.indexOf(document), 1);
  if (list.length === 0) lists.delete(key);
}
