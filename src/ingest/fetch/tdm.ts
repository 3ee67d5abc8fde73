// Reservation of text and data mining rights (W3C TDMRep, final report of 2024; article 4 of the EU DSM directive): the file of the origin before a page is
// fetched, then the header of its answer. The <meta> of the page is read by the extractor.
import type { FetchOutcome, FetchRequest } from '../../model/fetch.ts';
import { createOriginFileCache } from './origin-file.ts';
import { matchesPath, type PathPattern, parsePathPattern, toComparablePath } from './path-pattern.ts';

export interface TdmRule {
  location: PathPattern;
  reserved: boolean;
}

export interface Tdm {
  /** Does the origin's /.well-known/tdmrep.json reserve this URL? A file that cannot be had reserves nothing (TDMRep, "TDM File on the Origin Server"). Never rejects. */
  isReserved(url: URL): Promise<boolean>;
}

/** The files are kept in memory for a day (see origin-file.ts). */
export function createTdm(deps: { fetch: (request: FetchRequest) => Promise<FetchOutcome>; now: () => Date }): Tdm {
  const files = createOriginFileCache({
    ...deps,
    path: '/.well-known/tdmrep.json',
    accept: 'json',
    parse: parseTdmRules,
  });
  return {
    async isReserved(url) {
      const file = await files.get(url.origin);
      return file.type === 'found' && isReservedByRules(file.value, url);
    },
  };
}

/** Not JSON, not an array, a rule without location or with another value than 0 or 1: protocol errors, which count as nothing said. */
export function parseTdmRules(bytes: Uint8Array): TdmRule[] {
  let parsed: unknown;
  try {
    parsed = JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return [];
  }
  if (!Array.isArray(parsed)) return [];
  return parsed.flatMap((rule: unknown) => {
    if (typeof rule !== 'object' || rule === null || !('location' in rule) || !('tdm-reservation' in rule)) return [];
    const reservation = String(rule['tdm-reservation']).trim();
    if (typeof rule.location !== 'string' || (reservation !== '0' && reservation !== '1')) return [];
    return [{ location: parsePathPattern(rule.location), reserved: reservation === '1' }];
  });
}

/** The first rule that matches is the one that counts, whatever comes after. */
export function isReservedByRules(rules: readonly TdmRule[], url: URL): boolean {
  const path = toComparablePath(url);
  return rules.find((rule) => matchesPath(rule.location, path))?.reserved ?? false;
}

/** `headers` as in FetchedBody. `tdm-reservation: 1` reserves; 0, absent or nonsense does not. */
export function isReservedByHeader(headers: Record<string, string>): boolean {
  return (headers['tdm-reservation'] ?? '').split(',').some((value) => value.trim() === '1');
}
