// A curator misses a notion in the glossary and says on which item: its word becomes a candidate. Its audit row is written with it.
import { notFound, VigieError } from '../errors.ts';
import type { Actor } from '../model/curation.ts';
import { type Glossary, prefLabelOf } from '../model/glossary.ts';
import type { ActionDeps } from './action-deps.ts';
import { assertRole } from './assert-role.ts';
import { conceptNamed, noteTerm } from './note-term.ts';

/** Gives the candidate's id. Throws `not-found` (item), `input-invalid` (no word; a concept has this name already: it is the tag to add), `forbidden`. */
export async function suggestTerm(
  deps: ActionDeps,
  actor: Actor,
  request: { itemId: string; term: string; form?: string },
  glossary: Glossary,
): Promise<string> {
  assertRole(actor, 'curator');
  const { itemId, term, form } = request;
  const known = conceptNamed(glossary, term);
  if (known)
    throw new VigieError(
      'input-invalid',
      `« ${term} » est un nom de « ${prefLabelOf(known)} » : posez l’étiquette « ${known.id} » (conceptId).`,
      { context: { pointer: '/term' } },
    );
  return deps.store.transaction(async (families) => {
    if (!(await families.items.find(itemId))) throw notFound('item', itemId);
    const at = deps.now();
    const id = await noteTerm(families, actor, { term, itemId, form: form ?? term, at });
    await families.curation.record({
      at,
      actorId: actor.id,
      action: 'term.suggest',
      subjectType: 'item',
      subjectId: itemId,
      detail: { candidate: id, term },
    });
    return id;
  });
}
