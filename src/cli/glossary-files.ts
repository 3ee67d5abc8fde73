// A file of the glossary, in any of its formats → what it would change: what `vigie glossary import` reads.
import { readFileSync } from 'node:fs';
import { extname } from 'node:path';
import { VigieError } from '../errors.ts';
import { compareGlossaries } from '../glossary/compare-glossaries.ts';
import { fromCsv } from '../glossary/csv.ts';
import { fromYaml } from '../glossary/from-yaml.ts';
import { fromJsonLd } from '../glossary/json-ld.ts';
import type { GlossaryReading } from '../glossary/parse-glossary.ts';
import { fromTurtle } from '../glossary/turtle.ts';
import { type GlossaryFormat, glossaryFormats } from '../glossary/write-glossary.ts';
import type { Concept, Glossary, Theme } from '../model/glossary.ts';

const byExtension: Record<string, GlossaryFormat> = {
  '.yaml': 'yaml',
  '.yml': 'yaml',
  '.json': 'yaml',
  '.ttl': 'turtle',
  '.jsonld': 'jsonld',
  '.csv': 'csv',
};

/** What a file says and the glossary in force does not; `absent`: what the file does not name, which stays as it is. */
export interface GlossaryFileChange {
  concepts: Concept[];
  themes: Theme[];
  absent: string[];
  /** What the file held and a glossary has no place for, one sentence each. */
  ignored: string[];
}

/** @throws VigieError `input-invalid`: a file that cannot be read, an unknown extension, every fault of its content. */
export async function readGlossaryFile(
  path: string,
  current: Glossary,
  format: GlossaryFormat | undefined = byExtension[extname(path).toLowerCase()],
): Promise<GlossaryFileChange> {
  if (format === undefined)
    throw new VigieError(
      'input-invalid',
      `${path} : format inconnu. Donner --format ${glossaryFormats.join(', ')}, ou l’une de ces extensions : ${Object.keys(byExtension).join(', ')}`,
    );
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw new VigieError('input-invalid', `${path} : illisible (${(error as NodeJS.ErrnoException).code}).`);
  }
  const { glossary, faults, ignored } = await read(text, format, current);
  if (!glossary) {
    const lines = faults.map((fault) => `  ${fault.path || '(tout)'} : ${fault.problem}. ${fault.remedy}.`);
    throw new VigieError('input-invalid', `${path} : ${faults.length} faute(s).\n${lines.join('\n')}`);
  }
  return { ...toChange(current, glossary), ignored };
}

async function read(text: string, format: GlossaryFormat, current: Glossary): Promise<GlossaryReading> {
  switch (format) {
    case 'yaml':
      return fromYaml(text, current);
    case 'turtle':
      return fromTurtle(text);
    case 'jsonld':
      return fromJsonLd(text);
    case 'csv':
      return fromCsv(text, current);
  }
}

/** What makes `current` say what `wanted` says; nothing leaves a glossary by not being named. */
export function toChange(current: Glossary, wanted: Glossary): Omit<GlossaryFileChange, 'ignored'> {
  const { added, changed, removed } = compareGlossaries(current, wanted);
  const ids = new Set([...added, ...changed.map(({ id }) => id)]);
  const labels = new Map(current.themes.map(({ id, label }) => [id, label]));
  return {
    concepts: wanted.concepts.filter(({ id }) => ids.has(id)),
    themes: wanted.themes.filter(({ id, label }) => labels.get(id) !== label),
    absent: removed,
  };
}
