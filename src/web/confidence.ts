// How sure a tag is, in a word and a figure. Pure.
import { messages } from './messages.fr.ts';

const sureFrom = 0.8;

/** « sûre (93 %) », « probable (62 %) »: rounded down, so that only a full certainty reads 100 %. */
export function toConfidenceText(confidence: number): string {
  const { sure, probable } = messages.confidence;
  return `${confidence >= sureFrom ? sure : probable} (${Math.floor(confidence * 100)}\u00a0%)`;
}
