// send-mail: one outbox row, claimed before anything reaches the wire. Its state decides everything; running the job again is harmless.
import type { Handler } from '../queues.ts';

export function createSendMail(deliver: (outboxId: string) => Promise<string>): Handler<'send-mail'> {
  return async ({ outboxId }) => ({ outcome: await deliver(outboxId) });
}
