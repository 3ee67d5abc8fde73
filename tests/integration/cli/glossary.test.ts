// vigie glossary as a person runs it: a process, its two outputs and its exit code, on a store of its own.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLog } from '../../../src/log.ts';
import { openStore } from '../../../src/store/open-store.ts';
import type { Store } from '../../../src/store/store.ts';
import { generateItem } from '../../support/generated-items.ts';
import { sampleTagging } from '../../support/sample-tag.ts';
import { createTestDatabase } from '../../support/test-store.ts';
import { now, source } from '../../support/walked-store.ts';

const cli = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let store: Store;
let home: string;

async function vigie(...args: string[]) {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, DATABASE_URL: database.url, VIGIE_HOME: home };
  const child = spawn(process.execPath, ['--import', 'tsx', cli, ...args], { env });
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { out, err, code: await code };
}

beforeAll(async () => {
  database = await createTestDatabase();
  home = await mkdtemp(join(tmpdir(), 'vigie-glossary-'));
  store = await openStore({ databaseUrl: database.url, homeDir: home, log: createLog({ level: 'error' }) });
  await store.sources.save(source, 'api', now);
  for (let n = 0; n < 60; n += 1) await store.items.saveTagged(generateItem(source.id, n), sampleTagging());
});
afterAll(async () => {
  await store?.close();
  await database?.drop();
  if (home) await rm(home, { recursive: true, force: true });
});

const tagged = async (conceptId: string) => {
  const items = await store.items.listTagged(await store.items.listIds({ limit: 100 }));
  return items.filter(({ tags }) => tags.some((tag) => tag.conceptId === conceptId)).length;
};

describe('vigie glossary', () => {
  it('is seeded from the configuration and shown, whole or by concept', async () => {
    const { out, code } = await vigie('glossary', 'show');
    expect(code).toBe(0);
    expect(out).toMatch(/^Révision 1, version [0-9a-f]{12} : \d+ notions/);
    expect(out).toMatch(/^tiers-lieu\tactive\tTiers-lieu/m);
    expect((await vigie('glossary', 'show', 'tiers-lieu')).out).toMatch(/definitionSource: /);
    expect((await vigie('glossary', 'show', 'inconnu')).code).toBe(65);
  });

  it('gives stored items their tags by retag', async () => {
    expect((await vigie('retag')).out).toMatch(/^60 articles relus, \d+ changés\.$/m);
    expect(await tagged('tiers-lieu')).toBeGreaterThan(5);
  });

  it('exports what import reads back as no change', async () => {
    const file = join(home, 'glossaire.csv');
    expect((await vigie('glossary', 'export', '--format', 'csv', '--output', file)).code).toBe(0);
    expect((await readFile(file, 'utf8')).length).toBeGreaterThan(10_000);
    const { out, code } = await vigie('glossary', 'import', file);
    expect({ out, code }).toEqual({ out: `${file} ne change rien au glossaire en vigueur.\n`, code: 0 });
  });

  it('imports a change, previews it, applies it and takes it back', async () => {
    const before = await tagged('chantier');
    const file = join(home, 'changement.yaml');
    await writeFile(
      file,
      `concepts:
  - id: chantier
    prefLabel: chantier de la place
    definition: Des travaux sur un espace public.
    definitionSource: un essai
    theme: lieux-et-territoires
`,
    );
    const imported = await vigie('glossary', 'import', file, '--comment', 'Les travaux');
    expect(imported.code).toBe(0);
    expect(imported.out).toContain('notion ajoutée : chantier de la place');
    expect(imported.out).toMatch(/\d+ articles gagnent une étiquette, 0 en perdent une\./);
    expect(imported.out).toContain('[chantier de la place]');
    expect(imported.err).toContain('60 / 60 articles');
    expect(await tagged('chantier')).toBe(before);

    const id = /vigie glossary apply (\w+)/.exec(imported.out)?.[1] ?? '';
    const applied = await vigie('glossary', 'apply', id);
    expect(applied.out).toContain('En vigueur : révision 2');
    expect(await tagged('chantier')).toBeGreaterThan(0);
    expect((await vigie('glossary', 'apply', id)).code).toBe(65);
    expect((await vigie('glossary', 'history')).out).toMatch(/ {2}2\t[0-9a-f]{12}\t.*Les travaux[\s\S]*applied/);
    expect((await vigie('check')).out).toContain('config/glossary.yaml en diffère');

    expect((await vigie('glossary', 'undo', id)).out).toContain('Annulée : révision 3, 60 articles relus.');
    expect(await tagged('chantier')).toBe(0);
    const [latest, , first] = await store.glossary.listRevisions(3);
    expect(latest?.version).toBe(first?.version);
  }, 300_000);

  it('refuses a file with all its faults, and exit code 65', async () => {
    const file = join(home, 'fautes.yaml');
    await writeFile(file, 'concepts:\n  - { id: x1, prefLabel: Xylo, definition: trop court, theme: inconnu }\n');
    const { err, code } = await vigie('glossary', 'propose', file);
    expect(code).toBe(65);
    expect(err).toMatch(/fautes\.yaml : \d+ faute/);
    expect((await vigie('glossary', 'import', join(home, 'absent.yaml'))).code).toBe(65);
  });

  it('lists and settles the words that curators miss, and says that nothing was learned', async () => {
    expect((await vigie('glossary', 'candidates')).out).toContain('Aucun mot n’attend.');
    const [itemId = ''] = await store.items.listIds({ limit: 1 });
    const example = { itemId, form: 'écomobilité', actorId: 'key:x', at: now };
    await store.glossary.noteCandidate({ id: 'ecomobilite', term: 'écomobilité' }, example);
    expect((await vigie('glossary', 'candidates')).out).toMatch(
      /^ecomobilite\técomobilité\tnotion nouvelle\t1 exemples/,
    );
    const accepted = await vigie('glossary', 'candidates', '--accept', 'ecomobilite', '--theme', 'transitions');
    expect(accepted.out).toContain('notion ajoutée : écomobilité');
    const learned = await vigie('glossary', 'learn');
    expect(learned.code).toBe(65);
    expect(learned.err).toContain('n’apprennent rien');
  });
});
