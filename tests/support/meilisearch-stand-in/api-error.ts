// The errors of a Meilisearch server, as it words them.

export interface ErrorBody {
  message: string;
  code: string;
  type: 'invalid_request' | 'internal' | 'auth' | 'system';
  link: string;
}

export class ApiError extends Error {
  readonly status: number;
  readonly body: ErrorBody;

  constructor(status: number, code: string, message: string, type: ErrorBody['type'] = 'invalid_request') {
    super(message);
    this.status = status;
    this.body = toErrorBody(code, message, type);
  }
}

export function toErrorBody(code: string, message: string, type: ErrorBody['type'] = 'invalid_request'): ErrorBody {
  return { message, code, type, link: `https://docs.meilisearch.com/errors#${code}` };
}

/** 404 when the index is in the URL, 400 when it is in the body. */
export function indexNotFound(uid: string, status: 404 | 400 = 404): ApiError {
  const where = status === 400 ? 'Inside `.queries[0]`: ' : '';
  return new ApiError(status, 'index_not_found', `${where}Index \`${uid}\` not found.`);
}
