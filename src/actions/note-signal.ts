// A signal that deserves a place in the glossary: its words become a candidate term, its documents the examples. Its audit row is written with it.
import { notFound, VigieError } from '../errors.ts';
import type { Actor } from '../model/curation.ts';
import { type Glossary, prefLabelOf } from '../model/glossary.ts';
import type { Signal } from '../model/signal.ts';
import type { ActionDeps } from './action-deps.ts';
import { assertRole } from './assert-role.ts';
import { conceptNamed, noteTerm } from './note-term.ts';

/**
 * Gives the candidate's id; asked again, it is the same one. Throws `not-found`, `input-invalid` (a concept has this name already, or the signal is one of
 * concepts), `conflict` (none of its documents is there any more), `forbidden`.
 */
export async function noteSignal(
  deps: ActionDeps,
  actor: Actor,
  signalId: string,
  glossary: Glossary,
): Promise<string> {
  assertRole(actor, 'curator');
  return deps.store.transaction(async (families) => {
    const found = await families.signals.find(signalId);
    if (!found) throw notFound('signal', signalId);
    const { signal } = found.card;
    const known = conceptNamed(glossary, signal.label);
    if (known || /^(?:territory:[^:]+:)?(?:concept|pair):/.test(signal.key))
      throw new VigieError(
        'input-invalid',
        `« ${known ? prefLabelOf(known) : signal.label} » est déjà dans le glossaire.`,
        { context: { signalId } },
      );
    const items = await families.items.listTagged(signal.documents.map(({ id }) => id));
    if (items.length === 0)
      throw new VigieError('conflict', 'Les articles de ce signal ne sont plus là : il n’a plus d’exemple.');
    const at = deps.now();
    let candidate = '';
    for (const { id: itemId } of items)
      candidate = await noteTerm(families, actor, { term: signal.label, itemId, form: formIn(signal, itemId), at });
    await families.curation.record({
      at,
      actorId: actor.id,
      action: 'signal.note',
      subjectType: 'signal',
      subjectId: signalId,
      detail: { candidate, label: signal.label, examples: items.length },
    });
    return candidate;
  });
}

/** As that document writes it. */
function formIn({ documents, label }: Signal, itemId: string): string {
  const quote = documents.find(({ id }) => id === itemId)?.quote;
  return quote ? quote.text.slice(quote.termStart - quote.start, quote.termEnd - quote.start) : label;
}
