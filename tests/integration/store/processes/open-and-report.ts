// A process of its own that opens the store as Vigie does: `HOME_DIR [DATABASE_URL]`. It prints one JSON line when the store is open, closes it when told so on
// standard input, and prints `closed`.
import { createLog } from '../../../../src/log.ts';
import { openStore } from '../../../../src/store/open-store.ts';

const [homeDir = '', databaseUrl] = process.argv.slice(2);
const store = await openStore({ homeDir, databaseUrl, log: createLog({ level: 'info' }) });
// Only a superuser may read that file; on a server of someone else's we are not one.
const [server] = databaseUrl
  ? []
  : await store.sql.query<{ pid: number }>(`select split_part(pg_read_file('postmaster.pid'), E'\\n', 1)::int as pid`);
console.log(JSON.stringify({ connectionString: store.connectionString, serverPid: server?.pid }));
process.stdin.once('data', async () => {
  await store.close();
  console.log('closed');
  process.exit(0);
});
