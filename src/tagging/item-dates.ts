// The days that an event or a call announces: start, end, deadline. What the page states in structured data comes first, then the text. No day is invented:
// one whose year cannot be told stays unsaid.
import type { ItemDate } from '../model/kind.ts';
import type { ItemKind } from '../model/source.ts';
import type { TagInput } from '../model/tagging.ts';
import { type AnnouncedDate, toStatedDay } from './announced-dates.ts';

type Role = ItemDate['role'];

const lawWords =
  /(?:\b(?:loi|decret|arrete|ordonnance|circulaire|directive|reglement|convention|signee?s?|publiee?s?|mise?s? (?:a jour|en ligne)|modifiee?s?|depuis|creee?s?|nee?s?|fondee?s?|version|consultee?s?|entree en vigueur|en date|lancee?s?|jurisprudence|avis|article|photo)\b[^,;:]{0,40}|©\s*)$/;
const answerWords =
  /\b(?:candidat|postul|depo[ts]|dossier|repon[ds]|inscri|particip|envo[iy]|transm|soum|appel|propos|contribu|questionnaire|vot|clotur|limite|ouvert|delai|manifest|adress|reserv|offre|projet)/;
const registerWords = /\b(?:inscri|candidat|reserv|appel|limite|cloture|delai)/;
const openWords = /\b(?:candidat|depo[ts]|inscri|repon[ds]|ouverte?s?\b|appel a)/;
const untilBefore = /\b(?:jusqu'(?:au|a)|avant(?: le)?|au plus tard(?: le)?|d'ici(?: (?:le|au))?)\s*(?:le\s*)?$/;
const untilThere = /\bjusqu'(?:au|a)\s*(?:le\s*)?$/;
const limitBefore =
  /\b(?:date limite|limite|cloture|clos|fin (?:des|du) (?:candidatures|depots?|inscriptions?|reponses?)|dernier delai|deadline|echeance|remise des (?:dossiers|offres|candidatures|projets)|a rendre|(?:se termine|prend fin|ferme)|fermeture)\b[^.;!?]{0,70}$/;
const limitAfter = /^[\s,(:-]*(?:inclus|dernier delai|date limite|delai de rigueur|a minuit|minuit)\b/;
const openingBefore = /\b(?:ouverture|ouverte?s?|debut)\b[^.;!?]{0,50}$/;
const meetingWords =
  /\b(?:aura|auront) lieu|se (?:tiendra|tiendront|deroulera|derouleront|tient|tiennent|deroule|deroulent)|rendez-vous|retrouv|save the date|\bdates? ?:|\bquand|\bevenement|\bjournee|\bconference|\bwebinaire|\bseminaire|\batelier|\brencontre|\bsession|\bsalon|\bforum|\bprogramme|\borganise|\binvite|\bvenez\b|\binauguration|\bcolloque|\bs'est tenue?/;

/** At most one date for each role; empty for the other kinds. Evidence is exact: `field.slice(start, end) === form`. */
export function findItemDates(
  kind: ItemKind,
  { structured }: Pick<TagInput, 'structured'>,
  announced: AnnouncedDate[],
): ItemDate[] {
  if (kind !== 'event' && kind !== 'call') return [];
  const stated = statedDates(kind, structured);
  const written = kind === 'event' ? datesOfEvent(announced) : datesOfCall(announced);
  // A page that states when it begins has said when it ends, or that nobody knows.
  const has = (role: Role): boolean => stated.some((date) => date.role === role);
  const dates = written.filter(({ role }) => !has(role) && !(role === 'end' && has('start')));
  return inOrder([...stated, ...dates]);
}

/** An event's days say nothing of a call on the same page, nor the reverse. */
function statedDates(kind: 'event' | 'call', structured: TagInput['structured']): ItemDate[] {
  const values: [Role, string | undefined][] =
    kind === 'event'
      ? [
          ['start', structured?.startDate],
          ['end', structured?.endDate],
        ]
      : [['deadline', structured?.deadline]];
  return values.flatMap(([role, value]) => {
    const date = toStatedDay(value);
    return date ? [{ role, date, from: 'structured-data' as const }] : [];
  });
}

function datesOfEvent(announced: AnnouncedDate[]): ItemDate[] {
  const dates: ItemDate[] = [];
  const others = announced.filter(({ before }) => !lawWords.test(before));
  const deadline = others.find((date) => isLimit(date) && registerWords.test(sentenceOf(date)));
  if (deadline) dates.push(toItemDate('deadline', deadline, deadline.lastDay ?? deadline.day));
  const end = others.find((date) => date !== deadline && untilThere.test(date.before));
  const days = others.filter((date) => !isLimit(date) && date !== end);
  const start = highest(days, scoreOfMeeting, 2);
  if (start) dates.push(toItemDate('start', start, start.day));
  if (start?.lastDay) dates.push(toItemDate('end', start, start.lastDay));
  else if (end && end.day >= (start?.day ?? '')) dates.push(toItemDate('end', end, end.day));
  return dates;
}

/** A day that only happens to be named scores under 2. */
function scoreOfMeeting({ field, span, before, after, isAhead }: AnnouncedDate): number {
  const opensLine = /^[\s*•–-]*(?:le |du )?$/.test(before);
  return (
    (span.first.weekday === undefined ? 0 : 1) +
    (span.hasHour ? 1 : 0) +
    (span.last ? 1 : 0) +
    (isAhead ? 1 : 0) +
    (field.field === 'title' ? 2 : span.start < 600 ? 1 : 0) +
    (meetingWords.test(`${before} ${after}`) ? 1.5 : 0) +
    (opensLine || /\bdates?\s*:\s*$/.test(before) ? 1 : 0)
  );
}

function datesOfCall(announced: AnnouncedDate[]): ItemDate[] {
  const others = announced.filter((date) => !lawWords.test(date.before) || limitBefore.test(date.before));
  const last = highest(others, scoreOfLimit, 2);
  const dates = last ? [toItemDate('deadline', last, last.lastDay ?? last.day)] : [];
  const opening = last?.lastDay
    ? last
    : others.find(
        (date) =>
          openingBefore.test(date.before) && answerWords.test(sentenceOf(date)) && !isLimit(date) && date !== last,
      );
  if (opening && opening.day <= (last?.lastDay ?? last?.day ?? opening.day))
    dates.push(toItemDate('start', opening, opening.day));
  return dates;
}

function scoreOfLimit(date: AnnouncedDate): number {
  const isAnswer = answerWords.test(sentenceOf(date));
  const score =
    limitBefore.test(date.before) || limitAfter.test(date.after)
      ? 3
      : isAnswer && untilBefore.test(date.before)
        ? 2.5
        : openWords.test(sentenceOf(date)) && date.lastDay
          ? 2
          : 0;
  return score === 0 ? 0 : score + (date.isAhead ? 1 : 0);
}

function isLimit({ before, after }: AnnouncedDate): boolean {
  return untilBefore.test(before) || limitBefore.test(before) || limitAfter.test(after);
}

function sentenceOf({ before, after }: AnnouncedDate): string {
  return `${before} ${after}`;
}

/** The first of those with the highest score. */
function highest(
  dates: AnnouncedDate[],
  scoreOf: (date: AnnouncedDate) => number,
  scoreMin: number,
): AnnouncedDate | undefined {
  let best: { date: AnnouncedDate; score: number } | undefined;
  for (const date of dates) {
    const score = scoreOf(date);
    if (score >= scoreMin && score > (best?.score ?? 0)) best = { date, score };
  }
  return best?.date;
}

function toItemDate(
  role: Role,
  { field: { field, passage }, span: { start, end } }: AnnouncedDate,
  date: string,
): ItemDate {
  const form = passage.text.slice(start, end);
  return { role, date, from: 'text', evidence: { field, start, end, form, rule: `date:${role}` } };
}

function inOrder(dates: ItemDate[]): ItemDate[] {
  const order: Role[] = ['start', 'end', 'deadline'];
  const start = dates.find(({ role }) => role === 'start')?.date ?? '';
  // An end before its start is a mistake of the page: which of the two is wrong, nobody can tell from here.
  return dates
    .filter(({ role, date }) => role !== 'end' || date >= start)
    .toSorted((a, b) => order.indexOf(a.role) - order.indexOf(b.role));
}
