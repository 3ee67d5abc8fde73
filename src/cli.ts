#!/usr/bin/env node
// The command line: one command a file under cli/. Answers go to standard output, logs and progress to standard error.
import { Command } from 'commander';
import { exitCodeOf } from './cli/exit-code.ts';
import { messageOf, VigieError } from './errors.ts';
import { redact } from './log.ts';
import { version } from './version.ts';

type AddCommand = (program: Command) => void;

/** Only the command that is asked for is loaded, so that the small ones start quickly; help loads them all, in this order. */
const commands: Record<string, () => Promise<AddCommand>> = {
  demo: async () => (await import('./demo/demo-command.ts')).addDemoCommand,
  serve: async () => (await import('./cli/serve-command.ts')).addServeCommand,
  ingest: async () => (await import('./cli/ingest-command.ts')).addIngestCommand,
  reindex: async () => (await import('./cli/reindex-command.ts')).addReindexCommand,
  retag: async () => (await import('./cli/retag-command.ts')).addRetagCommand,
  glossary: async () => (await import('./cli/glossary-command.ts')).addGlossaryCommand,
  stories: async () => (await import('./cli/stories-command.ts')).addStoriesCommand,
  digest: async () => (await import('./cli/digest-command.ts')).addDigestCommand,
  sources: async () => (await import('./cli/sources-command.ts')).addSourcesCommand,
  keys: async () => (await import('./cli/keys-command.ts')).addKeysCommand,
  check: async () => (await import('./cli/check-command.ts')).addCheckCommand,
  'parse-feed': async () => (await import('./cli/parse-feed-command.ts')).addParseFeedCommand,
  extract: async () => (await import('./cli/extract-command.ts')).addExtractCommand,
  tag: async () => (await import('./cli/tag-command.ts')).addTagCommand,
  signals: async () => (await import('./cli/signals-command.ts')).addSignalsCommand,
  eval: async () => (await import('./cli/eval-command.ts')).addEvalCommand,
};

const program = new Command('vigie')
  .description('La veille de l’innovation publique : collecter, étiqueter, chercher, envoyer.')
  .version(version)
  .showHelpAfterError('(vigie --help donne les commandes)');

try {
  const asked = commands[process.argv[2] ?? ''];
  for (const load of asked ? [asked] : Object.values(commands)) (await load())(program);
  await program.parseAsync();
} catch (error) {
  // An error of ours says what, where and what to do; anything else is a defect, and its stack helps to mend it.
  const text =
    error instanceof VigieError
      ? error.message
      : error instanceof Error
        ? (error.stack ?? error.message)
        : messageOf(error);
  process.stderr.write(`vigie: ${redact(text)}\n`);
  process.exitCode = exitCodeOf(error);
}
