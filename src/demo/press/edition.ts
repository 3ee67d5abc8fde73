// What a site shows at a given moment: which articles are out, in which version, in the order of its feed. Pure.
import type { PressItem } from './press-item.ts';
import type { PressSite } from './sites.ts';

const dayMs = 86_400_000;

export interface PressEntry {
  slug: string;
  title: string;
  paragraphs: readonly string[];
  publishedAt: Date;
  /** Equals `publishedAt` until the article is edited. */
  updatedAt: Date;
  /** Starts with `/`; carries tracking parameters when the article was republished. */
  path: string;
}

export interface Edition {
  /** As the feed lists them: the latest first, a republished one before those that are older than its return. */
  entries: PressEntry[];
  /** When something last changed; the start when nothing is out yet. */
  changedAt: Date;
}

export function toEdition(site: PressSite, start: Date, now: Date): Edition {
  // At the time of day of the start, so that every site has something out from the first moment.
  const atWeek = (week: number, day: number): number => start.getTime() + (week * 7 + day) * dayMs;
  const listed = site.items
    .map((item) => toListed(item, atWeek, now.getTime()))
    .filter(({ entry }) => entry.publishedAt <= now)
    .sort((a, b) => b.listedAtMs - a.listedAtMs || (a.entry.slug < b.entry.slug ? -1 : 1));
  const changes = listed.flatMap(({ entry, listedAtMs }) => [listedAtMs, entry.updatedAt.getTime()]);
  return { entries: listed.map(({ entry }) => entry), changedAt: new Date(Math.max(start.getTime(), ...changes)) };
}

function toListed(
  item: PressItem,
  atWeek: (week: number, day: number) => number,
  nowMs: number,
): { entry: PressEntry; listedAtMs: number } {
  const publishedMs = atWeek(item.week, item.day);
  const editedMs = item.edited && atWeek(item.edited.week, 0);
  const isEdited = editedMs !== undefined && editedMs <= nowMs;
  const returnedMs = item.republishedWeek === undefined ? undefined : atWeek(item.republishedWeek, 0);
  const isBack = returnedMs !== undefined && returnedMs <= nowMs;
  return {
    entry: {
      slug: item.slug,
      title: item.title,
      paragraphs: isEdited && item.edited ? item.edited.paragraphs : item.paragraphs,
      publishedAt: new Date(publishedMs),
      updatedAt: new Date(isEdited ? editedMs : publishedMs),
      path: `/articles/${item.slug}${isBack ? '?utm_source=relance&utm_medium=flux' : ''}`,
    },
    listedAtMs: isBack ? returnedMs : publishedMs,
  };
}
