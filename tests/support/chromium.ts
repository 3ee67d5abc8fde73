// The machine's own Chromium: a test tool may not download one.
import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const executablePath = [
  process.env.VIGIE_TEST_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => path !== undefined && existsSync(path));
export const chromiumExists = executablePath !== undefined;
export const chromiumAbsent =
  'Chromium is not installed (Debian: apt-get install chromium; VIGIE_TEST_CHROMIUM names another)';

/** Without its calls home, which a closed network refuses noisily. */
export function launchChromium(): Promise<Browser> {
  const quiet = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'];
  const offline = ['--disable-background-networking', '--disable-component-update', '--disable-sync'];
  return chromium.launch({ ...(executablePath && { executablePath }), args: [...quiet, ...offline] });
}
