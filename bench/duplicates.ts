// How well copies are told: pairs made from the shared corpus (cuts, prefixes, credits, a few words changed, other titles) against the texts they were made
// from and all the others. Prints precision and recall of pairs, then the repeats that the corpus itself holds, to read.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import type { StoryDocument } from '../src/model/story.ts';
import { toFingerprint } from '../src/stories/fingerprint.ts';
import { groupStories } from '../src/stories/group-stories.ts';

interface CorpusText {
  id: string;
  source: string;
  title: string | null;
  text: string | null;
  date: string | null;
}

const folder = new URL('../../shared/data/corpus/', import.meta.url);
const dayMs = 86_400_000;

/** What editors do to a text that they take over. `random` gives numbers in [0, 1). */
const edits: Record<string, (text: string, random: () => number) => string> = {
  verbatim: (text) => text,
  'last fifth cut': (text) => text.slice(0, Math.floor(text.length * 0.8)),
  'second half cut': (text) => text.slice(0, Math.floor(text.length * 0.5)),
  'preface added': (text) =>
    `Communiqué repris par la rédaction, avec l’aimable accord de ses auteurs, à l’intention des services et de leurs partenaires.\n\n${text}`,
  'credits added': (text) =>
    `${text}\n\nArticle publié sous licence ouverte. Photos : droits réservés. Retrouvez toute l’actualité sur notre site et abonnez-vous à notre lettre.`,
  'a word in fifty changed': (text, random) =>
    text.replace(/\p{L}{5,}/gu, (word) => (random() < 0.02 ? 'modifié' : word)),
  'paragraphs in another order': (text) => text.split('\n\n').reverse().join('\n\n'),
};

if (!existsSync(folder)) {
  process.stderr.write(`bench duplicates: skipped, ${folder.pathname} is absent\n`);
  console.log(JSON.stringify({ bench: 'duplicates', skipped: 'no corpus' }));
} else {
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.jsonl'))
    .flatMap((name) => readFileSync(new URL(name, folder), 'utf8').trim().split('\n'))
    .map((line): CorpusText => JSON.parse(line));
  const titles = new Map(texts.map(({ id, title }) => [id, title ?? '']));

  const repeats = groupStories(
    texts.map((each) => toDocument(each.id, each.date ?? '2015-01-01', each.title ?? '', each.text ?? '', each.source)),
  ).filter(({ link }) => link !== 'first');
  for (const { id, storyId, link, likeness } of repeats)
    process.stderr.write(
      `${link} ${likeness.toFixed(2)}  ${titles.get(storyId)} (${storyId})\n           ${titles.get(id)} (${id})\n`,
    );
  const repeated = new Set(repeats.flatMap(({ id, storyId }) => [id, storyId]));

  const originals = texts.filter(({ id, text }) => !repeated.has(id) && (text ?? '').length >= 400);
  const random = seededRandom(20261124);
  const names = Object.keys(edits);
  const copies = originals.map(({ id, title, text }, at) => {
    const edit = names[at % names.length] ?? 'verbatim';
    const copyTitle = random() < 0.5 ? (title ?? '') : `À lire : ${(title ?? '').split(' ').slice(0, 3).join(' ')}`;
    return { original: id, id: `${id}#copy`, edit, title: copyTitle, text: edits[edit]?.(text ?? '', random) ?? '' };
  });
  // All within one window, so that every pair could be joined by mistake.
  const documents = [
    ...originals.map(({ id, title, text, source }) => toDocument(id, '2026-01-01', title ?? '', text ?? '', source)),
    ...copies.map(({ id, title, text }) => toDocument(id, '2026-01-08', title, text, 'another')),
  ];
  const startedAt = process.cpuUsage();
  const story = new Map(groupStories(documents).map(({ id, storyId }) => [id, storyId]));
  const { user, system } = process.cpuUsage(startedAt);

  const found = copies.filter(({ id, original }) => story.get(id) === story.get(original));
  const joined = [...groupBy([...story.keys()], (id) => story.get(id) ?? id).values()].reduce(
    (sum, { length }) => sum + (length * (length - 1)) / 2,
    0,
  );
  const ratio = (a: number, b: number): number => Math.round((a / b) * 1000) / 1000;
  console.log(
    JSON.stringify({
      bench: 'duplicates',
      originals: originals.length,
      pairs: copies.length,
      precision: ratio(found.length, joined),
      recall: ratio(found.length, copies.length),
      recallByEdit: Object.fromEntries(
        [...groupBy(copies, ({ edit }) => edit)].map(([edit, of]) => [
          edit,
          ratio(of.filter((copy) => found.includes(copy)).length, of.length),
        ]),
      ),
      groupedPerSecond: Math.round(documents.length / ((user + system) / 1e6)),
      repeatsInCorpus: repeats.length,
    }),
  );
}

function toDocument(id: string, date: string, title: string, text: string, sourceId: string): StoryDocument {
  const fingerprint = toFingerprint(text);
  return { id, sourceId, at: new Date(Date.parse(date) + dayMs / 2), title, ...(fingerprint && { fingerprint }) };
}

function groupBy<T, K>(values: T[], keyOf: (value: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const value of values) groups.set(keyOf(value), [...(groups.get(keyOf(value)) ?? []), value]);
  return groups;
}

/** The same numbers at every run (mulberry32). */
function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}
