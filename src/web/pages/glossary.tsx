// The glossary, by theme, and a page per concept: what it means in plain French, its other names, and the latest items.
import type { Hono } from 'hono';
import { notFound } from '../../errors.ts';
import { type Concept, type Glossary, prefLabelOf, textOfLabel } from '../../model/glossary.ts';
import type { TaggedItem } from '../../model/item.ts';
import type { SearchResult } from '../../model/search.ts';
import { falseFriendsOf } from '../false-friends.ts';
import { ItemCard } from '../item-card.tsx';
import { createLabels, type Labels } from '../labels.ts';
import { Layout } from '../layout.tsx';
import { messages } from '../messages.fr.ts';
import type { WebDeps } from '../web-deps.ts';

const latestShown = 5;

export function registerGlossaryPages(web: Hono, { store, search, glossary, places }: WebDeps): void {
  web.get('/glossaire', (context) => context.html(<GlossaryPage glossary={glossary} />));
  web.get('/glossaire/:id', async (context) => {
    const id = context.req.param('id');
    const concept = glossary.concepts.find((candidate) => candidate.id === id);
    if (!concept) throw notFound('concept', id);
    const result = await search.search({ filters: { concept: [id] }, sort: 'date', limit: latestShown, facets: false });
    const items = await store.items.listTagged(result.hits.map((hit) => hit.id));
    const labels = createLabels(glossary, places, new Map());
    return context.html(
      <ConceptPage concept={concept} glossary={glossary} result={result} items={items} labels={labels} />,
    );
  });
}

function GlossaryPage({ glossary }: { glossary: Glossary }) {
  return (
    <Layout title={messages.glossary.title} section="glossary" description={messages.glossary.intro}>
      <div class="narrow">
        <h1>{messages.glossary.title}</h1>
        <p>{messages.glossary.intro}</p>
      </div>
      {glossary.themes.map((theme) => (
        <section aria-labelledby={`theme-${theme.id}`}>
          <h2 id={`theme-${theme.id}`}>{theme.label}</h2>
          <dl class="terms">
            {byLabel(glossary.concepts.filter((concept) => concept.theme === theme.id)).map((concept) => (
              <div>
                <dt>
                  <a href={`/glossaire/${concept.id}`}>{prefLabelOf(concept)}</a>
                </dt>
                <dd>{concept.definition}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </Layout>
  );
}

function byLabel(concepts: Concept[]): Concept[] {
  return [...concepts].sort((a, b) => prefLabelOf(a).localeCompare(prefLabelOf(b), 'fr'));
}

interface ConceptProps {
  concept: Concept;
  glossary: Glossary;
  result: SearchResult;
  items: TaggedItem[];
  labels: Labels;
}

function ConceptPage({ concept, glossary, result, items, labels }: ConceptProps) {
  const spellings = concept.altLabels.map(textOfLabel);
  // The glossary may list a label with and without a capital; a reader needs one.
  const also = spellings.filter(
    (label, at) => spellings.findIndex((other) => other.toLowerCase() === label.toLowerCase()) === at,
  );
  const friends = falseFriendsOf(concept);
  const theme = glossary.themes.find(({ id }) => id === concept.theme);
  return (
    <Layout title={prefLabelOf(concept)} section="glossary" description={concept.definition}>
      <div class="narrow">
        <p class="origin">
          <a href="/glossaire">{messages.glossary.title}</a> · {theme?.label}
        </p>
        <h1>{prefLabelOf(concept)}</h1>
        <p class="lead">{concept.definition}</p>
        <p class="hint">
          {messages.glossary.source} {concept.definitionSource}.
        </p>
        {also.length > 0 && (
          <p>
            <strong>{messages.glossary.also} :</strong> {also.join(', ')}.
          </p>
        )}
        {friends.length > 0 && (
          <p>
            <strong>{messages.glossary.notThis} :</strong>{' '}
            {friends.map((context) => `«\u00a0${context}\u00a0»`).join(', ')}.
          </p>
        )}
        {concept.related.length > 0 && (
          <p>
            <strong>{messages.glossary.related} :</strong>{' '}
            {concept.related.map((id, index) => (
              <>
                {index > 0 && ', '}
                <a href={`/glossaire/${id}`}>{labels('concept', id)}</a>
              </>
            ))}
            .
          </p>
        )}
        <h2>{messages.glossary.latest}</h2>
        {items.length === 0 && <p>{messages.glossary.none}</p>}
        {items.map((item) => {
          const hit = result.hits.find(({ id }) => id === item.id);
          return hit && <ItemCard item={item} title={hit.title} excerpt={hit.excerpt} labels={labels} level={3} />;
        })}
        {result.total > 0 && (
          <p>
            <a class="button" href={`/?concept=${concept.id}`}>
              {messages.glossary.all(result.total)}
            </a>
          </p>
        )}
      </div>
    </Layout>
  );
}
