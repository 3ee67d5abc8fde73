// The address of the radar: what its query string means, and the other way round. Pure.
import { isoWeekSchema, type SignalLane, type SignalStateName, signalLanes, signalStates } from '../model/signal.ts';

export interface SignalParams {
  lane?: SignalLane;
  state?: SignalStateName;
  /** A region. */
  territory?: string;
  /** An ISO week; absent: the last one evaluated. */
  week?: string;
}

/** Reads any query string: what it does not know is left out, never an error for a reader. */
export function parseSignalParams(params: URLSearchParams): SignalParams {
  const lane = signalLanes.find((known) => known === params.get('lane'));
  const state = signalStates.find((known) => known !== 'noise' && known === params.get('state'));
  const territory = params.get('territory');
  const week = isoWeekSchema.safeParse(params.get('week'));
  return {
    ...(lane && { lane }),
    ...(state && { state }),
    ...(territory && /^[\w-]{1,100}$/.test(territory) && { territory }),
    ...(week.success && { week: week.data }),
  };
}

export function toSignalsUrl(params: SignalParams): string {
  const query = new URLSearchParams(Object.entries(params).filter(([, value]) => value)).toString();
  return query ? `/signaux?${query}` : '/signaux';
}
