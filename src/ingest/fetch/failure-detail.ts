// Why a request got no usable answer, in words for the people who look after the sources.
import { messageOf } from '../../errors.ts';

const detailByCode = new Map([
  ['ENOTFOUND', 'nom de domaine inconnu'],
  ['EAI_AGAIN', 'résolution du nom de domaine impossible pour le moment'],
  ['ECONNREFUSED', 'connexion refusée par le serveur'],
  ['ECONNRESET', 'connexion coupée par le serveur'],
  ['EHOSTUNREACH', 'serveur injoignable'],
  ['ENETUNREACH', 'réseau injoignable'],
  ['ETIMEDOUT', 'connexion trop lente'],
  ['UND_ERR_CONNECT_TIMEOUT', 'connexion trop lente'],
  ['UND_ERR_SOCKET', 'réponse coupée par le serveur'],
  ['UND_ERR_RES_CONTENT_LENGTH_MISMATCH', 'réponse plus courte ou plus longue qu’annoncé'],
  ['UND_ERR_HEADERS_OVERFLOW', 'en-têtes de réponse démesurés'],
  ['Z_BUF_ERROR', 'corps compressé incomplet'],
  ['Z_DATA_ERROR', 'corps mal compressé'],
  ['CERT_HAS_EXPIRED', 'certificat expiré'],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificat auto-signé'],
  ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'chaîne de certificats incomplète'],
  ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificat établi pour un autre nom'],
]);

/** Known codes in French, with the code for whoever searches; others as Node words them. */
export function toFailureDetail(error: unknown): string {
  if (!(error instanceof Error)) return messageOf(error);
  if (error.name === 'HTTPParserError') return `réponse HTTP malformée (${error.message})`;
  const code = 'code' in error ? String(error.code) : error.name;
  return `${detailByCode.get(code) ?? error.message} (${code})`;
}
