// Dates as feeds and French pages write them, to ISO 8601 in UTC. No date is ever invented: what is impossible or incomplete is absent.

/** Month names and their abbreviations, French and English, accents dropped; January first. */
const monthNames = (
  'jan janv janvier january|feb fev fevr fevrier february|mar mars march|apr avr avril april|mai may|jun juin june|' +
  'jul juil juillet july|aou aout aug august|sep sept septembre september|oct octobre october|nov novembre november|dec decembre december'
)
  .split('|')
  .map((names) => names.split(' '));

/** Hours east of UTC: the names of RFC 822, and the European and Pacific ones publishers use. */
const zoneHours = new Map(
  (
    'z 0|ut 0|utc 0|gmt 0|wet 0|west 1|bst 1|cet 1|met 1|cest 2|mest 2|eet 2|eest 3|msk 3|est -5|edt -4|cst -6|cdt -5|mst -7|mdt -6|' +
    'pst -8|pdt -7|akst -9|akdt -8|hst -10|jst 9|aest 10|aedt 11'
  )
    .split('|')
    .map((entry): [string, number] => [entry.split(' ')[0] ?? '', Number(entry.split(' ')[1])]),
);

const clock = String.raw`(\d{1,2})\s*(?:[:h]\s*(\d{2})?)\s*(?::\s*(\d{2})(?:[.,](\d{1,9}))?)?\s*([ap]\.?m\.?)?`;
const zone = String.raw`(?:\(?\s*((?:gmt|utc|ut)?\s*[+-]\s*\d{1,2}:?\d{0,2}|[a-z]{1,5})\s*\)?)?`;
const iso = /^([0-9]{4})-?(\d{2})-?(\d{2})(?:[t ]+(\d{2}):?(\d{2})(?::?(\d{2})(?:[.,](\d{1,9}))?)?\s*(.*))?$/;
const dayFirst = new RegExp(
  String.raw`^(\d{1,2})(?:er|st|nd|rd|th)?[\s/.-]+([a-z]+)\.?,?[\s/.-]+(\d{4}|\d{2})(?:[\s,;-]+(?:(?:a|at)\s+)?${clock}\s*${zone})?(?:\s.*)?$`,
);
const monthFirst = new RegExp(
  String.raw`^([a-z]+)\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+${clock})?\s*${zone},?\s+(\d{4})(?:[\s,;-]+(?:at\s+)?${clock}\s*${zone})?$`,
);
const numeric = new RegExp(String.raw`^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})(?:[\s,;-]+(?:a\s+)?${clock}\s*${zone})?$`);

interface Parts {
  year: number;
  month: number;
  day: number;
  hour?: string | undefined;
  minute?: string | undefined;
  second?: string | undefined;
  fraction?: string | undefined;
  halfDay?: string | undefined;
  zone?: string | undefined;
}

function monthOf(word: string | undefined): number | undefined {
  const index = monthNames.findIndex((names) => names.includes(word ?? ''));
  return index < 0 ? undefined : index + 1;
}

/** Two digits as RFC 2822 §4.3 reads them. */
function yearOf(digits: string): number {
  const year = Number(digits);
  if (digits.length > 2) return year;
  return year < 50 ? 2000 + year : 1900 + year;
}

/** Unknown names count as UTC, as RFC 2822 §4.3 asks; undefined for an impossible offset. */
function offsetOf(text: string | undefined): number | undefined {
  const compact = (text ?? '').replace(/[\s()]+/g, '').replace(/^(?:gmt|utc|ut)(?=[+-])/, '');
  const match = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(compact);
  if (!match) return (zoneHours.get(compact) ?? 0) * 60;
  const minutes = Number(match[2]) * 60 + Number(match[3] ?? 0);
  if (minutes > 14 * 60) return undefined;
  return match[1] === '-' ? -minutes : minutes;
}

function toIso(parts: Parts): string | undefined {
  const { year, month, day } = parts;
  const halfDay = parts.halfDay?.startsWith('p') ? 'pm' : parts.halfDay ? 'am' : undefined;
  let hour = Number(parts.hour ?? 0);
  if (halfDay === 'pm' && hour < 12) hour += 12;
  if (halfDay === 'am' && hour === 12) hour = 0;
  const minute = Number(parts.minute ?? 0);
  // A leap second is kept as the second before.
  const second = Math.min(Number(parts.second ?? 0), 59);
  if (year < 1900 || year > 2200 || hour > 23 || minute > 59 || Number(parts.second ?? 0) > 60) return undefined;
  const milliseconds = Number((parts.fraction ?? '').slice(0, 3).padEnd(3, '0'));
  const local = new Date(Date.UTC(year, month - 1, day, hour, minute, second, milliseconds));
  // The calendar rolls 30 February over to March: then the day was impossible.
  if (local.getUTCMonth() !== month - 1 || local.getUTCDate() !== day) return undefined;
  const offset = parts.hour === undefined ? 0 : offsetOf(parts.zone);
  return offset === undefined ? undefined : new Date(local.getTime() - offset * 60_000).toISOString();
}

/**
 * RFC 822 (any zone, two-digit years), ISO 8601, asctime, and French dates (« 3 mars 2021 », « 1er avril 2021 à 14h30 », « 03/03/2021 », day first).
 * A date alone is midnight UTC; a time without a zone is taken as UTC; a year or a month alone is no date. Gives `YYYY-MM-DDTHH:mm:ss.sssZ` or undefined.
 */
export function parseDate(text: string): string | undefined {
  if (text.length > 200) return undefined;
  const folded = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();
  // The weekday says nothing more, and is often wrong.
  const value = folded.replace(/^(?:le )?(?:[a-z]{2,9}\.?,? (?:le )?)(?=\d|[a-z]{3,9}\.? \d)/, '');
  for (const candidate of value === folded ? [folded] : [folded, value]) {
    const found = parseFolded(candidate.replace(/^le (?=\d)/, ''));
    if (found) return found;
  }
  return undefined;
}

function parseFolded(value: string): string | undefined {
  let match = iso.exec(value);
  if (match) {
    const [, year, month, day, hour, minute, second, fraction, zoneText] = match;
    const date = { year: Number(year), month: Number(month), day: Number(day) };
    return toIso({ ...date, hour, minute, second, fraction, zone: zoneText });
  }
  match = numeric.exec(value);
  if (match) {
    const [, day, month, year, hour, minute, second, fraction, halfDay, zoneText] = match;
    const date = { year: Number(year), month: Number(month), day: Number(day) };
    return toIso({ ...date, hour, minute, second, fraction, halfDay, zone: zoneText });
  }
  match = dayFirst.exec(value);
  if (match) {
    const [, day, word, year, hour, minute, second, fraction, halfDay, zoneText] = match;
    const month = monthOf(word);
    if (!month) return undefined;
    const date = { year: yearOf(year ?? ''), month, day: Number(day) };
    return toIso({ ...date, hour, minute, second, fraction, halfDay, zone: zoneText });
  }
  match = monthFirst.exec(value);
  if (!match) return undefined;
  const [, word, day, ...rest] = match;
  const month = monthOf(word);
  if (!month) return undefined;
  // asctime puts the time before the year, English prose after it.
  const time = rest[0] === undefined ? rest.slice(7) : rest.slice(0, 6);
  const [hour, minute, second, fraction, halfDay, zoneText] = time;
  const date = { year: Number(rest[6]), month, day: Number(day) };
  return toIso({ ...date, hour, minute, second, fraction, halfDay, zone: zoneText });
}
