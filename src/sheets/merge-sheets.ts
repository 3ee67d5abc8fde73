// Several items of one project → one sheet. Whether two tell of one project is decided here, with the reasons; every quotation keeps its item.
import { fold } from '../french/fold.ts';
import { tokenize } from '../french/tokenize.ts';
import {
  type LifeEvent,
  type ProjectScore,
  type SheetBody,
  type SheetDraft,
  type SheetPassage,
  sheetFields,
} from '../model/sheet.ts';
import { completenessOf } from './completeness.ts';

export interface SameProject {
  isSame: boolean;
  /** In French, what was found for and against. */
  reasons: string[];
}

/** Share of the words of two titles that they have in common (Jaccard), alone and where carrier or territory agree. */
const titleAlikeMin = 0.8;
const titleAlikeTogetherMin = 0.4;
/** A name is short; a longer title is a sentence. */
const nameWordsMax = 5;
const passagesMax = 5;
const confidenceOrder = ['curator', 'heading', 'structured', 'cue'];

/**
 * One project when both have one carrier or one territory and their titles are alike or one names the other; or when their titles are nearly the same.
 * Territories or carriers that are known on both sides and share nothing are against it. Symmetric; never throws.
 */
export function isSameProject(a: SheetDraft, b: SheetDraft): SameProject {
  const alike = jaccard(wordsOf(a.title.text), wordsOf(b.title.text));
  const names = namesOther(a, b) || namesOther(b, a);
  const carrier = a.carriers.find((body) => b.carriers.some((other) => isSameBody(body, other)));
  const territory = a.territories.find(({ placeId }) => b.territories.some((other) => other.placeId === placeId));
  const isElsewhere = a.territories.length > 0 && b.territories.length > 0 && !territory && !carrier;
  const isTogether = carrier !== undefined || territory !== undefined;
  const isSame = !isElsewhere && (alike >= titleAlikeMin || (isTogether && (alike >= titleAlikeTogetherMin || names)));
  const reasons = [
    ...(carrier ? [`même porteur : ${carrier.name}`] : []),
    ...(territory ? [`même territoire : ${territory.name}`] : []),
    ...(alike >= titleAlikeTogetherMin ? [`titres proches à ${Math.round(alike * 100)} %`] : []),
    ...(names ? ['l’un nomme l’autre'] : []),
    ...(isElsewhere ? ['ni porteur ni territoire en commun'] : []),
  ];
  return { isSame, reasons };
}

/**
 * Groups drafts of one project, transitively, each into one sheet; in the order of the first draft of each. Drafts of the same item count once, the last one
 * given wins. The same whatever the order, but for which title stands first: that of the highest score, then of the lowest item id.
 */
export function mergeSheets(drafts: SheetDraft[]): SheetDraft[] {
  const groups: SheetDraft[][] = [];
  for (const draft of drafts) {
    const joined = groups.filter((group) =>
      group.some((other) => isSameItem(draft, other) || isSameProject(draft, other).isSame),
    );
    const [first, ...rest] = joined;
    if (!first) {
      groups.push([draft]);
      continue;
    }
    for (const group of rest) groups.splice(groups.indexOf(group), 1);
    const members = [...first, ...rest.flat()].filter((other) => !isSameItem(draft, other));
    groups[groups.indexOf(first)] = [...members, draft];
  }
  return groups.flatMap(mergeGroup);
}

/** How many sources tell of it, copies of one story and items of one source counting once: the proof of its diffusion. */
export function countIndependentSources({ sources }: Pick<SheetDraft, 'sources'>): number {
  const kept: { source: string; story: string }[] = [];
  for (const { itemId, sourceId, storyId } of sources) {
    const [source, story] = [sourceId ?? itemId, storyId ?? itemId];
    if (!kept.some((other) => other.source === source || other.story === story)) kept.push({ source, story });
  }
  return kept.length;
}

/** One sheet; none of an empty group. */
function mergeGroup(group: SheetDraft[]): SheetDraft[] {
  const ordered = group.toSorted((a, b) => b.score.value - a.score.value || (idOf(a) < idOf(b) ? -1 : 1));
  const [first, ...rest] = ordered;
  if (!first || rest.length === 0) return group;
  const stage = ordered
    .filter((draft) => draft.stage)
    .toSorted((a, b) => lastDayOf(b).localeCompare(lastDayOf(a)))[0]?.stage;
  const merged: SheetDraft = {
    ...first,
    carriers: uniqueBodies(ordered.flatMap(({ carriers }) => carriers)),
    partners: uniqueBodies(ordered.flatMap(({ partners }) => partners)),
    territories: uniqueBy(
      ordered.flatMap(({ territories }) => territories),
      ({ placeId }) => placeId,
    ),
    domain: [...new Set(ordered.flatMap(({ domain }) => domain))],
    methods: [...new Set(ordered.flatMap(({ methods }) => methods))],
    fields: Object.fromEntries(
      sheetFields.flatMap((field): [string, SheetPassage[]][] => {
        const passages = ordered.flatMap(({ fields }) => fields[field] ?? []);
        return passages.length > 0 ? [[field, surestFirst(passages).slice(0, passagesMax)]] : [];
      }),
    ),
    ...(stage && { stage }),
    life: uniqueBy(
      ordered.flatMap(({ life }) => life),
      keyOfEvent,
    ).toSorted((a, b) => (keyOfEvent(a) < keyOfEvent(b) ? -1 : 1)),
    links: [...new Set(ordered.flatMap(({ links }) => links))],
    sources: uniqueBy(
      ordered.flatMap(({ sources }) => sources),
      ({ itemId }) => itemId,
    ),
    score: bestFacets(
      first.score,
      rest.map(({ score }) => score),
    ),
  };
  return [{ ...merged, completeness: completenessOf(merged) }];
}

/** Each facet from the item that tells it best; the value stays that of the best item. */
function bestFacets(first: ProjectScore, others: ProjectScore[]): ProjectScore {
  return {
    ...first,
    facets: first.facets.map((facet) =>
      others
        .flatMap(({ facets }) => facets)
        .filter((other) => other.facet === facet.facet)
        .reduce((best, other) => (other.value > best.value ? other : best), facet),
    ),
  };
}

/** Does the text of one start on the name of the other, or its title hold it? */
function namesOther(a: SheetDraft, b: SheetDraft): boolean {
  const name = wordsOf(a.title.text);
  if (name.length === 0 || name.length > nameWordsMax || fold(a.title.text).trim().length < 4) return false;
  return [b.title, ...(b.oneLine ? [b.oneLine] : [])].some(({ text }) =>
    ` ${wordsOf(text).join(' ')} `.includes(` ${name.join(' ')} `),
  );
}

function isSameBody(a: SheetBody, b: SheetBody): boolean {
  return (a.placeId !== undefined && a.placeId === b.placeId && a.type === b.type) || fold(a.name) === fold(b.name);
}

function isSameItem(a: SheetDraft, b: SheetDraft): boolean {
  return a.sources.some(({ itemId }) => b.sources.some((other) => other.itemId === itemId));
}

function wordsOf(title: string): string[] {
  return tokenize(title)
    .filter(({ isStop }) => !isStop)
    .map(({ stem }) => stem);
}

function jaccard(a: string[], b: string[]): number {
  const [left, right] = [new Set(a), new Set(b)];
  const shared = [...left].filter((word) => right.has(word)).length;
  const all = left.size + right.size - shared;
  return all === 0 ? 0 : shared / all;
}

function surestFirst(passages: SheetPassage[]): SheetPassage[] {
  return passages.toSorted((a, b) => confidenceOrder.indexOf(a.confidence) - confidenceOrder.indexOf(b.confidence));
}

function uniqueBodies(bodies: SheetBody[]): SheetBody[] {
  return bodies.filter((body, at) => bodies.findIndex((other) => isSameBody(body, other)) === at);
}

function uniqueBy<T>(values: T[], keyOf: (value: T) => string): T[] {
  const keys = values.map(keyOf);
  return values.filter((_, at) => keys.indexOf(keys[at] ?? '') === at);
}

function keyOfEvent({ date, quote }: LifeEvent): string {
  return `${date} ${quote.itemId} ${String(quote.start).padStart(8, '0')}`;
}

function idOf({ sources }: SheetDraft): string {
  return sources[0]?.itemId ?? '';
}

/** The day its latest item was published; '' when no item says. */
function lastDayOf({ sources }: SheetDraft): string {
  return (
    sources
      .map(({ publishedAt }) => publishedAt?.toISOString() ?? '')
      .toSorted()
      .at(-1) ?? ''
  );
}
