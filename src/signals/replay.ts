// Week after week, as the watch runs: evaluate, then advance the standings. A replay of the past and the weekly run are this same loop.
import type { SignalLane, SignalStanding } from '../model/signal.ts';
import type { SignalIndex } from './signal-index.ts';
import { advanceStates, type Step, toFollow } from './states.ts';
import { parseIsoWeek, toIsoWeek } from './weeks.ts';

export interface ReplayOptions {
  /** ISO weeks, both included. */
  from: string;
  to: string;
  /** Standings of the week before `from`; none by default. */
  standings?: readonly SignalStanding[];
  lanes?: readonly SignalLane[];
}

export interface ReplayedWeek extends Step {
  week: string;
}

/** One step a week, lazily: a caller stores each week's as it comes. Documents after a week do not exist for it. */
export function* replay(
  index: SignalIndex,
  { from, to, standings = [], lanes }: ReplayOptions,
): Generator<ReplayedWeek> {
  const last = parseIsoWeek(to);
  let previous = standings;
  for (let week = parseIsoWeek(from); week <= last; week += 1) {
    const name = toIsoWeek(week);
    const signals = index.evaluate(name, { follow: toFollow(previous), ...(lanes && { lanes }) });
    const step = advanceStates(previous, signals, name);
    yield { week: name, ...step };
    previous = step.standings;
  }
}
