// The one connection that says "a Vigie uses this server", for as long as the store is open; the last one to leave stops the server.
import type { Client } from 'pg';

export interface Presence {
  /** Whether another opening of Vigie, in this process or another, is connected. */
  isAlone(): Promise<boolean>;
  close(): Promise<void>;
}

const retryMs = 1000;

/** `connect` must set `application_name`, `vigie:…` and unlike any other. A lost connection is opened again. */
export async function keepPresence(connect: () => Promise<Client>, applicationName: string): Promise<Presence> {
  let closed = false;
  let timer: NodeJS.Timeout | undefined;
  let client: Client | undefined = watch(await connect());

  function watch(connected: Client): Client {
    return connected.once('end', () => {
      client = undefined;
      retryLater();
    });
  }

  function retryLater(): void {
    if (closed) return;
    timer = setTimeout(() => void reconnect(), retryMs).unref();
  }

  async function reconnect(): Promise<void> {
    const connected = await connect().catch(() => undefined);
    if (!connected) retryLater();
    else if (closed) await connected.end();
    else client = watch(connected);
  }

  return {
    async isAlone() {
      const answer = await client?.query(
        `select 1 from pg_stat_activity where application_name like 'vigie:%' and application_name <> $1 limit 1`,
        [applicationName],
      );
      return answer?.rowCount === 0;
    },
    async close() {
      closed = true;
      clearTimeout(timer);
      await client?.end().catch(() => {});
    },
  };
}
