// The headers of a request: who asks, for what, and what is already known. Nothing else is ever sent: no cookie, no referer, no credentials.
import type { FetchRequest } from '../../model/fetch.ts';
import type { Validators } from '../../model/source.ts';

const acceptByKind: Record<FetchRequest['accept'], string> = {
  feed: 'application/atom+xml, application/rss+xml, application/feed+json;q=0.9, application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, text/html;q=0.5, */*;q=0.1',
  page: 'text/html, application/xhtml+xml;q=0.9, */*;q=0.1',
  robots: 'text/plain, */*;q=0.1',
  json: 'application/json, */*;q=0.1',
};

/** What a header value may hold (RFC 9110 §5.5); a stored validator damaged into something else is left out rather than failing each fetch. */
const headerValuePattern = /^[\t\x20-\x7e\x80-\xff]{1,8000}$/;

/** `Vigie/1.2 (+https://instance.example/robot; contact)`, the form site owners look for in their logs. */
export function toUserAgent(options: { version: string; publicUrl: string; contact: string | undefined }): string {
  const robotPage = `+${options.publicUrl.replace(/\/+$/, '')}/robot`;
  const comment = [robotPage, options.contact ?? ''].map(toCommentText).filter((part) => part !== '');
  return `Vigie/${toCommentText(options.version)} (${comment.join('; ')})`;
}

/** Validators go back byte for byte, quotes and W/ included (RFC 9110 §13.1). */
export function toRequestHeaders(options: {
  userAgent: string;
  accept: FetchRequest['accept'];
  validators: Validators | undefined;
}): Record<string, string> {
  const { etag = '', lastModified = '' } = options.validators ?? {};
  return {
    'user-agent': options.userAgent,
    accept: acceptByKind[options.accept],
    'accept-encoding': 'gzip, br',
    'accept-language': 'fr',
    ...(headerValuePattern.test(etag) && { 'if-none-match': etag }),
    ...(headerValuePattern.test(lastModified) && { 'if-modified-since': lastModified }),
  };
}

/** A comment of a header holds neither parentheses nor anything but plain ASCII. */
function toCommentText(text: string): string {
  return text.replace(/[^\x20-\x7e]|[()\\;]/g, '').trim();
}
