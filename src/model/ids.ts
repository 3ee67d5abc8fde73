// Shapes shared by every noun: slugs, instants, and the identifiers that stay the same when the same thing is read twice.
import { createHash } from 'node:crypto';
import { z } from 'zod';

/** `lower-case-words`: ids of sources and concepts; safe in a URL, a file name and a search filter. */
export const slugSchema = z
  .string()
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'lower-case letters and digits, words joined by one hyphen')
  .max(80);

/** An absolute http(s) URL without user information. */
export const httpUrlSchema = z
  .url({ protocol: /^https?$/ })
  .refine((value) => !/^https?:\/\/[^/]*@/i.test(value), 'no user name or password in a URL');

/** 26 characters of base 32 from SHA-256: the same parts give the same id on every machine and at every run. */
export function stableId(...parts: string[]): string {
  const digest = createHash('sha256').update(parts.join('\u0000')).digest();
  const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
  let bits = 0;
  let value = 0;
  let id = '';
  for (const byte of digest) {
    value = (value << 8) | byte;
    bits += 8;
    while (bits >= 5 && id.length < 26) {
      id += alphabet[(value >>> (bits - 5)) & 31];
      bits -= 5;
    }
    value &= (1 << bits) - 1;
  }
  return id;
}

/** Hexadecimal SHA-256 of a text or of bytes. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
