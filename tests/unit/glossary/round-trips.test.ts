import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { Parser, Writer } from 'n3';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readConfig } from '../../../src/config.ts';
import { buildGlossary } from '../../../src/glossary/build-glossary.ts';
import { checkGlossary } from '../../../src/glossary/check-glossary.ts';
import { compareGlossaries } from '../../../src/glossary/compare-glossaries.ts';
import { fromCsv, toCsv } from '../../../src/glossary/csv.ts';
import { fromJsonLd, toJsonLd } from '../../../src/glossary/json-ld.ts';
import { fromTurtle, toTurtle } from '../../../src/glossary/turtle.ts';
import { toYaml } from '../../../src/glossary/yaml.ts';
import { type Glossary, glossaryFileSchema } from '../../../src/model/glossary.ts';
import { arbitraryGlossary } from './arbitrary-glossary.ts';

const publicUrl = 'https://vigie.example/veille';
const shipped = buildGlossary(glossaryFileSchema.parse(parse(readFileSync('config/glossary.yaml', 'utf8'))));

/** RDF Dataset Canonicalization (W3C): two texts give the same one when their graphs are isomorphic. Read by the libraries, not by our code. */
async function canonicalTurtle(turtle: string): Promise<string> {
  let nQuads = '';
  const writer = new Writer({ format: 'N-Quads' });
  writer.addQuads(new Parser({ format: 'text/turtle' }).parse(turtle));
  writer.end((_error, text) => {
    nQuads = text;
  });
  return jsonld.canonize(nQuads as never, {
    algorithm: 'URDNA2015',
    inputFormat: 'application/n-quads',
    format: 'application/n-quads',
  });
}

const canonicalJsonLd = (text: string): Promise<string> =>
  jsonld.canonize(JSON.parse(text), { algorithm: 'URDNA2015', format: 'application/n-quads' });

describe('a glossary written and read again', () => {
  it('is the same in Turtle, and gives the same graph', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGlossary, async (glossary) => {
        const turtle = toTurtle(glossary, publicUrl);
        const read = fromTurtle(turtle);
        expect(read.faults).toEqual([]);
        expect(read.ignored).toEqual([]);
        expect(read.glossary?.version, describeDifference(glossary, read.glossary)).toBe(glossary.version);
        expect(await canonicalTurtle(toTurtle(read.glossary ?? glossary, publicUrl))).toBe(
          await canonicalTurtle(turtle),
        );
      }),
      { numRuns: 25 },
    );
  });

  it('is the same in JSON-LD, whose graph is that of the Turtle', async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryGlossary, async (glossary) => {
        const document = await toJsonLd(glossary, publicUrl);
        const read = await fromJsonLd(document);
        expect(read.faults).toEqual([]);
        expect(read.ignored).toEqual([]);
        expect(read.glossary?.version, describeDifference(glossary, read.glossary)).toBe(glossary.version);
        expect(await canonicalJsonLd(document)).toBe(await canonicalTurtle(toTurtle(glossary, publicUrl)));
      }),
      { numRuns: 25 },
    );
  });

  it('is the same as YAML', () => {
    fc.assert(
      fc.property(arbitraryGlossary, (glossary) => {
        const read = buildGlossary(glossaryFileSchema.parse(parse(toYaml(glossary))));
        expect(read.version, describeDifference(glossary, read)).toBe(glossary.version);
      }),
      { numRuns: 50 },
    );
  });

  it('is the same as a spreadsheet laid over it', () => {
    fc.assert(
      fc.property(arbitraryGlossary, (glossary) => {
        const read = fromCsv(toCsv(glossary), glossary);
        expect(read.faults).toEqual([]);
        expect(read.glossary?.version, describeDifference(glossary, read.glossary)).toBe(glossary.version);
      }),
      { numRuns: 50 },
    );
  });

  it('is the same as a spreadsheet laid over nothing, but for conditions and weights', () => {
    fc.assert(
      fc.property(arbitraryGlossary, (glossary) => {
        const bare = {
          ...glossary,
          concepts: glossary.concepts.map(({ learned: _, ...concept }) => ({
            ...concept,
            prefLabel: textOf(concept.prefLabel),
            ...(concept.prefLabelEn && { prefLabelEn: textOf(concept.prefLabelEn) }),
            altLabels: concept.altLabels.map(textOf),
            hiddenLabels: concept.hiddenLabels.map(textOf),
          })),
        };
        const read = fromCsv(toCsv(glossary), { ...glossary, concepts: [] });
        expect(read.faults).toEqual([]);
        expect(read.glossary && compareGlossaries(bare, read.glossary).changed).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });

  it('gives the generator only glossaries that hold together', () => {
    fc.assert(
      fc.property(arbitraryGlossary, (glossary) => {
        expect(checkGlossary(glossary)).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});

describe('the shipped glossary', () => {
  it('keeps its version through every format, and its order through Turtle and JSON-LD', async () => {
    const turtle = fromTurtle(toTurtle(shipped, publicUrl));
    const document = await fromJsonLd(await toJsonLd(shipped, publicUrl));
    const sheet = fromCsv(toCsv(shipped), shipped);
    for (const { glossary, faults, ignored } of [turtle, document, sheet]) {
      expect([...faults, ...ignored]).toEqual([]);
      expect(glossary?.version).toBe(shipped.version);
      expect(glossary?.concepts.map(({ id }) => id)).toEqual(shipped.concepts.map(({ id }) => id));
    }
  });

  it('is read by the configuration from its own YAML export', () => {
    const dir = mkdtempSync(join(tmpdir(), 'vigie-glossary-'));
    try {
      writeFileSync(join(dir, 'glossary.yaml'), toYaml(shipped));
      writeFileSync(join(dir, 'sources.yaml'), 'sources: []\n');
      expect(readConfig({ env: {}, configDir: dir }).glossary.version).toBe(shipped.version);
    } finally {
      rmSync(dir, { recursive: true });
      expect(existsSync(dir)).toBe(false);
    }
  });

  it('is read at any public address', () => {
    for (const address of ['http://localhost:8026', 'https://exemple.fr/', 'https://exemple.fr/a/b'])
      expect(fromTurtle(toTurtle(shipped, address)).glossary?.version).toBe(shipped.version);
  });
});

function textOf(label: Glossary['concepts'][number]['prefLabel']): string {
  return typeof label === 'string' ? label : label.label;
}

function describeDifference(before: Glossary, after: Glossary | undefined): string {
  return after ? JSON.stringify(compareGlossaries(before, after)) : 'nothing was read';
}
