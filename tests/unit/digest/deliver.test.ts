import { describe, expect, it } from 'vitest';
import { createDeliver, type DeliveryOutbox, type DeliveryWork, retryDelaysMs } from '../../../src/digest/deliver.ts';
import { createMailRenderer } from '../../../src/digest/render-mail.ts';
import type { DeliveryOutcome, Mailer, MailMessage, OutboxKind, OutboxState } from '../../../src/model/mail.ts';
import type { Subscription } from '../../../src/model/subscription.ts';
import { entry, glossary, issue, places, subscription } from './samples.ts';

const start = new Date('2026-11-23T07:00:00Z');
const render = createMailRenderer({ publicUrl: 'https://vigie.exemple.fr', glossary, places });

/** One row in memory that keeps the store's promises: one claim at a time, only when due. */
function createMemoryOutbox(kind: OutboxKind, reader: Subscription) {
  const row = { state: 'pending' as OutboxState, attempts: 0, nextAttemptAt: start, detail: '' };
  const outbox: DeliveryOutbox = {
    async claim(id, now): Promise<DeliveryWork | undefined> {
      if ((row.state !== 'pending' && row.state !== 'retry') || row.nextAttemptAt > now) return undefined;
      row.state = 'sending';
      row.attempts += 1;
      return {
        row: {
          id,
          kind,
          subscriptionId: reader.id,
          state: row.state,
          attempts: row.attempts,
          nextAttemptAt: row.nextAttemptAt,
        },
        subscription: reader,
        ...(kind === 'digest' && { issue: issue([entry('a')]) }),
      };
    },
    async finish(_id, result) {
      row.state = result.state;
      row.detail = result.detail;
      if (result.nextAttemptAt) row.nextAttemptAt = result.nextAttemptAt;
    },
  };
  return { row, outbox };
}

function createMailer(answer: (message: MailMessage) => Promise<DeliveryOutcome>, idempotent = false) {
  const sent: MailMessage[] = [];
  const mailer: Mailer = {
    name: idempotent ? 'folder' : 'smtp',
    idempotent,
    async deliver(message) {
      sent.push(message);
      return answer(message);
    },
    async close() {},
  };
  return { sent, mailer };
}
const accepted = async (): Promise<DeliveryOutcome> => ({ type: 'sent', reply: '250 ok' });

describe('one attempt', () => {
  it('sends a due digest of an active reader and writes the server’s reply down', async () => {
    const { row, outbox } = createMemoryOutbox('digest', subscription());
    const { sent, mailer } = createMailer(accepted);
    expect(await createDeliver({ outbox, mailer, render, now: () => start })('row-1')).toBe('sent');
    expect(sent).toHaveLength(1);
    expect(sent[0]).toMatchObject({ to: 'lectrice@exemple.fr', messageId: '<row-1@vigie.exemple.fr>' });
    expect(row).toMatchObject({ state: 'sent', detail: '250 ok' });
  });

  it.each([
    ['digest', 'ended'],
    ['digest', 'pending'],
    ['confirmation', 'active'],
    ['confirmation', 'ended'],
  ] as const)('skips a %s whose subscription became %s meanwhile', async (kind, state) => {
    const { row, outbox } = createMemoryOutbox(kind, subscription({ state }));
    const { sent, mailer } = createMailer(accepted);
    expect(await createDeliver({ outbox, mailer, render, now: () => start })('row-1')).toBe('skipped');
    expect(sent).toEqual([]);
    expect(row.state).toBe('skipped');
  });

  it('sends a confirmation to a pending reader', async () => {
    const { outbox } = createMemoryOutbox('confirmation', subscription({ state: 'pending' }));
    const { sent, mailer } = createMailer(accepted);
    expect(await createDeliver({ outbox, mailer, render, now: () => start })('row-1')).toBe('sent');
    expect(sent[0]?.subject).toBe('Confirmez votre abonnement à Vigie');
  });

  it('sends once when two workers take the same row at once', async () => {
    const { outbox } = createMemoryOutbox('digest', subscription());
    const { sent, mailer } = createMailer(accepted);
    const deliver = createDeliver({ outbox, mailer, render, now: () => start });
    expect((await Promise.all([deliver('row-1'), deliver('row-1')])).sort()).toEqual(['not-due', 'sent']);
    expect(sent).toHaveLength(1);
  });

  it.each(['failed', 'uncertain'] as const)('lets a row rest that ended %s', async (type) => {
    const { row, outbox } = createMemoryOutbox('digest', subscription());
    const { sent, mailer } = createMailer(async () => ({ type, detail: 'why' }));
    const deliver = createDeliver({ outbox, mailer, render, now: () => new Date(start.getTime() + 1e10) });
    expect(await deliver('row-1')).toBe(type);
    expect(await deliver('row-1')).toBe('not-due');
    expect(sent).toHaveLength(1);
    expect(row).toMatchObject({ state: type, detail: 'why' });
  });
});

describe('trying again', () => {
  it('waits 15 minutes, 1, 4, 12 and 24 hours, the same message each time, then gives up', async () => {
    const { row, outbox } = createMemoryOutbox('digest', subscription());
    const { sent, mailer } = createMailer(async () => ({ type: 'retry', detail: '451 later' }));
    let clock = start;
    const deliver = createDeliver({ outbox, mailer, render, now: () => clock });
    for (const minutes of [15, 60, 240, 720, 1440]) {
      expect(await deliver('row-1')).toBe('retry');
      expect(row.nextAttemptAt).toEqual(new Date(clock.getTime() + minutes * 60_000));
      expect(await deliver('row-1')).toBe('not-due');
      clock = row.nextAttemptAt;
    }
    expect(await deliver('row-1')).toBe('failed');
    expect(row.detail).toContain('451 later');
    expect(sent).toHaveLength(retryDelaysMs.length + 1);
    expect(new Set(sent.map((message) => message.messageId)).size).toBe(1);
  });

  it('is for a message that could not be written: nothing was on the wire', async () => {
    const { row, outbox } = createMemoryOutbox('digest', subscription());
    const { sent, mailer } = createMailer(accepted);
    const broken = () => {
      throw new Error('no template');
    };
    expect(await createDeliver({ outbox, mailer, render: broken, now: () => start })('row-1')).toBe('retry');
    expect(sent).toEqual([]);
    expect(row.detail).toContain('no template');
  });

  it('is not for a mailer that broke down in the middle, unless it can be asked twice', async () => {
    const broken = async () => {
      throw new Error('gone');
    };
    const ask = async (idempotent: boolean) => {
      const { outbox } = createMemoryOutbox('digest', subscription());
      const { mailer } = createMailer(broken, idempotent);
      return createDeliver({ outbox, mailer, render, now: () => start })('row-1');
    };
    expect(await ask(false)).toBe('uncertain');
    expect(await ask(true)).toBe('retry');
  });

  it('is left to the lease when the store is gone after the mail left', async () => {
    const { row, outbox } = createMemoryOutbox('digest', subscription());
    const { mailer } = createMailer(accepted);
    const failing: DeliveryOutbox = {
      ...outbox,
      finish: async () => {
        throw new Error('connection lost');
      },
    };
    const deliver = createDeliver({ outbox: failing, mailer, render, now: () => start });
    await expect(deliver('row-1')).rejects.toThrow('connection lost');
    expect(row.state).toBe('sending');
  });
});
