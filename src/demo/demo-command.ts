// vigie demo: the whole chain on a small press of its own, in a temporary home. With --once it ends after the run, its last line one JSON object.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import closeWithGrace from 'close-with-grace';
import type { Command } from 'commander';
import { say, tell } from '../cli/say.ts';
import { type Config, readConfig } from '../config.ts';
import { createLog } from '../log.ts';
import { openApp } from '../main.ts';
import { pressWeeks, servePress } from './press/serve-press.ts';
import { demoStart, runDemo } from './run-demo.ts';

export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('montrer toute la chaîne sur une petite presse locale, sans rien configurer')
    .option('--once', 'finir après le parcours, sans servir les pages')
    .action((options: { once?: boolean }) => demo(options.once ?? false));
}

/** The demo's press is on this machine, so a site's pause need not be a person's. */
const pauseMs = 20;

async function demo(once: boolean): Promise<void> {
  // The press publishes by this clock: it runs through the weeks, then follows the real one.
  const clock = { at: demoStart(new Date()) as Date | undefined };
  const now = () => clock.at ?? new Date();
  const home = await mkdtemp(join(tmpdir(), 'vigie-demo-'));
  const press = await servePress({ start: now(), now });
  const stopped = new AbortController();
  const close = async (): Promise<void> => {
    stopped.abort(new Error('stopped'));
    await app?.close();
    await press.close();
    await rm(home, { recursive: true, force: true });
  };
  let app: Awaited<ReturnType<typeof openApp>> | undefined;
  // Ctrl-C at any moment leaves no server and no folder behind.
  const grace = closeWithGrace({ delay: 25_000, logger: false }, close);
  try {
    tell(`Vigie : une presse de ${press.sources.length} sites, ${pressWeeks} semaines, tout dans ${home}`);
    app = await openApp({
      config: demoConfig(home, press.sources),
      log: createLog({ level: 'warn' }),
      now,
      roles: once ? ['worker'] : ['http', 'worker'],
      fetch: { pauseMs, crawlDelayMaxMs: pauseMs },
    });
    const { latestDigestId, ...totals } = await runDemo({
      app,
      home,
      setNow: (at) => (clock.at = at),
      signal: stopped.signal,
      tell,
    });
    if (once) say(JSON.stringify(totals));
    else {
      clock.at = undefined;
      showAddresses(app.url ?? '', latestDigestId, home);
    }
    if (!once) return;
  } catch (error) {
    if (stopped.signal.aborted) return;
    grace.uninstall();
    await close();
    throw error;
  }
  grace.uninstall();
  await close();
}

/** The shipped glossary, the demo's own sources, nothing from the environment but the port. */
function demoConfig(homeDir: string, sources: Config['sources']): Config {
  const port = process.env.VIGIE_PORT;
  const shipped = readConfig({ env: port === undefined ? {} : { VIGIE_PORT: port } });
  return { ...shipped, homeDir, sources, allowPrivate: ['127.0.0.0/8', '::1/128'] };
}

function showAddresses(url: string, digestId: string | undefined, home: string): void {
  say('');
  say('La démonstration est prête. À ouvrir :');
  say(`  les articles       ${url}/`);
  say(`  une recherche      ${url}/?q=budget+participatif`);
  say(`  une notion         ${url}/glossaire/tiers-lieu`);
  say(`  les sources        ${url}/sources`);
  if (digestId) say(`  une lettre         ${url}/digests/${digestId}`);
  say(`  s’abonner          ${url}/abonnement   (les mails s’écrivent dans ${join(home, 'mail')})`);
  say(`  l’API              ${url}/api/v1/items?q=tiers-lieux&facets=true   ${url}/api/openapi.json`);
  say('Ctrl-C arrête tout et efface le dossier.');
}
