// Filters → Meilisearch's filter expressions, from a typed tree and never from a person's text. Pure.
import { type FacetName, facetNames, type SearchFilters } from '../../model/search.ts';

export const facetAttributes: Record<FacetName, string> = {
  concept: 'concepts',
  source: 'sourceId',
  territory: 'territories',
  year: 'year',
  kind: 'kind',
};

export type FilterExpression = { attribute: string; in: string[] } | { attribute: 'sortAt'; atMost: number };

/** What ids, slugs and years are made of. The filter grammar cannot escape a backslash, so nothing else goes through: such a value matches nothing. */
const safeValue = /^[A-Za-z0-9_-]{1,200}$/;

/** One expression a selected facet; the strings are AND-ed by the server. */
export function toFilter(expressions: FilterExpression[]): string[] {
  return expressions.map((expression) => {
    if ('atMost' in expression) return `${expression.attribute} <= ${Math.trunc(expression.atMost)}`;
    const values = expression.in.filter((value) => safeValue.test(value)).map((value) => JSON.stringify(value));
    return `${expression.attribute} IN [${values.join(', ')}]`;
  });
}

/** Values of one facet are OR-ed; `ignored` is left out. */
export function filterExpressions(filters: SearchFilters, ignored?: FacetName): FilterExpression[] {
  return facetNames.flatMap((name) => {
    const selected = filters[name];
    if (!selected || selected.length === 0 || name === ignored) return [];
    return [{ attribute: facetAttributes[name], in: selected }];
  });
}
