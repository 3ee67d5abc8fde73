// Opens what a command needs from the environment and closes it again, whatever the command does.
import { readConfig } from '../config.ts';
import { type Core, type CoreOptions, openCore } from '../core.ts';
import { createLog, type Log } from '../log.ts';

/** Runs `work` with the store and the index open. Short commands log warnings only, unless told otherwise. */
export async function withCore<T>(
  work: (core: Core, log: Log) => Promise<T>,
  options: Partial<CoreOptions> & { level?: string } = {},
): Promise<T> {
  const { level = 'warn', ...rest } = options;
  const log = rest.log ?? createLog({ level });
  const core = await openCore({ config: rest.config ?? readConfig({ env: process.env }), ...rest, log });
  try {
    return await work(core, log);
  } finally {
    await core.close();
  }
}
