import { describe, expect, it } from 'vitest';
import { toRequestHeaders, toUserAgent } from '../../../../src/ingest/fetch/request-headers.ts';

describe('toUserAgent', () => {
  it('says what we are, where we explain it and whom to write to', () => {
    const agent = toUserAgent({
      version: '1.2.0',
      publicUrl: 'https://vigie.exemple.fr/',
      contact: 'veille@exemple.fr',
    });
    expect(agent).toBe('Vigie/1.2.0 (+https://vigie.exemple.fr/robot; veille@exemple.fr)');
  });

  it('does without a contact, and lets nothing break the header', () => {
    expect(toUserAgent({ version: '1', publicUrl: 'http://localhost', contact: undefined })).toBe(
      'Vigie/1 (+http://localhost/robot)',
    );
    const odd = toUserAgent({ version: '1', publicUrl: 'http://localhost', contact: 'équipe (veille)\r\nCookie: x' });
    expect(odd).toBe('Vigie/1 (+http://localhost/robot; quipe veilleCookie: x)');
  });
});

describe('toRequestHeaders', () => {
  const headersWith = (validators: { etag?: string; lastModified?: string } | undefined) =>
    toRequestHeaders({ userAgent: 'Vigie/1', accept: 'feed', validators });

  it('asks for feeds in French, compressed', () => {
    const headers = headersWith(undefined);
    expect(headers).toMatchObject({ 'accept-encoding': 'gzip, br', 'accept-language': 'fr' });
    expect(headers.accept).toMatch(/^application\/atom\+xml, application\/rss\+xml, application\/feed\+json/);
    expect(Object.keys(headers).sort()).toEqual(['accept', 'accept-encoding', 'accept-language', 'user-agent']);
  });

  it.each(['"abc"', 'W/"abc"', 'abc', '"a"b"', '""', '"\u00e9"'])('sends the ETag %s as it came', (etag) => {
    expect(headersWith({ etag })['if-none-match']).toBe(etag);
  });

  it.each(['', '"a\r\nCookie: x"', '"\u0000"', '"€"', 'x'.repeat(8_001)])(
    'leaves out a damaged validator (%j)',
    (etag) => {
      expect(headersWith({ etag })).not.toHaveProperty('if-none-match');
    },
  );

  it('sends a date it does not understand as it came', () => {
    expect(headersWith({ lastModified: 'hier soir' })['if-modified-since']).toBe('hier soir');
  });
});
