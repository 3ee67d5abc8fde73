// The pages as a person meets them, in a real Chromium: found by keyboard, read without script, free of axe violations, narrow and wide, light and dark.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openAtlasSite } from '../integration/web/open-atlas-site.ts';
import { chromiumAbsent, chromiumExists, launchChromium } from '../support/chromium.ts';
import type { DemoSite } from '../support/demo-site.ts';
import { describeIf } from '../support/require-or-skip.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface AxeViolation {
  id: string;
  nodes: { html: string }[];
}

describeIf(chromiumExists, chromiumAbsent)('the pages in Chromium', () => {
  let site: DemoSite;
  let browser: Browser;

  beforeAll(async () => {
    site = await openAtlasSite({ weeks: 6 });
    browser = await launchChromium();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await site?.close();
  });

  const open = async (
    path: string,
    options: { width?: number; dark?: boolean; script?: boolean } = {},
  ): Promise<Page> => {
    const context = await browser.newContext({
      viewport: { width: options.width ?? 1280, height: 900 },
      colorScheme: options.dark ? 'dark' : 'light',
      javaScriptEnabled: options.script ?? true,
      bypassCSP: options.script ?? true,
    });
    const page = await context.newPage();
    await page.goto(`${site.url}${path}`);
    return page;
  };

  it('have no accessibility violation that axe can find', async () => {
    const axe = await readFile(axePath, 'utf8');
    const paths = [
      '/',
      '/?q=projet',
      `/items/${site.itemId}`,
      '/glossaire',
      '/glossaire/essai-atlas',
      '/glossaire/essai-ancien',
      '/items/essai-event',
      '/acteurs',
      '/acteurs/ville-de-rennes',
      '/territoires/region-53',
      '/sources',
      '/abonnement',
      '/robot',
      '/nulle-part',
    ];
    const found: string[] = [];
    for (const path of paths) {
      for (const view of [{ width: 1280 }, { width: 320 }, { width: 1280, dark: true }]) {
        const page = await open(path, view);
        // What a reader may unfold is looked at too.
        await page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
        await page.evaluate(axe);
        const violations = (await page.evaluate('axe.run().then((result) => result.violations)')) as AxeViolation[];
        found.push(...violations.map(({ id, nodes }) => `${path} ${JSON.stringify(view)} ${id}: ${nodes[0]?.html}`));
        await page.context().close();
      }
    }
    expect(found).toEqual([]);
  }, 300_000);

  it('never scroll sideways on a narrow screen', async () => {
    const paths = ['/', `/items/${site.itemId}`, '/glossaire', '/sources', '/abonnement'];
    const atlas = ['/glossaire/essai-atlas', '/items/essai-event', '/acteurs', '/acteurs/ville-de-rennes'];
    for (const path of [...paths, ...atlas, '/territoires/region-53']) {
      const page = await open(path, { width: 320 });
      await page.evaluate("document.querySelectorAll('details').forEach((details) => { details.open = true; })");
      expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(320);
      await page.context().close();
    }
  });

  it('let a reader search, narrow and open an item without script', async () => {
    const page = await open('/', { script: false });
    await page.getByRole('searchbox').fill('projets');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\?q=projets/);
    expect(await page.locator('.results mark').count()).toBeGreaterThan(0);
    const narrowed = await page.locator('.facets a').first().getAttribute('href');
    await page.goto(`${site.url}${narrowed}`);
    expect(await page.locator('.tags.active .tag').count()).toBe(1);
    await page.locator('.results h2 a').first().click();
    await page.waitForURL(/\/items\//);
    expect(await page.getByRole('heading', { name: 'Pourquoi ces étiquettes' }).isVisible()).toBe(true);
    await page.context().close();
  });

  it('lead from a concept to its item, its actor and its territory without script', async () => {
    const page = await open('/glossaire/essai-atlas', { script: false });
    expect(await page.getByRole('img', { name: 'Articles par mois : Atelier de cartes' }).isVisible()).toBe(true);
    await page.getByText('Les chiffres').click();
    expect(await page.getByRole('rowheader', { name: 'mai 2026' }).isVisible()).toBe(true);
    await page.getByRole('link', { name: 'Un atelier de cartes à Rennes' }).click();
    await page.waitForURL(/\/items\/essai-event/);
    await page.locator('summary', { hasText: 'Ville de Rennes' }).click();
    await page.getByRole('link', { name: 'Acteur : Ville de Rennes' }).click();
    await page.waitForURL(/\/acteurs\/ville-de-rennes/);
    await page.getByRole('link', { name: 'Bretagne' }).click();
    await page.waitForURL(/\/territoires\/region-53/);
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('Bretagne');
    await page.context().close();
  });

  it('reach the content first by keyboard', async () => {
    const page = await open('/');
    await page.keyboard.press('Tab');
    expect(await page.evaluate('document.activeElement.textContent.trim()')).toBe('Aller au contenu');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#contenu');
    await page.context().close();
  });

  it('carry a subscription from the form to its end', async () => {
    const page = await open('/abonnement', { script: false });
    await page.getByLabel('Adresse électronique').fill('nouveau@lecteurs.example');
    await page.locator('summary', { hasText: 'Lieux et territoires' }).click();
    await page.getByLabel('Tiers-lieu').check();
    await page.getByRole('button', { name: 'Demander l’abonnement' }).click();
    await page.getByRole('heading', { name: 'Vérifiez votre courrier' }).waitFor();
    const confirm = await site.confirmationPathFor('nouveau@lecteurs.example');
    await page.goto(`${site.url}${confirm}`);
    expect(await site.isActive('nouveau@lecteurs.example'), 'following the link changes nothing').toBe(false);
    await page.getByRole('button', { name: 'Confirmer mon abonnement' }).click();
    await page.getByRole('heading', { name: 'Abonnement confirmé' }).waitFor();
    expect(await site.isActive('nouveau@lecteurs.example')).toBe(true);
    await page.goto(`${site.url}${confirm.replace('confirmer', 'fin')}`);
    expect(await site.isActive('nouveau@lecteurs.example')).toBe(true);
    await page.getByRole('button', { name: 'Me désabonner' }).click();
    await page.getByRole('heading', { name: 'Vous êtes désabonné' }).waitFor();
    expect(await site.isActive('nouveau@lecteurs.example')).toBe(false);
    await page.context().close();
  });

  it('ask nothing of anybody else, and weigh little', async () => {
    const context = await browser.newContext();
    const page = await context.newPage();
    const requests: string[] = [];
    let bytes = 0;
    page.on('request', (request) => requests.push(request.url()));
    page.on('response', async (response) => {
      bytes += (await response.body().catch(() => Buffer.alloc(0))).length;
    });
    await page.goto(`${site.url}/`, { waitUntil: 'networkidle' });
    expect(requests.filter((url) => !url.startsWith(site.url))).toEqual([]);
    expect(requests.length).toBeLessThanOrEqual(10);
    expect(bytes).toBeLessThan(150_000);
    expect(await context.cookies()).toEqual([]);
    await context.close();
  });
});
