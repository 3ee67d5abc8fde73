// Curators teach: their decisions become learned weights, through the same preview, application and undoing as any change.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { addTag } from '../../../src/actions/add-tag.ts';
import { applyGlossaryChange } from '../../../src/actions/apply-glossary-change.ts';
import { learnFromDecisions } from '../../../src/actions/learn-from-decisions.ts';
import { refuseTag } from '../../../src/actions/refuse-tag.ts';
import { undoGlossaryChange } from '../../../src/actions/undo-glossary-change.ts';
import { readConfig } from '../../../src/config.ts';
import { type Core, openCore } from '../../../src/core.ts';
import { walkChange } from '../../../src/jobs/walk-change.ts';
import { createLog } from '../../../src/log.ts';
import type { Item } from '../../../src/model/item.ts';
import { generateItem } from '../../support/generated-items.ts';
import { createTestDatabase } from '../../support/test-store.ts';
import { allTags, now, source } from '../../support/walked-store.ts';

const admin = { id: 'cli', role: 'admin' } as const;
const conceptId = 'tiers-lieu';
let core: Core;
let database: Awaited<ReturnType<typeof createTestDatabase>>;
let homeDir: string;
const items: Item[] = [];

beforeAll(async () => {
  database = await createTestDatabase();
  homeDir = await mkdtemp(join(tmpdir(), 'vigie-learn-'));
  const config = { ...readConfig({ env: {} }), homeDir, databaseUrl: database.url, sources: [source] };
  core = await openCore({ config, log: createLog({ level: 'error' }), now: () => now });
  for (let n = 0; n < 40; n += 1) {
    const about =
      n % 2 === 0 ? 'Ce tiers-lieu accueille un atelier partagé' : 'Le bar du tiers-lieu affiche ses promotions';
    const item = { ...generateItem(source.id, n), title: `Brève ${n}`, text: `${about} dans le quartier numéro ${n}.` };
    items.push(item);
    await core.store.items.saveTagged(item, core.inForce.current().tagger.tag(item));
  }
});
afterAll(async () => {
  await core?.close();
  await database?.drop();
  if (homeDir) await rm(homeDir, { recursive: true, force: true });
});

const learn = () => learnFromDecisions({ ...core.actionDeps(), learn: core.learn }, admin, {});
const walk = (id: string) =>
  walkChange({ store: core.store, inForce: core.inForce, now: () => now, enqueue: async () => {} }, id);
const confidenceOf = async (item: Item | undefined) => {
  const { tags = [], suggestions = [] } = (await core.store.items.findTagged(item?.id ?? '')) ?? {};
  return [...tags, ...suggestions].find((tag) => tag.conceptId === conceptId);
};

it('proposes nothing before the decisions suffice', async () => {
  await addTag(core.actionDeps(), admin, { itemId: items[0]?.id ?? '', conceptId }, core.glossary);
  await expect(learn()).rejects.toMatchObject({ code: 'conflict' });
});

it('moves what was not decided on, says why, and gives it back', async () => {
  for (const [n, item] of items.slice(0, 16).entries()) {
    const request = { itemId: item.id, conceptId };
    if (n % 2 === 0) await addTag(core.actionDeps(), admin, request, core.glossary);
    else await refuseTag(core.actionDeps(), admin, request, core.glossary);
  }
  const before = await allTags(core.store);
  const asBar = await confidenceOf(items[31]);

  const change = await learn();
  expect(change.concepts).toMatchObject([{ id: conceptId, learned: { accepted: 8, refused: 8 } }]);
  await applyGlossaryChange(core.actionDeps(), admin, change.id);
  expect(await walk(change.id)).toMatchObject({ outcome: 'applied' });
  const taught = await confidenceOf(items[31]);
  expect(taught?.confidence ?? 0).toBeLessThan(asBar?.confidence ?? 0);
  if (taught) expect(taught.reasons.map(({ feature }) => feature)).toContain('learned');
  expect((await confidenceOf(items[1]))?.state).toBeUndefined();

  await expect(learn()).rejects.toMatchObject({ code: 'conflict' });
  await undoGlossaryChange(core.actionDeps(), admin, change.id);
  await walk(change.id);
  expect(await allTags(core.store)).toEqual(before);
});
