// The only URLs that leave the parsers: absolute http(s), without user information.

/** `value` made absolute; undefined for anything else than http(s) (`javascript:`, `tag:`, `mailto:`…) and for what is no URL. */
export function toHttpUrl(value: string | undefined, base?: string): string | undefined {
  const trimmed = value?.trim();
  if (!trimmed) return undefined;
  try {
    const url = new URL(trimmed, base);
    if ((url.protocol !== 'http:' && url.protocol !== 'https:') || url.username || url.password) return undefined;
    return url.href;
  } catch {
    return undefined;
  }
}
