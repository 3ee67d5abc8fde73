// PostgreSQL's refusals → the port's two errors.
import { type ErrorCode, messageOf, VigieError } from '../../errors.ts';

/** SQLSTATE classes where asking again cannot help: data (22), constraint (23), missing table or bad SQL (42), a limit of PostgreSQL (54). */
const refusals = /^(22|23|42|54)/;

/** What the port lets through as it is; the store's client speaks in these already. */
const ownCodes = new Set<ErrorCode>(['input-invalid', 'internal', 'unavailable']);

/** `internal` when PostgreSQL refused what it was given, `unavailable` for everything else (connection, lock, shutdown, memory). */
export function toEngineError(error: unknown, doing: string): VigieError {
  const sqlState = sqlStateOf(error);
  if (error instanceof VigieError && ownCodes.has(error.code) && sqlState !== '42P01') return error;
  const code = sqlState && refusals.test(sqlState) ? 'internal' : 'unavailable';
  const remedy = sqlState === '42P01' ? ' (its tables are missing: run the migrations)' : '';
  return new VigieError(code, `search on PostgreSQL failed while ${doing}${remedy}: ${messageOf(error)}`, {
    context: { sqlState },
    cause: error,
  });
}

/** The state of the error itself or of what it wraps. */
function sqlStateOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if ('code' in error && typeof error.code === 'string' && /^[0-9A-Z]{5}$/.test(error.code)) return error.code;
  return sqlStateOf(error.cause);
}
