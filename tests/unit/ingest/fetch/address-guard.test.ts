// The table of addresses: what is public, what is not, what the operator lets through.
import { describe, expect, it } from 'vitest';
import { createAddressGuard } from '../../../../src/ingest/fetch/address-guard.ts';

const refusedAddresses = [
  ['0.0.0.0', 'this host'],
  ['0.1.2.3', 'this network'],
  ['10.1.2.3', 'private'],
  ['100.64.0.1', 'CGNAT'],
  ['127.0.0.1', 'loopback'],
  ['127.255.255.254', 'loopback, far end'],
  ['169.254.169.254', 'cloud metadata'],
  ['172.16.0.1', 'private'],
  ['172.31.255.255', 'private, far end'],
  ['192.0.0.1', 'IETF protocol assignments'],
  ['192.0.2.1', 'documentation'],
  ['192.88.99.1', '6to4 relay'],
  ['192.168.1.1', 'private'],
  ['198.18.0.1', 'benchmarking'],
  ['198.51.100.1', 'documentation'],
  ['203.0.113.1', 'documentation'],
  ['224.0.0.1', 'multicast'],
  ['240.0.0.1', 'reserved'],
  ['255.255.255.255', 'broadcast'],
  ['::', 'unspecified'],
  ['::1', 'loopback'],
  ['::7f00:1', 'IPv4-compatible loopback'],
  ['::ffff:127.0.0.1', 'IPv4-mapped loopback'],
  ['::ffff:a00:1', 'IPv4-mapped private'],
  ['::ffff:0:7f00:1', 'IPv4-translated'],
  ['64:ff9b::7f00:1', 'NAT64'],
  ['64:ff9b:1::1', 'local NAT64'],
  ['100::1', 'discard'],
  ['100:0:0:1::1', 'not global unicast'],
  ['2001::1', 'Teredo'],
  ['2001:db8::1', 'documentation'],
  ['2002:7f00:1::', '6to4 of loopback'],
  ['3fff::1', 'documentation'],
  ['4000::1', 'unassigned'],
  ['5f00::1', 'segment routing'],
  ['fc00::1', 'unique local'],
  ['fd00:ec2::254', 'cloud metadata'],
  ['fe80::1', 'link-local'],
  ['fe80::1%eth0', 'link-local with a zone'],
  ['fec0::1', 'site-local'],
  ['ff02::1', 'multicast'],
  ['not an address', 'nonsense'],
  ['', 'nothing'],
] as const;

const publicAddresses = [
  '1.1.1.1',
  '93.184.216.34',
  '172.32.0.1',
  '100.128.0.1',
  '2001:4860:4860::8888',
  '2a01:e0a::1',
];

describe('createAddressGuard', () => {
  it.each(refusedAddresses)('refuses %s (%s)', (address) => {
    const guard = createAddressGuard({ allowPrivate: [], hasContact: true });
    expect(guard.judge(address)).toBe('private-address');
  });

  it.each(publicAddresses)('lets %s through', (address) => {
    expect(createAddressGuard({ allowPrivate: [], hasContact: true }).judge(address)).toBe('allowed');
  });

  it('lets nothing public through without a contact', () => {
    const guard = createAddressGuard({ allowPrivate: ['10.0.0.0/8'], hasContact: false });
    expect(guard.judge('1.1.1.1')).toBe('no-contact');
    expect(guard.judge('10.1.2.3')).toBe('allowed');
    expect(guard.judge('192.168.0.1')).toBe('private-address');
  });

  it('lets through exactly the ranges the operator names, in all their spellings', () => {
    const guard = createAddressGuard({ allowPrivate: ['127.0.1.0/24', 'fd00::/8', '10.0.0.7'], hasContact: true });
    expect(guard.judge('127.0.1.6')).toBe('allowed');
    expect(guard.judge('::ffff:127.0.1.6')).toBe('allowed');
    expect(guard.judge('fd12::1')).toBe('allowed');
    expect(guard.judge('10.0.0.7')).toBe('allowed');
    expect(guard.judge('127.0.0.1')).toBe('private-address');
    expect(guard.judge('10.0.0.8')).toBe('private-address');
    expect(guard.judge('fc00::1')).toBe('private-address');
  });

  it('says which range cannot be read', () => {
    expect(() => createAddressGuard({ allowPrivate: ['10.0.0.0/99'], hasContact: true })).toThrow('10.0.0.0/99');
  });
});
