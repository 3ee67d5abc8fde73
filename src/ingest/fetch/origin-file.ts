// The well-known files of an origin (robots.txt, tdmrep.json): fetched once, kept a day, asked again conditionally.
import type { FetchOutcome, FetchRequest } from '../../model/fetch.ts';
import type { Validators } from '../../model/source.ts';

export type OriginFile<T> =
  | { type: 'found'; value: T }
  /** The origin answered that there is none, or that we may not see it (4xx). */
  | { type: 'absent' }
  /** 5xx, 429, timeout…: nobody knows what it says. To be asked again within the hour. */
  | { type: 'unknown'; detail: string };

export interface OriginFileCache<T> {
  /** Never rejects. Requests for one origin at the same time share one fetch. */
  get(origin: string): Promise<OriginFile<T>>;
  /** What is known now, however old, without asking. */
  peek(origin: string): OriginFile<T> | undefined;
}

interface Entry<T> {
  file: OriginFile<T>;
  validators: Validators;
  freshUntilMs: number;
}

/** RFC 9309 §2.4: at most a day. */
const freshMs = 86_400_000;
const unknownFreshMs = 3_600_000;
const originsMax = 2_000;

/** `parse` is total: what it cannot read it turns into the value of an empty file. */
export function createOriginFileCache<T>(deps: {
  path: string;
  accept: FetchRequest['accept'];
  fetch: (request: FetchRequest) => Promise<FetchOutcome>;
  parse: (bytes: Uint8Array) => T;
  now: () => Date;
}): OriginFileCache<T> {
  const entries = new Map<string, Entry<T>>();
  const underWay = new Map<string, Promise<OriginFile<T>>>();

  async function refresh(origin: string): Promise<OriginFile<T>> {
    const known = entries.get(origin);
    const outcome = await deps.fetch({
      url: origin + deps.path,
      accept: deps.accept,
      ...(known && { validators: known.validators }),
    });
    const entry = toEntry(outcome, known);
    entries.delete(origin);
    entries.set(origin, entry);
    const [oldest = origin] = entries.keys();
    if (entries.size > originsMax) entries.delete(oldest);
    return entry.file;
  }

  function toEntry(outcome: FetchOutcome, known: Entry<T> | undefined): Entry<T> {
    const nowMs = deps.now().getTime();
    const freshUntilMs = nowMs + freshMs;
    if (outcome.type === 'changed') {
      const { bytes, validators } = outcome.body;
      return { file: { type: 'found', value: deps.parse(bytes) }, validators, freshUntilMs };
    }
    if (outcome.type === 'unchanged' && known) return { ...known, freshUntilMs };
    if (isDefinite(outcome)) return { file: { type: 'absent' }, validators: {}, freshUntilMs };
    // A server that fails today does not take back what it said yesterday (RFC 9309 §2.4 allows the old copy then).
    const file = known?.file.type === 'found' ? known.file : toUnknown(outcome);
    const validators = known?.validators ?? {};
    return { file, validators, freshUntilMs: nowMs + unknownFreshMs };
  }

  return {
    async get(origin) {
      const known = entries.get(origin);
      if (known && deps.now().getTime() < known.freshUntilMs) return known.file;
      const running = underWay.get(origin);
      if (running) return running;
      const started = refresh(origin).finally(() => underWay.delete(origin));
      underWay.set(origin, started);
      return started;
    },
    peek: (origin) => entries.get(origin)?.file,
  };
}

/** 4xx is an answer; 429 only says "not now". A refusal (too many redirects, challenge) leaves nothing to read: RFC 9309 §2.3.1.2 and §2.3.1.3 treat it alike. */
function isDefinite(outcome: FetchOutcome): boolean {
  if (outcome.type === 'http-error') return outcome.status < 500 && outcome.status !== 429;
  return outcome.type === 'refused';
}

function toUnknown(outcome: FetchOutcome): OriginFile<never> {
  const detail = 'detail' in outcome ? outcome.detail : `réponse inattendue (${outcome.type})`;
  return { type: 'unknown', detail };
}
