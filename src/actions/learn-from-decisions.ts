// A curator asks that the decisions made so far teach: a draft change whose concepts carry new learned weights, to be previewed, applied and undone as any other.
import { VigieError } from '../errors.ts';
import type { Actor } from '../model/curation.ts';
import type { Concept, LearnedModel } from '../model/glossary.ts';
import type { GlossaryChange } from '../model/glossary-change.ts';
import type { Item } from '../model/item.ts';
import type { ActionDeps } from './action-deps.ts';
import { assertRole } from './assert-role.ts';
import { contentInForce } from './glossary-in-force.ts';
import { proposeGlossaryChange } from './propose-glossary-change.ts';

/** Undefined when the decisions do not suffice. */
export type Learn = (concept: Concept, decisions: { item: Item; accepted: boolean }[]) => LearnedModel | undefined;

/** The newest decisions on a concept: more change its weights no further. */
const decisionsMax = 2_000;

/**
 * Over all active concepts, or those named. Throws `conflict` when no concept has enough decisions or when the weights stay as they are, `input-invalid`
 * (a concept that does not exist), `forbidden`.
 */
export async function learnFromDecisions(
  deps: ActionDeps & { learn: Learn },
  actor: Actor,
  request: { conceptIds?: string[] } = {},
): Promise<GlossaryChange> {
  assertRole(actor, 'curator');
  const { content } = await contentInForce(deps.store.glossary);
  const unknown = (request.conceptIds ?? []).filter((id) => !content.concepts.some((concept) => concept.id === id));
  if (unknown.length > 0)
    throw new VigieError('input-invalid', `Absents du glossaire : ${unknown.join(', ')}.`, {
      context: { pointer: '/conceptIds' },
    });
  const taught: Concept[] = [];
  for (const concept of content.concepts) {
    if (request.conceptIds ? !request.conceptIds.includes(concept.id) : concept.status !== 'active') continue;
    const decisions = await deps.store.items.listDecided({ conceptId: concept.id, limit: decisionsMax });
    const learned = decisions.length > 0 ? deps.learn(concept, decisions) : undefined;
    if (learned && !isSame(learned, concept.learned)) taught.push({ ...concept, learned });
  }
  if (taught.length === 0)
    throw new VigieError('conflict', 'Les décisions prises jusqu’ici n’apprennent rien de nouveau.');
  const summary = taught.map(({ id, learned }) => `${id} (${learned?.accepted} oui, ${learned?.refused} non)`);
  return proposeGlossaryChange(deps, actor, {
    concepts: taught,
    themes: [],
    comment: `Appris des décisions des curateurs : ${summary.join(', ')}.`,
  });
}

function isSame(a: LearnedModel, b: LearnedModel | undefined): boolean {
  const written = (model: LearnedModel) =>
    JSON.stringify([model.bias, Object.entries(model.weights).sort(([one], [other]) => (one < other ? -1 : 1))]);
  return b !== undefined && written(a) === written(b);
}
