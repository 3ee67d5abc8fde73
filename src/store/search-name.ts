// The form in which the names of actors are stored to be searched: PostgreSQL does not fold as our French does, so both sides are folded here.
import { fold } from '../french/fold.ts';

/** The words of a name, folded, each after a space: « La 27e Région » → ` la 27e region`. No word, no character: ``. */
export function toSearchName(name: string): string {
  const words = fold(name).match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((word) => ` ${word}`).join('');
}
