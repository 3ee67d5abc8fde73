// The months of a curve: which ones, from when the store must count, and a figure for each. Pure.

const dayMs = 24 * 60 * 60 * 1000;
const parisMonth = new Intl.DateTimeFormat('en-CA', { timeZone: 'Europe/Paris', year: 'numeric', month: '2-digit' });

export interface MonthlyCount {
  /** `YYYY-MM`. */
  month: string;
  items: number;
}

/** The last `count` months in Paris, the running one last. `from` is at most two days before the first of them begins. */
export function lastMonths(now: Date, count: number): { months: string[]; from: Date } {
  const [year = 0, month = 1] = parisMonth.format(now).split('-').map(Number);
  const firsts = Array.from({ length: count }, (_, index) => Date.UTC(year, month - count + index, 1));
  return {
    months: firsts.map((first) => new Date(first).toISOString().slice(0, 7)),
    from: new Date(Math.min(...firsts) - dayMs),
  };
}

/** One figure for each month, 0 where nothing was counted; a month that was not asked for is left out. */
export function fillMonths(months: string[], counts: MonthlyCount[]): MonthlyCount[] {
  const itemsByMonth = new Map(counts.map(({ month, items }) => [month, items]));
  return months.map((month) => ({ month, items: itemsByMonth.get(month) ?? 0 }));
}
