// vigie stories as a person runs it, on a file and on a database.
import { spawn } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTestDatabase } from '../../support/test-store.ts';

const cli = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'vigie-stories-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function stories(args: string[], env: Record<string, string> = {}) {
  const child = spawn(process.execPath, ['--import', 'tsx', cli, 'stories', ...args], {
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
  });
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { out, err, code: await code };
}

async function file(lines: object[]): Promise<string> {
  const path = join(folder, 'items.jsonl');
  await writeFile(path, lines.map((line) => JSON.stringify(line)).join('\n'));
  return path;
}

const lines = [
  { id: 'a', title: 'Rennes ouvre un tiers-lieu nourricier', date: '2026-03-01', story: 1 },
  { id: 'b', title: 'Un tiers-lieu nourricier ouvre à Rennes', date: '2026-03-02', text: null, story: 1 },
  { id: 'c', title: 'Nantes consulte ses lycéens', date: '2026-03-02', url: 'https://exemple.test/c', story: 2 },
];

describe('vigie stories', () => {
  it('groups the items of a file, and measures them when each says its story', async () => {
    const path = await file(lines);
    const { out, code } = await stories(['--items', path, '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      items: 3,
      stories: [
        {
          id: 'a',
          items: [
            { id: 'a', link: 'first' },
            { id: 'b', link: 'title' },
          ],
        },
        { id: 'c' },
      ],
      scores: { precision: 1, recall: 1, f1: 1 },
    });
    const report = (await stories(['--items', path])).out;
    expect(report).toContain('3 articles, 2 histoires, dont 1 de plusieurs articles.');
    expect(report).toContain('précision 1,000, rappel 1,000, F1 1,000 (1 justes, 1 trouvées, 1 attendues)');
    const [first, ...others] = lines;
    const { story: _story, ...unlabelled } = first ?? lines[0] ?? {};
    expect(
      JSON.parse((await stories(['--items', await file([unlabelled, ...others]), '--json'])).out),
    ).not.toHaveProperty('scores');
  });

  it('names every fault of a file, and asks for one thing at a time', async () => {
    const path = await file([
      { id: 'a', title: 'Un' },
      { id: 'a', title: 'Deux' },
    ]);
    expect(await stories(['--items', path])).toMatchObject({
      code: 65,
      err: expect.stringContaining(`:2 · id : « a »`),
    });
    const undated = await stories(['--items', await file([{ id: 'a', title: 'Un', date: 'hier' }])]);
    expect(undated).toMatchObject({ code: 65, err: expect.stringContaining('date : "hier"') });
    expect((await stories([])).code).toBe(65);
  });

  it('groups the stored items again', async () => {
    const database = await createTestDatabase();
    try {
      const env = { DATABASE_URL: database.url, VIGIE_HOME: folder };
      expect(await stories(['--rebuild'], env)).toMatchObject({
        code: 0,
        out: '0 articles relus, histoires refaites.\n',
      });
    } finally {
      await database.drop();
    }
  });
});
