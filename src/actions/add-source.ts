// A curator adds a source to the watch; it is due at once. Its audit row is written with it.
import { VigieError } from '../errors.ts';
import type { Actor } from '../model/curation.ts';
import type { Source, SourceDeclaration } from '../model/source.ts';
import type { ActionDeps } from './action-deps.ts';
import { assertRole } from './assert-role.ts';

/**
 * `declaration` has passed `checkedSourceDeclarationSchema`. Throws `conflict` when the id is taken or the address is already watched (switched-off sources
 * count: their items stay), `forbidden`.
 */
export async function addSource(deps: ActionDeps, actor: Actor, declaration: SourceDeclaration): Promise<Source> {
  assertRole(actor, 'curator');
  const source = await deps.store.transaction(async ({ sources, curation }) => {
    if (await sources.find(declaration.id))
      throw new VigieError('conflict', `Une source « ${declaration.id} » existe déjà.`, {
        context: { pointer: '/id' },
      });
    const twin = (await sources.list()).find((source) => source.url === declaration.url);
    if (twin)
      throw new VigieError('conflict', `La source « ${twin.id} » suit déjà cette adresse.`, {
        context: { pointer: '/url' },
      });
    const now = deps.now();
    const saved = await sources.save(declaration, 'api', now);
    await curation.record({
      at: now,
      actorId: actor.id,
      action: 'source.add',
      subjectType: 'source',
      subjectId: saved.id,
      detail: { title: saved.title, url: saved.url, kind: saved.kind },
    });
    return saved;
  });
  await deps.wake.source(source.id);
  return source;
}
