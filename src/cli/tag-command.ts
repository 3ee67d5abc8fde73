// vigie tag: a text on standard input → its tags and places in JSON, each with its evidence. Opens nothing.
import { buffer } from 'node:stream/consumers';
import type { Command } from 'commander';
import { readConfig } from '../config.ts';
import { decodeText } from '../ingest/parse/decode-text.ts';
import { createTagger } from '../tagging/tag-item.ts';
import { say } from './say.ts';

export function addTagCommand(program: Command): void {
  program
    .command('tag')
    .description('étiqueter un texte lu sur l’entrée standard et l’écrire en JSON')
    .option('--title <titre>', 'titre du texte', '')
    .action(async (options: { title: string }) => {
      const { glossary } = readConfig({ env: process.env });
      const text = decodeText(await buffer(process.stdin), 'text/plain; charset=utf-8').text.normalize('NFC');
      const { tags, places } = createTagger({ glossary }).tag({ title: options.title.normalize('NFC'), text });
      say(JSON.stringify({ glossaryVersion: glossary.version, tags, places }));
    });
}
