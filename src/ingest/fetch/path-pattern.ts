// The path patterns of robots.txt (RFC 9309 §2.2.2 and §2.2.3), which TDMRep borrows: a prefix where `*` stands for anything and a final `$` for the end.

export interface PathPattern {
  /** What must follow in order; between two pieces anything may stand. The first one starts the path. */
  pieces: string[];
  endsPath: boolean;
  /** In octets, special characters included: the longest pattern is the most specific. */
  length: number;
}

/** Total: any text is a pattern, though most nonsense matches nothing. */
export function parsePathPattern(text: string): PathPattern {
  const comparable = toComparable(text);
  const endsPath = comparable.endsWith('$');
  const pieces = (endsPath ? comparable.slice(0, -1) : comparable).replace(/\*+/g, '*').split('*');
  return { pieces, endsPath, length: comparable.length };
}

/** Path and query as patterns see them; a literal `*` or `$` is written %2A or %24, so that a pattern can name it. */
export function toComparablePath(url: URL): string {
  return toComparable(url.pathname + url.search)
    .replaceAll('*', '%2A')
    .replaceAll('$', '%24');
}

/** Each piece is looked for once, from where the one before ended: no backtracking, since the pattern comes from outside. */
export function matchesPath(pattern: PathPattern, comparablePath: string): boolean {
  const [prefix = '', ...rest] = pattern.pieces;
  if (!comparablePath.startsWith(prefix)) return false;
  const suffix = pattern.endsPath ? rest.pop() : undefined;
  let position = prefix.length;
  for (const piece of rest) {
    const found = comparablePath.indexOf(piece, position);
    if (found === -1) return false;
    position = found + piece.length;
  }
  if (!pattern.endsPath) return true;
  if (suffix === undefined) return comparablePath.length === prefix.length;
  return comparablePath.length - suffix.length >= position && comparablePath.endsWith(suffix);
}

const escapedOrForeignPattern = /%[0-9a-fA-F]{2}|[^\w\-.~:/?#[\]@!$&'()*+,;=%]/gu;

/** One spelling for each path: %7e and ~ are the same, %2f is not a slash, é is %C3%A9. */
function toComparable(text: string): string {
  return text.replace(escapedOrForeignPattern, (found) => {
    // Half a surrogate pair (JSON can hold one) makes encodeURIComponent throw.
    if (!found.startsWith('%')) return encodeURIComponent(found.replace(/\p{Surrogate}/u, '\ufffd'));
    const character = String.fromCharCode(Number.parseInt(found.slice(1), 16));
    return /[\w\-.~]/.test(character) ? character : found.toUpperCase();
  });
}
