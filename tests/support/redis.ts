// A real Redis of the tests' own: free port, append-only file on, an empty folder; killed and removed at the end.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from './free-port.ts';

export const redisExists = spawnSync('redis-server', ['--version']).status === 0;
export const redisAbsent = 'redis-server is not installed (Debian: apt-get install redis-server)';

export interface TestRedis {
  url: string;
  close(): Promise<void>;
}

export async function startRedis(options: { appendOnly?: boolean } = {}): Promise<TestRedis> {
  const dir = await mkdtemp(join(tmpdir(), 'vigie-redis-'));
  const port = await freePort();
  const appendOnly = (options.appendOnly ?? true) ? 'yes' : 'no';
  const child = spawn('redis-server', [
    '--port',
    `${port}`,
    '--bind',
    '127.0.0.1',
    '--dir',
    dir,
    '--appendonly',
    appendOnly,
    '--save',
    '',
  ]);
  for await (const chunk of child.stdout) if (String(chunk).includes('Ready to accept connections')) break;
  child.stdout.resume();
  return {
    url: `redis://127.0.0.1:${port}`,
    async close() {
      child.kill('SIGKILL');
      await once(child, 'exit');
      await rm(dir, { recursive: true, force: true });
    },
  };
}
