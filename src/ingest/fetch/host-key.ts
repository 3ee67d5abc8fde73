// Which requests share one queue: those that reach the same owner's machines.
import { getDomain } from 'tldts';

/**
 * The registrable domain (`a.exemple.gouv.fr` and `b.exemple.gouv.fr` → `exemple.gouv.fr`, by the ICANN part of the Public Suffix List), so that a site split over
 * many names is not asked many times at once. Addresses and names without one (localhost) are told apart by their port too: each is another server.
 */
export function toHostKey(url: URL): string {
  return getDomain(url.hostname) ?? `${url.hostname}:${url.port || (url.protocol === 'https:' ? '443' : '80')}`;
}
