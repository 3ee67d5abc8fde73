// Bodies that are honest, compressed, compressed twice, cut, or bombs.
import { Readable } from 'node:stream';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readBody } from '../../../../src/ingest/fetch/read-body.ts';

const text = 'Un flux, des idées. '.repeat(100);
const plain = Buffer.from(text);
const bomb = gzipSync(Buffer.alloc(50_000_000));
const brotliBomb = brotliCompressSync(Buffer.alloc(50_000_000), { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });

const read = (body: Uint8Array, contentEncoding?: string, bytesMax = 10_000) =>
  readBody(Readable.from([body]), { contentEncoding, bytesMax });

describe('readBody', () => {
  it.each([
    ['nothing', undefined, plain],
    ['identity', 'identity', plain],
    ['gzip', 'gzip', gzipSync(plain)],
    ['GZIP', 'GZIP', gzipSync(plain)],
    ['x-gzip', 'x-gzip', gzipSync(plain)],
    ['br', 'br', brotliCompressSync(plain)],
    ['gzip twice', 'gzip, gzip', gzipSync(gzipSync(plain))],
    ['br, then gzip', 'br, gzip', gzipSync(brotliCompressSync(plain))],
  ])('decodes %s', async (_name, encoding, body) => {
    const reading = await read(body, encoding);
    expect(reading.type).toBe('read');
    expect('bytes' in reading && Buffer.from(reading.bytes).toString()).toBe(text);
  });

  it('takes an empty body for what it is', async () => {
    expect(await read(new Uint8Array())).toMatchObject({ type: 'read', bytes: { length: 0 } });
    expect(await read(new Uint8Array(), 'gzip')).toMatchObject({ type: 'read', bytes: { length: 0 } });
    expect(await read(new Uint8Array(), 'br')).toMatchObject({ type: 'read', bytes: { length: 0 } });
  });

  it.each([
    ['plain', undefined, Buffer.alloc(10_001)],
    ['a gzip bomb', 'gzip', bomb],
    ['a brotli bomb', 'br', brotliBomb],
    ['a bomb in a bomb', 'gzip, gzip', gzipSync(bomb)],
    ['a bomb that swells in its second layer', 'gzip, br', brotliCompressSync(bomb)],
  ])('stops %s at the cap, with the bytes up to there', async (_name, encoding, body) => {
    const reading = await read(body, encoding);
    expect(reading.type).toBe('too-large');
    expect('bytes' in reading && reading.bytes.length).toBeLessThanOrEqual(10_000);
  });

  it('accepts exactly the cap', async () => {
    expect(await read(Buffer.alloc(10_000))).toMatchObject({ type: 'read', bytes: { length: 10_000 } });
  });

  it.each([
    ['cut', gzipSync(plain).subarray(0, 40)],
    ['not what it says', plain],
  ])('rejects a gzip body that is %s', async (_name, body) => {
    await expect(read(body, 'gzip')).rejects.toThrow();
  });

  it.each(['zstd', 'gzip, compress', 'gzip, gzip, gzip, gzip'])('does not try %s', async (encoding) => {
    expect(await read(plain, encoding)).toMatchObject({ type: 'unknown-encoding' });
  });
});
