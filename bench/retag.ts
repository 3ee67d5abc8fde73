// A change of the glossary over many stored items while readers search: items/s of tagging all of them, of a preview, of its application and of undoing it,
// and how long a search takes meanwhile, in the one process that does everything. --items 100000 by default.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { applyGlossaryChange } from '../src/actions/apply-glossary-change.ts';
import { previewGlossaryChange } from '../src/actions/preview-glossary-change.ts';
import { proposeGlossaryChange } from '../src/actions/propose-glossary-change.ts';
import { undoGlossaryChange } from '../src/actions/undo-glossary-change.ts';
import { readConfig } from '../src/config.ts';
import { retagItems } from '../src/jobs/retag-items.ts';
import { createLog } from '../src/log.ts';
import { type App, openApp } from '../src/main.ts';
import type { GlossaryChange } from '../src/model/glossary-change.ts';
import { generateItem } from '../tests/support/generated-items.ts';

const { values } = parseArgs({
  args: process.argv.slice(3),
  options: { items: { type: 'string', default: '100000' } },
});
const count = Number(values.items);
/** Some 2.6 kB of text an item, as the median of the shared corpus. */
const fillerSentences = 20;
const admin = { id: 'cli', role: 'admin' } as const;
const source = {
  id: 'bench',
  title: 'Banc',
  url: 'https://bench.example/rss',
  kind: 'feed',
  itemKind: 'article',
  pages: 'never',
  language: 'fr',
} as const;

const homeDir = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
const app = await openApp({
  config: { ...readConfig({ env: {} }), homeDir, port: 0, sources: [source] },
  log: createLog({ level: 'error' }),
  roles: ['worker'],
});
try {
  const { store, inForce } = app.core;
  await fill(app);
  console.error(`${await store.items.count()} items stored`);
  const first = await timed(() => retagItems({ store, inForce }, () => {}));
  console.error(`tagged: ${rate(first.seconds)} items/s; indexing…`);
  const indexing = await timed(() => app.drain());
  console.error(`indexed: ${rate(indexing.seconds)} items/s`);

  const searchAlone = await measureSearch(app, delay(5_000));
  const concept = app.core.glossary.concepts.find(({ id }) => id === 'tiers-lieu');
  if (!concept) throw new Error('the shipped glossary has no tiers-lieu');
  const { id } = await proposeGlossaryChange(app.core.actionDeps(), admin, {
    concepts: [{ ...concept, altLabels: [...concept.altLabels, 'chantier de la place'] }],
    themes: [],
    comment: 'Bench',
  });
  const preview = await measureWalk(app, () => previewGlossaryChange(app.core.actionDeps(), admin, id));
  const apply = await measureWalk(app, () => applyGlossaryChange(app.core.actionDeps(), admin, id));
  await app.drain();
  const undo = await measureWalk(app, () => undoGlossaryChange(app.core.actionDeps(), admin, id));
  const { effect } = apply.change;
  console.log(
    JSON.stringify({
      bench: 'retag',
      items: count,
      firstTaggingItemsPerSecond: rate(first.seconds),
      indexItemsPerSecond: rate(indexing.seconds),
      previewItemsPerSecond: rate(preview.seconds),
      applyItemsPerSecond: rate(apply.seconds),
      undoItemsPerSecond: rate(undo.seconds),
      itemsGaining: effect?.itemsGaining,
      searchMsAlone: searchAlone,
      searchMsPreviewing: preview.search,
      searchMsApplying: apply.search,
      searchMsUndoing: undo.search,
      rssMb: Math.round(process.memoryUsage.rss() / 2 ** 20),
    }),
  );
} finally {
  await app.close();
  rmSync(homeDir, { recursive: true, force: true });
}

function rate(seconds: number): number {
  return Math.round(count / seconds);
}

async function timed<T>(work: () => Promise<T>): Promise<{ seconds: number; result: T }> {
  const startedAt = performance.now();
  const result = await work();
  return { seconds: (performance.now() - startedAt) / 1000, result };
}

/** As the worker does it, woken through the queue. */
async function measureWalk(running: App, ask: () => Promise<GlossaryChange>) {
  const { id } = await ask();
  const startedAt = performance.now();
  const walk = (async () => {
    await running.queue.enqueue('glossary-walk', { changeId: id });
    for (;;) {
      const change = await running.core.store.glossary.findChange(id);
      if (change && !change.state.endsWith('ing')) return change;
      await delay(20);
    }
  })();
  const search = await measureSearch(running, walk);
  const change = await walk;
  if (change.state === 'failed') throw new Error(change.detail);
  const seconds = (performance.now() - startedAt) / 1000;
  console.error(`${change.state}: ${rate(seconds)} items/s`);
  return { seconds, search, change };
}

/** Readers' searches, one every 100 ms, until the work ends. */
async function measureSearch(running: App, until: Promise<unknown>): Promise<{ median: number; p95: number }> {
  let isOver = false;
  const over = until.then(() => {
    isOver = true;
  });
  const questions = ['tiers-lieu', 'budget participatif', 'données ouvertes', 'convention citoyenne', 'médiateurs'];
  const durations: number[] = [];
  for (let n = 0; !isOver; n += 1) {
    const startedAt = performance.now();
    const answer = await running.request(
      `/api/v1/items?q=${encodeURIComponent(questions[n % questions.length] ?? '')}`,
    );
    await answer.text();
    if (answer.status !== 200) throw new Error(`search answered ${answer.status}`);
    durations.push(performance.now() - startedAt);
    await Promise.race([delay(100), over]);
  }
  durations.sort((a, b) => a - b);
  const at = (share: number) => Math.round(durations[Math.floor(share * (durations.length - 1))] ?? 0);
  return { median: at(0.5), p95: at(0.95) };
}

/** Straight into the table: how items come in is measured by bench/chain.ts. */
async function fill(running: App): Promise<void> {
  const columns = await running.core.store.sql.query<{ column_name: string }>(
    `select column_name from information_schema.columns where table_schema = current_schema() and table_name = 'item'`,
  );
  const toColumn = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
  const given = Object.keys(generateItem(source.id, 0)).map(toColumn);
  const names = columns.map(({ column_name }) => column_name).filter((name) => given.includes(name));
  const list = names.map((name) => `"${name}"`).join(', ');
  for (let from = 0; from < count; from += 1_000) {
    const rows = Array.from({ length: Math.min(1_000, count - from) }, (_, at) =>
      Object.fromEntries(
        Object.entries(generateItem(source.id, from + at, fillerSentences)).map(([name, value]) => [
          toColumn(name),
          value,
        ]),
      ),
    );
    await running.core.store.sql.query(
      `insert into item (${list}) select ${list} from jsonb_populate_recordset(null::item, $1::jsonb)`,
      [JSON.stringify(rows)],
    );
  }
}
