// What the actions on the glossary share: the revision in force, one change and its state, and the faults of what it would give.
import { notFound, VigieError } from '../errors.ts';
import { buildGlossary } from '../glossary/build-glossary.ts';
import type { Content } from '../glossary/change-content.ts';
import { checkGlossary } from '../glossary/check-glossary.ts';
import type { GlossaryChange, GlossaryChangeState } from '../model/glossary-change.ts';
import type { GlossaryContent, GlossaryStore } from '../store/store.ts';

export async function contentInForce(glossary: GlossaryStore): Promise<{ number: number; content: GlossaryContent }> {
  const current = await glossary.current();
  if (!current) throw new VigieError('internal', 'the store has no glossary yet: it is seeded when Vigie opens it');
  return { number: current.revision.number, content: current.content };
}

export async function contentOfRevision(glossary: GlossaryStore, number: number): Promise<GlossaryContent> {
  const found = await glossary.revision(number);
  if (!found) throw notFound('glossary revision', String(number));
  return found.content;
}

export async function requireChange(glossary: GlossaryStore, id: string): Promise<GlossaryChange> {
  const change = await glossary.findChange(id);
  if (!change) throw notFound('glossary change', id);
  return change;
}

const stateNames: Record<GlossaryChangeState, string> = {
  draft: 'proposée',
  previewing: 'en cours d’essai',
  previewed: 'essayée',
  applying: 'en cours d’application',
  applied: 'appliquée',
  undoing: 'en cours d’annulation',
  undone: 'annulée',
  failed: 'arrêtée par une erreur',
};

/** @throws VigieError `conflict`: what is asked cannot be done in the state the change is in. */
export function refuseState({ id, state }: GlossaryChange, verb: string): VigieError {
  return new VigieError(
    'conflict',
    `La modification « ${id} » est ${stateNames[state]} : elle ne peut pas être ${verb}.`,
    {
      context: { id, state },
    },
  );
}

/** Writes the change in its new state. @throws VigieError `conflict` when somebody moved it meanwhile. */
export async function saveStep(glossary: GlossaryStore, change: GlossaryChange, from: GlossaryChange): Promise<void> {
  if (await glossary.saveChange(change, [from.state])) return;
  throw new VigieError('conflict', `La modification « ${change.id} » vient de changer d’état ; relisez-la.`, {
    context: { id: change.id },
  });
}

/** Each walk makes the items follow one revision: the next change waits for it. @throws VigieError `conflict`. */
export async function assertNoneIsMoving(glossary: GlossaryStore): Promise<void> {
  const moving = (await glossary.listWalking()).find(({ state }) => state !== 'previewing');
  if (!moving) return;
  throw new VigieError(
    'conflict',
    `La modification « ${moving.id} » est en cours (${moving.progress.done} articles sur ${moving.progress.total}) : attendez qu’elle soit finie.`,
    { context: { id: moving.id } },
  );
}

/** @throws VigieError `conflict` when somebody put another revision in force at the same moment. */
export async function addRevision(
  glossary: GlossaryStore,
  number: number,
  content: Content,
  by: { at: Date; actorId: string; comment: string; changeId: string },
): Promise<void> {
  try {
    await glossary.addRevision({ number, version: buildGlossary(content).version, ...by }, content);
  } catch (cause) {
    if (!(cause instanceof VigieError) || cause.code !== 'conflict') throw cause;
    throw new VigieError('conflict', 'Une autre modification vient d’entrer en vigueur ; relisez le glossaire.', {
      cause,
    });
  }
}

export interface ProposalFault {
  /** JSON pointer into the proposal. */
  pointer: string;
  detail: string;
}

/** The faults of a whole content, each pointing into the proposal that gives it: at its concept where it is one of its own. */
export function faultsOf(content: Content, proposal: Pick<GlossaryChange, 'concepts' | 'themes'>): ProposalFault[] {
  return checkGlossary(content).map(({ path, problem, remedy }) => ({
    pointer: toPointer(path, content, proposal),
    detail: `${problem}. ${remedy}.`,
  }));
}

function toPointer(path: string, content: Content, proposal: Pick<GlossaryChange, 'concepts' | 'themes'>): string {
  const [list, at, ...rest] = path.split('.');
  if (list !== 'concepts' && list !== 'themes') return '';
  const id = content[list][Number(at)]?.id;
  const own = proposal[list].findIndex((entry) => entry.id === id);
  return own === -1 ? `/${list}` : `/${[list, own, ...rest].join('/')}`;
}
