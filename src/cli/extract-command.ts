// vigie extract: a page on standard input → its main text and metadata in JSON. Opens nothing.
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import { extractDocument } from '../ingest/extract/extract-document.ts';
import { say } from './say.ts';

export function addExtractCommand(program: Command): void {
  program
    .command('extract')
    .description('extraire le texte d’une page lue sur l’entrée standard et l’écrire en JSON')
    .requiredOption('--url <url>', 'adresse de la page')
    .option('--content-type <type>', 'en-tête Content-Type')
    .action(async (options: { url: string; contentType?: string }) =>
      say(JSON.stringify(extractDocument(await buffer(process.stdin), options))),
    );
}
