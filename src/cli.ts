#!/usr/bin/env node
// The command line: one command a file under cli/. Answers go to standard output, logs and progress to standard error.
import { Command } from 'commander';
import { addCheckCommand } from './cli/check-command.ts';
import { addDigestCommand } from './cli/digest-command.ts';
import { addEvalCommand } from './cli/eval-command.ts';
import { exitCodeOf } from './cli/exit-code.ts';
import { addIngestCommand } from './cli/ingest-command.ts';
import { addKeysCommand } from './cli/keys-command.ts';
import { addPureCommands } from './cli/pure-commands.ts';
import { addReindexCommand } from './cli/reindex-command.ts';
import { addRetagCommand } from './cli/retag-command.ts';
import { addServeCommand } from './cli/serve-command.ts';
import { addSourcesCommand } from './cli/sources-command.ts';
import { addDemoCommand } from './demo/demo-command.ts';
import { messageOf, VigieError } from './errors.ts';
import { redact } from './log.ts';
import { version } from './version.ts';

const program = new Command('vigie')
  .description('La veille de l’innovation publique : collecter, étiqueter, chercher, envoyer.')
  .version(version)
  .showHelpAfterError('(vigie --help donne les commandes)');

addDemoCommand(program);
addServeCommand(program);
addIngestCommand(program);
addReindexCommand(program);
addRetagCommand(program);
addDigestCommand(program);
addSourcesCommand(program);
addKeysCommand(program);
addCheckCommand(program);
addPureCommands(program);
addEvalCommand(program);

try {
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
