// vigie digest: what the next issues would hold (--dry-run), or prepares and sends those that are due.
import type { Command } from 'commander';
import type { Core } from '../core.ts';
import { draftIssue } from '../jobs/handlers/prepare-digests.ts';
import { labelOfConcept } from '../model/glossary.ts';
import { say } from './say.ts';
import { withCore } from './with-core.ts';

export function addDigestCommand(program: Command): void {
  program
    .command('digest')
    .description('préparer et envoyer les lettres dues')
    .option('--dry-run', 'montrer ce que chaque abonné recevrait maintenant, sans rien écrire ni envoyer')
    .action((options: { dryRun?: boolean }) => withCore((core) => (options.dryRun ? showDrafts(core) : sendDue(core))));
}

/** Names subscriptions by id: an address never reaches a terminal or a log. */
async function showDrafts(core: Core): Promise<void> {
  const { store, glossary, places, now } = core;
  const subscriptions = await store.subscriptions.listActive();
  for (const subscription of subscriptions) {
    const issue = await draftIssue({ store, glossary, places, now }, subscription);
    say(`\nAbonnement ${subscription.id} : ${issue.entries.length} articles depuis le ${issue.from.toISOString()}`);
    for (const entry of issue.entries) {
      const theme = glossary.themes.find(({ id }) => id === entry.theme)?.label ?? entry.theme;
      const why = entry.reasons.map((reason) => nameOf(core, reason.id)).filter(Boolean);
      say(`  ${theme} · ${entry.title} (${entry.sourceTitle})${why.length > 0 ? ` — ${why.join(', ')}` : ''}`);
    }
  }
  say(`\n${subscriptions.length} abonnements actifs. Rien n’a été écrit ni envoyé.`);
}

function nameOf(core: Core, id: string | undefined): string | undefined {
  if (id === undefined) return undefined;
  return core.places.find(id)?.name ?? labelOfConcept(core.glossary, id);
}

async function sendDue(core: Core): Promise<void> {
  const handlers = core.createHandlers(async () => {}, { clean: async () => 0 });
  const at = core.now();
  const due = await core.store.subscriptions.listDue(at, 10_000);
  for (const { id } of due) await handlers['prepare-digests']({ subscriptionId: id });
  await core.store.outbox.releaseExpired(at, core.expiredMail);
  const mails = await core.store.outbox.listDue(at, 10_000);
  const outcomes = new Map<string, number>();
  for (const { id } of mails) {
    const outcome = String((await handlers['send-mail']({ outboxId: id })).outcome);
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
  }
  say(
    `${due.length} abonnements dus, ${mails.length} mails : ${[...outcomes].map(([outcome, count]) => `${count} ${outcome}`).join(', ') || 'rien à envoyer'}.`,
  );
}
