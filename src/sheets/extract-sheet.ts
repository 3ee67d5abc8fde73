// An item → the draft of a sheet: everything in it is the item's own words, with their places.
import { fold } from '../french/fold.ts';
import { type Quote, type SheetDraft, type SheetField, type SheetPassage, sheetFields } from '../model/sheet.ts';
import type { PlaceMention } from '../model/tag.ts';
import { completenessOf } from './completeness.ts';
import { pickPassages } from './pick-passages.ts';
import { quoteOf } from './quote.ts';
import { readItem, type SheetInput, type SheetReading } from './read-item.ts';
import { scoreReading } from './score-project.ts';
import { scoreSentences } from './score-sentences.ts';

export interface SheetOptions {
  /** Is the concept a method (design, budget participatif) rather than a domain? By default all are methods. */
  isMethod?: (conceptId: string) => boolean;
}

const territoriesMax = 10;
const linksMax = 10;
const url = /https?:\/\/[^\s<>"«»)\]]+/g;

/**
 * Reads one item. For each quotation `item[field].slice(start, end) === text`. A field that nothing speaks of is absent; an empty item gives a draft with its
 * title only (« (sans titre) » as a curator's note when it has none). Never throws.
 */
export function extractSheet(item: SheetInput, { isMethod = () => true }: SheetOptions = {}): SheetDraft {
  const reading = readItem(item);
  const passages = pickPassages(item, reading.sections, reading.cued);
  const oneLine = findOneLine(reading) ?? firstSentenceOf(item, passages.solution);
  const central = (item.tags ?? []).filter(({ weight }) => weight === 'central').map(({ conceptId }) => conceptId);
  const draft: Omit<SheetDraft, 'completeness'> = {
    title: titleOf(item),
    ...(oneLine && { oneLine }),
    carriers: reading.carriers,
    partners: reading.partners,
    territories: territoriesOf(item),
    domain: central.filter((id) => !isMethod(id)),
    methods: central.filter((id) => isMethod(id)),
    fields: toFields(passages),
    ...(reading.life.stage && { stage: reading.life.stage }),
    life: reading.life.life,
    links: [...new Set([...item.text.matchAll(url)].map(([link]) => link.replace(/[.,;:!?]+$/, '')))].slice(
      0,
      linksMax,
    ),
    sources: [
      {
        itemId: item.id,
        ...(item.sourceId && { sourceId: item.sourceId }),
        ...(item.storyId && { storyId: item.storyId }),
        ...(item.publishedAt && !Number.isNaN(item.publishedAt.getTime()) && { publishedAt: item.publishedAt }),
      },
    ],
    score: scoreReading(reading),
  };
  return { ...draft, completeness: completenessOf(draft) };
}

function titleOf(item: SheetInput): SheetPassage {
  return (
    quoteOf(item, 'title', { start: 0, end: item.title.length }, 'heading') ?? {
      text: '(sans titre)',
      confidence: 'curator',
    }
  );
}

/** « X est une plateforme qui… »: the sentence that opens on the title's name and best says a solution. */
function findOneLine({ item, cued }: SheetReading): Quote | undefined {
  const name = fold(item.title).trim();
  if (name.length < 3) return undefined;
  const scores = scoreSentences(cued, 'solution');
  const named = cued
    .map((sentence, at) => ({ sentence, score: scores[at] ?? -Infinity }))
    .filter(
      ({ sentence, score }) => score > 0 && fold(item.text.slice(sentence.start, sentence.start + 60)).includes(name),
    );
  const best = named.toSorted((a, b) => b.score - a.score)[0];
  return best && quoteOf(item, 'text', best.sentence, 'cue');
}

function firstSentenceOf(item: SheetInput, passage: Quote | undefined): Quote | undefined {
  if (!passage) return undefined;
  const stop = passage.text.search(/[.!?…](?=\s)/);
  return quoteOf(
    item,
    passage.field,
    { start: passage.start, end: stop < 0 ? passage.end : passage.start + stop + 1 },
    passage.confidence,
  );
}

function toFields(passages: Partial<Record<SheetField, Quote>>): SheetDraft['fields'] {
  return Object.fromEntries(
    sheetFields.flatMap((field): [SheetField, SheetPassage[]][] => {
      const passage = passages[field];
      return passage ? [[field, [passage]]] : [];
    }),
  );
}

/** The most named first. */
function territoriesOf(item: SheetInput): SheetDraft['territories'] {
  return (item.places ?? [])
    .toSorted((a: PlaceMention, b: PlaceMention) => b.evidence.length - a.evidence.length)
    .slice(0, territoriesMax)
    .map(({ id, name, evidence: [first] }) => {
      const quote = first && quoteOf(item, first.field, first, 'cue');
      return { placeId: id, name, ...(quote && { quote }) };
    });
}

/** How much an item looks like the account of a project. At or above `projectScoreMin`, a candidate for curators. */
export function scoreProject(item: SheetInput): SheetDraft['score'] {
  return scoreReading(readItem(item));
}
