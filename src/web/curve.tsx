// A curve over the months as bars: an inline drawing that says its figures in words, and the same figures in a table. No script, no style attribute.
import { messages, toFrenchMonth } from './messages.fr.ts';
import type { MonthlyCount } from './months.ts';

const barWidth = 10;
const gap = 2;
const height = 100;
/** What the whole height stands for at least: a lone item is no peak. */
const scaleMin = 4;

/** One bar a month, in order. `name` is what the items speak of. */
export function Curve({ name, months }: { name: string; months: MonthlyCount[] }) {
  const text = messages.curve;
  const [first, last] = [months.at(0), months.at(-1)];
  const total = months.reduce((sum, { items }) => sum + items, 0);
  if (!first || !last || total === 0) return <p>{text.none}</p>;
  const peak = months.reduce((highest, month) => (month.items > highest.items ? month : highest));
  const summary = text.summary(total, toFrenchMonth(first.month), toFrenchMonth(last.month));
  const peakText = text.peak(toFrenchMonth(peak.month), peak.items);
  return (
    <figure class="curve">
      <svg
        role="img"
        aria-labelledby="courbe-titre courbe-texte"
        viewBox={`0 0 ${months.length * barWidth} ${height}`}
        preserveAspectRatio="none"
      >
        <title id="courbe-titre">{text.title(name)}</title>
        <desc id="courbe-texte">{`${summary} ; ${peakText}.`}</desc>
        {months.map(({ items }, index) => {
          const barHeight = (items / Math.max(peak.items, scaleMin)) * height;
          return (
            <rect x={index * barWidth + gap / 2} y={height - barHeight} width={barWidth - gap} height={barHeight} />
          );
        })}
      </svg>
      <div class="axis" aria-hidden="true">
        <span>{toFrenchMonth(first.month)}</span>
        <span>{toFrenchMonth(last.month)}</span>
      </div>
      <figcaption>{`${summary} ; ${peakText}.`}</figcaption>
      <details>
        <summary>{text.table}</summary>
        <table>
          <thead>
            <tr>
              <th scope="col">{text.month}</th>
              <th scope="col">{text.items}</th>
            </tr>
          </thead>
          <tbody>
            {months.map(({ month, items }) => (
              <tr>
                <th scope="row">{toFrenchMonth(month)}</th>
                <td>{items}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}
