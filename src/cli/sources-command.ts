// vigie sources: the list with its health, adding one, and trying an address before it is added.
import type { Command } from 'commander';
import { addSource } from '../actions/add-source.ts';
import { readConfig } from '../config.ts';
import { VigieError } from '../errors.ts';
import { createFetcher } from '../ingest/fetch/create-fetcher.ts';
import { decodeText } from '../ingest/parse/decode-text.ts';
import { discoverFeeds } from '../ingest/parse/discover-feeds.ts';
import { parseFeed } from '../ingest/parse/parse-feed.ts';
import { createLog } from '../log.ts';
import { checkedSourceDeclarationSchema, healthOf } from '../model/source.ts';
import { version } from '../version.ts';
import { say } from './say.ts';
import { withCore } from './with-core.ts';

export function addSourcesCommand(program: Command): void {
  const sources = program.command('sources').description('les sources lues');
  sources
    .command('list')
    .description('les sources et leur santé')
    .action(() =>
      withCore(async (core) => {
        for (const source of await core.store.sources.list()) say(lineOf(source));
      }),
    );
  sources
    .command('add')
    .description('ajouter un flux')
    .argument('<id>', 'identifiant court : lettres minuscules, chiffres, tirets')
    .argument('<url>', 'adresse du flux')
    .requiredOption('--title <titre>', 'nom de la source, tel que les lecteurs le verront')
    .option('--site <url>', 'adresse du site')
    .action((id: string, url: string, options: { title: string; site?: string }) =>
      withCore(async (core) => {
        const declaration = { id, url, title: options.title, ...(options.site && { siteUrl: options.site }) };
        const parsed = checkedSourceDeclarationSchema.safeParse(declaration);
        if (!parsed.success) {
          const faults = parsed.error.issues.map((issue) => `${issue.path.join('.')} : ${issue.message}`);
          throw new VigieError('input-invalid', `source refusée. ${faults.join(' ; ')}`);
        }
        await addSource(core.actionDeps(), { id: 'cli', role: 'admin' }, parsed.data);
        say(`Source « ${id} » ajoutée. Une Vigie en marche la lira dans la minute ; sinon : vigie ingest ${id}`);
      }),
    );
  sources
    .command('check')
    .description('essayer une adresse sans rien enregistrer')
    .argument('<url>', 'adresse d’un flux ou d’une page')
    .action(checkUrl);
}

function lineOf(
  source: Parameters<typeof healthOf>[0] & { id: string; title: string; url: string; lastError?: string },
): string {
  return [source.id, healthOf(source), source.title, source.url, source.lastError ?? ''].join('\t').trimEnd();
}

/** Says what Vigie would make of an address; exits 65 when it is no feed. */
async function checkUrl(url: string): Promise<void> {
  const { publicUrl, contact, allowPrivate } = readConfig({ env: process.env });
  const fetcher = createFetcher({ version, publicUrl, contact, allowPrivate, log: createLog({ level: 'warn' }) });
  try {
    const outcome = await fetcher.fetchFeed(url);
    if (outcome.type !== 'changed') {
      const detail = 'detail' in outcome ? outcome.detail : '';
      throw new VigieError(
        'input-invalid',
        `${url} : ${outcome.type}${'reason' in outcome ? ` (${outcome.reason})` : ''}. ${detail}`,
      );
    }
    const { body } = outcome;
    const { text } = decodeText(body.bytes, body.contentType);
    const parsed = await parseFeed(text, { url: body.url, ...(body.contentType && { contentType: body.contentType }) });
    if (parsed.type === 'not-a-feed') {
      const found = discoverFeeds(text, body.url);
      const hint =
        found.length > 0
          ? ` Flux annoncés par cette page : ${found.map((feed) => feed.url).join(', ')}`
          : ' Cette page n’annonce aucun flux.';
      throw new VigieError('input-invalid', `${url} n’est pas un flux : ${parsed.detail}.${hint}`);
    }
    const { feed, format, repaired } = parsed;
    say(
      `${feed.title ?? '(sans titre)'} · ${format}${repaired ? ' (réparé)' : ''} · ${feed.items.length} articles, ${feed.bad.length} inutilisables`,
    );
    for (const item of feed.items.slice(0, 5))
      say(`  ${item.publishedAt?.slice(0, 10) ?? 'sans date '}  ${item.title ?? '(sans titre)'}`);
    if (!contact) say('Rappel : VIGIE_CONTACT n’est pas donné.');
  } finally {
    await fetcher.close();
  }
}
