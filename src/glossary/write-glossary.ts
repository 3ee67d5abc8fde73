// The glossary in the format one asks for: what `vigie glossary export` and GET /glossary/export give.
import type { Glossary } from '../model/glossary.ts';
import { toCsv } from './csv.ts';
import { toJsonLd } from './json-ld.ts';
import { toTurtle } from './turtle.ts';
import { toYaml } from './yaml.ts';

export const glossaryFormats = ['yaml', 'turtle', 'jsonld', 'csv'] as const;
export type GlossaryFormat = (typeof glossaryFormats)[number];

export const glossaryMediaTypes = {
  yaml: 'application/yaml; charset=utf-8',
  turtle: 'text/turtle; charset=utf-8',
  jsonld: 'application/ld+json',
  csv: 'text/csv; charset=utf-8',
} as const satisfies Record<GlossaryFormat, string>;

/** `publicUrl`: the address of the instance, in the URIs of concepts. Read back, each format gives a glossary of the same version. */
export async function writeGlossary(glossary: Glossary, format: GlossaryFormat, publicUrl: string): Promise<string> {
  switch (format) {
    case 'yaml':
      return toYaml(glossary);
    case 'turtle':
      return toTurtle(glossary, publicUrl);
    case 'jsonld':
      return toJsonLd(glossary, publicUrl);
    case 'csv':
      return toCsv(glossary);
  }
}
