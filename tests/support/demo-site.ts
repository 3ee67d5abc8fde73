// A Vigie serving its pages on a port of its own, filled by some weeks of the demo's press: for tests of pages.
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from '../../src/config.ts';
import { servePress } from '../../src/demo/press/serve-press.ts';
import { demoStart } from '../../src/demo/run-demo.ts';
import { createLog } from '../../src/log.ts';
import { type App, openApp } from '../../src/main.ts';
import { openTestStore } from './test-store.ts';

export interface DemoSite {
  app: App;
  url: string;
  /** An item with at least one tag and one place. */
  itemId: string;
  /** The path of the link in the confirmation mail of this address. */
  confirmationPathFor(email: string): Promise<string>;
  isActive(email: string): Promise<boolean>;
  close(): Promise<void>;
}

const weekMs = 7 * 24 * 60 * 60 * 1000;

export async function openDemoSite({ weeks }: { weeks: number }): Promise<DemoSite> {
  const start = demoStart(new Date('2026-11-24T12:00:00Z'));
  let at = start;
  const now = () => at;
  const homeDir = await mkdtemp(join(tmpdir(), 'vigie-site-'));
  const press = await servePress({ start, now });
  const database = await openTestStore();
  const config = {
    ...readConfig({ env: {} }),
    homeDir,
    databaseUrl: database.store.connectionString,
    port: 0,
    sources: press.sources,
    allowPrivate: ['127.0.0.0/8'],
  };
  const app = await openApp({
    config,
    log: createLog({ level: 'error' }),
    now,
    roles: ['http', 'worker'],
    fetch: { pauseMs: 1, crawlDelayMaxMs: 1 },
  });
  for (let week = 1; week <= weeks; week += 1) {
    at = new Date(start.getTime() + week * weekMs);
    await app.drain();
  }
  const { store } = app.core;
  const items = await store.items.listTagged(await store.items.listIds({ limit: 500 }));
  const itemId = items.find((item) => item.tags.length > 0 && item.places.length > 0)?.id;
  if (itemId === undefined || app.url === undefined)
    throw new Error('the demo press gave no item with a tag and a place');
  return {
    app,
    url: app.url,
    itemId,
    async confirmationPathFor(email) {
      await app.drain();
      const folder = join(homeDir, 'mail');
      for (const name of await readdir(folder)) {
        const mail = (await readFile(join(folder, name), 'utf8')).replaceAll('=\r\n', '');
        const path = /\/abonnement\/confirmer\/[\w-]+/.exec(mail)?.[0];
        if (mail.includes(email) && path) return path;
      }
      throw new Error('no confirmation mail was written');
    },
    isActive: async (email) =>
      (await store.subscriptions.listActive()).some((subscription) => subscription.email === email),
    async close() {
      await app.close();
      await database.close();
      await press.close();
      await rm(homeDir, { recursive: true, force: true });
    },
  };
}
