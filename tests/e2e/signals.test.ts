// The radar and a card in a real Chromium: free of axe violations and of sideways scrolling, narrow and wide, light and dark.
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { type ServerType, serve } from '@hono/node-server';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { chromiumAbsent, chromiumExists, launchChromium } from '../support/chromium.ts';
import { describeIf } from '../support/require-or-skip.ts';
import { openSignalsSite } from '../support/signals-site.ts';

const axePath = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

interface AxeViolation {
  id: string;
  nodes: { html: string }[];
}

describeIf(chromiumExists, chromiumAbsent)('the pages of the signals in Chromium', () => {
  let site: Awaited<ReturnType<typeof openSignalsSite>>;
  let browser: Browser;
  let server: ServerType;
  let url = '';

  beforeAll(async () => {
    site = await openSignalsSite();
    await new Promise<void>((resolve) => {
      server = serve({ fetch: site.web.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }: AddressInfo) => {
        url = `http://127.0.0.1:${port}`;
        resolve();
      });
    });
    browser = await launchChromium();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
    await site?.close();
  });

  it('have no accessibility violation that axe can find, with everything unfolded, and never scroll sideways', async () => {
    const axe = await readFile(axePath, 'utf8');
    const found: string[] = [];
    for (const path of ['/signaux', `/signaux/${site.id}`])
      for (const view of [{ width: 1280 }, { width: 320 }, { width: 1280, dark: true }]) {
        const context = await browser.newContext({
          viewport: { width: view.width, height: 900 },
          colorScheme: view.dark ? 'dark' : 'light',
          bypassCSP: true,
        });
        const page = await context.newPage();
        await page.goto(`${url}${path}`);
        await page.evaluate('for (const each of document.querySelectorAll("details")) each.open = true');
        if (process.env.VIGIE_TEST_SHOTS)
          await page.screenshot({
            path: `${process.env.VIGIE_TEST_SHOTS}/${path.split('/')[2] ? 'card' : 'radar'}-${view.width}${view.dark ? '-dark' : ''}.png`,
          });
        await page.evaluate(axe);
        const violations = (await page.evaluate('axe.run().then((result) => result.violations)')) as AxeViolation[];
        found.push(...violations.map(({ id, nodes }) => `${path} ${JSON.stringify(view)} ${id}: ${nodes[0]?.html}`));
        expect(await page.evaluate('document.documentElement.scrollWidth'), path).toBeLessThanOrEqual(view.width);
        await context.close();
      }
    expect(found).toEqual([]);
  }, 300_000);
});
