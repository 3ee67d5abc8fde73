// One article of the demo's press: a short text about a real French public-innovation project or fact, dated in weeks from the demo's start.

export interface PressItem {
  /** Unique in its site; the end of its address. */
  slug: string;
  /** Weeks after the start, 0 to 25. */
  week: number;
  /** Days after the start of the week, 0 to 6. */
  day: number;
  title: string;
  /** 60 to 140 words in all; the first paragraph is the summary. */
  paragraphs: readonly string[];
  /** From this week on the article reads so: what readers of feeds call an edit. */
  edited?: { week: number; paragraphs: readonly string[] };
  /** From this week on the feed lists it again, first, with a tracking link: what publishers do to old articles. */
  republishedWeek?: number;
}
