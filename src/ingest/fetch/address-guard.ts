// Which IP addresses a fetch may reach. Asked twice on the way out: on literals before queueing, and at the socket for every DNS answer.
import ipaddr from 'ipaddr.js';
import { VigieError } from '../../errors.ts';

/** `no-contact`: a public address, but the operator has not said whom a site owner can write to. */
export type AddressVerdict = 'allowed' | 'private-address' | 'no-contact';

export interface AddressGuard {
  /** `ip` is an IPv4 or IPv6 literal without brackets; what cannot be read as one is refused. */
  judge(ip: string): AddressVerdict;
}

type Range = [ipaddr.IPv4 | ipaddr.IPv6, number];

/** The only block IANA gives out as global unicast; ipaddr.js also calls unassigned space (4000::/3, ::7f00:1…) unicast. */
const globalUnicast = ipaddr.parseCIDR('2000::/3');

/**
 * Lets through the CIDRs of `allowPrivate`, and public unicast addresses when `hasContact`. Loopback, private, link-local, CGNAT, metadata, multicast,
 * reserved, and the IPv6 forms that carry an IPv4 address (mapped, NAT64, 6to4, Teredo) are refused.
 * Throws `config-invalid` on a CIDR that cannot be read.
 */
export function createAddressGuard(options: { allowPrivate: readonly string[]; hasContact: boolean }): AddressGuard {
  const allowed = options.allowPrivate.map(parseRange);
  return {
    judge(ip) {
      if (!ipaddr.isValid(ip)) return 'private-address';
      const address = ipaddr.process(ip);
      if (allowed.some((range) => isInside(address, range))) return 'allowed';
      if (!isPublic(address)) return 'private-address';
      return options.hasContact ? 'allowed' : 'no-contact';
    },
  };
}

function isPublic(address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || isInside(address, globalUnicast);
}

function isInside(address: ipaddr.IPv4 | ipaddr.IPv6, [network, bits]: Range): boolean {
  return address.kind() === network.kind() && address.match(network, bits);
}

function parseRange(text: string): Range {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  if (ipaddr.isValid(text)) {
    const address = ipaddr.parse(text);
    return [address, address.kind() === 'ipv4' ? 32 : 128];
  }
  throw new VigieError(
    'config-invalid',
    `« ${text} » is not an address range: write it as 10.0.0.0/8 or fd00::/8 (VIGIE_ALLOW_PRIVATE)`,
  );
}
