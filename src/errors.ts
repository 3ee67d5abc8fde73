// The one error family. An expected end (not modified, refused, empty) is a value; an error is what the caller could not plan for.
// Errors are translated in two places only: the worker (retry or not) and the HTTP layer (problem+json).

/** Stable, documented codes; the HTTP layer maps each to a status and a French title. */
export type ErrorCode =
  | 'config-invalid'
  | 'not-found'
  | 'input-invalid'
  | 'conflict'
  | 'unauthorized'
  | 'forbidden'
  | 'unavailable'
  | 'rate-limited'
  | 'internal';

export interface ErrorDetails {
  /** Does trying the same thing again later help? Read by the worker. */
  retry?: boolean;
  /** Not before this many milliseconds. */
  retryAfterMs?: number;
  /** What and where, for logs and problem+json: never secrets, never e-mail addresses. */
  context?: Record<string, unknown>;
  cause?: unknown;
}

/** Any failure Vigie raises on purpose: `message` says what, where and what to do. */
export class VigieError extends Error {
  readonly code: ErrorCode;
  readonly retry: boolean;
  readonly retryAfterMs: number | undefined;
  readonly context: Record<string, unknown>;

  constructor(code: ErrorCode, message: string, details: ErrorDetails = {}) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = 'VigieError';
    this.code = code;
    this.retry = details.retry ?? (code === 'unavailable' || code === 'rate-limited');
    this.retryAfterMs = details.retryAfterMs;
    this.context = details.context ?? {};
  }
}

/** One fault of the configuration: `file` or the environment, the path inside it, what is wrong, what to do. */
export interface ConfigFault {
  file: string;
  path: string;
  problem: string;
  remedy: string;
}

/** Every fault of a configuration at once; the process exits 78 (EX_CONFIG of sysexits.h). */
export class ConfigError extends VigieError {
  readonly faults: ConfigFault[];

  constructor(faults: ConfigFault[]) {
    const lines = faults.map(
      (fault) => `  ${fault.file} · ${fault.path || '(whole)'}: ${fault.problem}. ${fault.remedy}`,
    );
    super('config-invalid', `${faults.length} configuration fault(s):\n${lines.join('\n')}`, { retry: false });
    this.name = 'ConfigError';
    this.faults = faults;
  }
}

export function notFound(what: string, id: string): VigieError {
  return new VigieError('not-found', `${what} « ${id} » not found`, { retry: false, context: { what, id } });
}

/** A message for logs and stored histories, from anything that was thrown. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
