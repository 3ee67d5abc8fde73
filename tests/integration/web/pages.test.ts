// The pages over a real store and index: what hostile input becomes, which headers leave, and what each address answers.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type DemoSite, openDemoSite } from '../../support/demo-site.ts';

describe('the pages', () => {
  let site: DemoSite;
  beforeAll(async () => {
    site = await openDemoSite({ weeks: 3 });
  });
  afterAll(() => site?.close());
  const get = async (path: string) => {
    const response = await site.app.request(path);
    return { status: response.status, headers: response.headers, body: await response.text() };
  };

  it('answer 200 with French HTML and a title of their own', async () => {
    const titles = new Set<string>();
    for (const path of [
      '/',
      `/items/${site.itemId}`,
      '/glossaire',
      '/glossaire/commun',
      '/sources',
      '/abonnement',
      '/robot',
    ]) {
      const { status, body } = await get(path);
      expect(status, path).toBe(200);
      expect(body).toMatch(/^<!doctype html><html lang="fr">/);
      titles.add(/<title>(.*?)<\/title>/.exec(body)?.[1] ?? '');
    }
    expect(titles.size).toBe(7);
  });

  it('answer 404 in French to an address that leads nowhere', async () => {
    for (const path of [
      '/nulle-part',
      '/items/inconnu',
      '/glossaire/inconnu',
      '/digests/inconnu',
      '/abonnement/fin/inconnu',
      '/abonnement/confirmer/inconnu',
    ])
      expect((await get(path)).status, path).toBe(404);
  });

  it('send a strict policy, no cookie and no script', async () => {
    const { headers, body } = await get('/');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    );
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('set-cookie')).toBeNull();
    expect(body).not.toMatch(/<script|style="|\son\w+=/);
  });

  it('escape whatever is asked', async () => {
    const attack = '"><script>alert(1)</script>';
    const { body } = await get(`/?q=${encodeURIComponent(attack)}&concept=${encodeURIComponent(attack)}`);
    expect(body).not.toContain('<script');
    expect(body).toContain('&lt;script&gt;');
  });

  it('start a search again when its cursor is of another one', async () => {
    const response = await site.app.request('/?q=commun&cursor=bidon');
    expect(response.status).toBe(302);
    expect(response.headers.get('location')).toBe('/?q=commun');
  });

  it('never serve the text of an item', async () => {
    const { store } = site.app.core;
    const items = await store.items.listTagged(await store.items.listIds({ limit: 500 }));
    const long = items.filter((item) => item.text.length > 450);
    expect(long.length).toBeGreaterThan(0);
    for (const item of long) {
      const { body } = await get(`/items/${item.id}`);
      const plain = body.replace(/<[^>]+>/g, '');
      expect(plain.includes(item.text.slice(0, 400)), item.title).toBe(false);
    }
  });

  it('refuse a form sent from another site, but take a mail reader’s one-click end', async () => {
    const form = (path: string, origin?: string) =>
      site.app.request(path, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded', ...(origin && { origin }) },
        body: 'List-Unsubscribe=One-Click&email=quelqu-un%40lecteurs.example',
      });
    expect((await form('/abonnement', 'https://ailleurs.example')).status).toBe(403);
    expect((await form('/abonnement', site.app.core.config.publicUrl)).status).toBe(202);
    const path = await site.confirmationPathFor('quelqu-un@lecteurs.example');
    expect((await form(path, 'https://ailleurs.example')).status).toBe(403);
    expect((await form(path, site.app.core.config.publicUrl)).status).toBe(200);
    expect(await site.isActive('quelqu-un@lecteurs.example')).toBe(true);
    const end = path.replace('confirmer', 'fin');
    expect((await form(end)).status).toBe(200);
    expect((await form(end)).status).toBe(200);
    expect(await site.isActive('quelqu-un@lecteurs.example')).toBe(false);
  });

  it('tell a reader what is wrong with a form', async () => {
    const response = await site.app.request('/abonnement', {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded', origin: site.app.core.config.publicUrl },
      body: 'email=pas-une-adresse',
    });
    expect(response.status).toBe(422);
    expect(await response.text()).toContain('nom@exemple.fr');
  });

  it('keep links to publishers to http, without giving them a referrer', async () => {
    const { body } = await get('/sources');
    const links = [...body.matchAll(/<a href="(http[^"]+)"([^>]*)>/g)];
    expect(links.length).toBeGreaterThan(0);
    expect(links.every(([, , attributes]) => attributes?.includes('rel="noopener noreferrer nofollow ugc"'))).toBe(
      true,
    );
  });
});
