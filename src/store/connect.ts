// How connections to PostgreSQL are opened, whichever server it is; and what a DATABASE_URL that does not work is told.
import pg from 'pg';
import { messageOf, VigieError } from '../errors.ts';
import type { Log } from '../log.ts';
import { codeOf, toStoreError } from './store-errors.ts';

export interface Connection {
  connectionString: string;
  /** Seen in pg_stat_activity: `vigie:<pid>:…`. */
  applicationName: string;
}

const connectTimeoutMs = 15_000;
/** Whatever the server's own settings, instants come back in a form that Date reads. */
const sessionSettings = `set timezone to 'UTC'; set datestyle to 'ISO, YMD'`;

/** One connected client that never brings the process down when its connection is lost. */
export async function connectClient(connection: Connection, log: Log): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: connection.connectionString,
    application_name: connection.applicationName,
    keepAlive: true,
    connectionTimeoutMillis: connectTimeoutMs,
  });
  client.on('error', (error) => log.warn({ reason: messageOf(error) }, 'database connection lost'));
  await client.connect();
  await client.query(sessionSettings);
  return client;
}

/** `max` connections, opened when needed. */
export function createPool(connection: Connection, max: number, log: Log): pg.Pool {
  const pool = new pg.Pool({
    connectionString: connection.connectionString,
    application_name: connection.applicationName,
    max,
    keepAlive: true,
    connectionTimeoutMillis: connectTimeoutMs,
    onConnect: async (client) => {
      await client.query(sessionSettings);
    },
  });
  pool.on('error', (error) => log.warn({ reason: messageOf(error) }, 'idle database connection lost'));
  // The pool listens to idle clients only: without this, a connection lost between two queries of a transaction ends the process.
  pool.on('connect', (client) => client.on('error', () => {}));
  return pool;
}

/**
 * Refuses what could not work later: PostgreSQL before 15 (NULLS NOT DISTINCT), a database that is not in UTF-8 (search, offsets).
 */
export async function checkServer(client: pg.Client): Promise<void> {
  const answer = await client.query<{ number: number; version: string; encoding: string }>(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version,
            current_setting('server_encoding') as encoding`,
  );
  const server = answer.rows[0];
  if (!server) throw new VigieError('unavailable', 'the database does not say its version');
  if (server.number < 150_000)
    throw new VigieError(
      'config-invalid',
      `DATABASE_URL leads to PostgreSQL ${server.version}: Vigie needs PostgreSQL 15 or newer`,
    );
  if (server.encoding !== 'UTF8')
    throw new VigieError(
      'config-invalid',
      `the database of DATABASE_URL is encoded in ${server.encoding}: create it with ENCODING 'UTF8' TEMPLATE template0`,
    );
}

/** Throws `config-invalid` unless it can be read as a URL of PostgreSQL. Never repeats the value: it holds a password. */
export function assertDatabaseUrl(databaseUrl: string): void {
  const form = 'postgresql://user:password@host:5432/database, special characters of the password percent-encoded';
  const url = URL.canParse(databaseUrl) ? new URL(databaseUrl) : undefined;
  if (!url || !/^postgres(?:ql)?:$/.test(url.protocol) || !isDecodable(url))
    throw new VigieError('config-invalid', `DATABASE_URL is not a PostgreSQL URL: write ${form}`);
}

function isDecodable(url: URL): boolean {
  try {
    return [url.username, url.password, url.pathname].every((part) => decodeURIComponent(part) !== undefined);
  } catch {
    return false;
  }
}

/** Says which variable is wrong and what the server answered: wrong credentials and database are the configuration's fault, the rest may pass. */
export function toDatabaseUrlError(databaseUrl: string, error: unknown): unknown {
  if (error instanceof VigieError) return error;
  const url = new URL(databaseUrl);
  const where = `${url.hostname || url.searchParams.get('host') || 'localhost'}${url.port && `:${url.port}`}${url.pathname}`;
  const code = codeOf(error) ?? '';
  const said = messageOf(error) || code;
  if (/^(?:28...|3D000|42501)$/.test(code))
    return new VigieError(
      'config-invalid',
      `DATABASE_URL (${where}) is refused: ${said}. Check user, password and database`,
    );
  const translated = toStoreError(error);
  const passing = translated instanceof VigieError && translated.code === 'unavailable';
  return new VigieError(
    passing ? 'unavailable' : 'config-invalid',
    `DATABASE_URL (${where}) cannot be opened: ${said}. Check that the server runs and that this machine reaches it`,
  );
}
