// The commands as a person runs them: a process, its two outputs and its exit code.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { freePort } from '../../support/free-port.ts';
import { createTestDatabase } from '../../support/test-store.ts';

const cli = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));

async function vigie(args: string[], options: { input?: string; env?: Record<string, string> } = {}) {
  const env = { PATH: process.env.PATH, HOME: process.env.HOME, ...options.env };
  const child = spawn(process.execPath, ['--import', 'tsx', cli, ...args], { env });
  child.stdin.end(options.input ?? '');
  const code = new Promise<number | null>((resolve) => child.once('exit', resolve));
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  return { out, err, code: await code };
}

describe('the commands that read standard input', () => {
  it('parse a feed, resolving its links', async () => {
    const input =
      '<rss><channel><title>Veille</title><item><title>&Eacute;t&eacute;</title><link>/a</link></item></channel></rss>';
    const { out, code } = await vigie(['parse-feed', '--url', 'https://exemple.fr/flux'], { input });
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      feed: { title: 'Veille' },
      items: [{ title: 'Été', url: 'https://exemple.fr/a', date: null, authors: [] }],
    });
  });

  it('say in JSON what is no feed, and settle on an empty document', async () => {
    for (const input of ['', '<html><body>Le flux a déménagé</body></html>'])
      expect(JSON.parse((await vigie(['parse-feed'], { input })).out)).toEqual({ error: expect.any(String) });
  });

  it('extract the text of a page without its furniture', async () => {
    const article =
      '<article><h1>Une navette</h1><p>La commune ouvre une navette gratuite, conduite par des habitants volontaires.</p></article>';
    const input = `<html lang="fr"><body><nav>Hackathon</nav>${article}<footer>Open data</footer></body></html>`;
    const { out } = await vigie(['extract', '--url', 'https://exemple.fr/navette'], { input });
    expect(JSON.parse(out)).toMatchObject({
      title: 'Une navette',
      language: 'fr',
      text: expect.stringMatching(/^La commune.*volontaires\.$/),
    });
  });

  it('tag a text, each form at its offsets', async () => {
    const input = 'À Rennes, un budget participatif 🎉 pour les communs, pas pour les transports en commun.';
    const { out } = await vigie(['tag'], { input });
    const { tags, places } = JSON.parse(out) as { tags: Mention[]; places: Mention[] };
    expect(tags.map(({ conceptId }) => conceptId)).toEqual(['budget-participatif', 'commun']);
    expect(places.map(({ id }) => id)).toEqual(['commune-35238']);
    const evidence = [...tags, ...places].flatMap((mention) => mention.evidence);
    for (const { start, end, form } of evidence) expect(input.slice(start, end)).toBe(form);
  });
});

interface Mention {
  id?: string;
  conceptId?: string;
  evidence: { start: number; end: number; form: string }[];
}

describe('bad input', () => {
  it('gets every fault of the configuration at once, and exit code 78', async () => {
    const { err, code } = await vigie(['check'], { env: { VIGIE_PORT: 'x', VIGIE_HOEM: '/x' } });
    expect(code).toBe(78);
    expect(err).toMatch(/2 configuration fault[\s\S]*VIGIE_HOEM[\s\S]*VIGIE_PORT/);
  });

  it('gets the variable’s name and no password when a server does not answer, and exit code 69', async () => {
    const { err, code } = await vigie(['keys', 'list'], {
      env: { DATABASE_URL: 'postgres://vigie:hunter2@127.0.0.1:1/vigie' },
    });
    expect(code).toBe(69);
    expect(err).toContain('DATABASE_URL');
    expect(err).not.toContain('hunter2');
  });

  it('gets help for a command that does not exist', async () => {
    const { err, code } = await vigie(['veiller']);
    expect(code).not.toBe(0);
    expect(err).toContain('vigie --help');
  });
});

describe('the commands that need the store', () => {
  let database: Awaited<ReturnType<typeof createTestDatabase>>;
  let home: string;
  let site: Server;
  let origin: string;
  let env: Record<string, string>;

  beforeAll(async () => {
    database = await createTestDatabase();
    home = await mkdtemp(join(tmpdir(), 'vigie-cli-'));
    const port = await freePort();
    origin = `http://127.0.0.1:${port}`;
    const item =
      '<item><title>Un hackathon à Lille</title><link>/h</link><guid>1</guid><description>Le hackathon de la ville.</description></item>';
    site = createServer((request, response) => {
      if (request.url === '/flux')
        response
          .writeHead(200, { 'content-type': 'application/rss+xml' })
          .end(`<rss version="2.0"><channel><title>Ville</title>${item}</channel></rss>`);
      else if (request.url === '/')
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end('<link rel="alternate" type="application/rss+xml" href="/flux">');
      else response.writeHead(404).end();
    }).listen(port, '127.0.0.1');
    env = { DATABASE_URL: database.url, VIGIE_HOME: home, VIGIE_ALLOW_PRIVATE: '127.0.0.0/8' };
  });
  afterAll(async () => {
    site?.close();
    await database?.drop();
    if (home) await rm(home, { recursive: true, force: true });
  });

  it('try an address before it is added, and name the feeds that a page announces', async () => {
    const feed = await vigie(['sources', 'check', `${origin}/flux`], { env });
    expect(feed).toMatchObject({ code: 0, out: expect.stringContaining('Ville · rss · 1 articles') });
    const page = await vigie(['sources', 'check', `${origin}/`], { env });
    expect(page).toMatchObject({ code: 65, err: expect.stringContaining(`${origin}/flux`) });
  });

  it('add a source, read it, find its item tagged, and refuse it a second time', async () => {
    expect((await vigie(['sources', 'add', 'ville', `${origin}/flux`, '--title', 'La ville'], { env })).code).toBe(0);
    const ingest = await vigie(['ingest', 'ville'], { env });
    expect(ingest).toMatchObject({ code: 0, err: expect.stringContaining('ville : changed · 1 nouveaux') });
    expect(ingest.out).toMatch(/^1 articles/);
    expect((await vigie(['ingest', 'ville'], { env })).err).toContain('unchanged · 0 nouveaux');
    expect((await vigie(['sources', 'list'], { env })).out).toMatch(/ville\tok\tLa ville/);
    expect((await vigie(['sources', 'add', 'ville', `${origin}/flux`, '--title', 'La ville'], { env })).code).toBe(65);
  });

  it('make a key that is shown once, list it without its secret, and revoke it', async () => {
    const secret = (await vigie(['keys', 'create', '--role', 'curator', '--label', 'essai'], { env })).out.trim();
    const id = /^vigie_([a-z0-9]+)_[\w-]{43}$/.exec(secret)?.[1] ?? '';
    expect(id).not.toBe('');
    const list = await vigie(['keys', 'list'], { env });
    expect(list.out).toContain(`${id}\tcurator\tactive`);
    expect(list.out).not.toContain(secret.slice(-20));
    expect((await vigie(['keys', 'revoke', id], { env })).code).toBe(0);
    expect((await vigie(['keys', 'list'], { env })).out).toContain('révoquée');
  });

  it('check each part, and show drafts without writing', async () => {
    expect((await vigie(['check'], { env })).out).toMatch(
      /configuration[\s\S]*base[\s\S]*recherche[\s\S]*file[\s\S]*courrier[\s\S]*contact/,
    );
    expect((await vigie(['digest', '--dry-run'], { env })).out).toContain('Rien n’a été écrit ni envoyé');
  });
});
