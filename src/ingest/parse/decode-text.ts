// From bytes to text: the first step of every parser. BOM, then HTTP charset, then the document's own declaration, then sniffing.
import { gunzipSync } from 'node:zlib';
import chardet from 'chardet';
import iconv from 'iconv-lite';

/** A declaration stands near the start of a document (HTML: 1024 bytes; feeds are less careful). */
const declarationBytes = 4096;
const sniffedBytes = 64 * 1024;
/** Feeds saved compressed and served as a file. The cap is well above that of a fetched body and stops a bomb. */
const gunzippedBytesMax = 32 * 1024 * 1024;

/** What browsers read under these labels (WHATWG Encoding): servers say latin1 and send windows-1252. */
const aliases: Record<string, string> = {
  utf8: 'utf-8',
  'iso-8859-1': 'windows-1252',
  'iso8859-1': 'windows-1252',
  latin1: 'windows-1252',
  'latin-1': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  gb2312: 'gbk',
  'us-ascii': 'ascii',
  'x-sjis': 'shift_jis',
};
/** Measured: French in windows-1252 comes first at 60; Russian first at 39 in two lines of text. */
const guessConfidenceMin = 35;
/** What chardet tells apart reliably; its guesses among the Latin single-byte sets are worth less than windows-1252 on a French web. */
const trustedGuesses = /^(?:UTF-|GB|Big5|Shift|EUC|ISO-2022|KOI8|windows-1251|windows-1253|windows-1255|windows-1256)/i;

export interface DecodedText {
  text: string;
  /** The encoding that was used, lower case. */
  encoding: string;
}

/**
 * Total: any bytes give a text. A declared charset that the bytes contradict (invalid UTF-8, high bytes in ASCII, latin1 that is well-formed UTF-8) is a
 * lie and leaves the word to the next evidence. Bodies that are gzip files are opened first. The BOM is not part of the text.
 */
export function decodeText(input: Uint8Array, contentType?: string): DecodedText {
  const bytes = gunzipped(input);
  const marked = encodingOfBom(bytes);
  if (marked) return decodeAs(bytes, marked);
  const utf8 = utf8Evidence(bytes);
  for (const label of [charsetOf(contentType), declaredEncoding(bytes)]) {
    const encoding = label && usableEncoding(label);
    if (!encoding) continue;
    if (encoding === 'utf-8' && utf8 !== 'no') return decodeAs(bytes, 'utf-8');
    if (encoding === 'utf-8' || (encoding === 'ascii' && utf8 !== 'ascii')) continue;
    if (utf8 === 'multibyte' && /^windows-125|^iso-8859/.test(encoding)) return decodeAs(bytes, 'utf-8');
    return decodeAs(bytes, encoding);
  }
  if (utf8 !== 'no') return decodeAs(bytes, 'utf-8');
  return decodeAs(bytes, guessedEncoding(bytes));
}

function gunzipped(bytes: Uint8Array): Uint8Array {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: gunzippedBytesMax });
  } catch {
    return bytes;
  }
}

function encodingOfBom(bytes: Uint8Array): string | undefined {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // `<?` or `<r` in two-byte units without a mark.
  if (bytes[0] === 0x3c && bytes[1] === 0 && bytes[3] === 0) return 'utf-16le';
  if (bytes[0] === 0 && bytes[1] === 0x3c && bytes[2] === 0) return 'utf-16be';
  return undefined;
}

function charsetOf(contentType: string | undefined): string | undefined {
  return /charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(contentType ?? '')?.[1];
}

function declaredEncoding(bytes: Uint8Array): string | undefined {
  const head = iconv.decode(Buffer.from(bytes.subarray(0, declarationBytes)), 'latin1');
  const xml = /<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.:-]+)/i.exec(head)?.[1];
  return xml ?? /<meta\b[^>]{0,500}?charset\s*=\s*["']?\s*([\w.:-]+)/i.exec(head)?.[1];
}

/** Undefined for a label nobody knows, and for UTF-16 and UTF-32, which cannot be declared in ASCII letters. */
function usableEncoding(label: string): string | undefined {
  const name = label.toLowerCase();
  const encoding = aliases[name] ?? name;
  if (/^(?:utf-?16|utf-?32|ucs-?2)/.test(encoding) || /^(?:base64|hex|binary|utf-?7)/.test(encoding)) return undefined;
  return iconv.encodingExists(encoding) ? encoding : undefined;
}

/**
 * `no`: the bytes are something else. Text that is UTF-8 but for a few broken sequences (cut in the middle of a character, one field pasted from
 * elsewhere) is still UTF-8: reading it as latin1 would spoil every accent.
 */
function utf8Evidence(bytes: Uint8Array): 'ascii' | 'multibyte' | 'no' {
  if (!bytes.some((byte) => byte >= 0x80)) return 'ascii';
  const text = Buffer.from(bytes).toString('utf8');
  let broken = 0;
  let good = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === 0xfffd) broken += 1;
    else if (code >= 0x80) good += 1;
  }
  return broken === 0 || good >= 20 * broken ? 'multibyte' : 'no';
}

function guessedEncoding(bytes: Uint8Array): string {
  const guess = chardet.analyse(bytes.subarray(0, sniffedBytes))[0];
  const encoding =
    guess && guess.confidence >= guessConfidenceMin && trustedGuesses.test(guess.name) && usableEncoding(guess.name);
  return encoding || 'windows-1252';
}

function decodeAs(bytes: Uint8Array, encoding: string): DecodedText {
  return { text: iconv.decode(Buffer.from(bytes), encoding), encoding };
}
