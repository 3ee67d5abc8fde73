// vigie reindex: fills the index again from the store.
import type { Command } from 'commander';
import { say } from './say.ts';
import { withCore } from './with-core.ts';

export function addReindexCommand(program: Command): void {
  program
    .command('reindex')
    .description('remplir à nouveau l’index de recherche à partir de la base')
    .action(() =>
      withCore(async (core) => {
        await core.store.changes.markAll('search');
        const handlers = core.createHandlers(async () => {}, { clean: async () => 0 });
        await handlers['index-changes']({});
        say(`${await core.search.count()} articles dans l’index (${core.search.name}).`);
      }),
    );
}
