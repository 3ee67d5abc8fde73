// vigie ingest: reads sources now, in this process, and brings the index up to date. Safe beside a running Vigie: each source is locked while it is read.
import type { Command } from 'commander';
import type { Core } from '../core.ts';
import { VigieError } from '../errors.ts';
import { say, tell } from './say.ts';
import { withCore } from './with-core.ts';

export function addIngestCommand(program: Command): void {
  program
    .command('ingest')
    .description('lire des sources maintenant (toutes par défaut) et mettre l’index à jour')
    .argument('[sources...]', 'identifiants de sources')
    .action((ids: string[]) => withCore((core) => ingest(core, ids)));
}

/** Sites are asked in parallel, each at its own pace. */
const parallel = 8;

async function ingest(core: Core, ids: string[]): Promise<void> {
  const known = (await core.store.sources.list()).filter((source) => source.active);
  const unknown = ids.filter((id) => !known.some((source) => source.id === id));
  if (unknown.length > 0)
    throw new VigieError(
      'not-found',
      `source inconnue ou inactive : ${unknown.join(', ')} (« vigie sources list » donne la liste)`,
    );
  const queue = ids.length > 0 ? known.filter((source) => ids.includes(source.id)) : known;
  const total = queue.length;
  const handlers = core.createHandlers(async () => {}, { clean: async () => 0 });
  let done = 0;
  const next = async (): Promise<void> => {
    for (let source = queue.shift(); source; source = queue.shift()) {
      const report = await handlers['fetch-source']({ sourceId: source.id });
      done += 1;
      const news = `${report.itemsNew ?? 0} nouveaux, ${report.itemsUpdated ?? 0} modifiés`;
      tell(`[${done}/${total}] ${source.id} : ${report.outcome} · ${news}`);
    }
  };
  await Promise.all(Array.from({ length: parallel }, next));
  await handlers['group-stories']({});
  await handlers['index-changes']({});
  const counts = await core.store.counts();
  say(`${counts.items} articles de ${counts.sources} sources ; ${counts.pendingChanges} à indexer.`);
}
