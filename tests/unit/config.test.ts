// The configuration is checked whole: every fault at once, each with its place and what to do, and no secret in any message.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readConfig } from '../../src/config.ts';
import { ConfigError } from '../../src/errors.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'vigie-config-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

function faultsOf(env: Record<string, string>, configDir?: string): string[] {
  try {
    readConfig({ env, ...(configDir && { configDir }) });
  } catch (error) {
    if (error instanceof ConfigError)
      return error.faults.map(({ file, path, problem, remedy }) => `${file} ${path} ${problem} ${remedy}`);
    throw error;
  }
  return [];
}

describe('the configuration Vigie ships with', () => {
  it('is valid with nothing set', () => {
    const config = readConfig({ env: {} });
    expect(config.glossary.concepts).toHaveLength(44);
    expect(config.sources.length).toBeGreaterThan(5);
    expect(config).toMatchObject({ port: 8026, publicUrl: 'http://localhost:8026', allowPrivate: [] });
    expect(config.databaseUrl).toBeUndefined();
  });
});

describe('the environment', () => {
  it('tells every fault at once', () => {
    const faults = faultsOf({
      VIGIE_PORT: 'abc',
      REDIS_URL: 'localhost:6379',
      VIGIE_ALLOW_PRIVATE: '10.0.0.0',
      VIGIE_HOEM: '/x',
      MEILI_KEY: 'k',
    });
    expect(faults).toHaveLength(5);
    expect(faults.join('\n')).toMatch(/VIGIE_HOEM is not a variable of Vigie/);
    expect(faults.join('\n')).toMatch(/REDIS_URL must be a URL beginning with redis:\/\//);
  });

  it('never repeats a value, which may be a secret', () => {
    const faults = faultsOf({ DATABASE_URL: 'mysql://vigie:hunter2@db/vigie', SMTP_URL: 'smtp//user:hunter2@mail' });
    expect(faults.length).toBeGreaterThan(0);
    expect(faults.join('\n')).not.toContain('hunter2');
  });

  it('reads a secret from the file that …_FILE names', () => {
    const file = join(dir, 'database-url');
    writeFileSync(file, 'postgres://vigie:p%40ss@localhost/vigie\n');
    expect(readConfig({ env: { DATABASE_URL_FILE: file } }).databaseUrl).toBe(
      'postgres://vigie:p%40ss@localhost/vigie',
    );
  });

  it('refuses a secret that is set twice, or whose file is missing', () => {
    const env = { DATABASE_URL: 'postgres://a@b/c', DATABASE_URL_FILE: join(dir, 'absent') };
    expect(faultsOf(env).join('\n')).toMatch(/set twice[\s\S]*cannot be read \(ENOENT\)/);
  });

  it('wants a sender with an SMTP server', () => {
    expect(faultsOf({ SMTP_URL: 'smtp://localhost' })).toEqual([expect.stringContaining('MAIL_FROM')]);
  });

  it('leaves the variables of other programs alone', () => {
    expect(faultsOf({ HOME: '/x', VIGIE_TEST_REQUIRE_ALL: '1' })).toEqual([]);
  });
});

describe('the files', () => {
  it('says file, line and path of each fault, over both files', () => {
    writeFileSync(join(dir, 'glossary.yaml'), 'themes: []\nconcepts: []\n');
    writeFileSync(
      join(dir, 'sources.yaml'),
      'sources:\n  - id: Mauvais Id\n    title: Titre\n    url: ftp://exemple.fr\n    couleur: bleu\n',
    );
    const faults = faultsOf({}, dir).join('\n');
    expect(faults).toMatch(/glossary\.yaml:1 themes/);
    expect(faults).toMatch(/sources\.yaml:2 sources\[0\]\.id/);
    expect(faults).toMatch(/sources\.yaml:4 sources\[0\]\.url/);
    expect(faults).toMatch(/couleur/);
  });

  it('wants selectors for a list page, and one id a source', () => {
    writeFileSync(join(dir, 'glossary.yaml'), 'themes: []\nconcepts: []\n');
    const list = '{ id: liste, title: Liste, url: "https://exemple.fr/", kind: list }';
    const feed = '{ id: flux, title: Flux, url: "https://exemple.fr/feed" }';
    writeFileSync(join(dir, 'sources.yaml'), `sources: [${list}, ${feed}, ${feed}]\n`);
    expect(faultsOf({}, dir).join('\n')).toMatch(/a list page needs selectors/);
    writeFileSync(join(dir, 'sources.yaml'), `sources: [${feed}, ${feed}]\n`);
    expect(faultsOf({}, dir).join('\n')).toMatch(/sources\[1\]\.id « flux » is there twice/);
  });

  it('says the line of what is not YAML, and the remedy for a file that is absent', () => {
    writeFileSync(join(dir, 'sources.yaml'), 'sources:\n  - id: "sans fin\n');
    expect(faultsOf({}, dir).join('\n')).toMatch(
      /glossary\.yaml {2}cannot be read \(ENOENT\)[\s\S]*line \d is not YAML/,
    );
  });
});
