// The dates of an event or a call as a French reader says them, each with what it rests on. Pure.
import type { ItemDate } from '../model/kind.ts';
import type { Evidence } from '../model/tag.ts';
import { messages, toFrenchDay } from './messages.fr.ts';

export interface DateSentence {
  /** « du 3 au 5 juin 2026 », « répondre avant le 30 septembre 2026 ». */
  text: string;
  /** Each passage once, though a start and an end may share it. */
  evidence: Evidence[];
  /** Also, or only, stated in the structured data of the page. */
  structured: boolean;
}

/** An end that comes before its start is a misreading: the start alone is said. */
export function toDateSentences(dates: ItemDate[]): DateSentence[] {
  const [start, end, deadline] = (['start', 'end', 'deadline'] as const).map((role) =>
    dates.find((date) => date.role === role),
  );
  const { from, on, until, answerBefore } = messages.dates;
  const sentences: DateSentence[] = [];
  if (start && end && start.date < end.date)
    sentences.push({
      text: from(toShortStart(start.date, end.date), toFrenchDay(end.date)),
      ...toGrounds([start, end]),
    });
  else if (start) sentences.push({ text: on(toFrenchDay(start.date)), ...toGrounds([start]) });
  else if (end) sentences.push({ text: until(toFrenchDay(end.date)), ...toGrounds([end]) });
  if (deadline) sentences.push({ text: answerBefore(toFrenchDay(deadline.date)), ...toGrounds([deadline]) });
  return sentences;
}

function toGrounds(dates: ItemDate[]): Pick<DateSentence, 'evidence' | 'structured'> {
  const passages = new Map(
    dates.flatMap(({ evidence }) =>
      evidence ? [[`${evidence.field} ${evidence.start} ${evidence.end}`, evidence]] : [],
    ),
  );
  return { evidence: [...passages.values()], structured: dates.some(({ from }) => from === 'structured-data') };
}

/** Without the month or the year that its end repeats. */
function toShortStart(start: string, end: string): string {
  const [day = '', month = '', year = ''] = toFrenchDay(start).split(' ');
  if (start.slice(0, 7) === end.slice(0, 7)) return day;
  return start.slice(0, 4) === end.slice(0, 4) ? `${day} ${month}` : `${day} ${month} ${year}`;
}
