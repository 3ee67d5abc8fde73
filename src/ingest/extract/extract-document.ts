// `vigie extract`: the bytes of a page in, plain JSON out. Pure: nothing is fetched or stored.
import { decodeText } from '../parse/decode-text.ts';
import { extractPage } from './extract-page.ts';

/** Absent values are null. `text` is plain, paragraphs separated by one blank line. */
export interface ExtractedDocument {
  title: string | null;
  date: string | null;
  author: string | null;
  language: string | null;
  text: string;
}

/** Never throws: bytes that are no page give an empty or odd text. */
export function extractDocument(bytes: Uint8Array, options: { url: string; contentType?: string }): ExtractedDocument {
  const page = extractPage(decodeText(bytes, options.contentType).text, options.url);
  return {
    title: page.title ?? null,
    date: page.date ?? null,
    author: page.author ?? null,
    language: page.language ?? null,
    text: page.text,
  };
}
