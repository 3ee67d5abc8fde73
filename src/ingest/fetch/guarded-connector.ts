// The socket's own check: undici opens every connection through this, so that the address checked is the address connected to.
import { lookup as dnsLookup } from 'node:dns/promises';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import type { AddressGuard, AddressVerdict } from './address-guard.ts';

/** Raised at the socket; the fetcher turns it into a `refused` outcome. */
export class AddressRefusedError extends Error {
  readonly reason: Exclude<AddressVerdict, 'allowed'>;

  constructor(reason: Exclude<AddressVerdict, 'allowed'>, host: string) {
    super(refusalDetail(reason, host));
    this.name = 'AddressRefusedError';
    this.reason = reason;
  }
}

/** Every address of a name, in order of preference; rejects as `dns.lookup` does. */
export type ResolveName = (hostname: string) => Promise<string[]>;

export async function resolveByDns(hostname: string): Promise<string[]> {
  const answers = await dnsLookup(hostname, { all: true, verbatim: true });
  return answers.map((answer) => answer.address);
}

/**
 * undici's connector behind the guard. Its `lookup` hook alone is not enough: Node does not call it for IP literals (measured), so literals are judged
 * before. Names are resolved once, here; refused answers are dropped, and the connection goes to one of those that are left, so a name
 * that answers differently a second time (DNS rebinding) gains nothing.
 */
export function createGuardedConnector(deps: {
  guard: AddressGuard;
  resolve: ResolveName;
  connectTimeoutMs: number;
}): buildConnector.connector {
  const lookup: LookupFunction = (hostname, options, callback) => {
    resolveAllowed(deps, hostname).then(
      (addresses) => {
        const answers = addresses.map((address) => ({ address, family: isIP(address) }));
        const [first] = answers;
        if (options.all) callback(null, answers);
        else if (first) callback(null, first.address, first.family);
      },
      (error: NodeJS.ErrnoException) => callback(error, '', 4),
    );
  };
  const connect = buildConnector({ timeout: deps.connectTimeoutMs, lookup });
  return (options, callback) => {
    const literal = options.hostname.replace(/^\[|\]$/g, '');
    const verdict = isIP(literal) ? deps.guard.judge(literal) : 'allowed';
    if (verdict === 'allowed') connect(options, callback);
    else process.nextTick(() => callback(new AddressRefusedError(verdict, literal), null));
  };
}

/** At least one address, all allowed; rejects with AddressRefusedError when none is. */
async function resolveAllowed(deps: { guard: AddressGuard; resolve: ResolveName }, hostname: string) {
  const answers = await deps.resolve(hostname);
  const allowed = answers.filter((address) => isIP(address) && deps.guard.judge(address) === 'allowed');
  if (allowed.length > 0) return allowed;
  if (answers.length === 0) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' });
  const missesContact = answers.some((address) => deps.guard.judge(address) === 'no-contact');
  throw new AddressRefusedError(missesContact ? 'no-contact' : 'private-address', hostname);
}

/** For a person to read, in French. */
export function refusalDetail(reason: Exclude<AddressVerdict, 'allowed'>, host: string): string {
  return reason === 'no-contact'
    ? `Aucune requête ne sort sans contact : renseignez VIGIE_CONTACT (adresse électronique ou page) pour interroger ${host}`
    : `${host} mène à une adresse privée ou réservée : refusé (voir VIGIE_ALLOW_PRIVATE)`;
}
