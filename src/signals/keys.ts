// Names of what is counted: inside the index a free term is its bare key; outside, every key says its family.
import type { SignalLane } from '../model/signal.ts';

const concept = 'concept:';
const pair = 'pair:';
const term = 'term:';
const territory = 'territory:';
const between = '×';

export type Family = Exclude<SignalLane, 'name' | 'territory'>;

export function conceptKey(id: string): string {
  return `${concept}${id}`;
}

/** The same whatever the order. */
export function pairKey(one: string, other: string): string {
  return one < other ? `${pair}${one}${between}${other}` : `${pair}${other}${between}${one}`;
}

/** Of a key inside the index. A free term holds no colon: it is made of stems. */
export function familyOf(indexKey: string): Family {
  return indexKey.startsWith(concept) ? 'concept' : indexKey.startsWith(pair) ? 'pair' : 'term';
}

/** Ids of the concepts of a concept or a pair. */
export function conceptsOf(indexKey: string): string[] {
  const family = familyOf(indexKey);
  return family === 'term' ? [] : indexKey.slice(family.length + 1).split(between);
}

/** What signals are called. */
export function toSignalKey(indexKey: string, place?: string): string {
  const key = familyOf(indexKey) === 'term' ? `${term}${indexKey}` : indexKey;
  return place === undefined ? key : `${territory}${place}:${key}`;
}

export function parseSignalKey(key: string): { indexKey: string; place: string | undefined } {
  const [, place, rest] = new RegExp(`^${territory}([^:]+):(.+)$`).exec(key) ?? [];
  const counted = rest ?? key;
  return { indexKey: counted.startsWith(term) ? counted.slice(term.length) : counted, place };
}
