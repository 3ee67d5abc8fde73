// What a change makes of a glossary, and how it is taken back. Pure: actions write the result, the walk tags with it.
import type { Concept, Glossary } from '../model/glossary.ts';
import type { GlossaryChange } from '../model/glossary-change.ts';
import { canonicalJson } from './build-glossary.ts';

export type Content = Pick<Glossary, 'themes' | 'concepts'>;
type Proposal = Pick<GlossaryChange, 'concepts' | 'themes'>;

/** The content with the change's concepts and themes in the place of those of the same id, new ones at the end. */
export function withChange(content: Content, { concepts, themes }: Proposal): Content {
  return { themes: putIn(content.themes, themes), concepts: putIn(content.concepts, concepts) };
}

/** The concepts that `withChange` takes the place of, as they are; null for a new one. */
export function replacedConcepts({ concepts }: Content, change: Proposal): Record<string, Concept | null> {
  return Object.fromEntries(
    change.concepts.map(({ id }) => [id, concepts.find((concept) => concept.id === id) ?? null]),
  );
}

/**
 * The content with what the change touched as it was in `before`; what it created leaves. Whether the rest still holds together without it is for
 * `checkGlossary` to say.
 */
export function withoutChange(content: Content, change: Proposal, before: Content): Content {
  return {
    themes: putBack(content.themes, change.themes, before.themes),
    concepts: putBack(content.concepts, change.concepts, before.concepts),
  };
}

/** Ids of the change's concepts and themes that are not the same in the two contents: somebody else was there in between. */
export function movedBetween(a: Content, b: Content, change: Proposal): string[] {
  return [...moved(a.concepts, b.concepts, change.concepts), ...moved(a.themes, b.themes, change.themes)];
}

interface Named {
  id: string;
}

function putIn<Entry extends Named>(entries: Entry[], newer: Entry[]): Entry[] {
  const byId = new Map(newer.map((entry) => [entry.id, entry]));
  const known = new Set(entries.map(({ id }) => id));
  return [...entries.map((entry) => byId.get(entry.id) ?? entry), ...newer.filter(({ id }) => !known.has(id))];
}

function putBack<Entry extends Named>(entries: Entry[], touched: Named[], before: Entry[]): Entry[] {
  const ids = new Set(touched.map(({ id }) => id));
  const older = new Map(before.map((entry) => [entry.id, entry]));
  return entries.flatMap((entry) => (ids.has(entry.id) ? (older.get(entry.id) ?? []) : [entry]));
}

function moved<Entry extends Named>(a: Entry[], b: Entry[], touched: Named[]): string[] {
  const find = (entries: Entry[], id: string) => entries.find((entry) => entry.id === id);
  return touched.flatMap(({ id }) => (canonicalJson(find(a, id)) === canonicalJson(find(b, id)) ? [] : [id]));
}
