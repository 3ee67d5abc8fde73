// What both mailers promise: the message arrives whole, its headers as they were given. Then what each promises alone.
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { simpleParser } from 'mailparser';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFolderMailer } from '../../../src/digest/mailer/folder-mailer.ts';
import { openMailer } from '../../../src/digest/mailer/open-mailer.ts';
import { createSmtpMailer, type SmtpTimeouts } from '../../../src/digest/mailer/smtp-mailer.ts';
import { createMailRenderer } from '../../../src/digest/render-mail.ts';
import { createLog } from '../../../src/log.ts';
import type { Mailer, MailMessage } from '../../../src/model/mail.ts';
import { entry, glossary, issue, places, subscription } from '../../unit/digest/samples.ts';
import { openRawServer, openSmtpSink, type SinkBehaviour } from './smtp-sink.ts';

const from = 'Vigie à l’essai <vigie@exemple.fr>';
const now = () => new Date('2026-11-23T07:00:05Z');
const render = createMailRenderer({
  publicUrl: 'https://vigie.une-collectivite-au-nom-assez-long.exemple.fr',
  glossary,
  places,
});

function digest(id = 'row-1'): MailMessage {
  return render({
    row: { id, kind: 'digest' },
    subscription: subscription(),
    issue: issue([
      entry('a', { title: 'Un été « participatif » à l’Haÿ-les-Roses', excerpt: 'Cœur, naïveté, œuvre.' }),
    ]),
  });
}

let dir = '';
let logged = '';
const closers: (() => Promise<void>)[] = [];
const log = createLog({
  level: 'trace',
  destination: {
    write(line) {
      logged += line;
    },
  },
});

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'vigie-mail-'));
  logged = '';
});
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
  await rm(dir, { recursive: true, force: true });
});

interface Setup {
  mailer: Mailer;
  received(): Promise<Buffer[]>;
}

async function openFolder(): Promise<Setup> {
  const folder = join(dir, 'mail');
  return {
    mailer: createFolderMailer({ dir: folder, from, now }),
    async received() {
      const names = await readdir(folder);
      return Promise.all(names.map((name) => readFile(join(folder, name))));
    },
  };
}

async function openSmtp(behaviour: SinkBehaviour = 'accept', timeouts: Partial<SmtpTimeouts> = {}) {
  const sink = await openSmtpSink(behaviour);
  closers.push(() => sink.close());
  return { ...mailerFor(sink.url, timeouts), received: async () => sink.messages, sink };
}

function mailerFor(smtpUrl: string, timeouts: Partial<SmtpTimeouts> = {}): { mailer: Mailer } {
  const mailer = createSmtpMailer({ smtpUrl, from, log, now, timeouts });
  closers.push(() => mailer.close());
  return { mailer };
}

/** The header block as lines, folded ones left folded. */
function headerLines(message: Buffer): string[] {
  return message.toString('latin1').split('\r\n\r\n')[0]?.split('\r\n') ?? [];
}

describe.each([
  ['folder', openFolder as () => Promise<Setup>],
  ['smtp', () => openSmtp() as Promise<Setup>],
])('the %s mailer', (name, openOne) => {
  it('hands a digest over whole: text and HTML, in UTF-8, the same characters', async () => {
    const { mailer, received } = await openOne();
    const message = digest();
    expect((await mailer.deliver(message)).type).toBe('sent');
    const [raw] = await received();
    if (!raw) throw new Error('nothing was received');
    expect(raw.toString('latin1')).toMatch(/^Content-Type: multipart\/alternative;/im);
    expect(raw.toString('latin1')).not.toMatch(/[^\r]\n/);
    const parsed = await simpleParser(raw);
    expect(parsed.html).toBe(message.html);
    expect(parsed.text).toBe(message.text);
    expect(parsed.subject).toBe(message.subject);
    expect(parsed.from?.value).toEqual([{ name: 'Vigie à l’essai', address: 'vigie@exemple.fr' }]);
    expect(parsed.to).toMatchObject({ value: [{ name: '', address: 'lectrice@exemple.fr' }] });
    expect(parsed.messageId).toBe(message.messageId);
    expect(parsed.date).toEqual(new Date('2026-11-23T07:00:05Z'));
    expect(parsed.attachments).toEqual([]);
  });

  it('keeps each list header on one line, however long', async () => {
    const { mailer, received } = await openOne();
    const message = digest();
    await mailer.deliver(message);
    const [raw] = await received();
    // The names of headers have no case (nodemailer writes List-ID).
    const unnamed = (line: string) => line.replace(/^[^:]+/, (key) => key.toLowerCase());
    const lines = headerLines(raw ?? Buffer.alloc(0)).map(unnamed);
    for (const [key, value] of Object.entries(message.headers)) expect(lines).toContain(unnamed(`${key}: ${value}`));
    expect(message.headers['List-Unsubscribe']?.length).toBeGreaterThan(80);
  });

  it('sends no list header with a confirmation', async () => {
    const { mailer, received } = await openOne();
    await mailer.deliver(render({ row: { id: 'row-2', kind: 'confirmation' }, subscription: subscription() }));
    const [raw] = await received();
    const lines = headerLines(raw ?? Buffer.alloc(0));
    expect(lines.filter((line) => /^List-/i.test(line))).toEqual([]);
    expect(lines).toContain('Auto-Submitted: auto-generated');
  });

  it('lets no line break of a value become a header or a second recipient', async () => {
    const { mailer, received } = await openOne();
    await mailer.deliver({
      ...digest(),
      to: 'lectrice@exemple.fr\r\nBcc: autre@exemple.fr',
      subject: 'Bonjour\r\nBcc: autre@exemple.fr\r\n\r\ncorps',
      headers: { 'List-Help': '<https://exemple.fr>\r\nX-Injected: 1' },
    });
    // An address that is none may be refused; if it was taken, nothing came with it.
    for (const raw of await received()) {
      const lines = headerLines(raw);
      expect(lines.filter((line) => /^(bcc|x-injected|corps)/i.test(line))).toEqual([]);
    }
    await mailer.deliver({
      ...digest('row-9'),
      subject: 'Bonjour\r\nBcc: autre@exemple.fr',
      headers: { 'X-A': 'b\r\nX-B: c' },
    });
    const last = (await received()).find((raw) => raw.includes('<row-9@'));
    expect(headerLines(last ?? Buffer.alloc(0))).toContain('X-A: b X-B: c');
    expect((await simpleParser(last ?? '')).subject).toBe('Bonjour Bcc: autre@exemple.fr');
  });

  it('says its name, and whether it may be asked twice', async () => {
    const { mailer } = await openOne();
    expect([mailer.name, mailer.idempotent]).toEqual([name, name === 'folder']);
  });

  it('writes neither an address nor a message to the log', async () => {
    const { mailer } = await openOne();
    await mailer.deliver(digest());
    expect(logged).not.toMatch(/lectrice|@exemple|Extrait|Haÿ/);
  });
});

describe('the folder mailer alone', () => {
  it('names a file after its outbox row, for its owner only, and leaves no draft', async () => {
    const { mailer } = await openFolder();
    await mailer.deliver(digest('abc-123'));
    expect(await readdir(join(dir, 'mail'))).toEqual(['abc-123.eml']);
    expect((await stat(join(dir, 'mail'))).mode & 0o777).toBe(0o700);
    expect((await stat(join(dir, 'mail', 'abc-123.eml'))).mode & 0o777).toBe(0o600);
  });

  it('writes one file for one message, however often it is asked', async () => {
    const { mailer, received } = await openFolder();
    const outcomes = await Promise.all([mailer.deliver(digest()), mailer.deliver(digest())]);
    expect((await mailer.deliver(digest())).type).toBe('sent');
    expect(outcomes.map((outcome) => outcome.type)).toEqual(['sent', 'sent']);
    expect(await received()).toHaveLength(1);
  });

  it('stays inside its folder whatever the Message-ID says', async () => {
    const { mailer } = await openFolder();
    await mailer.deliver({ ...digest(), messageId: '<../../dehors@x>' });
    expect(await readdir(join(dir, 'mail'))).toEqual(['------dehors.eml']);
    expect(await readdir(dir)).toEqual(['mail']);
  });

  it('asks to try again when the folder cannot be made, and leaves nothing behind', async () => {
    await writeFile(join(dir, 'file'), '');
    const mailer = createFolderMailer({ dir: join(dir, 'file', 'mail'), from, now });
    expect(await mailer.deliver(digest())).toMatchObject({ type: 'retry' });
    expect(await readdir(dir)).toEqual(['file']);
  });
});

describe('the SMTP mailer alone', () => {
  it.each([
    ['defer', 'retry', '4.2.0 [e-mail] come back later'],
    ['refuse', 'failed', '5.1.1 [e-mail] unknown'],
    ['defer-message', 'retry', '4.3.1 disk full'],
    ['refuse-message', 'failed', '5.6.0 no such content'],
  ] as const)(
    'takes the server’s %s for %s, with its words and without the address',
    async (behaviour, type, words) => {
      const { mailer } = await openSmtp(behaviour);
      const outcome = await mailer.deliver(digest());
      expect(outcome).toMatchObject({ type, detail: expect.stringContaining(words) });
      expect(logged).toContain(words);
      expect(logged).not.toMatch(/lectrice|@exemple/);
    },
  );

  it('keeps the reply of a server that took the message', async () => {
    const { mailer, sink } = await openSmtp();
    expect(await mailer.deliver(digest())).toMatchObject({ type: 'sent', reply: expect.stringMatching(/^250 /) });
    expect(sink.recipients).toEqual(['lectrice@exemple.fr']);
  });

  it('is uncertain when the connection drops after the final dot: the server has the message', async () => {
    const { mailer, sink } = await openSmtp('drop-after-message');
    expect(await mailer.deliver(digest())).toMatchObject({ type: 'uncertain' });
    expect(sink.messages).toHaveLength(1);
  });

  it('is uncertain when the server falls silent after the final dot', async () => {
    const { mailer, sink } = await openSmtp('hang-after-message', { silenceMs: 300 });
    expect(await mailer.deliver(digest())).toMatchObject({ type: 'uncertain' });
    expect(sink.messages).toHaveLength(1);
  });

  it('is uncertain when the whole attempt takes too long after the final dot', async () => {
    const { mailer } = await openSmtp('hang-after-message', { attemptMs: 400 });
    expect(await mailer.deliver(digest())).toMatchObject({ type: 'uncertain' });
  });

  const ok = { EHLO: '250 hello', MAIL: '250 ok', RCPT: '250 ok' };
  it.each([
    ['a server that drops the greeting', '220 hi', { EHLO: 'drop', HELO: 'drop' }],
    ['a server that drops MAIL FROM', '220 hi', { ...ok, MAIL: 'drop' }],
    ['a server that drops RCPT TO', '220 hi', { ...ok, RCPT: 'drop' }],
    ['a server that drops DATA', '220 hi', { ...ok, DATA: 'drop' }],
    ['a server that hangs before its greeting', undefined, {}],
    ['a server that hangs on DATA', '220 hi', ok],
    ['a server that takes nobody today', '554 no service', {}],
  ] as [string, string | undefined, Record<string, string>][])(
    'tries again later with %s: nothing left',
    async (_name, greeting, replies) => {
      const server = await openRawServer(greeting, replies);
      closers.push(() => server.close());
      const { mailer } = mailerFor(server.url, { greetingMs: 300, silenceMs: 300 });
      expect(await mailer.deliver(digest())).toMatchObject({ type: 'retry' });
    },
  );

  it('tries again later when nobody listens', async () => {
    const server = await openRawServer('220 hi', {});
    await server.close();
    expect(await mailerFor(server.url).mailer.deliver(digest())).toMatchObject({ type: 'retry' });
  });

  it('blames a refused password on the configuration, not on the reader', async () => {
    const sink = await openSmtpSink('accept', { auth: true });
    closers.push(() => sink.close());
    expect(await mailerFor(sink.url).mailer.deliver(digest())).toMatchObject({ type: 'retry' });
    expect(logged).not.toContain('secret');
  });

  it('forgets the 354 of one message before the next one on the same connection', async () => {
    const { mailer, sink } = await openSmtp();
    expect((await mailer.deliver(digest('row-1'))).type).toBe('sent');
    await sink.close();
    expect(await mailer.deliver(digest('row-2'))).toMatchObject({ type: 'retry' });
    expect(sink.messages).toHaveLength(1);
  });

  it('sends many messages over at most two connections, each once', async () => {
    const { mailer, sink } = await openSmtp();
    const ids = Array.from({ length: 12 }, (_, index) => `row-${index}`);
    const outcomes = await Promise.all(ids.map((id) => mailer.deliver(digest(id))));
    expect(new Set(outcomes.map((outcome) => outcome.type))).toEqual(new Set(['sent']));
    const received = sink.messages.map((raw) => /^Message-ID: <([^@]+)@/im.exec(raw.toString('latin1'))?.[1]);
    expect(received.sort()).toEqual([...ids].sort());
    expect(sink.connections()).toBeLessThanOrEqual(2);
  });

  it('finishes what is in flight when it closes, and takes nothing more', async () => {
    const { mailer, sink } = await openSmtp();
    const running = mailer.deliver(digest('row-1'));
    await mailer.close();
    expect((await running).type).toBe('sent');
    expect(await mailer.deliver(digest('row-2'))).toMatchObject({ type: 'retry' });
    expect(sink.messages).toHaveLength(1);
  });

  it('lets nothing in its URL take away what it watches', async () => {
    const sink = await openSmtpSink('drop-after-message');
    closers.push(() => sink.close());
    const { mailer } = mailerFor(
      `${sink.url}?logger=true&debug=true&transactionLog=false&pool=false&maxRequeues=9&maxConnections=5`,
    );
    expect(await mailer.deliver(digest())).toMatchObject({ type: 'uncertain' });
    expect(sink.messages).toHaveLength(1);
  });
});

describe('the choice of a mailer', () => {
  it('is a folder without an SMTP URL, SMTP with one', async () => {
    expect(openMailer({ dir, from, log, now }).name).toBe('folder');
    const mailer = openMailer({ smtpUrl: 'smtp://127.0.0.1:1', dir, from, log, now });
    expect(mailer.name).toBe('smtp');
    await mailer.close();
  });
});
