// The home page: the latest items, and the search with its facets.
import type { Hono } from 'hono';
import { VigieError } from '../../errors.ts';
import type { TaggedItem } from '../../model/item.ts';
import {
  type FacetCount,
  type FacetName,
  facetNames,
  type SearchFilters,
  type SearchHit,
  type SearchResult,
} from '../../model/search.ts';
import { ItemCard } from '../item-card.tsx';
import { createLabels, type Labels } from '../labels.ts';
import { Layout } from '../layout.tsx';
import { messages, toFrenchCount } from '../messages.fr.ts';
import { parseSearchParams, type SearchParams, toggleFilter, toSearchUrl } from '../search-url.ts';
import type { WebDeps } from '../web-deps.ts';

const pageSize = 20;
const facetValuesShown = 8;

export function registerHomePage(web: Hono, { store, search, glossary, places }: WebDeps): void {
  web.get('/', async (context) => {
    const params = parseSearchParams(new URL(context.req.url).searchParams);
    const result = await find(search, params);
    // The address holds a cursor of another search: start that search from its first page.
    if (!result) return context.redirect(toSearchUrl({ q: params.q, filters: params.filters, sort: params.sort }), 302);
    const items = new Map(
      (await store.items.listTagged(result.hits.map(({ id }) => id))).map((item) => [item.id, item]),
    );
    const sources = await store.sources.list();
    const labels = createLabels(glossary, places, new Map(sources.map(({ id, title }) => [id, title])));
    return context.html(<HomePage params={params} result={result} items={items} labels={labels} />);
  });
}

async function find(search: WebDeps['search'], params: SearchParams): Promise<SearchResult | undefined> {
  try {
    return await search.search({ ...params, limit: pageSize, facets: true });
  } catch (error) {
    if (error instanceof VigieError && error.code === 'input-invalid' && params.cursor) return undefined;
    throw error;
  }
}

interface HomeProps {
  params: SearchParams;
  result: SearchResult;
  items: Map<string, TaggedItem>;
  labels: Labels;
}

function HomePage({ params, result, items, labels }: HomeProps) {
  const title = params.q ? `« ${params.q} »` : messages.siteName;
  return (
    <Layout title={title} section="home">
      <h1 class="visually-hidden">{params.q ? `${messages.search.label} : ${params.q}` : messages.tagline}</h1>
      <SearchForm params={params} />
      <ActiveFilters params={params} labels={labels} />
      <About filters={params.filters} labels={labels} />
      <div class="columns">
        <section class="results">
          <p class="count" role="status">
            {toFrenchCount(result.total)}
          </p>
          <Results params={params} hits={result.hits} items={items} labels={labels} />
          {result.nextCursor && (
            <p class="next">
              <a class="button" rel="next" href={toSearchUrl({ ...params, cursor: result.nextCursor })}>
                {messages.search.next}
              </a>
            </p>
          )}
        </section>
        {result.facets && <Facets params={params} facets={result.facets} labels={labels} />}
      </div>
    </Layout>
  );
}

function SearchForm({ params }: { params: SearchParams }) {
  return (
    <search>
      <form class="search" action="/" method="get">
        <label for="q">{messages.search.label}</label>
        <div class="row">
          <input
            id="q"
            name="q"
            type="search"
            value={params.q}
            placeholder={messages.search.placeholder}
            autocomplete="off"
            maxlength={500}
          />
          <button type="submit">{messages.search.submit}</button>
        </div>
        {facetNames.flatMap((name) =>
          (params.filters[name] ?? []).map((value) => <input type="hidden" name={name} value={value} />),
        )}
        {params.q && (
          <p class="sort">
            {messages.search.sort} <SortLink params={params} sort="relevance" label={messages.search.byRelevance} /> ·{' '}
            <SortLink params={params} sort="date" label={messages.search.byDate} />
          </p>
        )}
      </form>
    </search>
  );
}

function SortLink({ params, sort, label }: { params: SearchParams; sort: SearchParams['sort']; label: string }) {
  if (params.sort === sort) return <strong>{label}</strong>;
  return <a href={toSearchUrl({ q: params.q, filters: params.filters, sort })}>{label}</a>;
}

function ActiveFilters({ params, labels }: { params: SearchParams; labels: Labels }) {
  const active = facetNames.flatMap((name) =>
    (params.filters[name] ?? []).map((value) => ({ name, value, label: labels(name, value) })),
  );
  if (active.length === 0) return null;
  return (
    <ul class="tags active" aria-label={messages.search.active}>
      {active.map(({ name, value, label }) => (
        <li>
          <a
            class="tag on"
            href={toSearchUrl(toggleFilter(params, name, value))}
            aria-label={messages.search.remove(label)}
          >
            {label} <span aria-hidden="true">×</span>
          </a>
        </li>
      ))}
      <li>
        <a href={toSearchUrl({ q: params.q, filters: {}, sort: params.sort })}>{messages.search.clear}</a>
      </li>
    </ul>
  );
}

/** The pages of the concepts and territories that were chosen. */
function About({ filters, labels }: { filters: SearchFilters; labels: Labels }) {
  const links = [
    ...(filters.concept ?? []).map((id) => ({ href: `/glossaire/${id}`, label: labels('concept', id) })),
    ...(filters.territory ?? []).map((id) => ({ href: `/territoires/${id}`, label: labels('territory', id) })),
  ];
  if (links.length === 0) return null;
  return (
    <p class="hint">
      {messages.search.about} :{' '}
      {links.map(({ href, label }, index) => (
        <>
          {index > 0 && ', '}
          <a href={href}>{label}</a>
        </>
      ))}
    </p>
  );
}

function Results({
  params,
  hits,
  items,
  labels,
}: {
  params: SearchParams;
  hits: SearchHit[];
  items: Map<string, TaggedItem>;
  labels: Labels;
}) {
  if (hits.length === 0) {
    const searched = params.q !== '' || Object.keys(params.filters).length > 0;
    return (
      <div class="empty">
        <p>{searched ? messages.search.none : messages.search.empty}</p>
        {searched && <p>{messages.search.noneHint}</p>}
      </div>
    );
  }
  return (
    <>
      {hits.map((hit) => {
        // An item removed a moment ago may still be in the index.
        const item = items.get(hit.id);
        return item && <ItemCard item={item} title={hit.title} excerpt={hit.excerpt} labels={labels} />;
      })}
    </>
  );
}

function Facets({
  params,
  facets,
  labels,
}: {
  params: SearchParams;
  facets: Record<FacetName, FacetCount[]>;
  labels: Labels;
}) {
  return (
    <aside class="facets" aria-label={messages.search.facets}>
      {facetNames
        .filter((name) => facets[name].length > 0)
        .map((name) => (
          <section>
            <h2>{messages.facets[name]}</h2>
            <FacetValues params={params} name={name} counts={facets[name].slice(0, facetValuesShown)} labels={labels} />
            {facets[name].length > facetValuesShown && (
              <details>
                <summary>{messages.search.more(facets[name].length - facetValuesShown)}</summary>
                <FacetValues
                  params={params}
                  name={name}
                  counts={facets[name].slice(facetValuesShown)}
                  labels={labels}
                />
              </details>
            )}
          </section>
        ))}
    </aside>
  );
}

function FacetValues({
  params,
  name,
  counts,
  labels,
}: {
  params: SearchParams;
  name: FacetName;
  counts: FacetCount[];
  labels: Labels;
}) {
  return (
    <ul>
      {counts.map(({ value, count }) => (
        <li>
          <a
            href={toSearchUrl(toggleFilter(params, name, value))}
            {...((params.filters[name] ?? []).includes(value) && { 'aria-current': 'true' })}
          >
            <span>{labels(name, value)}</span> <span class="n">{count}</span>
          </a>
        </li>
      ))}
    </ul>
  );
}
