// vigie signals: dated texts of any corpus → the weak signals of their last week, replayed week by week. Opens nothing but the file it is given.
import { type Command, InvalidArgumentError } from 'commander';
import { z } from 'zod';
import { VigieError } from '../errors.ts';
import { type SignalCard, type SignalDocument, type SignalLane, signalLanes } from '../model/signal.ts';
import { quoteSignal } from '../signals/quotes.ts';
import { type ReplayedWeek, replay } from '../signals/replay.ts';
import { createSignalIndex } from '../signals/signal-index.ts';
import { createTermExtractor } from '../signals/terms.ts';
import { toIsoWeek, weekOfDate } from '../signals/weeks.ts';
import { type JsonLine, readJsonLines, throwFaults } from './read-json-lines.ts';
import { say, tell } from './say.ts';

const aText = 'Écrire un texte';
const itemSchema = z.object({
  id: z.string('Écrire un identifiant').min(1, 'Écrire un identifiant'),
  source: z.string('Écrire le nom de la source').min(1, 'Écrire le nom de la source'),
  date: z.iso.date('Écrire un jour : AAAA-MM-JJ'),
  title: z.string(aText).default(''),
  text: z.string(aText).default(''),
  /** Copies of one text share one. */
  story: z.string('Écrire l’identifiant de l’histoire').min(1).optional(),
  territories: z.array(z.string(), 'Écrire une liste d’identifiants de territoires').optional(),
  concepts: z.array(z.string(), 'Écrire une liste d’identifiants de notions').optional(),
});
type Item = z.output<typeof itemSchema>;

const stateNames = { weak: 'faible', strong: 'fort', established: 'établi', fading: 'en repli', noise: 'bruit' };

export function addSignalsCommand(program: Command): void {
  program
    .command('signals')
    .description('chercher les signaux faibles d’un corpus daté, semaine après semaine')
    .option('--items <fichiers...>', 'les textes, JSON Lines : id, source, date, title, text, territories, concepts')
    .option('--until <jour>', 'ne rien lire de ce qui est publié après, AAAA-MM-JJ', parseDay)
    .option('--lane <couloirs...>', `seulement ceux-ci : ${signalLanes.join(', ')}`, parseLane)
    .option('--json', 'écrire un seul objet JSON')
    .option('--rebuild', 'évaluer à nouveau toutes les semaines des articles de la base')
    .action(async (options: { items?: string[]; until?: string; lane?: SignalLane[]; json?: true; rebuild?: true }) => {
      const { items, rebuild } = options;
      if ((items === undefined) === (rebuild === undefined))
        throw new VigieError('input-invalid', 'donner --items ou --rebuild, et un seul des deux.');
      // Only then is the base opened.
      if (items === undefined) return (await import('./rebuild-signals.ts')).rebuildSignals();
      const { week, cards } = findSignals({ ...options, items });
      if (options.json) say(JSON.stringify({ week, cards }));
      else for (const line of toReport(week, cards)) say(line);
    });
}

/** @throws VigieError `input-invalid`: a bad line, an id given twice, no text at all. */
export function findSignals(options: { items: string[]; until?: string; lane?: readonly SignalLane[] }): ReplayedWeek {
  const items = readItems(options.items).filter(({ date }) => options.until === undefined || date <= options.until);
  const dates = items.map(({ date }) => date).sort();
  const [first] = dates;
  const last = options.until ?? dates.at(-1);
  if (first === undefined || last === undefined)
    throw new VigieError(
      'input-invalid',
      `aucun texte dans ${options.items.join(', ')}${options.until ? ` jusqu’au ${options.until}` : ''}.`,
    );
  const index = createSignalIndex();
  for (const item of items) index.add(toDocument(item));
  tell(`${items.length} textes, du ${first} au ${last}`);
  const lanes = options.lane && { lanes: options.lane };
  let end: ReplayedWeek | undefined;
  for (const step of replay(index, { from: toIsoWeek(weekOfDate(first)), to: toIsoWeek(weekOfDate(last)), ...lanes }))
    end = step;
  const texts = new Map(items.map((item) => [item.id, item]));
  const extract = createTermExtractor();
  const cards = (end?.cards ?? []).map((card) => ({
    ...card,
    signal: quoteSignal(card.signal, { textOf: (id) => texts.get(id), extract }),
  }));
  return { week: toIsoWeek(weekOfDate(last)), standings: end?.standings ?? [], cards };
}

function readItems(paths: string[]): Item[] {
  const faults: string[] = [];
  const items = new Map<string, JsonLine<Item>>();
  for (const line of readJsonLines(paths, itemSchema)) {
    const known = items.get(line.value.id);
    if (known) faults.push(`${line.at} · id : « ${line.value.id} » est déjà en ${known.at}. N’en garder qu’un.`);
    else items.set(line.value.id, line);
  }
  throwFaults(faults);
  return [...items.values()].map(({ value }) => value);
}

function toDocument({ id, source, date, title, text, story, territories, concepts }: Item): SignalDocument {
  return { id, sourceId: source, date, title, text, storyId: story, territories, concepts };
}

function toReport(week: string, cards: SignalCard[]): string[] {
  if (cards.length === 0) return [`Semaine ${week} : aucun signal.`];
  return [
    `Semaine ${week} : ${cards.length} signa${cards.length > 1 ? 'ux' : 'l'}.`,
    ...cards.flatMap(({ standing, signal }) => [
      '',
      `${signal.label} · ${stateNames[standing.state]}${standing.tier === null ? '' : ` ${standing.tier}`} · ${signal.lane} · depuis ${standing.since}`,
      ...signal.reasons.map((reason) => `  + ${reason}`),
      ...signal.cautions.map((caution) => `  - ${caution}`),
      ...signal.documents
        .slice(0, 3)
        .map(({ date, sourceId, title, quote }) => `  ${date} ${sourceId} : ${quote?.text ?? title}`),
    ]),
  ];
}

function parseDay(text: string): string {
  const parsed = z.iso.date().safeParse(text);
  if (!parsed.success) throw new InvalidArgumentError('Écrire un jour : AAAA-MM-JJ.');
  return parsed.data;
}

function parseLane(text: string, before: SignalLane[] = []): SignalLane[] {
  const lane = signalLanes.find((each) => each === text);
  if (!lane) throw new InvalidArgumentError(`Choisir parmi ${signalLanes.join(', ')}.`);
  return [...before, lane];
}
