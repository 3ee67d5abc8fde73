// The days of ISO 8601 weeks. Pure.

const dayMs = 86_400_000;

/** Monday of `2026-W47`, `YYYY-MM-DD`. */
export function mondayOfWeek(week: string): string {
  const [year = '', number = ''] = week.split('-W');
  // 4 January is always in week 1.
  const fourth = new Date(`${year}-01-04T00:00:00Z`);
  const first = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * dayMs;
  return new Date(first + (Number(number) - 1) * 7 * dayMs).toISOString().slice(0, 10);
}

/** The Mondays of `count` weeks, `last` at the end. */
export function mondaysUntil(last: string, count: number): string[] {
  const end = Date.parse(mondayOfWeek(last));
  return Array.from({ length: count }, (_, at) =>
    new Date(end - (count - 1 - at) * 7 * dayMs).toISOString().slice(0, 10),
  );
}
