// The API on a real store and the PostgreSQL engine, mounted at /api as in the server; every answer is held against the OpenAPI document.
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { Hono } from 'hono';
import { expect } from 'vitest';
import type { ActionDeps } from '../../../src/actions/action-deps.ts';
import { createApi } from '../../../src/api/create-api.ts';
import { createLog } from '../../../src/log.ts';
import type { Glossary } from '../../../src/model/glossary.ts';
import { stableId } from '../../../src/model/ids.ts';
import type { Item } from '../../../src/model/item.ts';
import type { SourceDeclaration } from '../../../src/model/source.ts';
import type { Evidence, PlaceDirectory } from '../../../src/model/tag.ts';
import type { Tagging } from '../../../src/model/tagging.ts';
import { createChangeIndexer } from '../../../src/search/index-changes.ts';
import { openSearch } from '../../../src/search/open-search.ts';
import type { Store } from '../../../src/store/store.ts';
import { sampleConcept, sampleConceptTag, sampleTagging } from '../../support/sample-tag.ts';
import { openTestStore } from '../../support/test-store.ts';

export const start = new Date('2026-11-20T08:00:00.000Z');
export const publicUrl = 'https://vigie.example.fr';

export const glossary: Glossary = {
  version: 'abcdef012345',
  themes: [{ id: 'donnees', label: 'Données' }],
  concepts: [
    sampleConcept('open-data', {
      theme: 'donnees',
      prefLabel: 'données ouvertes',
      altLabels: ['open data'],
      hiddenLabels: ['opendata'],
      definition: 'Données publiques que chacun peut réutiliser.',
      definitionSource: 'définition de travail',
      related: ['ville-intelligente'],
    }),
    sampleConcept('ville-intelligente', {
      theme: 'donnees',
      prefLabel: { label: 'ville intelligente' },
      definition: 'Ville qui s’appuie sur des données et des réseaux.',
      definitionSource: 'définition de travail',
    }),
  ],
};

const rennes = { id: 'commune-35238', kind: 'commune' as const, code: '35238', name: 'Rennes' };
const bretagne = { id: 'region-53', kind: 'region' as const, code: '53', name: 'Bretagne' };
const places: PlaceDirectory = {
  find: (id) => [rennes, bretagne].find((place) => place.id === id),
  list: (kind) => [rennes, bretagne].filter((place) => place.kind === kind),
  ancestors: (id) => (id === rennes.id ? [bretagne.id] : []),
};

export const source: SourceDeclaration = {
  id: 'ville',
  title: 'La ville',
  url: 'https://ville.example.fr/rss',
  siteUrl: 'https://ville.example.fr/',
  kind: 'feed',
  itemKind: 'article',
  pages: 'auto',
  language: 'fr',
};

/** Stands deep in each full text: seen in an answer, it means that the text was served. */
export const canary = 'kanarivogel';

/** The nth item: published on its own day, tagged open-data in its title, Rennes in its text. */
export function makeItem(n: number, changes: Partial<Item> = {}): Item {
  const body = `La ville de Rennes publie ses comptages de vélos pour tous. ${'Suite de la phrase numérotée. '.repeat(30)}`;
  return {
    id: stableId(source.id, `guid:${n}`),
    sourceId: source.id,
    seenKey: `guid:${n}`,
    url: `https://ville.example.fr/${n}`,
    title: `Portail open data numéro ${n}`,
    excerpt: 'La ville de Rennes publie ses comptages de vélos pour tous.',
    text: `${body}${canary}. ${'Fin du texte. '.repeat(30)}`,
    textOrigin: 'page',
    pageState: 'done',
    pageAttempts: 1,
    kind: 'article',
    declaredKind: 'article',
    language: 'fr',
    authors: ['Service numérique'],
    categories: ['Vélo'],
    ...(n % 5 === 0 ? {} : { publishedAt: new Date(start.getTime() - n * 86_400_000) }),
    firstSeenAt: start,
    updatedAt: start,
    version: 1,
    contentHash: `hash-${n}`,
    ...changes,
  };
}

export function makeTagging(item: Item): Tagging {
  return sampleTagging({
    tags: [
      sampleConceptTag('open-data', {
        glossaryVersion: glossary.version,
        evidence: [evidenceOf(item, 'title', 'open data', 'label:altLabel')],
      }),
    ],
    places: [{ ...rennes, evidence: [evidenceOf(item, 'text', 'Rennes', 'place:name')] }],
  });
}

function evidenceOf(item: Item, field: 'title' | 'text', form: string, rule: string): Evidence {
  const at = item[field].indexOf(form);
  return { field, start: at, end: at + form.length, form, rule };
}

export function makeActionDeps(store: Store, clock: () => Date, woken: string[] = []): ActionDeps {
  let tokens = 0;
  return {
    store,
    now: clock,
    // Different at each call, of the right length, and the same at each run.
    randomToken: (bytes) => Buffer.alloc(bytes, stableId(String(++tokens))).toString('base64url'),
    nextIssueAt: (after) => new Date(after.getTime() + 7 * 86_400_000),
    wake: {
      changes: async () => void woken.push('changes'),
      source: async (id) => void woken.push(`source ${id}`),
      mail: async (id) => void woken.push(`mail ${id}`),
      walk: async (id) => void woken.push(`walk ${id}`),
    },
  };
}

export async function openTestApi() {
  const { store, close: closeStore } = await openTestStore();
  const lines: string[] = [];
  const log = createLog({ destination: { write: (line: string) => void lines.push(line) } });
  const search = await openSearch({ sql: store.sql, log });
  const woken: string[] = [];
  let time = start;
  const actions = makeActionDeps(store, () => time, woken);
  await store.glossary.addRevision(
    { number: 1, version: glossary.version, at: start, actorId: 'config', comment: 'Départ' },
    { themes: glossary.themes, concepts: glossary.concepts },
  );
  const learn = () => undefined;
  const deps = { store, search, glossary, places, actions, learn, now: () => time, log, publicUrl, version: '0.1.0' };
  const app = new Hono().route('/api', createApi(deps));
  const assertDocumented = await createContract(app);
  const indexer = createChangeIndexer({
    engine: search,
    changes: store.changes,
    loadItems: (ids) => store.items.listTagged(ids),
    places,
    log,
  });

  return {
    store,
    actions,
    lines,
    woken,
    index: () => indexer.indexOnce(),
    moveClock(to: Date) {
      time = to;
    },
    /** `path` from /api; `body` is sent as JSON. */
    async request(method: string, path: string, options: { key?: string; body?: unknown } = {}) {
      const response = await app.request(`/api${path}`, {
        method,
        headers: {
          ...(options.key !== undefined && { authorization: `Bearer ${options.key}` }),
          ...(options.body !== undefined && { 'content-type': 'application/json' }),
        },
        ...(options.body !== undefined && { body: JSON.stringify(options.body) }),
      });
      const text = await response.text();
      // A file (the glossary as Turtle…) is its text.
      const isJson = response.headers.get('content-type')?.includes('json') ?? false;
      const json: unknown = isJson ? JSON.parse(text) : text;
      assertDocumented(method, path, response, json);
      // biome-ignore lint/suspicious/noExplicitAny: its shape was just held against the document.
      return { status: response.status, headers: response.headers, text, json: json as any };
    },
    async close() {
      await search.close();
      await closeStore();
    },
  };
}

/** A check that an answer is one the document announces: route, status, media type and schema. */
async function createContract(app: Hono) {
  const document = (await (await app.request('/api/openapi.json')).json()) as {
    paths: Record<string, Record<string, { responses: Record<string, { content: Record<string, unknown> }> }>>;
  };
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  closeObjects(document);
  ajv.addSchema(document, 'openapi');
  const toReference = (part: string) => encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));

  return (method: string, path: string, response: Response, body: unknown) => {
    const pathname = `/api${path.split('?')[0]}`;
    const pattern = Object.keys(document.paths).find((one) =>
      new RegExp(`^${one.replace(/\{\w+\}/g, '[^/]+')}$`).test(pathname),
    );
    const name = `${method} ${pattern ?? pathname} ${response.status}`;
    const mediaType = (response.headers.get('content-type') ?? '').replace('; charset=utf-8', '');
    const parts = ['paths', pattern ?? '', method.toLowerCase(), 'responses', String(response.status), 'content'];
    const validate = ajv.getSchema(`openapi#/${[...parts, mediaType, 'schema'].map(toReference).join('/')}`);
    expect(validate, `${name} (${mediaType}) is not in the document`).toBeDefined();
    expect(validate?.(body), `${name}: ${ajv.errorsText(validate?.errors)} in ${JSON.stringify(body)}`).toBe(true);
  };
}

/** A client must bear new fields; here, an answer with more than it announces is a leak. */
function closeObjects(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && node.type === 'object' && 'properties' in node)
    Object.assign(node, { additionalProperties: false });
  for (const inner of Object.values(node)) closeObjects(inner);
}
