// Reads a response body to its end or to its cap, decoding gzip and brotli on the way. Memory stays bounded by the cap whatever the server sends.
import { type Readable, Transform, Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip } from 'node:zlib';

export type BodyReading =
  | { type: 'read'; bytes: Uint8Array }
  /** `bytes` are the first `bytesMax`: enough for robots.txt, of which RFC 9309 §2.5 wants at least 500 KiB parsed. */
  | { type: 'too-large'; bytes: Uint8Array }
  | { type: 'unknown-encoding'; encoding: string };

/** A page sent through two compressing proxies is plausible; more is a trap. */
const encodingsMax = 3;

class CapReachedError extends Error {}

/**
 * The cap counts decoded bytes, after each decoding step, so that a bomb inside a bomb stops as early as a plain one. Rejects when the
 * body is cut short, wrongly compressed, or destroyed by the caller's deadline. The body is always consumed or destroyed.
 */
export async function readBody(
  body: Readable,
  options: { contentEncoding: string | undefined; bytesMax: number },
): Promise<BodyReading> {
  const encodings = parseEncodings(options.contentEncoding);
  const unknown = encodings.find((encoding) => !decoders.has(encoding));
  if (unknown !== undefined || encodings.length > encodingsMax) {
    discardBody(body);
    return { type: 'unknown-encoding', encoding: unknown ?? encodings.join(', ') };
  }
  const chunks: Uint8Array[] = [];
  const wire = { bytes: 0 };
  // Encodings are listed in the order they were applied (RFC 9110 §8.4), so they are undone from the last.
  const steps = encodings
    .reverse()
    .flatMap((encoding) => decoders.get(encoding)?.() ?? [])
    .flatMap((decoder) => [decoder, createCap(options.bytesMax)]);
  try {
    await pipeline([body, createCounter(wire), ...steps, createSink(chunks, options.bytesMax)]);
  } catch (error) {
    // Servers that compress everything also announce it for nothing at all, which no decoder accepts.
    if (wire.bytes === 0 && isCutShort(error)) return { type: 'read', bytes: new Uint8Array() };
    if (!(error instanceof CapReachedError)) throw error;
    return { type: 'too-large', bytes: Buffer.concat(chunks) };
  }
  return { type: 'read', bytes: Buffer.concat(chunks) };
}

/** Closes a body nobody will read, and with it the connection: draining it could last for ever. */
export function discardBody(body: Readable): void {
  body.on('error', () => {});
  body.destroy();
}

const decoders = new Map([
  ['gzip', () => createGunzip()],
  ['x-gzip', () => createGunzip()],
  ['br', () => createBrotliDecompress()],
]);

function parseEncodings(header: string | undefined): string[] {
  return (header ?? '')
    .toLowerCase()
    .split(',')
    .map((encoding) => encoding.trim())
    .filter((encoding) => encoding !== '' && encoding !== 'identity');
}

function isCutShort(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR';
}

function createCounter(count: { bytes: number }): Transform {
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      count.bytes += chunk.length;
      done(null, chunk);
    },
  });
}

function createCap(bytesMax: number): Transform {
  let passed = 0;
  return new Transform({
    transform(chunk: Uint8Array, _encoding, done) {
      passed += chunk.length;
      done(passed > bytesMax ? new CapReachedError() : null, chunk);
    },
  });
}

function createSink(chunks: Uint8Array[], bytesMax: number): Writable {
  let kept = 0;
  return new Writable({
    write(chunk: Uint8Array, _encoding, done) {
      chunks.push(chunk.subarray(0, bytesMax - kept));
      kept += chunk.length;
      done(kept > bytesMax ? new CapReachedError() : null);
    },
  });
}
