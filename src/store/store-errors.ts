// What PostgreSQL, its driver and Drizzle throw, put in the one error family: callers see whether a retry helps, and never the values of a query.
import { DrizzleQueryError } from 'drizzle-orm/errors';
import { messageOf, VigieError } from '../errors.ts';

const networkCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ECONNABORTED',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOENT',
]);
/**
 * SQLSTATE (PostgreSQL documentation, appendix A): connection lost, resources short, server stopping or starting, serialisation failure, deadlock,
 * lock not available, read-only after a failover.
 */
const passingStates = /^(?:08...|53...|57P0[1-5]|40001|40P01|55P03|25006)$/;
const passingMessages =
  /connection (?:terminated|error|timeout|ended)|timeout exceeded when trying to connect|not queryable|after calling end/i;

/** SQLSTATE or system code of an error of `pg`, when it has one. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/**
 * `unavailable` (retry) when the same call may succeed later, `conflict` for a row that exists already, `internal` for any other refusal of PostgreSQL.
 * Anything that does not come from the database is given back as it is.
 */
export function toStoreError(thrown: unknown): unknown {
  const wrapped = thrown instanceof DrizzleQueryError;
  const error = wrapped ? thrown.cause : thrown;
  const code = codeOf(error);
  const message = messageOf(error);
  if (error instanceof VigieError) return error;
  if (code !== undefined && (networkCodes.has(code) || passingStates.test(code)))
    return new VigieError('unavailable', `the database does not answer as it should: ${message || code}`, {
      cause: error,
    });
  if (error instanceof Error && passingMessages.test(message))
    return new VigieError('unavailable', `the database does not answer: ${message}`, { cause: error });
  if (code === '23505')
    return new VigieError('conflict', `the database holds this already: ${message}`, { cause: error });
  if (wrapped || (code !== undefined && /^[0-9A-Z]{5}$/.test(code)))
    return new VigieError('internal', `the database refused a query: ${message}`, {
      cause: error,
      context: { sqlState: code },
    });
  return error;
}

/** The same family, whose methods throw translated errors. */
export function withStoreErrors<Family extends object>(family: Family): Family {
  return new Proxy(family, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property);
      if (typeof member !== 'function') return member;
      return async (...parameters: unknown[]): Promise<unknown> => {
        try {
          return await Reflect.apply(member, target, parameters);
        } catch (error) {
          throw toStoreError(error);
        }
      };
    },
  });
}
