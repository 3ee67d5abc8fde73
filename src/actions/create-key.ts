// An admin makes an API key. Its secret leaves this function once and is stored nowhere; its audit row is written with it.
import { VigieError } from '../errors.ts';
import type { Actor, ApiKey, Role } from '../model/curation.ts';
import { sha256, stableId } from '../model/ids.ts';
import type { ActionDeps } from './action-deps.ts';
import { secretRandomBytes, toApiSecret } from './api-secret.ts';
import { assertRole } from './assert-role.ts';

/** `label` says whose key it is, in 1 to 100 characters. Throws `input-invalid`, `forbidden`. */
export async function createKey(
  deps: ActionDeps,
  actor: Actor,
  request: { role: Role; label: string },
): Promise<{ key: ApiKey; secret: string }> {
  assertRole(actor, 'admin');
  const label = request.label.trim();
  if (label.length === 0 || label.length > 100)
    throw new VigieError('input-invalid', 'Le libellé d’une clé compte de 1 à 100 caractères.', {
      context: { pointer: '/label' },
    });
  const id = stableId(deps.randomToken(16)).slice(0, 12);
  const secret = toApiSecret(id, deps.randomToken(secretRandomBytes));
  const key = await deps.store.transaction(async ({ apiKeys, curation }) => {
    const now = deps.now();
    const created = await apiKeys.create({ id, label, role: request.role, hash: sha256(secret), now });
    await curation.record({
      at: now,
      actorId: actor.id,
      action: 'key.create',
      subjectType: 'api-key',
      subjectId: id,
      detail: { label, role: request.role },
    });
    return created;
  });
  return { key, secret };
}
