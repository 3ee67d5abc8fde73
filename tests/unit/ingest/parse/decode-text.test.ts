// Bytes to text when the evidence is true, missing, or a lie.
import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../../src/ingest/parse/decode-text.ts';

const french = 'Été : l’œuvre coûte 3 € à Angoulême';
const xml = (encoding: string): string =>
  `<?xml version="1.0" encoding="${encoding}"?><rss><title>${french}</title></rss>`;

describe('decodeText', () => {
  it.each<[name: string, bytes: Uint8Array, contentType: string | undefined, encoding: string]>([
    ['a UTF-8 mark', Buffer.from(`\ufeff${french}`), 'text/xml; charset=iso-8859-1', 'utf-8'],
    [
      'a UTF-16 mark',
      Buffer.concat([Buffer.from([0xff, 0xfe]), iconv.encode(french, 'utf-16le')]),
      undefined,
      'utf-16le',
    ],
    ['UTF-16 without a mark', iconv.encode(xml('utf-16'), 'utf-16be'), undefined, 'utf-16be'],
    ['the HTTP charset', iconv.encode(french, 'windows-1252'), 'text/xml; charset="ISO-8859-1"', 'windows-1252'],
    ['the XML declaration', iconv.encode(xml('windows-1252'), 'windows-1252'), 'text/xml', 'windows-1252'],
    [
      'the <meta charset>',
      iconv.encode(`<html><meta charset=iso-8859-15><p>${french}`, 'iso-8859-15'),
      undefined,
      'iso-8859-15',
    ],
    ['valid UTF-8 that nothing declares', Buffer.from(french), undefined, 'utf-8'],
    ['plain latin1 that nothing declares', iconv.encode(french, 'windows-1252'), undefined, 'windows-1252'],
    [
      'utf-8 announced twice and false',
      iconv.encode(xml('UTF-8'), 'windows-1252'),
      'text/xml; charset=utf-8',
      'windows-1252',
    ],
    [
      'a server that lies over a true declaration',
      iconv.encode(xml('windows-1252'), 'windows-1252'),
      'text/xml; charset=utf-8',
      'windows-1252',
    ],
    ['latin1 announced for UTF-8', Buffer.from(xml('UTF-8')), 'text/xml; charset=iso-8859-1', 'utf-8'],
    ['us-ascii announced for UTF-8', Buffer.from(xml('UTF-8')), 'text/xml; charset=us-ascii', 'utf-8'],
    ['an unknown charset', Buffer.from(french), 'text/xml; charset=martien', 'utf-8'],
    ['utf-16 declared in plain letters', Buffer.from(xml('utf-16')), undefined, 'utf-8'],
    ['a gzip file', gzipSync(Buffer.from(french)), 'application/gzip', 'utf-8'],
  ])('reads %s', (_, bytes, contentType, encoding) => {
    const decoded = decodeText(bytes, contentType);
    expect(decoded.encoding).toBe(encoding);
    expect(decoded.text).toContain(encoding === 'iso-8859-15' ? 'Été' : french);
  });

  it('keeps UTF-8 that is cut in the middle of a character', () => {
    const bytes = Buffer.from('é'.repeat(100));
    expect(decodeText(bytes.subarray(0, 199)).text.startsWith('é'.repeat(99))).toBe(true);
  });

  it('reads Cyrillic and Japanese that nothing declares', () => {
    const russian = 'Новости области сегодня и завтра, город открыл новый парк для жителей. '.repeat(5);
    expect(decodeText(iconv.encode(russian, 'windows-1251')).text).toBe(russian);
    const japanese =
      '市民が参加して、まちの予算について話し合う会議がひらかれました。とても多くの人が来ました。'.repeat(10);
    expect(decodeText(iconv.encode(japanese, 'shift_jis')).text).toBe(japanese);
  });

  it('is total', () => {
    fc.assert(
      fc.property(fc.uint8Array(), fc.option(fc.string(), { nil: undefined }), (bytes, type) => {
        expect(typeof decodeText(bytes, type).text).toBe('string');
      }),
    );
    expect(decodeText(new Uint8Array([0x1f, 0x8b, 1])).text).toHaveLength(3);
  });
});
