// Runs PostgreSQL's programs: with nothing of our environment, and never as root, which they refuse.
import { spawn } from 'node:child_process';
import { readFile, stat } from 'node:fs/promises';
import { VigieError } from '../../errors.ts';

/** The user that owns the cluster and runs the server; undefined: ourselves. */
export interface RunAs {
  name: string;
  uid: number;
  gid: number;
}

export interface ProgramEnd {
  ok: boolean;
  /** What it wrote, both streams; or why it could not be started. */
  output: string;
}

/** macOS has no C.UTF-8 before version 15 (untested there). */
export const clusterLocale = process.platform === 'darwin' ? 'en_US.UTF-8' : 'C.UTF-8';

/** Never throws. `cwd` should be a folder that the user may read: PostgreSQL's programs ask where they are. */
export function runProgram(
  program: string,
  args: string[],
  where: { cwd: string; runAs?: RunAs },
): Promise<ProgramEnd> {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: where.cwd,
      // Not ours: PGDATA, PGHOST or LANG in it would change what these programs do.
      env: { PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: clusterLocale },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(where.runAs && { uid: where.runAs.uid, gid: where.runAs.gid }),
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString();
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.once('error', (error) => resolve({ ok: false, output: error.message }));
    child.once('close', (code) => resolve({ ok: code === 0, output: output.trim() }));
  });
}

/**
 * Who runs the server when we are root: the owner of the folder when it was made before (another user may have been added since), else `postgres` when
 * the machine has one, else `nobody`.
 */
export async function chooseRunAs(postgresDir: string): Promise<RunAs | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const owner = await stat(postgresDir).catch(() => undefined);
  if (owner && owner.uid !== 0) return { name: `uid ${owner.uid}`, uid: owner.uid, gid: owner.gid };
  const users = await readFile('/etc/passwd', 'utf8').catch(() => '');
  for (const name of ['postgres', 'nobody']) {
    const [, , uid, gid] =
      users
        .split('\n')
        .find((line) => line.startsWith(`${name}:`))
        ?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new VigieError(
    'config-invalid',
    'PostgreSQL refuses to run as root, and this machine has neither a user postgres nor nobody: run Vigie as an ordinary user, or set DATABASE_URL',
  );
}
