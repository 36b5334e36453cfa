import { expect, test } from 'vitest';
import { clientAddress } from './client-address.ts';

const table: [peer: string | undefined, forwarded: string | undefined, proxy: boolean, address: string][] = [
  ['10.1.2.3', undefined, true, '10.1.2.3'],
  ['127.0.0.1', '198.51.100.7', true, '198.51.100.7'],
  ['127.0.0.1', '203.0.113.9, 198.51.100.7', true, '198.51.100.7'],
  ['127.0.0.1', 'nonsense', true, '127.0.0.1'],
  ['127.0.0.1', '198.51.100.7', false, '127.0.0.1'],
  ['::ffff:127.0.0.1', undefined, false, '127.0.0.1'],
  ['2001:db8:0:1:a:b:c:d', undefined, true, '2001:db8:0:1::/64'],
  ['2001:db8:0:1::9', undefined, true, '2001:db8:0:1::/64'],
  ['2001:DB8::1', undefined, true, '2001:db8:0:0::/64'],
  ['fe80::1%eth0', undefined, true, 'fe80:0:0:0::/64'],
  ['::1', undefined, false, '0:0:0:0::/64'],
  [undefined, undefined, false, ''],
];

test.each(table)('peer %s with X-Forwarded-For %s (proxy: %s) counts as %s', (peer, forwarded, proxy, address) => {
  expect(clientAddress(peer, forwarded, proxy)).toBe(address);
});
