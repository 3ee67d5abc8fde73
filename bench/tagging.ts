// How fast an item is tagged: MB/s of tag() on one core over the shared corpus, with the shipped glossary and all territories, beside ripgrep looking for the
// same labels in the same bytes (which gives neither words, nor folding, nor senses, nor places). Its last line is one JSON object.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'yaml';
import { buildGlossary, labelsOf } from '../src/glossary/build-glossary.ts';
import { glossaryFileSchema, textOfLabel } from '../src/model/glossary.ts';
import { createTagger } from '../src/tagging/tag-item.ts';

interface CorpusText {
  title: string | null;
  text: string | null;
}

const folder = new URL('../../shared/data/corpus/', import.meta.url);
const glossaryFile = new URL('../config/glossary.yaml', import.meta.url);
const rounds = 5;

if (!existsSync(folder)) {
  process.stderr.write(`bench tagging: skipped, ${folder.pathname} is absent\n`);
  console.log(JSON.stringify({ bench: 'tagging', skipped: 'no corpus' }));
} else {
  const items = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n'))
    .map((line): CorpusText => JSON.parse(line))
    .map(({ title, text }) => ({ title: title ?? '', text: text ?? '' }));
  const bytes = items.reduce((sum, { title, text }) => sum + Buffer.byteLength(title) + Buffer.byteLength(text), 0);

  const buildStart = performance.now();
  const glossary = buildGlossary(glossaryFileSchema.parse(parse(readFileSync(glossaryFile, 'utf8'))));
  const tagger = createTagger({ glossary });
  const buildMs = performance.now() - buildStart;

  // CPU time, not wall time: other processes of the machine do not count. The first round warms up.
  const cpuSeconds: number[] = [];
  let tags = 0;
  let places = 0;
  for (let round = 0; round <= rounds; round += 1) {
    tags = 0;
    places = 0;
    const start = process.cpuUsage();
    for (const item of items) {
      const tagging = tagger.tag(item);
      tags += tagging.tags.length;
      places += tagging.places.length;
    }
    const { user, system } = process.cpuUsage(start);
    if (round > 0) cpuSeconds.push((user + system) / 1e6);
  }
  const taggerSpeed = bytes / 1e6 / median(cpuSeconds);
  const labels = glossary.concepts.flatMap((concept) => labelsOf(concept).map(({ label }) => textOfLabel(label)));
  const ripgrepSpeed = ripgrepMegabytesPerSecond(items, labels);
  const round2 = (value: number): number => Math.round(value * 100) / 100;
  console.log(
    JSON.stringify({
      bench: 'tagging',
      items: items.length,
      megabytes: round2(bytes / 1e6),
      megabytesPerSecond: round2(taggerSpeed),
      itemsPerSecond: Math.round(items.length / median(cpuSeconds)),
      ripgrep:
        ripgrepSpeed === undefined
          ? 'absent'
          : { megabytesPerSecond: round2(ripgrepSpeed), ratio: round2(ripgrepSpeed / taggerSpeed) },
      buildMs: Math.round(buildMs),
      concepts: glossary.concepts.length,
      labels: labels.length,
      tags,
      places,
    }),
  );
}

/** Over the same texts in one file, on one thread; undefined where ripgrep is not installed. */
function ripgrepMegabytesPerSecond(items: { title: string; text: string }[], labels: string[]): number | undefined {
  const dir = mkdtempSync(join(tmpdir(), 'vigie-bench-'));
  try {
    const texts = items.map(({ title, text }) => `${title}\n${text}\n`).join('');
    writeFileSync(join(dir, 'labels'), `${labels.join('\n')}\n`);
    writeFileSync(join(dir, 'texts'), texts);
    const seconds = Array.from({ length: rounds }, () => {
      const start = performance.now();
      execFileSync('rg', ['-j', '1', '-o', '-i', '-F', '-f', join(dir, 'labels'), join(dir, 'texts')], {
        maxBuffer: 1 << 28,
      });
      return (performance.now() - start) / 1000;
    });
    return Buffer.byteLength(texts) / 1e6 / median(seconds);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  } finally {
    rmSync(dir, { recursive: true });
  }
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}
