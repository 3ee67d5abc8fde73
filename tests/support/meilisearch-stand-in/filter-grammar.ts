// The part of the filter grammar that Vigie uses: `attribute IN [values]` and `attribute <= number`, in an array whose strings are AND-ed.
import { ApiError } from './api-error.ts';
import type { StoredDocument } from './stored-index.ts';

export type Test = (document: StoredDocument) => boolean;

export function parseFilter(filter: unknown, filterable: string[]): Test {
  if (filter === undefined || filter === null) return () => true;
  if (!Array.isArray(filter)) throw invalid('the stand-in knows arrays of strings only');
  const tests = filter.map((expression) => parseExpression(String(expression), filterable));
  return (document) => tests.every((test) => test(document));
}

function parseExpression(expression: string, filterable: string[]): Test {
  const match = /^(\w+) (?:IN \[(.*)\]|<= (-?\d+))$/s.exec(expression);
  const [, attribute, list, bound] = match ?? [];
  if (attribute === undefined) throw invalid(`Was expecting an operation, found \`${expression}\`.`);
  if (!filterable.includes(attribute))
    throw invalid(
      `Attribute \`${attribute}\` is not filterable. Available filterable attribute patterns are: ${filterable.map((one) => `\`${one}\``).join(', ')}.`,
    );
  if (list === undefined) return (document) => Number(document[attribute]) <= Number(bound);
  const values = new Set(parseValues(list));
  return (document) => [document[attribute]].flat().some((value) => value !== undefined && values.has(String(value)));
}

function parseValues(list: string): string[] {
  const values: string[] = [];
  let rest = list.trim();
  while (rest !== '') {
    const match = /^(?:"([^"\\]*)"|([\w-]+))\s*(?:,\s*|$)/.exec(rest);
    if (!match)
      throw invalid(`Expected only comma-separated field names inside \`IN[..]\` but instead found \`${rest}\`.`);
    values.push(match[1] ?? match[2] ?? '');
    rest = rest.slice(match[0].length);
  }
  return values;
}

function invalid(message: string): ApiError {
  return new ApiError(400, 'invalid_search_filter', `Inside \`.queries[0]\`: ${message}`);
}
