// The JSON-LD blocks of a page as plain objects. A page may hold anything: what is broken, or too much, counts for nothing.
import type { CheerioAPI } from 'cheerio';

export type JsonObject = Record<string, unknown>;

/** Real pages have some ten objects in some kilobytes. */
const objectsMax = 500;
const blockLengthMax = 500_000;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Every object of every block, `@graph` and arrays opened one level. Never throws. */
export function jsonLdObjects($: CheerioAPI): JsonObject[] {
  return $('script[type="application/ld+json"]')
    .toArray()
    .flatMap((script) => objectsOf($(script).text()))
    .slice(0, objectsMax);
}

function objectsOf(block: string): JsonObject[] {
  if (block.length > blockLengthMax) return [];
  try {
    const value: unknown = JSON.parse(block);
    const objects = (Array.isArray(value) ? value : [value]).filter(isJsonObject);
    return objects.flatMap((object) =>
      Array.isArray(object['@graph']) ? [object, ...object['@graph'].filter(isJsonObject)] : [object],
    );
  } catch {
    return [];
  }
}

/** As written: `Event`, `https://schema.org/Event`. */
export function typesOf(object: JsonObject): string[] {
  const type = object['@type'];
  return (Array.isArray(type) ? type : [type]).filter((name): name is string => typeof name === 'string');
}
