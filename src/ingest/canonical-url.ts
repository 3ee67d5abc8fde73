// One address for one page: what two links to the same article have in common. Used for identity, never shown.

/** Parameters that say where a reader came from, not what is read: campaign tags of Google, Matomo and AT Internet, click ids of social networks. */
const tracking =
  /^(?:utm_\w+|mtm_\w+|pk_(?:campaign|kwd|source|medium|content|cid)|matomo_\w+|at_(?:medium|campaign|custom\d*|source|link\w*|ptr\w*|format|creation|variant|network|emailtype|send_date|recipient\w*)|xtor|xtref|xtcr|fbclid|gclid|gclsrc|dclid|msclkid|yclid|twclid|igshid|igsh|mc_cid|mc_eid|mkt_tok|_hsenc|_hsmi|hsctatracking|wt_mc|ns_mchannel|ns_campaign|ns_source|ns_linkname|ito|__twitter_impression)$/i;

/**
 * Scheme and host in lower case, default port, fragment and tracking parameters dropped, the order of the others kept as written; stable under a second
 * pass. What is no absolute URL comes back as it is.
 */
export function canonicalUrl(url: string): string {
  let parsed: URL;
  try {
    parsed = new URL(url);
  } catch {
    return url;
  }
  parsed.hash = '';
  // By hand: URLSearchParams would re-encode the parameters that stay.
  const kept = parsed.search
    .slice(1)
    .split('&')
    .filter((pair) => pair !== '' && !tracking.test(pair.split('=')[0] ?? ''));
  parsed.search = kept.join('&');
  return parsed.href;
}
