// vigie serve: the running Vigie, whole or in parts.
import closeWithGrace from 'close-with-grace';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { messageOf, VigieError } from '../errors.ts';
import { createLog } from '../log.ts';
import { openApp, type Role, roles } from '../main.ts';
import { say, tell } from './say.ts';

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('lancer Vigie : pages et API, collecte, horloge')
    .option('--roles <liste>', `parties à lancer, séparées par des virgules : ${roles.join(', ')}`, roles.join(','))
    .action(async (options: { roles: string }) => serve(parseRoles(options.roles)));
}

/** @throws VigieError `input-invalid` naming the role that does not exist. */
export function parseRoles(list: string): Role[] {
  const names = list.split(',').map((name) => name.trim());
  const unknown = names.filter((name) => !roles.some((role) => role === name));
  if (unknown.length > 0)
    throw new VigieError(
      'input-invalid',
      `--roles: « ${unknown.join(', ')} » n’existe pas. Rôles possibles : ${roles.join(', ')}`,
    );
  return roles.filter((role) => names.includes(role));
}

/** A stop waits this long for running jobs and answers. */
const stopMs = 25_000;

async function serve(chosen: Role[]): Promise<void> {
  const log = createLog();
  const config = readConfig({ env: process.env });
  if (!config.contact)
    tell(
      'vigie : sans VIGIE_CONTACT, aucune requête ne part vers l’extérieur. Donnez une adresse à laquelle un webmestre peut vous écrire.',
    );
  const app = await openApp({ config, log, roles: chosen });
  closeWithGrace({ delay: stopMs, logger: false }, async ({ err, signal }) => {
    if (err) log.fatal({ event: 'crash', error: messageOf(err) }, 'unexpected error; stopping');
    else log.info({ event: 'stop', signal }, 'stopping');
    await app.close();
  });
  log.info({ event: 'start', roles: chosen, url: app.url, search: app.core.search.name }, 'started');
  if (app.url) say(`Vigie répond à ${app.url} (Ctrl-C pour arrêter)`);
}
