// Which words of a text go in which field of a sheet: under a heading that says so first, behind a label next, by cues otherwise.
import { fold } from '../french/fold.ts';
import { type Quote, type SheetField, sheetFields } from '../model/sheet.ts';
import type { CueField } from './cue-words.ts';
import { quoteLengthMax, quoteOf } from './quote.ts';
import type { Section, TextSpan } from './read-sections.ts';
import { type CuedSentence, readCues, scoreSentences } from './score-sentences.ts';

/** What a sentence must score to stand in a field without a heading. */
const scoreMin: Record<CueField, number> = {
  problem: 0.7,
  solution: 0.7,
  results: 1.2,
  publics: 1,
  process: 1.2,
  cost: 1,
  lessons: 1,
  failures: 1.2,
  conditions: 1,
  replication: 1.2,
};

const address = /[\w.+-]+@[\w-]+\.[\w.-]+|\[courriel\]|(?<!\d)0[1-9](?:[ .]?\d{2}){4}(?!\d)/;

/** The cues of every sentence of a text, in order. */
export function readAllCues({ title, text }: { title: string; text: string }, sections: Section[]): CuedSentence[] {
  const name = fold(title).trim();
  return sections.flatMap(({ sentences }) => sentences).map((sentence) => readCues(text, sentence, name));
}

/** At most one passage a field. Never throws. */
export function pickPassages(
  item: { id: string; text: string },
  sections: Section[],
  cued: CuedSentence[],
): Partial<Record<SheetField, Quote>> {
  const passages: Partial<Record<SheetField, Quote>> = {};
  for (const field of sheetFields) {
    const quote = fromHeading(item, sections, field) ?? fromLabel(item, sections, field) ?? fromCues(item, cued, field);
    if (quote) passages[field] = quote;
  }
  return passages;
}

function fromHeading(item: { id: string; text: string }, sections: Section[], field: SheetField): Quote | undefined {
  for (const rank of [1, 2]) {
    const section = sections.find(
      ({ match, sentences }) => match?.field === field && match.rank === rank && sentences.length > 0,
    );
    if (section) return quoteOf(item, 'text', opening(section.sentences), 'heading');
  }
  return undefined;
}

/** As many whole sentences as a quotation may hold, the first one at least. */
function opening(sentences: TextSpan[]): TextSpan {
  const start = sentences[0]?.start ?? 0;
  const fitting = sentences.filter(({ end }, at) => at === 0 || end - start <= quoteLengthMax);
  return { start, end: fitting.at(-1)?.end ?? start };
}

function fromLabel(item: { id: string; text: string }, sections: Section[], field: SheetField): Quote | undefined {
  const labelled = sections.flatMap(({ sentences }) => sentences).find((sentence) => sentence.labelled === field);
  return labelled && quoteOf(item, 'text', labelled, 'structured');
}

function fromCues(item: { id: string; text: string }, cued: CuedSentence[], field: SheetField): Quote | undefined {
  if (field === 'contact') {
    const sentence = cued.find(({ start, end }) => address.test(item.text.slice(start, end)));
    return sentence && quoteOf(item, 'text', sentence, 'cue');
  }
  const scores = scoreSentences(cued, field);
  const best = scores.reduce((top, score, at) => (score > (scores[top] ?? -Infinity) ? at : top), 0);
  const sentence = cued[best];
  return sentence && (scores[best] ?? -Infinity) >= scoreMin[field]
    ? quoteOf(item, 'text', sentence, 'cue')
    : undefined;
}
