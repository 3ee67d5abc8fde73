// A small Meilisearch that answers over real HTTP on the loopback: stateful, with tasks, for testing the adapter where no server is at hand.
// It imitates what Vigie uses of server 1.53 and nothing else; the referee holds every exchange against the official contract.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ApiError, indexNotFound, toErrorBody } from './api-error.ts';
import { openReferee } from './contract-referee.ts';
import { type FederatedBody, searchFederated } from './federated-search.ts';
import { addDocuments, createIndex, isObject, mergeSettings, type StoredIndex } from './stored-index.ts';
import { createTaskQueue, type StoredTask, toTaskView } from './task-queue.ts';

export interface StandInOptions {
  /** Asked for as a bearer token when given. */
  key?: string;
  bodyBytesMax?: number;
}

/** The next answers to come instead of the real ones. */
export interface Failure {
  status: number;
  /** An error code of the API, or raw text for a proxy's page. */
  code?: string;
  text?: string;
  retryAfterS?: number;
  /** Never answers. */
  hang?: boolean;
}

export interface StandIn {
  url: string;
  /** `METHOD /path` of each request so far. */
  requests: string[];
  bodies: unknown[];
  failNext(failure: Failure, times?: number): void;
  failNextTask(code: string, type?: 'invalid_request' | 'internal' | 'system'): void;
  pauseTasks(paused: boolean): void;
  dropIndex(uid: string): void;
  /** Faults against the contract so far. */
  violations: string[];
  /** Throws when the contract was broken. */
  close(): Promise<void>;
}

interface Answer {
  status: number;
  body: unknown;
}

export async function startStandIn(options: StandInOptions = {}): Promise<StandIn> {
  const referee = openReferee();
  const indexes = new Map<string, StoredIndex>();
  const tasks = createTaskQueue(1);
  const failures: Failure[] = [];
  const requests: string[] = [];
  const bodies: unknown[] = [];
  const violations: string[] = [];

  function getIndex(uid: string): StoredIndex {
    const index = indexes.get(uid);
    if (!index) throw indexNotFound(uid);
    return index;
  }
  const accepted = (task: StoredTask): Answer => ({
    status: 202,
    body: {
      taskUid: task.uid,
      indexUid: task.indexUid,
      status: task.status,
      type: task.type,
      enqueuedAt: task.enqueuedAt,
    },
  });
  /** Writes may name an index that is not there yet: the task makes it. */
  function madeIndex(uid: string): StoredIndex {
    const index = indexes.get(uid) ?? createIndex(uid, null);
    indexes.set(uid, index);
    return index;
  }

  function route(method: string, path: string, query: URLSearchParams, body: unknown): Answer {
    const [, root, uid = '', part, last] = path.split('/');
    const operation = `${method} /${[root, uid && '*', part, last].filter(Boolean).join('/')}`;
    switch (operation) {
      case 'POST /indexes': {
        const wanted = isObject(body) ? body : {};
        const name = String(wanted.uid);
        return accepted(
          tasks.add('indexCreation', name, () => {
            if (indexes.has(name)) return toErrorBody('index_already_exists', `Index \`${name}\` already exists.`);
            indexes.set(name, createIndex(name, typeof wanted.primaryKey === 'string' ? wanted.primaryKey : null));
            return undefined;
          }),
        );
      }
      case 'GET /indexes/*': {
        const { primaryKey, createdAt } = getIndex(uid);
        return { status: 200, body: { uid, primaryKey, createdAt, updatedAt: createdAt } };
      }
      case 'GET /indexes/*/settings':
        return { status: 200, body: getIndex(uid).settings };
      case 'PATCH /indexes/*/settings':
        return accepted(
          tasks.add('settingsUpdate', uid, () => {
            mergeSettings(madeIndex(uid), isObject(body) ? body : {});
            return undefined;
          }),
        );
      case 'GET /indexes/*/stats':
        return { status: 200, body: statsOf(getIndex(uid)) };
      case 'POST /indexes/*/documents': {
        if (!Array.isArray(body))
          throw new ApiError(400, 'malformed_payload', 'The `json` payload provided is malformed.');
        const documents = body.filter(isObject);
        return accepted(
          tasks.add('documentAdditionOrUpdate', uid, () =>
            addDocuments(madeIndex(uid), documents, query.get('primaryKey')),
          ),
        );
      }
      case 'POST /indexes/*/documents/delete-batch': {
        const ids = Array.isArray(body) ? body.map(String) : [];
        return accepted(
          tasks.add('documentDeletion', uid, () => {
            const index = indexes.get(uid);
            if (!index) return toErrorBody('index_not_found', `Index \`${uid}\` not found.`);
            for (const id of ids) index.documents.delete(id);
            return undefined;
          }),
        );
      }
      case 'GET /tasks/*': {
        const task = tasks.find(Number(uid));
        if (!task) throw new ApiError(404, 'task_not_found', `Task \`${uid}\` not found.`);
        return { status: 200, body: toTaskView(task) };
      }
      case 'POST /multi-search': {
        const asked = body as FederatedBody;
        if (!asked.federation) throw new Error('the stand-in knows federated multi-search only');
        if (asked.queries.some((one) => one.matchingStrategy !== 'all'))
          throw new Error('the stand-in knows matchingStrategy "all" only');
        return { status: 200, body: searchFederated(indexes, asked) };
      }
      default:
        throw new Error(`the stand-in does not imitate ${method} ${path}`);
    }
  }

  function answer(request: IncomingMessage, url: URL, text: string): Answer {
    try {
      checkKey(options.key, request);
      if (text.length > (options.bodyBytesMax ?? 100_000_000))
        throw new ApiError(413, 'payload_too_large', 'The provided payload reached the size limit.');
      return route(request.method ?? '', url.pathname, url.searchParams, parseBody(text));
    } catch (error) {
      if (error instanceof ApiError) return { status: error.status, body: error.body };
      violations.push(String(error));
      return { status: 500, body: toErrorBody('internal', String(error), 'internal') };
    }
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://127.0.0.1');
    const text = await readText(request);
    requests.push(`${request.method} ${url.pathname}`);
    bodies.push(parseBody(text));
    const failure = failures.shift();
    if (failure?.hang) return;
    if (failure?.text !== undefined) {
      response.writeHead(failure.status, { 'content-type': 'text/html' }).end(failure.text);
      return;
    }
    const { status, body } = failure
      ? {
          status: failure.status,
          body: toErrorBody(
            failure.code ?? 'internal',
            'The switch was on.',
            failure.status >= 500 ? 'system' : 'invalid_request',
          ),
        }
      : answer(request, url, text);
    const faults = referee?.({
      method: request.method ?? '',
      path: url.pathname,
      query: url.searchParams,
      requestBody: parseBody(text),
      status,
      responseBody: body,
    });
    violations.push(...(faults ?? []));
    response.writeHead(status, {
      'content-type': 'application/json',
      ...(failure?.retryAfterS === undefined ? {} : { 'retry-after': String(failure.retryAfterS) }),
    });
    response.end(JSON.stringify(body));
  }

  const server = createServer((request, response) => {
    handle(request, response).catch((error: unknown) => {
      violations.push(`the stand-in itself failed: ${String(error)}`);
      response.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the stand-in has no port');

  return {
    url: `http://127.0.0.1:${address.port}`,
    requests,
    bodies,
    violations,
    failNext(failure, times = 1) {
      for (let count = 0; count < times; count++) failures.push(failure);
    },
    failNextTask: (code, type = 'invalid_request') => tasks.failNext(toErrorBody(code, 'The switch was on.', type)),
    pauseTasks: (paused) => tasks.setPaused(paused),
    dropIndex: (uid) => void indexes.delete(uid),
    async close() {
      tasks.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      if (violations.length > 0) throw new Error(`the contract was broken:\n${[...new Set(violations)].join('\n')}`);
    },
  };
}

function checkKey(key: string | undefined, request: IncomingMessage): void {
  if (key === undefined) return;
  const { authorization } = request.headers;
  if (authorization === undefined)
    throw new ApiError(
      401,
      'missing_authorization_header',
      'The Authorization header is missing. It must use the bearer authorization method.',
      'auth',
    );
  if (authorization !== `Bearer ${key}`)
    throw new ApiError(403, 'invalid_api_key', 'The provided API key is invalid.', 'auth');
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function parseBody(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text);
}

function statsOf(index: StoredIndex): Record<string, unknown> {
  const sizes = { indexSize: 0, usedIndexSize: 0, rawDocumentDbSize: 0, avgDocumentSize: 0 };
  return {
    numberOfDocuments: index.documents.size,
    ...sizes,
    isIndexing: false,
    numberOfEmbeddings: 0,
    numberOfEmbeddedDocuments: 0,
    fieldDistribution: {},
  };
}
