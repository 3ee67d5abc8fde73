// Starts real Vigie-like processes for the tests that kill them.
import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const scriptPath = fileURLToPath(new URL('./processes/open-and-report.ts', import.meta.url));

export interface StoreProcess {
  child: ChildProcess;
  /** Resolves with what it reports once its store is open; rejects with its log when it ends before that. */
  opened: Promise<{ connectionString: string; serverPid: number }>;
  log(): string;
  kill(): Promise<void>;
  close(): Promise<void>;
}

export function startStoreProcess(
  homeDir: string,
  options: { databaseUrl?: string; env?: NodeJS.ProcessEnv; script?: string } = {},
): StoreProcess {
  const { databaseUrl, env = process.env, script = scriptPath } = options;
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', script, homeDir, ...(databaseUrl === undefined ? [] : [databaseUrl])],
    { env, stdio: ['pipe', 'pipe', 'pipe'] },
  );
  let output = '';
  let log = '';
  const exited = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const opened = new Promise<{ connectionString: string; serverPid: number }>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const [first, ...rest] = output.split('\n');
      if (rest.length > 0) resolve(JSON.parse(first ?? ''));
    });
    child.stderr.on('data', (chunk: Buffer) => {
      log += chunk.toString();
    });
    exited.then(() => reject(new Error(`the process ended before its store was open:\n${log}`)));
  });
  // A test that kills it on purpose does not look at `opened`.
  opened.catch(() => {});
  return {
    child,
    opened,
    log: () => log,
    async kill() {
      child.kill('SIGKILL');
      await exited;
    },
    async close() {
      child.stdin.end('close\n');
      await exited;
    },
  };
}
