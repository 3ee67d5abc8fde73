// What a refused request is told: every fault of a schema at once, in French, each with the pointer to where it stands.
import type { Context } from 'hono';
import type { z } from 'zod';
import type { ApiEnv } from './api-deps.ts';
import { type FieldError, problemResponse } from './problem.ts';

type Target = 'query' | 'param' | 'header' | 'cookie' | 'json' | 'form';
type Validated = { target: Target } & ({ success: true; data: unknown } | { success: false; error: z.ZodError });

/** The API's validation hook: 422 for a body, 400 for the rest; undefined lets the request through. */
export function refuseInvalid(result: Validated, c: Context<ApiEnv>): Response | undefined {
  const place = placeOf(result.target);
  const errors = result.success ? toUnstorableErrors(result.data, place) : toFieldErrors(result.error.issues, place);
  if (errors.length === 0) return undefined;
  return problemResponse(c, {
    code: place === 'body' ? 'input-invalid' : 'bad-request',
    detail: `${errors.length === 1 ? 'Une valeur est refusée' : `${errors.length} valeurs sont refusées`} : ${errors.map((error) => error.detail).join(' ')}`,
    errors,
  });
}

function placeOf(target: Target): FieldError['in'] {
  if (target === 'json' || target === 'form') return 'body';
  if (target === 'param') return 'path';
  return target === 'query' ? 'query' : 'header';
}

/** One fault a line; an unknown name is a fault of its own. */
export function toFieldErrors(issues: z.core.$ZodIssue[], place: FieldError['in']): FieldError[] {
  return issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) => ({
        in: place,
        pointer: toPointer([...issue.path, key]),
        detail: `« ${key} » n’existe pas ici.`,
      }));
    const name = issue.path.filter((part) => typeof part === 'string').join('.');
    return [{ in: place, pointer: toPointer(issue.path), detail: `${name ? `${name} : ` : ''}${frenchOf(issue)}` }];
  });
}

const units: Record<string, string> = { string: ' caractère(s)', array: ' valeur(s)' };

function frenchOf(issue: z.core.$ZodIssue): string {
  const unit = 'origin' in issue ? (units[issue.origin] ?? '') : '';
  switch (issue.code) {
    case 'invalid_type':
      return `valeur absente ou de mauvais type (attendu : ${issue.expected}).`;
    case 'too_small':
      return `${issue.minimum}${unit} au moins.`;
    case 'too_big':
      return `${issue.maximum}${unit} au plus.`;
    case 'invalid_value':
      return `valeurs permises : ${issue.values.join(', ')}.`;
    case 'invalid_format':
      return issue.format === 'regex' && issue.pattern
        ? `ne suit pas le motif ${issue.pattern}.`
        : `n’est pas au format ${issue.format}.`;
    case 'invalid_union':
      return 'aucune des formes permises ne convient.';
    default:
      return `${issue.message}.`;
  }
}

/** PostgreSQL keeps neither U+0000 nor half of a surrogate pair: told here rather than met as a failure of the database. */
const unstorable = /[\0\p{Cs}]/u;

function toUnstorableErrors(value: unknown, place: FieldError['in'], path: string[] = []): FieldError[] {
  if (typeof value === 'string')
    return unstorable.test(value)
      ? [{ in: place, pointer: toPointer(path), detail: `${path.join('.')} : contient un caractère interdit.` }]
      : [];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => toUnstorableErrors(inner, place, [...path, key]));
}

/** RFC 6901. */
function toPointer(path: PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}
