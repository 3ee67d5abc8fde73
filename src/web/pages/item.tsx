// One item: its excerpt with its tags lit, the way to the publisher, and the passages that justify each tag and place.
import type { Hono } from 'hono';
import { notFound } from '../../errors.ts';
import { createEvidenceViewer, type EvidenceInContext } from '../../model/evidence-context.ts';
import type { TaggedItem } from '../../model/item.ts';
import { Origin } from '../item-card.tsx';
import { createLabels, type Labels } from '../labels.ts';
import { Layout } from '../layout.tsx';
import { toLitExcerpt, toLitTitle } from '../lit-excerpt.ts';
import { Marked } from '../marked.tsx';
import { messages } from '../messages.fr.ts';
import type { WebDeps } from '../web-deps.ts';

export function registerItemPage(web: Hono, { store, glossary, places }: WebDeps): void {
  web.get('/items/:id', async (context) => {
    const id = context.req.param('id');
    const item = await store.items.findTagged(id);
    if (!item) throw notFound('item', id);
    return context.html(<ItemPage item={item} labels={createLabels(glossary, places, new Map())} />);
  });
}

function ItemPage({ item, labels }: { item: TaggedItem; labels: Labels }) {
  const viewer = createEvidenceViewer(item);
  const tags = item.tags.filter((tag) => tag.state !== 'refused');
  return (
    <Layout title={item.title} section="home" description={item.excerpt}>
      <article class="narrow item" lang={item.language}>
        <h1>
          <Marked marked={toLitTitle(item)} />
        </h1>
        <Origin item={item} />
        {item.excerpt && (
          <blockquote>
            <p>
              <Marked marked={toLitExcerpt(item)} />
            </p>
          </blockquote>
        )}
        {item.url && (
          <p>
            <a class="button" href={item.url} rel="noopener noreferrer nofollow ugc">
              {messages.item.read(item.sourceTitle)}
            </a>
          </p>
        )}
      </article>
      <section class="narrow" aria-labelledby="pourquoi">
        <h2 id="pourquoi">{messages.item.why}</h2>
        {tags.length === 0 ? <p>{messages.item.noTag}</p> : <p class="hint">{messages.item.whyHint}</p>}
        {tags.map((tag, index) => (
          <EvidenceBlock
            label={labels('concept', tag.conceptId)}
            href={`/glossaire/${tag.conceptId}`}
            note={tag.state === 'added' ? messages.item.added : undefined}
            evidence={viewer(tag.evidence)}
            open={index === 0}
          />
        ))}
      </section>
      {item.places.length > 0 && (
        <section class="narrow" aria-labelledby="territoires">
          <h2 id="territoires">{messages.item.where}</h2>
          {item.places.map((place) => (
            <EvidenceBlock
              label={labels('territory', place.id)}
              href={`/?territory=${place.id}`}
              evidence={viewer(place.evidence)}
              open={false}
            />
          ))}
        </section>
      )}
    </Layout>
  );
}

interface EvidenceBlockProps {
  label: string;
  href: string;
  note?: string | undefined;
  evidence: EvidenceInContext[];
  open: boolean;
}

function EvidenceBlock({ label, href, note, evidence, open }: EvidenceBlockProps) {
  return (
    <details class="evidence" open={open}>
      <summary>
        <strong>{label}</strong>
        {note && <em> {note}</em>}{' '}
        <span class="n">{evidence.length > 0 && messages.item.passages(evidence.length)}</span>
      </summary>
      {evidence.length === 0 && <p>{messages.item.noPassage}</p>}
      <ul>
        {evidence.map(({ field, before, form, after }) => (
          <li>
            {before && `…${before}`}
            <mark>{form}</mark>
            {after && `${after}…`}
            {field === 'title' && <small> {messages.item.inTitle}</small>}
          </li>
        ))}
      </ul>
      <p>
        <a href={href}>{label}</a>
      </p>
    </details>
  );
}
