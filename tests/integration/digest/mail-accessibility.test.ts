// Both mails in a real browser, light and dark, narrow and wide: no fault that axe knows, nothing wider than the screen, nothing fetched.
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createMailRenderer } from '../../../src/digest/render-mail.ts';
import { chromiumAbsent, chromiumExists, launchChromium } from '../../support/chromium.ts';
import { describeIf } from '../../support/require-or-skip.ts';
import { entry, glossary, issue, places, subscription } from '../../unit/digest/samples.ts';

const render = createMailRenderer({ publicUrl: 'https://vigie.exemple.fr', glossary, places });
const digest = render({
  row: { id: 'row-1', kind: 'digest' },
  subscription: subscription(),
  issue: issue([entry('a', { theme: 'participer' }), entry('b'), entry('c', { title: 'M'.repeat(40) })], {
    omitted: 3,
  }),
});
const confirmation = render({ row: { id: 'row-2', kind: 'confirmation' }, subscription: subscription() });

describeIf(chromiumExists, chromiumAbsent)('a mail in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchChromium();
  });
  afterAll(() => browser?.close());

  it.each(
    (['light', 'dark'] as const).flatMap((colorScheme) =>
      [320, 900].flatMap((width) => [
        { name: 'digest', html: digest.html, colorScheme, width },
        { name: 'confirmation', html: confirmation.html, colorScheme, width },
      ]),
    ),
  )('$name, $colorScheme, $width px', async ({ html, colorScheme, width }) => {
    const page = await browser.newPage({ colorScheme, viewport: { width, height: 800 } });
    try {
      const fetched: string[] = [];
      page.on('request', (request) => fetched.push(request.url()));
      await page.setContent(html);
      await page.evaluate(axe.source);
      const faults = await page.evaluate(
        `axe.run().then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' ')))`,
      );
      expect(faults).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(width);
      expect(fetched).toEqual([]);
    } finally {
      await page.close();
    }
  });
});
