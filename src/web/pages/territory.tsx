// One territory: what contains it, the concepts most seen there, its actors and the latest items; what is said of a commune counts for its département too.
import type { Hono } from 'hono';
import { notFound } from '../../errors.ts';
import type { Actor } from '../../model/actor.ts';
import type { Place, PlaceDirectory } from '../../model/tag.ts';
import { toActorsUrl } from '../actors-url.ts';
import { createLabels, type Labels } from '../labels.ts';
import { findLatestItems, LatestItems } from '../latest-items.tsx';
import { Layout } from '../layout.tsx';
import { messages } from '../messages.fr.ts';
import { PlacePath } from '../place-path.tsx';
import { Ranking } from '../ranking.tsx';
import { toSearchUrl } from '../search-url.ts';
import type { WebDeps } from '../web-deps.ts';

const latestShown = 10;
const conceptsShown = 10;
const actorsShown = 10;
const text = messages.territory;

export function registerTerritoryPage(web: Hono, deps: WebDeps): void {
  const { store, glossary, places } = deps;
  web.get('/territoires/:id', async (context) => {
    const id = context.req.param('id');
    const place = places.find(id);
    if (!place) throw notFound('territory', id);
    const [latest, actors] = await Promise.all([
      findLatestItems(deps, { territory: [id] }, latestShown),
      store.actors.list({ placeId: id, limit: actorsShown + 1 }),
    ]);
    const labels = createLabels(glossary, places, new Map());
    return context.html(
      <TerritoryPage place={place} places={places} latest={latest} actors={actors} labels={labels} />,
    );
  });
}

interface TerritoryProps {
  place: Place;
  places: PlaceDirectory;
  latest: LatestItems;
  /** One more than are shown, when there are more. */
  actors: (Actor & { items: number })[];
  labels: Labels;
}

function TerritoryPage({ place, places, latest, actors, labels }: TerritoryProps) {
  const concepts = latest.facets.concept.slice(0, conceptsShown);
  return (
    <Layout title={place.name} description={text.description(place.name)}>
      <div class="columns">
        <div>
          <p class="origin">
            {messages.places[place.kind]} · {text.codes[place.kind]} {place.code}
          </p>
          <h1>{place.name}</h1>
          <PlacePath placeId={place.id} places={places} />
          <h2>{text.latest}</h2>
          <LatestItems latest={latest} labels={labels} none={text.none} />
        </div>
        <aside class="facets" aria-label={place.name}>
          <Ranking
            id="notions"
            title={text.concepts}
            links={concepts.map(({ value, count }) => ({
              href: toSearchUrl({ q: '', filters: { concept: [value], territory: [place.id] }, sort: 'date' }),
              label: labels('concept', value),
              count,
            }))}
          />
          <Ranking
            id="acteurs"
            title={text.actors}
            links={actors.slice(0, actorsShown).map(({ id, name, items }) => ({
              href: `/acteurs/${id}`,
              label: name,
              count: items,
            }))}
          />
          {actors.length > actorsShown && (
            <p>
              <a href={toActorsUrl({ name: '', placeId: place.id, page: 1 })}>{text.allActors}</a>
            </p>
          )}
        </aside>
      </div>
    </Layout>
  );
}
