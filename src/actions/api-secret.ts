// What an API key looks like: `vigie_<id>_<43 characters>`. The id finds the row; the whole secret is known to the store by its SHA-256 only.
// The last part is 32 random bytes, so a plain hash is enough: there is nothing to guess.

export const secretRandomBytes = 32;

export function toApiSecret(id: string, random: string): string {
  return `vigie_${id}_${random}`;
}

/** The id that a secret names; undefined when it is not written like one. */
export function parseApiSecret(secret: string): string | undefined {
  return /^vigie_([a-z0-9]{1,40})_[A-Za-z0-9_-]{43}$/.exec(secret)?.[1];
}
