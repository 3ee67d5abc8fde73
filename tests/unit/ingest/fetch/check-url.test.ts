// What is refused from the look of a URL alone.
import { describe, expect, it } from 'vitest';
import { createAddressGuard } from '../../../../src/ingest/fetch/address-guard.ts';
import { checkUrl } from '../../../../src/ingest/fetch/check-url.ts';

const guard = createAddressGuard({ allowPrivate: [], hasContact: true });

describe('checkUrl', () => {
  it.each([
    'file:///etc/passwd',
    'ftp://exemple.fr/flux',
    'javascript:alert(1)',
    'data:text/xml,<rss/>',
    'gopher://exemple.fr/',
    'http://',
    'https://user:secret@exemple.fr/',
    'https://user@exemple.fr/',
    'exemple.fr/flux',
    '',
    `https://exemple.fr/${'a'.repeat(2_048)}`,
  ])('refuses %s as a bad URL', (text) => {
    expect(checkUrl(guard, text)).toMatchObject({ type: 'refused', reason: 'bad-url' });
  });

  it('never repeats a password in what it says', () => {
    expect(JSON.stringify(checkUrl(guard, 'https://user:secret@exemple.fr/'))).not.toContain('secret');
  });

  it('resolves a redirect against the page that gives it, and drops the fragment', () => {
    const checked = checkUrl(guard, '../flux.xml#haut', new URL('https://exemple.fr/a/b'));
    expect(checked).toMatchObject({ type: 'ok', url: { href: 'https://exemple.fr/flux.xml' } });
  });

  it('leaves names to the check at the socket', () => {
    expect(checkUrl(guard, 'http://localhost/')).toMatchObject({ type: 'ok' });
  });
});
