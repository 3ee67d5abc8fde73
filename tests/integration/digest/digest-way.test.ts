// The way of a digest on a real store: prepared, claimed, sent once, by one worker or several, to those who are still there.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createDeliver } from '../../../src/digest/deliver.ts';
import { createFolderMailer } from '../../../src/digest/mailer/folder-mailer.ts';
import { createSmtpMailer } from '../../../src/digest/mailer/smtp-mailer.ts';
import { prepareIssue } from '../../../src/digest/prepare-issue.ts';
import { createMailRenderer } from '../../../src/digest/render-mail.ts';
import { nextIssueAt } from '../../../src/digest/schedule.ts';
import { selectEntries } from '../../../src/digest/select.ts';
import { createLog } from '../../../src/log.ts';
import type { Mailer } from '../../../src/model/mail.ts';
import type { Subscription } from '../../../src/model/subscription.ts';
import type { Store } from '../../../src/store/store.ts';
import { openSmtpSink } from '../../conformance/mailer/smtp-sink.ts';
import { openTestStore } from '../../support/test-store.ts';
import { entry, glossary, item, places } from '../../unit/digest/samples.ts';

const from = 'Vigie <vigie@exemple.fr>';
const start = new Date('2026-11-16T09:00:00Z');
const monday = new Date('2026-11-23T07:00:00Z');
const now = () => monday;
const render = createMailRenderer({ publicUrl: 'https://vigie.exemple.fr', glossary, places });
const log = createLog({ level: 'silent' });

let store: Store;
let readers = 0;
let closeStore = async () => {};
beforeAll(async () => {
  ({ store, close: closeStore } = await openTestStore());
});
afterAll(() => closeStore());

async function createReader(): Promise<Subscription> {
  readers += 1;
  const id = `reader-${readers}`;
  await store.subscriptions.create(
    { email: `${id}@exemple.fr`, concepts: ['commun'], territories: [] },
    { id, token: `token-${readers}`, now: start, nextIssueAt: monday },
  );
  const reader = await store.subscriptions.confirm(id, start, monday);
  if (!reader) throw new Error('not confirmed');
  return reader;
}

async function prepare(reader: Subscription, cutoff = monday, items = [item('a'), item('b')]) {
  const selection = selectEntries({
    subscription: reader,
    items,
    alreadySent: await store.digests.listSentItemIds(reader.id),
    glossary,
    places,
  });
  const issue = prepareIssue({ subscription: reader, cutoff, ...selection });
  const outboxId = await store.digests.saveIssue(issue, { nextIssueAt: nextIssueAt(cutoff), now: cutoff });
  return { issue, outboxId };
}

function deliverWith(mailer: Mailer) {
  return createDeliver({ outbox: store.outbox, mailer, render, now });
}

async function rowState(outboxId: string): Promise<string[]> {
  const rows = await store.sql.query<{ state: string }>('select state from outbox where id = $1', [outboxId]);
  return rows.map((row) => row.state);
}

describe('a prepared digest', () => {
  it('reaches the folder as a mail that its reader can open and leave', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'vigie-digest-'));
    try {
      const reader = await createReader();
      const { outboxId, issue } = await prepare(reader);
      expect(await deliverWith(createFolderMailer({ dir, from, now }))(outboxId ?? '')).toBe('sent');
      const files = await readdir(dir);
      expect(files).toEqual([`${outboxId}.eml`]);
      const mail = await simpleParser(await readFile(join(dir, files[0] ?? '')));
      expect(mail.to).toMatchObject({ value: [{ address: reader.email }] });
      expect(mail.text).toContain(`https://vigie.exemple.fr/abonnement/fin/${reader.token}`);
      expect(mail.html).toContain(`/digests/${issue.id}`);
      expect(mail.headers.get('list')).toMatchObject({
        unsubscribe: { url: `https://vigie.exemple.fr/abonnement/fin/${reader.token}` },
      });
    } finally {
      await rm(dir, { recursive: true, force: true });
    }
  });

  it('is sent once by two workers, each with its own connection, that take it at the same moment', async () => {
    const sink = await openSmtpSink('accept');
    const mailers = [1, 2].map(() => createSmtpMailer({ smtpUrl: sink.url, from, log, now }));
    try {
      const ids: string[] = [];
      for (let index = 0; index < 8; index += 1) ids.push((await prepare(await createReader())).outboxId ?? '');
      const workers = mailers.map(deliverWith);
      const results = await Promise.all(ids.flatMap((id) => workers.map((deliver) => deliver(id))));
      expect(results.filter((result) => result === 'sent')).toHaveLength(8);
      expect(results.filter((result) => result === 'not-due')).toHaveLength(8);
      expect(sink.recipients).toHaveLength(8);
      expect(new Set(sink.recipients).size).toBe(8);
    } finally {
      for (const mailer of mailers) await mailer.close();
      await sink.close();
    }
  });

  it('is not sent to a reader who left after it was prepared', async () => {
    const sink = await openSmtpSink('accept');
    const mailer = createSmtpMailer({ smtpUrl: sink.url, from, log, now });
    try {
      const reader = await createReader();
      const { outboxId = '' } = await prepare(reader);
      await store.subscriptions.end(reader.id, monday);
      expect(await deliverWith(mailer)(outboxId)).toBe('skipped');
      expect(await rowState(outboxId)).toEqual(['skipped']);
      expect(sink.messages).toEqual([]);
    } finally {
      await mailer.close();
      await sink.close();
    }
  });

  it('rests as uncertain when the server vanished with it, and is not sent again', async () => {
    const sink = await openSmtpSink('drop-after-message');
    const mailer = createSmtpMailer({ smtpUrl: sink.url, from, log, now });
    try {
      const { outboxId = '' } = await prepare(await createReader());
      expect(await deliverWith(mailer)(outboxId)).toBe('uncertain');
      expect(await deliverWith(mailer)(outboxId)).toBe('not-due');
      expect(await store.outbox.releaseExpired(new Date('2027-01-01T00:00:00Z'), 'retry')).toBe(0);
      expect(sink.messages).toHaveLength(1);
    } finally {
      await mailer.close();
      await sink.close();
    }
  });

  it('waits a quarter of an hour when the server defers it', async () => {
    const sink = await openSmtpSink('defer');
    const mailer = createSmtpMailer({ smtpUrl: sink.url, from, log, now });
    try {
      const { outboxId = '' } = await prepare(await createReader());
      expect(await deliverWith(mailer)(outboxId)).toBe('retry');
      const ids = async (at: string) => (await store.outbox.listDue(new Date(at), 100)).map((row) => row.id);
      expect(await ids('2026-11-23T07:14:59Z')).not.toContain(outboxId);
      expect(await ids('2026-11-23T07:15:00Z')).toContain(outboxId);
      const [row] = await store.sql.query<{ detail: string }>('select detail from outbox where id = $1', [outboxId]);
      expect(row?.detail).toContain('451');
      expect(row?.detail).not.toContain('@');
    } finally {
      await mailer.close();
      await sink.close();
    }
  });
});

describe('issues that follow each other', () => {
  it('never hold the same item twice, and an empty one leaves no mail', async () => {
    const reader = await createReader();
    const first = await prepare(reader);
    expect(first.issue.entries.map((one) => one.itemId)).toEqual(['a', 'b']);
    const later = await store.subscriptions.find(reader.id);
    if (!later) throw new Error('the reader is gone');
    expect(later.cutoffAt).toEqual(monday);
    const second = await prepare(later, new Date('2026-11-30T07:00:00Z'), [item('a', { version: 2 }), item('b')]);
    expect(second.issue).toMatchObject({ from: monday, entries: [] });
    expect(second.outboxId).toBeUndefined();
    const third = await store.subscriptions.find(reader.id);
    expect(third).toMatchObject({
      cutoffAt: new Date('2026-11-30T07:00:00Z'),
      nextIssueAt: new Date('2026-12-07T07:00:00Z'),
    });
  });

  it('are frozen: what was prepared twice is one issue and one mail', async () => {
    const reader = await createReader();
    const first = await prepare(reader);
    const again = await prepare(reader, monday, [item('c')]);
    expect(again.outboxId).toBe(first.outboxId);
    expect((await store.digests.find(first.issue.id))?.entries.map((one) => one.itemId)).toEqual(['a', 'b']);
    expect((await store.digests.find(first.issue.id))?.entries[0]).toEqual({
      ...entry('a', { territories: [], reasons: [{ type: 'concept', id: 'commun' }] }),
    });
  });
});
