// Holds the import table of docs/architecture.md: who may import whom, one home a library, no circle, no oversized file without a reason.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const root = fileURLToPath(new URL('..', import.meta.url));

/** What each room may import of the others. `type` rooms may be imported for their types only. */
const rooms: Record<string, { rooms: string[]; types?: string[] }> = {
  model: { rooms: [] },
  errors: { rooms: [] },
  log: { rooms: [] },
  french: { rooms: ['errors'] },
  glossary: { rooms: ['model', 'errors', 'french'] },
  tagging: { rooms: ['model', 'errors', 'french', 'glossary'] },
  stories: { rooms: ['model', 'errors', 'french'] },
  signals: { rooms: ['model', 'errors', 'french'] },
  sheets: { rooms: ['model', 'errors', 'french', 'tagging'] },
  ingest: { rooms: ['model', 'errors', 'french'], types: ['log'] },
  store: { rooms: ['model', 'errors', 'french'], types: ['log'] },
  search: { rooms: ['model', 'errors', 'french'], types: ['log'] },
  digest: { rooms: ['model', 'errors', 'french'], types: ['log'] },
  actions: { rooms: ['model', 'errors', 'french', 'glossary'], types: ['store', 'log'] },
  jobs: {
    rooms: ['model', 'errors', 'ingest', 'glossary', 'tagging', 'stories', 'signals', 'sheets', 'search', 'digest'],
    types: ['store', 'log'],
  },
  api: { rooms: ['model', 'errors', 'french', 'glossary', 'actions'], types: ['store', 'search', 'log'] },
  web: { rooms: ['model', 'errors', 'french', 'glossary', 'actions'], types: ['store', 'search', 'log'] },
};
/** Import everything; nobody imports them (a subfolder such as cli/ or demo/ belongs to its composition root). */
const roots = ['main', 'core', 'live-glossary', 'cli', 'demo', 'config', 'version'];

/** Each library is opened in one place, so that replacing it touches one room. */
const homes: Record<string, string[]> = {
  'drizzle-orm': ['store'],
  pg: ['store', 'jobs'],
  bullmq: ['jobs'],
  ioredis: ['jobs'],
  'node-cron': ['jobs'],
  meilisearch: ['search'],
  hono: ['api', 'web', 'digest', 'main'],
  '@hono/zod-openapi': ['api'],
  '@hono/node-server': ['main'],
  nodemailer: ['digest'],
  undici: ['ingest'],
  'ipaddr.js': ['ingest', 'config'],
  tldts: ['ingest'],
  cheerio: ['ingest'],
  'rss-parser': ['ingest'],
  'iconv-lite': ['ingest'],
  chardet: ['ingest'],
  '@etalab/decoupage-administratif': ['tagging'],
  yaml: ['config', 'glossary'],
  n3: ['glossary'],
  jsonld: ['glossary'],
  papaparse: ['glossary'],
  commander: ['cli'],
  pino: ['log'],
  'close-with-grace': ['cli', 'demo'],
  zod: ['model', 'errors', 'config', 'glossary', 'ingest', 'tagging', 'jobs', 'api', 'web', 'actions', 'cli'],
};

interface Import {
  file: string;
  specifier: string;
  typeOnly: boolean;
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(path);
    return /\.tsx?$/.test(entry.name) ? [path] : [];
  });
}

function importsOf(file: string): Import[] {
  const text = readFileSync(file, 'utf8').replace(/\/\*[\s\S]*?\*\//g, '');
  const statements = text.matchAll(/^\s*(import|export)\s+(type\s+)?([^'";]*?\sfrom\s+)?['"]([^'"]+)['"]/gm);
  const dynamic = text.matchAll(/\bimport\(\s*['"]([^'"]+)['"]\s*\)/g);
  return [
    ...[...statements].map((match) => {
      const names = /^\s*\{([^}]*)\}/.exec(match[3] ?? '')?.[1];
      const everyNameIsType =
        names
          ?.split(',')
          .filter((name) => name.trim())
          .every((name) => /^\s*type\s/.test(name)) ?? false;
      return { file, specifier: match[4] ?? '', typeOnly: match[2] !== undefined || everyNameIsType };
    }),
    ...[...dynamic].map((match) => ({ file, specifier: match[1] ?? '', typeOnly: false })),
  ];
}

/** `src/ingest/parse/x.ts` → `ingest`; `src/errors.ts` → `errors`. */
function roomOf(file: string): string {
  const first = relative(join(root, 'src'), file).split('/')[0] ?? '';
  return first.replace(/\.tsx?$/, '');
}

const files = sourceFiles(join(root, 'src'));
const imports = files.flatMap(importsOf);
const at = (file: string) => relative(root, file);

describe('the house (docs/architecture.md)', () => {
  it('puts each file in a room that the table knows', () => {
    const strangers = files.filter((file) => !(roomOf(file) in rooms) && !roots.includes(roomOf(file)));
    expect(
      strangers.map(at),
      'add the room to docs/architecture.md and to this table, with its reason in docs/decisions.md',
    ).toEqual([]);
  });

  it('lets a room import only what the table allows', () => {
    const breaches = imports.flatMap(({ file, specifier, typeOnly }) => {
      if (!specifier.startsWith('.')) return [];
      const from = roomOf(file);
      const to = roomOf(resolve(dirname(file), specifier));
      if (from === to || roots.includes(from)) return [];
      if (roots.includes(to))
        return [`${at(file)} imports ${to}: ${to} assembles the rooms and is imported by none of them`];
      const table = rooms[from];
      if (table?.rooms.includes(to)) return [];
      if (table?.types?.includes(to))
        return typeOnly
          ? []
          : [
              `${at(file)} imports ${specifier}: ${from} may use only types of ${to} (import type …); receive the rest as an argument`,
            ];
      return [
        `${at(file)} imports ${specifier}: ${from} may not know ${to}; pass what it needs as an argument, or move the code`,
      ];
    });
    expect(breaches).toEqual([]);
  });

  it('gives each library one home', () => {
    const breaches = imports.flatMap(({ file, specifier, typeOnly }) => {
      if (specifier.startsWith('.') || specifier.startsWith('node:')) return [];
      const library = specifier
        .split('/')
        .slice(0, specifier.startsWith('@') ? 2 : 1)
        .join('/');
      const home = homes[library];
      if (!home)
        return [
          `${at(file)} imports ${library}: no home is declared for it in this test; choose one and record why in docs/decisions.md`,
        ];
      if (typeOnly || home.includes(roomOf(file))) return [];
      return [`${at(file)} imports ${library}, whose home is src/${home.join(', src/')}`];
    });
    expect(breaches).toEqual([]);
  });

  it('keeps the pure rooms pure', () => {
    const allowed = /^node:(crypto|module)$/;
    const breaches = imports.filter(
      ({ file, specifier }) =>
        ['model', 'french', 'tagging', 'signals'].includes(roomOf(file)) &&
        specifier.startsWith('node:') &&
        !allowed.test(specifier),
    );
    expect(
      breaches.map(({ file, specifier }) => `${at(file)} imports ${specifier}: this room does no input or output`),
    ).toEqual([]);
  });

  it('has no circle of imports', () => {
    const edges = new Map<string, string[]>();
    for (const { file, specifier, typeOnly } of imports) {
      if (!specifier.startsWith('.') || typeOnly) continue;
      edges.set(file, [...(edges.get(file) ?? []), resolve(dirname(file), specifier)]);
    }
    const done = new Set<string>();
    const circles: string[] = [];
    const visit = (file: string, path: string[]) => {
      if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].map(at).join(' → '));
      if (done.has(file) || path.includes(file)) return;
      for (const next of edges.get(file) ?? []) visit(next, [...path, file]);
      done.add(file);
    };
    for (const file of files) visit(file, []);
    expect(circles).toEqual([]);
  });

  it('opens each file with a line that says what it is, and lets none pass 400 lines', () => {
    const faults = files.flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      const opening = /^(#!.*\n)?(\/\*\* @jsx.*\*\/\n)?\s*(\/\/|\/\*)/.test(text)
        ? []
        : [`${at(file)}: open with one to three lines saying what it is`];
      const lines = text.split('\n').length;
      return lines > 400 ? [...opening, `${at(file)}: ${lines} lines; split along a real seam`] : opening;
    });
    expect(faults).toEqual([]);
  });

  it('speaks to people through no console', () => {
    const talkers = files.filter(
      (file) => !roots.includes(roomOf(file)) && /\bconsole\.\w+\(/.test(readFileSync(file, 'utf8')),
    );
    expect(talkers.map(at), 'use the logger that is passed in').toEqual([]);
  });
});
