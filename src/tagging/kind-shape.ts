// What the shape of an item says of its kind, beyond its words: the length of its title, a timetable, numbered steps, who speaks, what it counts down to.

import type { AnnouncedDate } from './announced-dates.ts';
import type { Field } from './hits.ts';
import { findItemDates } from './item-dates.ts';
import type { KindSign } from './kind-words.ts';
import type { Passage } from './passage.ts';

const firstPerson = new Set(['je', 'j', 'mon', 'ma', 'mes', 'moi']);
const timetableLine = /^[-*•\s]*\d{1,2}\s?[h:]\s?\d{0,2}(?!\p{L})/u;
const numberedLine = /^(?:[-*•]\s*)?(?:\d{1,2}\s?[.)°]|[ÉE]tape\s+\d|[IVX]{1,4}\.)\s*[-–:]?\s*(\p{L}+)?/iu;
const listLine = /^[-*•–]\s*(?:(?:de|d['’])\s*)?(\p{Ll}+|\p{Lu}\p{Ll}+)/u;
const infinitive = /^(?:\p{L}{2,}(?:er|ir|dre|ttre|vre|pre|uire|rire)|(?:re)?(?:faire|dire|lire))$/iu;
const nounLikeInfinitive =
  /^(?:atelier|avenir|cahier|calendrier|chantier|courrier|dernier|devoir|dossier|espoir|fer|foyer|hier|hiver|lettre|livre|loisir|loyer|mer|métier|panier|papier|plaisir|pouvoir|premier|quartier|savoir|sentier|soir|souvenir|verger)$/iu;
/** Sheets of projects are shorter. */
const longText = 4500;
const question = /\?\s*$/;

/** Never throws. `dates` are all those of the item. */
export function readKindShape(fields: Field[], dates: AnnouncedDate[]): KindSign[] {
  const title = fields.find(({ field }) => field === 'title')?.passage;
  const body = fields.find(({ field }) => field === 'text')?.passage;
  return [...(title ? shapeOfTitle(title, body) : []), ...(body ? shapeOfText(body) : []), ...shapeOfDates(dates)];
}

function shapeOfTitle(title: Passage, body: Passage | undefined): KindSign[] {
  const { length } = title.tokens;
  if (length === 0) return [];
  if (question.test(title.text)) return [{ kind: 'article', feature: 'question', words: [], weight: 0.7 }];
  if (length >= 10) return [{ kind: 'article', feature: 'sentence-title', words: [], weight: 0.8 }];
  const first = title.text.slice(title.tokens[0]?.start, title.tokens[0]?.end);
  if (isInfinitive(first)) return [{ kind: 'project', feature: 'aims', words: [first], weight: 0.7 }];
  if (length > 5 || /[!:]\s*$/.test(title.text)) return [];
  const signs: KindSign[] = [
    { kind: 'project', feature: 'name-title', words: [toWord(title.text.trim())], weight: 0.7 },
  ];
  if (body && isNamedAgain(title, body))
    signs.push({ kind: 'project', feature: 'named-again', words: [toWord(title.text.trim())], weight: 0.5 });
  return signs;
}

/** Does the text say the title as a name, capitals included? */
function isNamedAgain({ text }: Passage, body: Passage): boolean {
  const name = text.trim();
  return name.length > 2 && body.text.slice(0, 3000).includes(name);
}

function shapeOfText({ text, tokens }: Passage): KindSign[] {
  const lines = text.split('\n').map((line) => line.trim());
  const timetable = lines.filter((line) => timetableLine.test(line));
  const numbered = lines.filter((line) => numberedLine.test(line));
  const aims = lines.filter((line) => isInfinitive(listLine.exec(line)?.[1] ?? ''));
  const questions = lines.filter((line) => line.length < 160 && question.test(line));
  const spoken = tokens.filter(({ folded }) => firstPerson.has(folded)).length;
  const isSpoken = spoken >= 6 && spoken / tokens.length > 0.015;
  const isInterview = isSpoken && questions.length >= 3;
  return [
    ...signIf(text.length > longText, { kind: 'article', feature: 'long-text', words: [], weight: 1 }),
    ...signIf(timetable.length >= 3, {
      kind: 'event',
      feature: 'timetable',
      words: timetable.slice(0, 3).map(toWord),
      weight: 2.5,
    }),
    ...signIf(numbered.length >= 3, {
      kind: 'resource',
      feature: 'steps',
      words: numbered.slice(0, 3).map(toWord),
      weight: 1.2,
    }),
    ...signIf(aims.length >= 3, { kind: 'project', feature: 'aims', words: aims.slice(0, 3).map(toWord), weight: 0.7 }),
    ...signIf(isInterview, { kind: 'article', feature: 'interview', words: [], weight: 2.5 }),
    ...signIf(isSpoken && !isInterview, { kind: 'opinion', feature: 'first-person', words: ['je'], weight: 1.5 }),
  ];
}

function shapeOfDates(dates: AnnouncedDate[]): KindSign[] {
  const signs: KindSign[] = [];
  const start = findItemDates('event', {}, dates).find(({ role }) => role === 'start');
  const announced = dates.find(({ day, isAhead }) => isAhead && day === start?.date);
  const meeting = dates.find(({ span, day }) => span.hasHour && day === start?.date);
  if (announced) signs.push({ kind: 'event', feature: 'day-ahead', words: [formOf(announced)], weight: 1 });
  if (meeting) signs.push({ kind: 'event', feature: 'day-and-hour', words: [formOf(meeting)], weight: 1.5 });
  if (start?.evidence?.field === 'title')
    signs.push({ kind: 'event', feature: 'day-in-title', words: [start.evidence.form], weight: 1.5 });
  const deadline = findItemDates('call', {}, dates).find(({ role }) => role === 'deadline')?.evidence;
  if (deadline) signs.push({ kind: 'call', feature: 'deadline', words: [deadline.form], weight: 2.5 });
  return signs;
}

function isInfinitive(word: string): boolean {
  return infinitive.test(word) && !nounLikeInfinitive.test(word);
}

function formOf({ field, span }: AnnouncedDate): string {
  return field.passage.text.slice(span.start, span.end);
}

function signIf(holds: boolean, sign: KindSign): KindSign[] {
  return holds ? [sign] : [];
}

function toWord(line: string): string {
  return line.slice(0, 40).trimEnd();
}
