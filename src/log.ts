// The one logger factory: pino, JSON lines, with secrets and e-mail addresses cut out whatever a caller passes.
import { type DestinationStream, type Logger, pino } from 'pino';

export type Log = Logger;

const emailPattern = /[^\s@<>"',;:()[\]]+@[^\s@<>"',;:()[\]]+\.[^\s@<>"',;:()[\]]+/g;
const keyPattern = /vigie_[a-z0-9]+_[A-Za-z0-9_-]+/g;
const credentialsPattern = /(:\/\/)[^/\s:@]*:[^/\s@]*@/g;

/** Replaces e-mail addresses, API keys and URL passwords in one line of text. */
export function redact(line: string): string {
  return line.replace(credentialsPattern, '$1[…]@').replace(emailPattern, '[e-mail]').replace(keyPattern, '[clé]');
}

/** `destination` defaults to standard error, so that a command's answer on standard output stays clean. */
export function createLog(options: { level?: string; destination?: DestinationStream } = {}): Log {
  const destination = options.destination ?? { write: (line: string) => void process.stderr.write(line) };
  return pino(
    { level: options.level ?? 'info', base: undefined, timestamp: pino.stdTimeFunctions.isoTime },
    { write: (line: string) => destination.write(redact(line)) },
  );
}
