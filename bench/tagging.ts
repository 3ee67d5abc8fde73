// How fast an item is tagged: MB/s of tag() on one core over the shared corpus, with the shipped glossary and all territories.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { glossaryFileSchema } from '../src/model/glossary.ts';
import { buildGlossary } from '../src/tagging/glossary.ts';
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
  const best = Math.min(...cpuSeconds);
  const round2 = (value: number): number => Math.round(value * 100) / 100;
  console.log(
    JSON.stringify({
      bench: 'tagging',
      items: items.length,
      megabytes: round2(bytes / 1e6),
      megabytesPerSecond: round2(bytes / 1e6 / best),
      itemsPerSecond: Math.round(items.length / best),
      buildMs: Math.round(buildMs),
      concepts: glossary.concepts.length,
      tags,
      places,
    }),
  );
}
