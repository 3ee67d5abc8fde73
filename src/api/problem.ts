// Every answer of the API that is not a success, as RFC 9457 problem+json: the one place where errors become HTTP.
import type { Context } from 'hono';
import { HTTPException } from 'hono/http-exception';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { type ErrorCode, VigieError } from '../errors.ts';
import type { ApiEnv } from './api-deps.ts';

export type ProblemCode =
  | Exclude<ErrorCode, 'config-invalid'>
  | 'bad-request'
  | 'method-not-allowed'
  | 'payload-too-large'
  | 'unsupported-media-type';

export interface ProblemKind {
  status: ContentfulStatusCode;
  title: string;
}

export const problemKinds: Record<ProblemCode, ProblemKind> = {
  'bad-request': { status: 400, title: 'Requête mal formée' },
  unauthorized: { status: 401, title: 'Clé absente ou refusée' },
  forbidden: { status: 403, title: 'Droits insuffisants' },
  'not-found': { status: 404, title: 'Introuvable' },
  'method-not-allowed': { status: 405, title: 'Méthode non permise' },
  conflict: { status: 409, title: 'Conflit avec l’existant' },
  'payload-too-large': { status: 413, title: 'Corps de requête trop volumineux' },
  'unsupported-media-type': { status: 415, title: 'Type de contenu non pris en charge' },
  'input-invalid': { status: 422, title: 'Données refusées' },
  'rate-limited': { status: 429, title: 'Trop de requêtes' },
  internal: { status: 500, title: 'Erreur interne' },
  unavailable: { status: 503, title: 'Service momentanément indisponible' },
};

/** One fault of the request: where it stands (`pointer` is a JSON pointer, RFC 6901, inside that part) and what is wrong. */
export interface FieldError {
  in: 'query' | 'path' | 'header' | 'body';
  pointer: string;
  detail: string;
}

export interface ProblemCause {
  code: ProblemCode;
  detail: string;
  errors?: FieldError[];
  headers?: Record<string, string>;
}

const details = {
  body: 'Le corps de la requête doit être du JSON (Content-Type: application/json), bien formé.',
  internal: 'Une erreur inattendue s’est produite ; son détail est dans le journal, sous ce numéro de requête.',
  unavailable: 'Le service ne répond pas pour le moment ; réessayez un peu plus tard.',
};

const unavailableRetryMs = 10_000;

/**
 * What anything thrown says to the client. A `VigieError` of the client's own making keeps its message; what went wrong on our side is not told. An
 * `input-invalid` whose context says `in: 'query'` is a 400, in a body a 422.
 */
export function toProblemCause(error: unknown): ProblemCause {
  if (error instanceof HTTPException) return causeOfHttpException(error);
  if (!(error instanceof VigieError)) return { code: 'internal', detail: details.internal };
  const { message, context } = error;
  switch (error.code) {
    case 'config-invalid':
    case 'internal':
      return { code: 'internal', detail: details.internal };
    case 'unavailable':
      return { code: 'unavailable', detail: details.unavailable, headers: retryAfter(error, unavailableRetryMs) };
    case 'rate-limited':
      return { code: 'rate-limited', detail: message, headers: retryAfter(error, unavailableRetryMs) };
    case 'unauthorized':
      return { code: 'unauthorized', detail: message, headers: { 'WWW-Authenticate': 'Bearer realm="vigie"' } };
    case 'not-found':
      return {
        code: 'not-found',
        detail: typeof context.id === 'string' ? `Rien ne porte ici l’identifiant « ${context.id} ».` : message,
      };
    case 'conflict':
    case 'forbidden':
    case 'input-invalid': {
      const inQuery = context.in === 'query';
      const code = error.code === 'input-invalid' && inQuery ? 'bad-request' : error.code;
      if (Array.isArray(context.faults)) return { code, detail: message, errors: toBodyErrors(context.faults) };
      if (typeof context.pointer !== 'string') return { code, detail: message };
      const place = inQuery ? 'query' : 'body';
      return { code, detail: message, errors: [{ in: place, pointer: context.pointer, detail: message }] };
    }
  }
}

/** Several faults of one body, as actions give them: `{ pointer, detail }`. */
function toBodyErrors(faults: unknown[]): FieldError[] {
  return faults.flatMap((fault) => {
    const { pointer, detail } = (fault ?? {}) as Partial<FieldError>;
    return typeof pointer === 'string' && typeof detail === 'string' ? [{ in: 'body' as const, pointer, detail }] : [];
  });
}

function causeOfHttpException(error: HTTPException): ProblemCause {
  switch (error.status) {
    case 400:
      return { code: 'bad-request', detail: details.body };
    case 413:
      return { code: 'payload-too-large', detail: error.message };
    case 415:
      return { code: 'unsupported-media-type', detail: details.body };
    default:
      return { code: 'internal', detail: details.internal };
  }
}

function retryAfter(error: VigieError, defaultMs: number): Record<string, string> {
  return { 'Retry-After': String(Math.ceil((error.retryAfterMs ?? defaultMs) / 1000)) };
}

/** The answer itself. `type` is the address of /api/problems, which lists what each means. */
export function problemResponse(c: Context<ApiEnv>, cause: ProblemCause): Response {
  const { status, title } = problemKinds[cause.code];
  const problem = {
    type: `${c.get('publicUrl')}/api/problems#${cause.code}`,
    title,
    status,
    detail: cause.detail,
    requestId: c.get('requestId'),
    ...(cause.errors ? { errors: cause.errors } : {}),
  };
  return c.body(JSON.stringify(problem), status, {
    ...cause.headers,
    'Content-Type': 'application/problem+json',
    'Cache-Control': 'no-store',
  });
}
