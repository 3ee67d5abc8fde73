// What PostgreSQL cannot hold is replaced where it enters, so that one odd character never sinks an item.

const unstorable = /\u0000|\p{Surrogate}/gu;

/**
 * PostgreSQL text takes neither NUL nor half of a surrogate pair: each becomes U+FFFD, as HTML parsers do. One code unit for one: offsets into the
 * text stay right.
 */
export function toStorableText(text: string): string {
  return text.replace(unstorable, '\uFFFD');
}

/** JSON for a jsonb column, its strings made storable in the same way. */
export function toStorableJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) => (typeof inner === 'string' ? toStorableText(inner) : inner));
}

/** A date that timestamptz and ISO 8601 both write: years 1 to 9999. Anything else is no date. */
export function toStorableDate(date: Date | undefined): Date | null {
  if (!date) return null;
  const year = date.getUTCFullYear();
  return year >= 1 && year <= 9999 ? date : null;
}
