// The clock: node-cron beats each minute and decides nothing (see tick.ts).
import { schedule } from 'node-cron';

export interface Clock {
  stop(): Promise<void>;
}

/** Beats at once, then at each minute; a beat that is still running is not overlapped. */
export function startClock(beat: () => Promise<void>): Clock {
  let running = beat();
  const task = schedule(
    '* * * * *',
    () => {
      running = beat();
      return running;
    },
    { noOverlap: true },
  );
  return {
    async stop() {
      await task.destroy();
      await running;
    },
  };
}
