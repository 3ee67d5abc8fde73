// One item in a list: title, where it comes from, excerpt, and its tags, which lead to the pages of their concepts and territories.
import type { Child } from 'hono/jsx';
import type { TaggedItem } from '../model/item.ts';
import type { MarkedText } from '../model/search.ts';
import { toDateSentences } from './item-dates.ts';
import type { Labels } from './labels.ts';
import { Marked } from './marked.tsx';
import { messages, toFrenchDate } from './messages.fr.ts';

interface ItemCardProps {
  item: TaggedItem;
  title: MarkedText;
  excerpt: MarkedText;
  labels: Labels;
  /** 2 under a page's h1, 3 under a section's h2. */
  level?: 2 | 3;
}

export function ItemCard({ item, title, excerpt, labels, level = 2 }: ItemCardProps) {
  const heading = (
    <a href={`/items/${item.id}`}>
      <Marked marked={title} />
    </a>
  );
  return (
    <article class="card">
      <Heading level={level}>{heading}</Heading>
      <Origin item={item} />
      {excerpt.text && (
        <p>
          <Marked marked={excerpt} />
        </p>
      )}
      <TagList item={item} labels={labels} />
    </article>
  );
}

function Heading({ level, children }: { level: 2 | 3; children: Child }) {
  return level === 2 ? <h2>{children}</h2> : <h3>{children}</h3>;
}

export function Origin({ item }: { item: TaggedItem }) {
  const dates = toDateSentences(item.dates).map(({ text }) => text);
  return (
    <p class="origin">
      <a href={`/?source=${item.sourceId}`}>{item.sourceTitle}</a>
      {' · '}
      <ItemDate item={item} />
      {item.kind !== 'article' && ` · ${[messages.kinds[item.kind], ...dates].join(', ')}`}
    </p>
  );
}

/** The date of publication; where there is none, that is said, beside the date of first sight. */
export function ItemDate({ item }: { item: TaggedItem }) {
  if (item.publishedAt) return <time datetime={item.publishedAt.toISOString()}>{toFrenchDate(item.publishedAt)}</time>;
  return (
    <>
      {messages.item.undated},{' '}
      <time datetime={item.firstSeenAt.toISOString()}>{messages.item.firstSeen(toFrenchDate(item.firstSeenAt))}</time>
    </>
  );
}

export function TagList({ item, labels }: { item: TaggedItem; labels: Labels }) {
  const tags = item.tags.filter((tag) => tag.state !== 'refused');
  if (tags.length + item.places.length === 0) return null;
  return (
    <ul class="tags">
      {tags.map((tag) => (
        <li>
          <a class="tag" href={`/glossaire/${tag.conceptId}`}>
            {labels('concept', tag.conceptId)}
          </a>
        </li>
      ))}
      {item.places.map((place) => (
        <li>
          <a class="tag place" href={`/territoires/${place.id}`}>
            {place.name}
          </a>
        </li>
      ))}
    </ul>
  );
}
