// Filters → SQL conditions with bound values. Pure.
import { type FacetName, facetNames, type SearchFilters } from '../../model/search.ts';

/** Collects the values of a statement; `bind` gives the placeholder. */
export interface Bindings {
  readonly values: unknown[];
  bind(value: unknown): string;
}

export function createBindings(): Bindings {
  const values: unknown[] = [];
  return {
    values,
    bind(value) {
      values.push(value);
      return `$${values.length}`;
    },
  };
}

/** One condition a selected facet: its values OR-ed. An empty selection is no condition; values that cannot exist match nothing. */
export function filterConditions(filters: SearchFilters, bindings: Bindings, ignored?: FacetName): string[] {
  return facetNames.flatMap((name) => {
    const selected = filters[name];
    if (!selected || selected.length === 0 || name === ignored) return [];
    return [facetCondition(name, selected, bindings)];
  });
}

function facetCondition(name: FacetName, selected: string[], { bind }: Bindings): string {
  // PostgreSQL refuses NUL in a text.
  const values = selected.filter((value) => !value.includes('\0'));
  switch (name) {
    case 'concept':
      return `concepts && ${bind(values)}::text[]`;
    case 'territory':
      return `territories && ${bind(values)}::text[]`;
    case 'source':
      return `source_id = ANY(${bind(values)}::text[])`;
    case 'kind':
      return `kind = ANY(${bind(values)}::text[])`;
    case 'year':
      return `year = ANY(${bind(values.filter((value) => /^\d{1,4}$/.test(value)))}::int[])`;
  }
}

export function whereAll(conditions: string[]): string {
  return conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
}
