// The chain on the press: a year of six real sites, week by week, over HTTP, into the store, the index and the mails.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Chain, openChain, runWeeks, weeksBetween } from '../../support/chain.ts';
import { snapshot } from '../../support/chain-snapshot.ts';
import { type Press, pressAbsent, pressExists, publishedIds, startPress } from '../../support/press.ts';
import { describeIf } from '../../support/require-or-skip.ts';
import { subscribeReader } from '../../support/subscribe-reader.ts';
import { openTestStore } from '../../support/test-store.ts';

const from = new Date('2021-06-01T00:00:00Z');
const until = new Date('2022-06-01T00:00:00Z');
const pauseMs = 60;

describeIf(pressExists, pressAbsent)('a year of the press', () => {
  let press: Press;
  let chain: Chain;
  let homeDir: string;
  let closeDatabase: () => Promise<void>;

  beforeAll(async () => {
    press = await startPress(from);
    homeDir = await mkdtemp(join(tmpdir(), 'vigie-chain-'));
    const database = await openTestStore();
    closeDatabase = database.close;
    await subscribeReader(database.store, from);
    chain = await openChain({
      homeDir,
      databaseUrl: database.store.connectionString,
      sources: press.sources,
      control: press.control,
      pauseMs,
    });
    await runWeeks(chain, press.control, until);
  }, 600_000);

  afterAll(async () => {
    await chain?.close();
    await closeDatabase?.();
    await press?.close();
    if (homeDir) await rm(homeDir, { recursive: true, force: true });
  });

  it('stores exactly what the press published, from RSS, Atom, JSON Feed, ISO-8859-1 with entities, undated RSS and an HTML list', async () => {
    const { items } = await snapshot(chain.app.core.store, homeDir);
    const instants = weeksBetween(from, until);
    const counted = Object.fromEntries(
      press.sources.map(({ id }) => [id, items.filter((item) => item.source === id).length]),
    );
    const published = Object.fromEntries(press.sources.map(({ id }) => [id, publishedIds(id, instants).size]));
    expect(counted).toEqual(published);
  });

  it('never invents a date', async () => {
    const { items } = await snapshot(chain.app.core.store, homeDir);
    expect(items.filter((item) => item.source === 'multibao' && item.published !== undefined)).toEqual([]);
    expect(items.filter((item) => item.source === 'startups' && item.published === undefined)).toEqual([]);
  });

  it('reads the pages of sources that give only summaries, without the furniture around their articles', async () => {
    const { store } = chain.app.core;
    const { items } = await snapshot(store, homeDir);
    const summaries = items.filter((item) => ['eig', 'incubateur', 'startups'].includes(item.source));
    expect(summaries.filter((item) => item.page === 'pending')).toEqual([]);
    expect(summaries.filter((item) => item.origin === 'page').length / summaries.length).toBeGreaterThan(0.9);
    const tagged = await store.items.listTagged(summaries.map(({ id }) => id));
    const furniture =
      /Ce site utilise des cookies|Partager sur Mastodon|ces mots sont dans le pied de page|Inscrivez-vous à la lettre/;
    expect(tagged.filter(({ text }) => furniture.test(text)).map(({ title }) => title)).toEqual([]);
  });

  it('gives every tag and place a passage that the stored text holds', async () => {
    const { store } = chain.app.core;
    const { items } = await snapshot(store, homeDir);
    const tagged = await store.items.listTagged(items.map(({ id }) => id));
    const evidence = tagged.flatMap((item) =>
      [...item.tags, ...item.places].flatMap((mention) => mention.evidence.map((one) => ({ item, ...one }))),
    );
    expect(evidence.length).toBeGreaterThan(500);
    expect(evidence.filter(({ item, field, start, end, form }) => item[field].slice(start, end) !== form)).toEqual([]);
  });

  it('makes everything searchable and leaves no change behind', async () => {
    const { store, search } = chain.app.core;
    const { items, pendingChanges } = await snapshot(store, homeDir);
    expect(pendingChanges).toBe(0);
    expect(await search.count()).toBe(items.length);
    const found = await search.search({
      q: 'données ouvertes',
      filters: {},
      sort: 'relevance',
      limit: 10,
      facets: true,
    });
    expect(found.total).toBeGreaterThan(5);
    expect(found.facets?.source.length).toBeGreaterThan(1);
  });

  it('sends each item at most once, in weekly issues', async () => {
    const { entries, issues, mails, outbox } = await snapshot(chain.app.core.store, homeDir);
    expect(issues.length).toBeGreaterThan(20);
    expect(mails.length).toBe(issues.length);
    // The skipped one is the confirmation, which this reader did not need.
    expect(outbox).toEqual({ sent: issues.length, skipped: 1 });
    expect(new Set(entries).size).toBe(entries.length);
  });

  it('keeps its manners: no cookie, no request under the pause, the forbidden address never reached', async () => {
    const requests = await press.log();
    expect(requests.filter(({ cookie }) => cookie)).toEqual([]);
    expect(requests.filter(({ source }) => source === 'CANARY')).toEqual([]);
    expect(requests.every(({ userAgent }) => /^Vigie\/\d+\.\d+\.\d+ \(\+http/.test(userAgent))).toBe(true);
    for (const { id } of press.sources) {
      const times = requests.filter(({ source }) => source === id).map(({ at }) => at);
      const gaps = times.slice(1).map((at, index) => at - (times[index] ?? 0));
      // The press stamps whole milliseconds, so a pause may look one shorter.
      expect(Math.min(...gaps), `requests to ${id}`).toBeGreaterThanOrEqual(pauseMs - 1);
    }
  });

  it('adds nothing at a second run, and asks only conditionally', async () => {
    const before = await snapshot(chain.app.core.store, homeDir);
    await press.clearLog();
    chain.setNow(new Date(until.getTime() + 3 * 60 * 60 * 1000));
    await chain.app.drain();
    const requests = await press.log();
    expect(new Set(requests.map(({ source }) => source)).size).toBe(press.sources.length);
    expect(requests.filter(({ conditional }) => !conditional)).toEqual([]);
    expect((await snapshot(chain.app.core.store, homeDir)).items).toEqual(before.items);
  });
});
