// A curator's word on a signal: pertinent, trop tôt, bruit or doublon, with what is done about it. Its audit row is written with it.
import { notFound } from '../errors.ts';
import type { Actor } from '../model/curation.ts';
import type { SignalFollowUp, SignalVerdict, SignalVerdictName } from '../model/signal-verdict.ts';
import type { ActionDeps } from './action-deps.ts';
import { assertRole } from './assert-role.ts';

export interface SignalJudgement {
  signalId: string;
  verdict: SignalVerdictName;
  comment?: string;
  followUp?: SignalFollowUp;
}

/** Adds it to what was said before: the last word counts. Throws `not-found`, `forbidden`. */
export async function judgeSignal(deps: ActionDeps, actor: Actor, judgement: SignalJudgement): Promise<SignalVerdict> {
  assertRole(actor, 'curator');
  const { signalId, verdict, comment, followUp } = judgement;
  return deps.store.transaction(async ({ signals, curation }) => {
    const found = await signals.find(signalId);
    if (!found) throw notFound('signal', signalId);
    const { standing, signal } = found.card;
    const at = deps.now();
    const said: SignalVerdict = {
      key: standing.key,
      verdict,
      ...(comment !== undefined && { comment }),
      ...followUp,
      actorId: actor.id,
      at,
      signalId,
      label: signal.label,
      lane: standing.lane,
      week: signal.week,
      surprise: signal.surprise,
    };
    await signals.saveVerdict(said);
    await curation.record({
      at,
      actorId: actor.id,
      action: 'signal.judge',
      subjectType: 'signal',
      subjectId: signalId,
      detail: { verdict, key: standing.key, label: signal.label, week: signal.week },
    });
    return said;
  });
}
