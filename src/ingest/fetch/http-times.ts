// The delays that servers ask for, read from their headers. Pure; nonsense gives undefined, never an invented delay.

const yearMs = 365 * 86_400_000;
/** The three forms of RFC 9110 §5.6.7; the oldest one, asctime, names no zone but means UTC. */
const httpDatePattern = /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]*,? .*\d\d:\d\d:\d\d( \d{4}| GMT)$/;

/** Retry-After (RFC 9110 §10.2.3): seconds or an HTTP-date, to milliseconds from `now`. A date gone by gives 0; more than a year gives a year. */
export function parseRetryAfterMs(value: string | undefined, now: Date): number | undefined {
  const text = value?.trim() ?? '';
  if (/^\d+$/.test(text)) return Math.min(Number(text) * 1_000, yearMs);
  if (!httpDatePattern.test(text)) return undefined;
  const leftMs = Date.parse(text.endsWith('GMT') ? text : `${text} GMT`) - now.getTime();
  return Number.isNaN(leftMs) ? undefined : Math.min(Math.max(leftMs, 0), yearMs);
}

/** Cache-Control max-age (RFC 9111 §5.2.2.1) in milliseconds; undefined when absent, or when no-cache or no-store says not to rely on it. */
export function parseCacheMaxAgeMs(cacheControl: string | undefined): number | undefined {
  const directives = (cacheControl ?? '')
    .toLowerCase()
    .split(',')
    .map((directive) => directive.trim());
  if (directives.some((directive) => /^no-(cache|store)\b/.test(directive))) return undefined;
  const seconds = directives.map((directive) => /^max-age="?(\d+)"?$/.exec(directive)?.[1]).find((match) => match);
  return seconds === undefined ? undefined : Math.min(Number(seconds) * 1_000, yearMs);
}
