// One concept, at the address that is its SKOS identifier: what it means in plain French, its names and neighbours, and where, when and by whom it is spoken of.
import type { Hono } from 'hono';
import { notFound } from '../../errors.ts';
import { type Concept, type Glossary, labelOfConcept, prefLabelOf } from '../../model/glossary.ts';
import { otherNamesOf } from '../concept-names.ts';
import { neighboursOf } from '../concept-neighbours.ts';
import { Curve } from '../curve.tsx';
import { distinctTerritories } from '../distinct-territories.ts';
import { falseFriendsOf } from '../false-friends.ts';
import { ItemDate } from '../item-card.tsx';
import { createLabels, type Labels } from '../labels.ts';
import { findLatestItems, LatestItems } from '../latest-items.tsx';
import { Layout } from '../layout.tsx';
import { messages } from '../messages.fr.ts';
import { fillMonths, lastMonths, type MonthlyCount } from '../months.ts';
import { Ranking } from '../ranking.tsx';
import { toSearchUrl } from '../search-url.ts';
import type { WebDeps } from '../web-deps.ts';

const latestShown = 10;
const projectsShown = 5;
const territoriesShown = 10;
const monthsShown = 24;
/** The matcher knows hundreds of words for some concepts; a reader is shown the first ones, and the others on demand. */
const namesShown = 8;
const text = messages.glossary;

export function registerConceptPage(web: Hono, deps: WebDeps): void {
  const { store, glossary, places, now } = deps;
  web.get('/glossaire/:id', async (context) => {
    const id = context.req.param('id');
    const concept = glossary.concepts.find((candidate) => candidate.id === id);
    if (!concept) throw notFound('concept', id);
    const at = now();
    const { months, from } = lastMonths(at, monthsShown);
    const [latest, projects, counts] = await Promise.all([
      findLatestItems(deps, { concept: [id] }, latestShown),
      findLatestItems(deps, { concept: [id], kind: ['project'] }, projectsShown),
      store.trends.countByMonth(id, from, at),
    ]);
    const territories = distinctTerritories(latest.facets.territory, places).slice(0, territoriesShown);
    return context.html(
      <ConceptPage
        concept={concept}
        glossary={glossary}
        labels={createLabels(glossary, places, new Map())}
        latest={latest}
        projects={projects}
        territories={territories}
        months={fillMonths(months, counts)}
      />,
    );
  });
}

interface ConceptProps {
  concept: Concept;
  glossary: Glossary;
  labels: Labels;
  latest: LatestItems;
  projects: LatestItems;
  territories: { value: string; count: number }[];
  months: MonthlyCount[];
}

function ConceptPage({ concept, glossary, labels, latest, projects, territories, months }: ConceptProps) {
  const name = prefLabelOf(concept);
  const theme = glossary.themes.find(({ id }) => id === concept.theme);
  return (
    <Layout title={name} section="glossary" description={concept.definition}>
      <div class="columns">
        <div>
          <p class="origin">
            <a href="/glossaire">{text.title}</a> · {theme?.label}
          </p>
          <h1>{name}</h1>
          <Status concept={concept} glossary={glossary} />
          <p class="lead">{concept.definition}</p>
          <p class="hint">
            {text.source} {concept.definitionSource}.
          </p>
          <Facts concept={concept} glossary={glossary} />
          <h2>{text.curve}</h2>
          <Curve name={name} months={months} />
          <h2>{text.latest}</h2>
          <LatestItems latest={latest} labels={labels} none={text.none} />
        </div>
        <aside class="facets" aria-label={name}>
          <Ranking
            id="territoires"
            title={text.territories}
            links={territories.map(({ value, count }) => ({
              href: toSearchUrl({ q: '', filters: { concept: [concept.id], territory: [value] }, sort: 'date' }),
              label: labels('territory', value),
              count,
            }))}
          />
          <Projects projects={projects} />
        </aside>
      </div>
    </Layout>
  );
}

function Status({ concept, glossary }: { concept: Concept; glossary: Glossary }) {
  if (concept.status === 'active') return null;
  return (
    <p class="notice">
      {concept.status === 'candidate' ? text.candidate : text.deprecated}
      {concept.replacedBy && (
        <>
          {' '}
          {text.replacedBy}{' '}
          <a href={`/glossaire/${concept.replacedBy}`}>{labelOfConcept(glossary, concept.replacedBy)}</a>.
        </>
      )}
    </p>
  );
}

/** What the glossary holds of it beside the definition; a fact that it lacks is not shown. */
function Facts({ concept, glossary }: { concept: Concept; glossary: Glossary }) {
  const { french, english } = otherNamesOf(concept);
  const friends = falseFriendsOf(concept);
  const { broader, narrower, related } = neighboursOf(glossary, concept);
  return (
    <dl class="facts">
      <Fact term={text.scope} values={concept.scopeNote ? [concept.scopeNote] : []} />
      <Fact term={text.history} values={concept.historyNote ? [concept.historyNote] : []} />
      <Fact term={text.also} values={french} />
      <Fact term={text.english} values={english} lang="en" />
      <Fact term={text.notThis} values={friends.map((friend) => `«\u00a0${friend}\u00a0»`)} />
      <Links term={text.broader} links={broader.map(toLink)} />
      <Links term={text.narrower} links={narrower.map(toLink)} />
      <Links term={text.related} links={related.map(toLink)} />
      <Links term={text.elsewhere} links={concept.exactMatch.map((url) => ({ href: url, label: url, rel: outside }))} />
    </dl>
  );
}

interface Link {
  href: string;
  label: string;
  rel?: string;
}

const outside = 'noopener noreferrer';
const toLink = (concept: Concept): Link => ({ href: `/glossaire/${concept.id}`, label: prefLabelOf(concept) });

function Fact({ term, values, lang }: { term: string; values: string[]; lang?: string }) {
  if (values.length === 0) return null;
  const more = values.slice(namesShown);
  return (
    <div>
      <dt>{term}</dt>
      <dd {...(lang && { lang })}>
        {values.slice(0, namesShown).join(', ')}
        {more.length > 0 && (
          <details>
            <summary lang="fr">{messages.search.more(more.length)}</summary>
            {more.join(', ')}
          </details>
        )}
      </dd>
    </div>
  );
}

function Links({ term, links }: { term: string; links: Link[] }) {
  if (links.length === 0) return null;
  return (
    <div>
      <dt>{term}</dt>
      <dd>
        {links.map(({ href, label, rel }, index) => (
          <>
            {index > 0 && ', '}
            <a href={href} {...(rel && { rel })}>
              {label}
            </a>
          </>
        ))}
      </dd>
    </div>
  );
}

function Projects({ projects }: { projects: LatestItems }) {
  if (projects.found.length === 0) return null;
  return (
    <section aria-labelledby="projets">
      <h2 id="projets">{text.projects}</h2>
      <ul class="titles">
        {projects.found.map(({ item }) => (
          <li>
            <a href={`/items/${item.id}`}>{item.title}</a>
            <small>
              {item.sourceTitle} · <ItemDate item={item} />
            </small>
          </li>
        ))}
      </ul>
      {projects.total > projects.found.length && (
        <p>
          <a href={toSearchUrl({ q: '', filters: projects.filters, sort: 'date' })}>
            {text.allProjects(projects.total)}
          </a>
        </p>
      )}
    </section>
  );
}
