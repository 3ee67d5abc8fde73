// First check of a URL, of a source or of a redirect, before any queueing: what is plainly not to be asked is refused at once.
import { isIP } from 'node:net';
import type { RefusalReason } from '../../model/fetch.ts';
import type { AddressGuard } from './address-guard.ts';
import { refusalDetail } from './guarded-connector.ts';

export type CheckedUrl =
  | { type: 'ok'; url: URL }
  | { type: 'refused'; reason: Extract<RefusalReason, 'bad-url' | 'private-address' | 'no-contact'>; detail: string };

const urlLengthMax = 2_048;

/**
 * `base` is the page that redirects here. Refused: what is not a URL, another scheme than http or https, a name or password inside, more than 2,048 characters (as sitemaps.org has it; it also bounds the matching of robots.txt rules), a literal
 * address that the guard refuses (the URL parser has already turned 0x7f.1, 2130706433 or １２７.0.0.1 into 127.0.0.1). The fragment is dropped.
 */
export function checkUrl(guard: AddressGuard, text: string, base?: URL): CheckedUrl {
  if (text.length > urlLengthMax) return badUrl(`adresse de plus de ${urlLengthMax} caractères`);
  if (!URL.canParse(text, base?.href)) return badUrl('ce n’est pas une adresse web');
  const url = new URL(text, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return badUrl(`« ${url.protocol} » n’est ni http: ni https:`);
  if (url.username !== '' || url.password !== '')
    return badUrl('l’adresse contient un identifiant ou un mot de passe : retirez-le');
  url.hash = '';
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const verdict = isIP(host) ? guard.judge(host) : 'allowed';
  if (verdict !== 'allowed') return { type: 'refused', reason: verdict, detail: refusalDetail(verdict, host) };
  return { type: 'ok', url };
}

function badUrl(why: string): CheckedUrl {
  return { type: 'refused', reason: 'bad-url', detail: `Adresse refusée : ${why}` };
}
