// Where the forms that gave an item its tags stand in the excerpt that people see. Pure.
import type { TaggedItem } from '../model/item.ts';
import type { MarkedText } from '../model/search.ts';
import type { Evidence } from '../model/tag.ts';

/** The title, lit by its own evidence. */
export function toLitTitle(item: TaggedItem): MarkedText {
  const marks = standingEvidence(item)
    .filter(({ field }) => field === 'title')
    .map(({ start, end }): [number, number] => [start, end]);
  return { text: item.title, marks };
}

/**
 * The excerpt, lit: by offsets where it is a part of the text, else by the forms themselves at the bounds of words (the excerpt may be the publisher's
 * own summary, which the text does not hold).
 */
export function toLitExcerpt(item: TaggedItem): MarkedText {
  const evidence = standingEvidence(item);
  const body = item.excerpt.replace(/…$/, '').trimEnd();
  const offset = body.length > 0 ? item.text.indexOf(body) : -1;
  if (offset >= 0) {
    const marks = evidence
      .filter(({ field, start, end }) => field === 'text' && start >= offset && end <= offset + body.length)
      .map(({ start, end }): [number, number] => [start - offset, end - offset]);
    return { text: item.excerpt, marks };
  }
  const forms = new Set(evidence.map(({ form }) => form));
  return { text: item.excerpt, marks: [...forms].flatMap((form) => findWhole(item.excerpt, form)) };
}

function standingEvidence(item: TaggedItem): Evidence[] {
  return item.tags.filter(({ state }) => state !== 'refused').flatMap(({ evidence }) => evidence);
}

function findWhole(text: string, form: string): [number, number][] {
  const found: [number, number][] = [];
  for (let at = text.indexOf(form); at >= 0; at = text.indexOf(form, at + form.length)) {
    const end = at + form.length;
    if (!isWordChar(text.charAt(at - 1)) && !isWordChar(text.charAt(end))) found.push([at, end]);
  }
  return found;
}

function isWordChar(char: string): boolean {
  return /[\p{L}\p{N}]/u.test(char);
}
