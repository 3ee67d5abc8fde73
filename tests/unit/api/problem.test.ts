import { HTTPException } from 'hono/http-exception';
import { describe, expect, it } from 'vitest';
import { problemKinds, toProblemCause } from '../../../src/api/problem.ts';
import { ConfigError, type ErrorCode, notFound, VigieError } from '../../../src/errors.ts';

describe('toProblemCause', () => {
  it.each<[ErrorCode, number]>([
    ['not-found', 404],
    ['input-invalid', 422],
    ['conflict', 409],
    ['unauthorized', 401],
    ['forbidden', 403],
    ['unavailable', 503],
    ['rate-limited', 429],
    ['internal', 500],
    ['config-invalid', 500],
  ])('gives %s the status %i', (code, status) => {
    expect(problemKinds[toProblemCause(new VigieError(code, 'message')).code].status).toBe(status);
  });

  it('tells nothing of what went wrong on our side', () => {
    const secret = 'connect ECONNREFUSED postgres://vigie:hunter2@10.0.0.3';
    for (const error of [
      new Error(secret),
      new TypeError(secret),
      secret,
      undefined,
      new VigieError('internal', secret),
      new VigieError('unavailable', secret),
      new ConfigError([{ file: secret, path: '', problem: secret, remedy: secret }]),
    ])
      expect(JSON.stringify(toProblemCause(error))).not.toContain('ECONNREFUSED');
  });

  it('keeps the message of an error of the client’s own making, with its pointer', () => {
    const error = new VigieError('conflict', 'Déjà pris.', { context: { pointer: '/id' } });
    expect(toProblemCause(error)).toEqual({
      code: 'conflict',
      detail: 'Déjà pris.',
      errors: [{ in: 'body', pointer: '/id', detail: 'Déjà pris.' }],
    });
  });

  it('makes a bad value of the query a 400', () => {
    const error = new VigieError('input-invalid', 'Curseur.', { context: { in: 'query', pointer: '/cursor' } });
    expect(toProblemCause(error)).toMatchObject({ code: 'bad-request', errors: [{ in: 'query', pointer: '/cursor' }] });
  });

  it('names what was not found, in French', () => {
    expect(toProblemCause(notFound('item', 'abc')).detail).toBe('Rien ne porte ici l’identifiant « abc ».');
  });

  it('says when to come back, in whole seconds', () => {
    const error = new VigieError('rate-limited', 'x', { retryAfterMs: 1500 });
    expect(toProblemCause(error).headers).toEqual({ 'Retry-After': '2' });
    expect(toProblemCause(new VigieError('unavailable', 'x')).headers).toHaveProperty('Retry-After');
  });

  it.each([
    [400, 'bad-request'],
    [415, 'unsupported-media-type'],
    [413, 'payload-too-large'],
    [418, 'internal'],
  ] as const)('maps the framework’s own %i to %s', (status, code) => {
    expect(toProblemCause(new HTTPException(status)).code).toBe(code);
  });
});
