// Exit codes of the command line, after sysexits.h where it has one.
import { VigieError } from '../errors.ts';

/** 78 configuration · 65 bad input · 69 something does not answer · 1 anything else. */
export function exitCodeOf(error: unknown): number {
  if (!(error instanceof VigieError)) return 1;
  switch (error.code) {
    case 'config-invalid':
      return 78;
    case 'input-invalid':
    case 'not-found':
    case 'conflict':
      return 65;
    case 'unavailable':
    case 'rate-limited':
      return 69;
    default:
      return 1;
  }
}
