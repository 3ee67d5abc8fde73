import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { toFieldErrors } from '../../../src/api/validation.ts';

function errorsOf(schema: z.ZodType, value: unknown) {
  return toFieldErrors(schema.safeParse(value).error?.issues ?? [], 'body');
}

describe('toFieldErrors', () => {
  it('makes one fault of each unknown name, its pointer escaped', () => {
    expect(errorsOf(z.strictObject({}), { 'a/b': 1, 'c~d': 2 })).toEqual([
      { in: 'body', pointer: '/a~1b', detail: '« a/b » n’existe pas ici.' },
      { in: 'body', pointer: '/c~0d', detail: '« c~d » n’existe pas ici.' },
    ]);
  });

  it('tells all faults at once, in French', () => {
    const schema = z.object({
      limit: z.int().max(100),
      title: z.string().min(3),
      list: z.array(z.string().regex(/^x$/)),
      kind: z.enum(['feed', 'list']),
      missing: z.string(),
      url: z.url(),
    });
    expect(errorsOf(schema, { limit: 101, title: 'a', list: ['x', 'y'], kind: 'z', url: 'no' })).toEqual([
      { in: 'body', pointer: '/limit', detail: 'limit : 100 au plus.' },
      { in: 'body', pointer: '/title', detail: 'title : 3 caractère(s) au moins.' },
      { in: 'body', pointer: '/list/1', detail: 'list : ne suit pas le motif /^x$/.' },
      { in: 'body', pointer: '/kind', detail: 'kind : valeurs permises : feed, list.' },
      {
        in: 'body',
        pointer: '/missing',
        detail: 'missing : valeur absente ou de mauvais type (attendu : string).',
      },
      { in: 'body', pointer: '/url', detail: 'url : n’est pas au format url.' },
    ]);
  });

  it('points at the whole when the whole is of a wrong type', () => {
    expect(errorsOf(z.object({}), [])[0]?.pointer).toBe('');
  });
});
