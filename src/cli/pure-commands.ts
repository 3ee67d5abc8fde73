// The commands that read standard input and print JSON: the pure rooms, for people who try things and for evaluation. They open nothing.
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { extractDocument } from '../ingest/extract/extract-document.ts';
import { decodeText } from '../ingest/parse/decode-text.ts';
import { parseFeedDocument } from '../ingest/parse/parse-feed-document.ts';
import { createTagger } from '../tagging/tag-item.ts';
import { say } from './with-core.ts';

export function addPureCommands(program: Command): void {
  program
    .command('parse-feed')
    .description('lire un flux sur l’entrée standard et l’écrire en JSON')
    .option('--url <url>', 'adresse du flux, pour les liens relatifs')
    .option('--content-type <type>', 'en-tête Content-Type')
    .action(async (options: { url?: string; contentType?: string }) =>
      say(JSON.stringify(await parseFeedDocument(await input(), options))),
    );
  program
    .command('extract')
    .description('extraire le texte d’une page lue sur l’entrée standard et l’écrire en JSON')
    .requiredOption('--url <url>', 'adresse de la page')
    .option('--content-type <type>', 'en-tête Content-Type')
    .action(async (options: { url: string; contentType?: string }) =>
      say(JSON.stringify(extractDocument(await input(), options))),
    );
  program
    .command('tag')
    .description('étiqueter un texte lu sur l’entrée standard et l’écrire en JSON')
    .option('--title <titre>', 'titre du texte', '')
    .action(async (options: { title: string }) => {
      const { glossary } = readConfig({ env: process.env });
      const text = decodeText(await input(), 'text/plain; charset=utf-8').text.normalize('NFC');
      const { tags, places } = createTagger({ glossary }).tag({ title: options.title.normalize('NFC'), text });
      say(JSON.stringify({ glossaryVersion: glossary.version, tags, places }));
    });
}

function input(): Promise<Uint8Array> {
  return buffer(process.stdin);
}
