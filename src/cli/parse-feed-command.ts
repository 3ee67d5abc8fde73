// vigie parse-feed: a feed on standard input → JSON. Opens nothing.
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import { parseFeedDocument } from '../ingest/parse/parse-feed-document.ts';
import { say } from './say.ts';

export function addParseFeedCommand(program: Command): void {
  program
    .command('parse-feed')
    .description('lire un flux sur l’entrée standard et l’écrire en JSON')
    .option('--url <url>', 'adresse du flux, pour les liens relatifs')
    .option('--content-type <type>', 'en-tête Content-Type')
    .action(async (options: { url?: string; contentType?: string }) =>
      say(JSON.stringify(await parseFeedDocument(await buffer(process.stdin), options))),
    );
}
