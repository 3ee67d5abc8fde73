// The demo's story: readers subscribe, the weeks go by, each one is fetched, tagged, indexed and sent. Everything counted comes from the store.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { requestSubscription } from '../actions/request-subscription.ts';
import { VigieError } from '../errors.ts';
import type { App } from '../main.ts';
import type { SubscriptionRequest } from '../model/subscription.ts';
import { pressWeeks } from './press/serve-press.ts';

const weekMs = 7 * 24 * 60 * 60 * 1000;
const issueDelayMs = 80 * 60 * 1000;

/** A Monday before dawn, so many weeks before `today` that the last week is this one. */
export function demoStart(today: Date): Date {
  const monday = new Date(today);
  monday.setUTCHours(5, 50, 0, 0);
  monday.setUTCDate(monday.getUTCDate() - ((monday.getUTCDay() + 6) % 7));
  if (monday > today) monday.setUTCDate(monday.getUTCDate() - 7);
  return new Date(monday.getTime() - pressWeeks * weekMs);
}

/** Reserved names (RFC 2606): no mail of the demo could reach anybody. */
const readers: SubscriptionRequest[] = [
  {
    email: 'departement@lecteurs.example',
    concepts: ['budget-participatif', 'participation-citoyenne', 'design'],
    territories: [],
  },
  {
    email: 'metropole@lecteurs.example',
    concepts: ['open-data', 'commun', 'tiers-lieu', 'urbanisme-temporaire'],
    territories: [],
  },
  { email: 'region@lecteurs.example', concepts: [], territories: ['region-53', 'region-84'] },
];

export interface DemoTotals {
  sources: number;
  items: number;
  taggedItems: number;
  tags: number;
  places: number;
  indexed: number;
  digests: number;
  mails: number;
  errors: number;
}

export interface DemoRun {
  app: App;
  home: string;
  setNow(at: Date): void;
  signal: AbortSignal;
  tell(line: string): void;
}

/** @throws VigieError `internal` when a reader's confirmation mail does not arrive. */
export async function runDemo({
  app,
  home,
  setNow,
  signal,
  tell,
}: DemoRun): Promise<DemoTotals & { latestDigestId?: string }> {
  const { store, search, now } = app.core;
  const start = now();
  await subscribeReaders(app, home, signal);
  for (let week = 1; week <= pressWeeks; week += 1) {
    // The sources are read before dawn; once the day has begun, the issues of the week are due.
    const dawn = start.getTime() + week * weekMs;
    for (const at of [dawn, dawn + issueDelayMs]) {
      setNow(new Date(at));
      await app.drain(signal);
    }
    const { items, tags, mails } = await store.counts();
    const day = now().toISOString().slice(0, 10);
    tell(
      `  semaine ${String(week).padStart(2)} (${day})  ${String(items).padStart(3)} articles  ${String(tags).padStart(4)} étiquettes  ${String(mails).padStart(3)} mails`,
    );
  }
  const counts = await store.counts();
  const outbox = await store.outbox.countByState();
  const latestDigestId = await findLatestDigest(app);
  return {
    sources: counts.sources,
    items: counts.items,
    taggedItems: counts.taggedItems,
    tags: counts.tags,
    places: counts.places,
    indexed: await search.count(),
    digests: counts.digests,
    mails: counts.mails,
    errors: counts.fetchErrors + (outbox.failed ?? 0) + (outbox.uncertain ?? 0) + counts.pendingChanges,
    ...(latestDigestId !== undefined && { latestDigestId }),
  };
}

/** As a reader would: ask on the form, open the mail, press the button of the page its link leads to. */
async function subscribeReaders(app: App, home: string, signal: AbortSignal): Promise<void> {
  const { glossary } = app.core;
  const context = {
    concepts: new Set(glossary.concepts.map(({ id }) => id)),
    territories: { has: (id: string) => app.core.places.find(id) !== undefined },
    form: 'demo',
  };
  for (const reader of readers) await requestSubscription(app.core.actionDeps(), reader, context);
  await app.drain(signal);
  const folder = join(home, 'mail');
  const mails = await Promise.all((await readdir(folder)).map((name) => readFile(join(folder, name), 'utf8')));
  const paths = mails.flatMap(
    (mail) => /\/abonnement\/confirmer\/[\w-]+/.exec(mail.replaceAll('=\r\n', ''))?.[0] ?? [],
  );
  const answers = await Promise.all(
    paths.map((path) => app.request(path, { method: 'POST', headers: { origin: app.core.config.publicUrl } })),
  );
  const confirmed = answers.filter((answer) => answer.ok).length;
  if (confirmed !== readers.length)
    throw new VigieError(
      'internal',
      `${confirmed} of ${readers.length} subscriptions of the demo were confirmed from the mails in ${folder}`,
    );
}

async function findLatestDigest({ core }: App): Promise<string | undefined> {
  const subscriptions = await core.store.subscriptions.listActive();
  const issues = await Promise.all(subscriptions.map(({ id }) => core.store.digests.listFor(id, 1)));
  return issues.flat().sort((a, b) => b.cutoff.getTime() - a.cutoff.getTime())[0]?.id;
}
