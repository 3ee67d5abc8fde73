// One process at a time starts or stops the embedded PostgreSQL of a home. The kernel holds the lock, so that no kill leaves one behind.
import { createHash } from 'node:crypto';
import { createServer, type ListenOptions, type Server } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { VigieError } from '../../errors.ts';
import { codeOf } from '../store-errors.ts';

const pauseMs = 100;
const waitMs = 180_000;

/**
 * Waits for the home's lock, at most three minutes (then `unavailable`), and gives the function that frees it. It is a listening socket: on Linux a name in the abstract
 * namespace, elsewhere (untested) a loopback port made of the home's path. Containers with networks of their own do not see each other's: a home belongs to one.
 */
export async function lockHome(homeDir: string): Promise<() => Promise<void>> {
  for (let waitedMs = 0; waitedMs < waitMs; waitedMs += pauseMs) {
    const server = await tryListen(lockAddress(homeDir));
    if (server) return () => new Promise((resolve) => server.close(() => resolve()));
    await sleep(pauseMs);
  }
  throw new VigieError(
    'unavailable',
    `another process has been starting or stopping PostgreSQL in ${homeDir} for ${waitMs / 60_000} minutes: end it, then start again`,
  );
}

function lockAddress(homeDir: string): ListenOptions {
  const digest = createHash('sha256').update(homeDir).digest();
  if (process.platform === 'linux') return { path: `\0vigie-home-${digest.toString('hex').slice(0, 32)}` };
  return { host: '127.0.0.1', port: 49_152 + (digest.readUInt32BE() % 16_384) };
}

function tryListen(address: ListenOptions): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => socket.destroy());
    server.once('error', (error) => (codeOf(error) === 'EADDRINUSE' ? resolve(undefined) : reject(error)));
    server.listen({ ...address, exclusive: true }, () => resolve(server.unref()));
  });
}
