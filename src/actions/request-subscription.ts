// A reader asks for the weekly digest: a pending subscription and the mail that asks to confirm it, in one transaction with the record of consent.
import { VigieError } from '../errors.ts';
import { stableId } from '../model/ids.ts';
import { type SubscriptionRequest, subscriptionRequestSchema } from '../model/subscription.ts';
import type { ActionDeps } from './action-deps.ts';

/** What the reader agrees to, shown beside the button. Change the version with the text: each request records which one was read. */
export const consent = {
  version: '2026-11-24',
  text: 'En m’abonnant, j’accepte que mon adresse serve à m’envoyer la veille hebdomadaire de Vigie, et à rien d’autre. Chaque envoi contient un lien pour me désabonner.',
} as const;

/** Pending requests of one address in a day: beyond, no mail leaves, so that the form cannot be used to pester a stranger. */
const requestsPerDayMax = 3;
const dayMs = 86_400_000;

export interface SubscriptionContext {
  /** The ids that exist; a Set, or anything that answers `has`. */
  concepts: Pick<ReadonlySet<string>, 'has'>;
  territories: Pick<ReadonlySet<string>, 'has'>;
  /** Where the consent was given: the path of the page, `cli`… */
  form: string;
}

/**
 * Gives nothing back, whether the address is new, known or over its daily limit: the answer never tells who reads Vigie. Throws `input-invalid` for a
 * malformed address and for an unknown concept or territory; the error never holds the address.
 */
export async function requestSubscription(
  deps: ActionDeps,
  request: SubscriptionRequest,
  context: SubscriptionContext,
): Promise<void> {
  const checked = toCheckedRequest(request, context);
  const now = deps.now();
  let overLimit = false;
  const outboxId = await deps.store
    .transaction(async ({ subscriptions, outbox, curation }) => {
      const subscription = await subscriptions.create(checked, {
        id: stableId('subscription', deps.randomToken(16)),
        token: deps.randomToken(16),
        now,
        nextIssueAt: deps.nextIssueAt(now),
      });
      // Counted once this request holds its reader's row, so that many at once are counted too; what is over is undone.
      const since = new Date(now.getTime() - dayMs);
      overLimit = (await subscriptions.countPendingSince(checked.email, since)) > requestsPerDayMax;
      if (overLimit) throw new VigieError('rate-limited', 'Too many subscription requests for one address today');
      const row = await outbox.add({ kind: 'confirmation', subscriptionId: subscription.id, now });
      await curation.record({
        at: now,
        actorId: 'public',
        action: 'subscription.request',
        subjectType: 'subscription',
        subjectId: subscription.id,
        detail: {
          consentVersion: consent.version,
          form: context.form,
          concepts: checked.concepts,
          territories: checked.territories,
        },
      });
      return row.id;
    })
    .catch((error: unknown) => {
      if (overLimit) return undefined;
      throw error;
    });
  if (outboxId !== undefined) await deps.wake.mail(outboxId);
}

function toCheckedRequest(request: SubscriptionRequest, context: SubscriptionContext): SubscriptionRequest {
  // One reader, one spelling: mail servers that tell upper from lower case apart are gone, and the daily limit must not be fooled by them.
  const parsed = subscriptionRequestSchema.safeParse({ ...request, email: request.email.trim().toLowerCase() });
  if (!parsed.success) {
    const fields = [...new Set(parsed.error.issues.map((issue) => issue.path.join('.')))];
    throw new VigieError('input-invalid', `The subscription request is not valid: ${fields.join(', ')}`, {
      context: { fields },
    });
  }
  const concepts = [...new Set(parsed.data.concepts)];
  const territories = [...new Set(parsed.data.territories)];
  const unknown = [
    ...concepts.filter((id) => !context.concepts.has(id)),
    ...territories.filter((id) => !context.territories.has(id)),
  ];
  if (unknown.length > 0)
    throw new VigieError('input-invalid', `No such concept or territory: ${unknown.join(', ')}`, {
      context: { unknown },
    });
  return { email: parsed.data.email, concepts, territories };
}
