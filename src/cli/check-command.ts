// vigie check: reads the configuration and tries every part it names, so that a fault is found before the first night.
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { openBackend } from '../jobs/open-backend.ts';
import { say } from './say.ts';
import { withCore } from './with-core.ts';

export function addCheckCommand(program: Command): void {
  program
    .command('check')
    .description('vérifier la configuration et chaque partie qu’elle nomme')
    .action(async () => {
      const config = readConfig({ env: process.env });
      say(
        `configuration  ${config.sources.length} sources, ${config.glossary.concepts.length} concepts (version ${config.glossary.version})`,
      );
      await withCore(
        async (core, log) => {
          await core.store.ping();
          const counts = await core.store.counts();
          const { number, glossary } = core.inForce.current();
          const differs =
            glossary.version === config.glossary.version
              ? ''
              : ' ; config/glossary.yaml en diffère (vigie glossary import)';
          say(
            `glossaire      révision ${number}, ${glossary.concepts.length} notions (version ${glossary.version})${differs}`,
          );
          say(
            `base           ${config.databaseUrl ? 'PostgreSQL (DATABASE_URL)' : `PostgreSQL embarqué dans ${config.homeDir}`}, ${counts.items} articles`,
          );
          say(
            `recherche      ${core.search.name}, ${await core.search.count()} articles, ${counts.pendingChanges} en attente`,
          );
          const backend = await openBackend({
            connectionString: core.store.connectionString,
            log,
            ...(config.redisUrl && { redisUrl: config.redisUrl }),
          });
          await backend.close();
          say(`file           ${backend.name === 'redis' ? 'Redis (REDIS_URL)' : 'PostgreSQL'}`);
          say(`courrier       ${config.smtpUrl ? 'SMTP (SMTP_URL)' : `fichiers dans ${config.homeDir}/mail`}`);
          say(`contact        ${config.contact ?? 'absent : aucune requête ne part vers l’extérieur (VIGIE_CONTACT)'}`);
        },
        { config },
      );
    });
}
