import { DrizzleQueryError } from 'drizzle-orm/errors';
import { describe, expect, it } from 'vitest';
import { VigieError } from '../../../src/errors.ts';
import { toStoreError, withStoreErrors } from '../../../src/store/store-errors.ts';

const pgError = (code: string, message = 'refused') => Object.assign(new Error(message), { code });

describe('toStoreError', () => {
  it.each(['ECONNREFUSED', 'ECONNRESET', '57P01', '57P03', '53300', '08006', '40P01', '25006'])(
    'takes %s for something that passes',
    (code) => {
      expect(toStoreError(pgError(code))).toMatchObject({ code: 'unavailable', retry: true });
    },
  );

  it('takes a connection that ended without a code for something that passes', () => {
    expect(toStoreError(new Error('Connection terminated unexpectedly'))).toMatchObject({ code: 'unavailable' });
  });

  it('takes a broken rule of the tables for an error of ours, and a duplicate for a conflict', () => {
    expect(toStoreError(pgError('23514'))).toMatchObject({ code: 'internal', retry: false });
    expect(toStoreError(pgError('23505'))).toMatchObject({ code: 'conflict', retry: false });
  });

  it('leaves out the query and its values', () => {
    const wrapped = new DrizzleQueryError('insert into subscriber', ['lectrice@example.org'], pgError('23514'));
    const error = toStoreError(wrapped);
    expect(error).toBeInstanceOf(VigieError);
    expect(String(error)).not.toMatch(/lectrice|insert/);
  });

  it('gives back what does not come from the database', () => {
    const ours = new VigieError('not-found', 'no such source');
    const theirs = new TypeError('a bug');
    expect(toStoreError(ours)).toBe(ours);
    expect(toStoreError(theirs)).toBe(theirs);
    expect(toStoreError('text')).toBe('text');
  });
});

describe('withStoreErrors', () => {
  it('translates what the methods throw and passes on what they give', async () => {
    const family = withStoreErrors({
      give: async (value: number) => value + 1,
      fail: async () => {
        throw pgError('57P01');
      },
    });
    expect(await family.give(1)).toBe(2);
    await expect(family.fail()).rejects.toMatchObject({ code: 'unavailable' });
  });
});
