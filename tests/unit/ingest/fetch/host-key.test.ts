import { expect, it } from 'vitest';
import { toHostKey } from '../../../../src/ingest/fetch/host-key.ts';

it.each([
  ['https://a.numerique.gouv.fr/x', 'numerique.gouv.fr'],
  ['https://b.numerique.gouv.fr:8443/y', 'numerique.gouv.fr'],
  ['http://www.exemple.fr/', 'exemple.fr'],
  ['http://127.0.1.1:8027/', '127.0.1.1:8027'],
  ['http://127.0.1.1/', '127.0.1.1:80'],
  ['https://[2001:db8::1]/', '[2001:db8::1]:443'],
  ['http://localhost:3000/', 'localhost:3000'],
])('%s waits in the queue of %s', (url, key) => {
  expect(toHostKey(new URL(url))).toBe(key);
});
