// Who holds this secret: the look-up behind every authenticated request.
import { timingSafeEqual } from 'node:crypto';
import type { ApiKey } from '../model/curation.ts';
import { sha256 } from '../model/ids.ts';
import type { ActionDeps } from './action-deps.ts';
import { parseApiSecret } from './api-secret.ts';

/** `lastUsedAt` is for people to see which keys still serve: a minute is fine enough, and spares a write at each request. */
const touchEveryMs = 60_000;

/** The key, or undefined when the secret is badly written, unknown, wrong or revoked: the caller says no in the same words for all four. */
export async function checkKey(deps: Pick<ActionDeps, 'store' | 'now'>, secret: string): Promise<ApiKey | undefined> {
  const id = parseApiSecret(secret);
  const found = id === undefined ? undefined : await deps.store.apiKeys.find(id);
  if (!found || !sameHash(found.hash, sha256(secret)) || found.key.revokedAt) return undefined;
  const now = deps.now();
  const { lastUsedAt } = found.key;
  if (!lastUsedAt || now.getTime() - lastUsedAt.getTime() >= touchEveryMs)
    await deps.store.apiKeys.touch(found.key.id, now);
  return found.key;
}

/** In a time that does not tell how many characters were right. */
function sameHash(left: string, right: string): boolean {
  const [a, b] = [Buffer.from(left), Buffer.from(right)];
  return a.length === b.length && timingSafeEqual(a, b);
}
