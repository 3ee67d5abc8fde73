// vigie retag: gives every stored item the tags of the glossary in force, as this version of Vigie finds them. Curators' decisions stay; stopped anywhere, it
// is simply run again.
import type { Command } from 'commander';
import type { Core } from '../core.ts';
import { retagItems } from '../jobs/retag-items.ts';
import { createProgress } from './run-walk.ts';
import { say } from './say.ts';
import { withCore } from './with-core.ts';

export function addRetagCommand(program: Command): void {
  program
    .command('retag')
    .description('relire les articles avec le glossaire en vigueur, après une nouvelle version de Vigie')
    .action(() => withCore((core) => retag(core)));
}

export async function retag(core: Core): Promise<void> {
  const { done, changed } = await retagItems(core, createProgress());
  await core.createHandlers(async () => {}, { clean: async () => 0 })['index-changes']({});
  say(`${done} articles relus, ${changed} changés.`);
}
