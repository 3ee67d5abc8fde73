// The chain as a process of its own, to be killed with -9 at any moment: reads its options from its first argument, runs to the end, prints one word.

import { createLog } from '../../src/log.ts';
import { type ChainOptions, openChain, runWeeks } from './chain.ts';

const { until, ...options } = JSON.parse(process.argv[2] ?? '{}') as Omit<ChainOptions, 'log'> & { until: string };
const chain = await openChain({ ...options, log: createLog({ level: 'error' }) });
await runWeeks(chain, options.control, new Date(until));
// A mail whose sender was killed waits for its lease; an hour later everything has settled.
chain.setNow(new Date(new Date(until).getTime() + 60 * 60 * 1000));
await chain.app.drain();
await chain.close();
process.stdout.write('done\n');
