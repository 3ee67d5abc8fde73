// What a command writes, and where.

/** One line of an answer. */
export function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

/** Progress, for a person who waits: standard error, so that an answer can be piped. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
