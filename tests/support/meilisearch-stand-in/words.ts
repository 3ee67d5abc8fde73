// Words as the server splits them: lower case, no accents, ligatures opened, anything but letters and digits parts them; and its tolerance for typing mistakes.

export interface Word {
  start: number;
  end: number;
  normal: string;
}

export function splitWords(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    normal: normalise(match[0]),
  }));
}

function normalise(word: string): string {
  return word.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('œ', 'oe').replaceAll('æ', 'ae');
}

export interface WordMatch {
  typos: number;
  /** How many letters of the word are the match: fewer than all when only its beginning was asked for. */
  length: number;
}

export function matchWord(
  word: string,
  asked: string,
  options: { prefix: boolean; typos: boolean },
): WordMatch | undefined {
  if (word === asked) return { typos: 0, length: word.length };
  if (options.prefix && word.startsWith(asked)) return { typos: 0, length: asked.length };
  const typosMax = asked.length >= 9 ? 2 : asked.length >= 5 ? 1 : 0;
  if (!options.typos || typosMax === 0) return undefined;
  const typos = distance(word, asked) + (word[0] === asked[0] ? 0 : 1);
  return typos <= typosMax ? { typos, length: word.length } : undefined;
}

/** Levenshtein with transpositions, without shortcuts: small texts only. */
function distance(a: string, b: string): number {
  const rows: number[][] = [];
  const cell = (i: number, j: number) => rows[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 0; i <= a.length; i++) {
    const row: number[] = [];
    rows.push(row);
    for (let j = 0; j <= b.length; j++) {
      if (i === 0 || j === 0) {
        row.push(i + j);
        continue;
      }
      const swapped =
        i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
          ? cell(i - 2, j - 2) + 1
          : Number.POSITIVE_INFINITY;
      row.push(
        Math.min(cell(i - 1, j) + 1, cell(i, j - 1) + 1, cell(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1), swapped),
      );
    }
  }
  return cell(a.length, b.length);
}
