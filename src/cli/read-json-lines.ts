// JSON Lines files → checked records, with every fault at once: file, line, field, what was found and what to write.
import { readFileSync } from 'node:fs';
import type { z } from 'zod';
import { messageOf, VigieError } from '../errors.ts';

export interface JsonLine<T> {
  value: T;
  /** `file:line`, to point at. */
  at: string;
}

/**
 * Blank lines are skipped, a byte order mark too.
 * @throws VigieError `input-invalid` when a file cannot be read, a line is no JSON or a field is wrong.
 */
export function readJsonLines<S extends z.ZodType>(paths: string[], schema: S): JsonLine<z.output<S>>[] {
  const faults: string[] = [];
  const lines: JsonLine<z.output<S>>[] = [];
  for (const path of paths)
    for (const [index, line] of readLines(path).entries()) {
      if (line.trim() === '') continue;
      const at = `${path}:${index + 1}`;
      const json = parseJson(line);
      if (json === undefined) {
        faults.push(`${at} · ligne : JSON illisible. Écrire un objet JSON entier par ligne.`);
        continue;
      }
      const parsed = schema.safeParse(json);
      if (parsed.success) lines.push({ value: parsed.data, at });
      else
        for (const { path: field, message } of parsed.error.issues)
          faults.push(`${at} · ${field.join('.') || 'ligne'} : ${shown(valueAt(json, field))}. ${message}`);
    }
  throwFaults(faults);
  return lines;
}

/** @throws VigieError `input-invalid` with all of them, if there is one. */
export function throwFaults(faults: string[]): void {
  if (faults.length > 0) throw new VigieError('input-invalid', [`${faults.length} faute(s) :`, ...faults].join('\n  '));
}

function readLines(path: string): string[] {
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\ufeff/, '')
      .split('\n');
  } catch (error) {
    throw new VigieError(
      'input-invalid',
      `${path} : fichier illisible (${messageOf(error)}). Donner le chemin d’un fichier JSON Lines.`,
      { cause: error },
    );
  }
}

function parseJson(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function valueAt(json: unknown, path: PropertyKey[]): unknown {
  return path.reduce<unknown>(
    (value, key) => (typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined),
    json,
  );
}

function shown(value: unknown): string {
  if (value === undefined) return 'absent';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
