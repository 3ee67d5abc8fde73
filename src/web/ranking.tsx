// A short list of links with their counts, in the margin of a page; nothing when there is nothing.

export interface RankedLink {
  href: string;
  label: string;
  count: number;
}

export function Ranking({ id, title, links }: { id: string; title: string; links: RankedLink[] }) {
  if (links.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <ul>
        {links.map(({ href, label, count }) => (
          <li>
            <a href={href}>
              <span>{label}</span> <span class="n">{count}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
