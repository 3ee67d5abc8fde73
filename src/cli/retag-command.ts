// vigie retag: gives every stored item the tags and places of today's glossary. Curators' decisions stay; stopped anywhere, it is simply run again.
import type { Command } from 'commander';
import type { Core } from '../core.ts';
import { say, tell } from './say.ts';
import { withCore } from './with-core.ts';

export function addRetagCommand(program: Command): void {
  program
    .command('retag')
    .description('appliquer le glossaire d’aujourd’hui aux articles déjà lus')
    .action(() => withCore((core) => retag(core)));
}

const batch = 200;

/** An item that a fetch updates meanwhile keeps the tags of its newer text. */
export async function retag(core: Core): Promise<void> {
  const { store, tagger } = core;
  let done = 0;
  let changed = 0;
  for (let ids = await store.items.listIds({ limit: batch }); ids.length > 0; ) {
    for (const id of ids) {
      const item = await store.items.find(id);
      if (item && (await store.items.saveTagged(item, tagger.tag(item)))) changed += 1;
    }
    done += ids.length;
    tell(`${done} articles relus, ${changed} changés`);
    const afterId = ids.at(-1);
    ids = afterId === undefined ? [] : await store.items.listIds({ limit: batch, afterId });
  }
  const handlers = core.createHandlers(async () => {}, { clean: async () => 0 });
  await handlers['index-changes']({});
  say(`${done} articles relus, ${changed} changés.`);
}
