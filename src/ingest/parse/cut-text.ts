// Caps on lengths: a title, an excerpt or a text never grows beyond what is stored, and is never cut inside a character.

/** One line of at most `lengthMax` UTF-16 code units, cut on a word with « … » when it is longer. */
export function cutOnWord(text: string, lengthMax: number): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= lengthMax) return line;
  const start = line.slice(0, lengthMax - 1);
  const space = start.lastIndexOf(' ');
  // A word longer than half of it all (a URL, a language without spaces) is cut where it must.
  const cut = line[lengthMax - 1] !== ' ' && space > lengthMax / 2 ? start.slice(0, space) : start;
  return `${withoutHalfCharacter(cut).replace(/[\s.,;:…–—-]+$/u, '')}…`;
}

/** At most `lengthMax` UTF-16 code units, lines kept. */
export function cutText(text: string, lengthMax: number): string {
  return text.length <= lengthMax ? text : withoutHalfCharacter(text.slice(0, lengthMax)).trimEnd();
}

function withoutHalfCharacter(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, '');
}
