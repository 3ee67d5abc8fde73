// Starts the press (../shared/press: six sites of real French texts on loopback) and speaks to its control address.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { SourceDeclaration } from '../../src/model/source.ts';
import { freePort } from './free-port.ts';

const script = fileURLToPath(new URL('../../../shared/press/serve.mjs', import.meta.url));
const corpus = new URL('../../../shared/data/corpus/', import.meta.url);
export const pressExists = existsSync(script);
export const pressAbsent = 'the press (../shared/press) is absent';

export interface PressRequest {
  at: number;
  source: string;
  method: string;
  path: string;
  userAgent: string;
  conditional?: boolean;
  cookie?: boolean;
}

export interface Press {
  control: string;
  sources: SourceDeclaration[];
  clock(): Promise<Date>;
  setClock(now: Date): Promise<void>;
  log(): Promise<PressRequest[]>;
  clearLog(): Promise<void>;
  close(): Promise<void>;
}

export async function startPress(now: Date): Promise<Press> {
  const port = await freePort();
  const child = spawn(process.execPath, [script, '--port', String(port), '--now', now.toISOString()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  const control = `http://127.0.0.1:${port}`;
  return {
    control,
    sources: toSources(port),
    clock: () => pressClock(control),
    setClock: (at) => setPressClock(control, at),
    log: async () => (await (await fetch(`${control}/_log`)).json()) as PressRequest[],
    clearLog: async () => void (await fetch(`${control}/_log`, { method: 'DELETE' })),
    async close() {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

export async function pressClock(control: string): Promise<Date> {
  const { now } = (await (await fetch(`${control}/_clock`)).json()) as { now: string };
  return new Date(now);
}

export async function setPressClock(control: string, now: Date): Promise<void> {
  await fetch(`${control}/_clock?now=${now.toISOString()}`, { method: 'POST' });
}

function toSources(port: number): SourceDeclaration[] {
  const site = (host: number, path: string) => `http://127.0.1.${host}:${port}${path}`;
  const common = { itemKind: 'article', pages: 'auto', language: 'fr' } as const;
  return [
    { ...common, id: 'code-gouv', title: 'code.gouv.fr', kind: 'feed', url: site(1, '/feed') },
    { ...common, id: 'eig', title: 'Entrepreneurs d’intérêt général', kind: 'feed', url: site(2, '/feed') },
    { ...common, id: 'design', title: 'Design numérique', kind: 'feed', url: site(3, '/feed') },
    {
      ...common,
      id: 'startups',
      title: 'Produits beta.gouv.fr',
      kind: 'list',
      itemKind: 'project',
      url: site(4, '/liste'),
      selectors: {
        item: 'ul.liste > li.carte',
        link: 'h2 a',
        title: 'h2 a',
        date: 'time',
        summary: 'p.resume',
        next: 'a[rel=next]',
      },
    },
    { ...common, id: 'incubateur', title: 'Incubateur des territoires', kind: 'feed', url: site(5, '/feed') },
    { ...common, id: 'multibao', title: 'multiBàO', kind: 'feed', url: site(6, '/feed') },
  ];
}

interface CorpusRecord {
  id: string;
  title: string;
  date: string | null;
}

const files: Record<string, { file: string; feed: boolean }> = {
  'code-gouv': { file: 'code-gouv.jsonl', feed: true },
  eig: { file: 'eig-blog.jsonl', feed: true },
  design: { file: 'design-numerique.jsonl', feed: true },
  startups: { file: 'beta-gouv-startups.jsonl', feed: false },
  incubateur: { file: 'incubateur-territoires.jsonl', feed: true },
  multibao: { file: 'multibao-methodes.jsonl', feed: true },
};
const feedSize = 20;

/**
 * What the press lets a reader see who looks at each of these instants, counted from its corpus and not through Vigie: a feed shows the 20 newest of what is
 * published, a list shows all.
 */
export function publishedIds(sourceId: string, instants: Date[]): Set<string> {
  const site = files[sourceId];
  if (!site) throw new Error(`the press has no site ${sourceId}`);
  const records = readFileSync(new URL(site.file, corpus), 'utf8')
    .trim()
    .split('\n')
    .map((line, order) => ({ ...(JSON.parse(line) as CorpusRecord), order }))
    .map((record) => ({ ...record, time: record.date ? Date.parse(record.date) : undefined }))
    .sort((a, b) => (b.time ?? 0) - (a.time ?? 0) || a.order - b.order);
  const seen = new Set<string>();
  for (const instant of instants) {
    const published = records.filter(({ time }) => time === undefined || time <= instant.getTime());
    for (const { id } of site.feed ? published.slice(0, feedSize) : published) seen.add(id);
  }
  return seen;
}
