// A curve over the weeks as bars: an inline drawing that says its figures in words, and the same figures in a table. No script, no style attribute.
import { mondaysUntil } from './iso-weeks.ts';
import { messages, toFrenchDay } from './messages.fr.ts';

const barWidth = 10;
const gap = 2;
const height = 100;
/** What the whole height stands for at least: a lone document is no peak. */
const scaleMin = 4;
const text = messages.weekCurve;

/** `weekly`: documents a week, the oldest first, up to the ISO week `last`. `name` is what they speak of. */
export function WeekCurve({ name, weekly, last }: { name: string; weekly: number[]; last: string }) {
  const mondays = mondaysUntil(last, weekly.length);
  const first = mondays[0] ?? '';
  const highest = Math.max(0, ...weekly);
  const total = weekly.reduce((sum, documents) => sum + documents, 0);
  const summary = `${text.summary(total, weekly.length, toFrenchDay(first))} ; ${text.peak(highest, toFrenchDay(mondays[weekly.indexOf(highest)] ?? ''))}.`;
  return (
    <figure class="curve">
      <svg
        role="img"
        aria-labelledby="courbe-titre courbe-texte"
        viewBox={`0 0 ${weekly.length * barWidth} ${height}`}
        preserveAspectRatio="none"
      >
        <title id="courbe-titre">{text.title(name)}</title>
        <desc id="courbe-texte">{summary}</desc>
        {weekly.map((documents, index) => {
          const barHeight = (documents / Math.max(highest, scaleMin)) * height;
          return (
            <rect x={index * barWidth + gap / 2} y={height - barHeight} width={barWidth - gap} height={barHeight} />
          );
        })}
      </svg>
      <div class="axis" aria-hidden="true">
        <span>{toFrenchDay(first)}</span>
        <span>{toFrenchDay(mondays.at(-1) ?? '')}</span>
      </div>
      <figcaption>{summary}</figcaption>
      <details>
        <summary>{text.table}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.week}</th>
              <th scope="col">{text.documents}</th>
            </tr>
          </thead>
          <tbody>
            {weekly.map((documents, index) => (
              <tr>
                <th scope="row">{toFrenchDay(mondays[index] ?? '')}</th>
                <td>{documents}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
