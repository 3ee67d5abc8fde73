// vigie keys: the keys of the API. A key is shown once, when it is made.
import { type Command, Option } from 'commander';
import { createKey } from '../actions/create-key.ts';
import { revokeKey } from '../actions/revoke-key.ts';
import type { Role } from '../model/curation.ts';
import { say, tell } from './say.ts';
import { withCore } from './with-core.ts';

const cli = { id: 'cli', role: 'admin' } as const;

export function addKeysCommand(program: Command): void {
  const keys = program.command('keys').description('les clés de l’API');
  keys
    .command('create')
    .description('créer une clé ; elle n’est montrée qu’une fois')
    .addOption(new Option('--role <rôle>', 'ce que la clé permet').choices(['curator', 'admin']).makeOptionMandatory())
    .option('--label <nom>', 'à qui ou à quoi elle sert', 'sans nom')
    .action((options: { role: Role; label: string }) =>
      withCore(async (core) => {
        const { key, secret } = await createKey(core.actionDeps(), cli, { role: options.role, label: options.label });
        tell(`Clé ${key.id} (${key.role}). Gardez-la : elle ne sera plus montrée.`);
        say(secret);
      }),
    );
  keys
    .command('list')
    .description('les clés, sans leur secret')
    .action(() =>
      withCore(async (core) => {
        for (const key of await core.store.apiKeys.list()) {
          const state = key.revokedAt ? `révoquée le ${key.revokedAt.toISOString()}` : 'active';
          say([key.id, key.role, state, key.lastUsedAt?.toISOString() ?? 'jamais utilisée', key.label].join('\t'));
        }
      }),
    );
  keys
    .command('revoke')
    .description('révoquer une clé')
    .argument('<id>')
    .action((id: string) =>
      withCore(async (core) => {
        await revokeKey(core.actionDeps(), cli, { id });
        say(`Clé ${id} révoquée.`);
      }),
    );
}
