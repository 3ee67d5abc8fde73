// The directory of the actors that items name: found by name, by type or by territory, the most named first.
import type { Hono } from 'hono';
import { actorTypes } from '../../model/actor.ts';
import type { PlaceDirectory } from '../../model/tag.ts';
import type { ActorStore } from '../../store/store.ts';
import { type ActorParams, parseActorParams, toActorsUrl } from '../actors-url.ts';
import { Layout } from '../layout.tsx';
import { messages, toFrenchDate } from '../messages.fr.ts';
import type { WebDeps } from '../web-deps.ts';

type ListedActor = Awaited<ReturnType<ActorStore['list']>>[number];

const pageSize = 50;
const text = messages.actors;

export function registerActorsPage(web: Hono, { store, places }: WebDeps): void {
  web.get('/acteurs', async (context) => {
    const params = parseActorParams(new URL(context.req.url).searchParams);
    const { name, type, placeId, page } = params;
    const found = await store.actors.list({
      ...(name && { name }),
      ...(type && { type }),
      ...(placeId && { placeId }),
      limit: pageSize + 1,
      offset: (page - 1) * pageSize,
    });
    return context.html(
      <ActorsPage
        params={params}
        actors={found.slice(0, pageSize)}
        hasNext={found.length > pageSize}
        places={places}
      />,
    );
  });
}

interface ActorsProps {
  params: ActorParams;
  actors: ListedActor[];
  hasNext: boolean;
  places: PlaceDirectory;
}

function ActorsPage({ params, actors, hasNext, places }: ActorsProps) {
  const place = params.placeId === undefined ? undefined : places.find(params.placeId);
  const filtered = params.name !== '' || params.type !== undefined || params.placeId !== undefined;
  return (
    <Layout title={text.title} section="actors" description={text.intro}>
      <div class="narrow">
        <h1>{text.title}</h1>
        <p>{text.intro}</p>
      </div>
      <FilterForm params={params} />
      {place && (
        <p>
          <a href={`/territoires/${place.id}`}>{text.ofTerritory(place.name)}</a>
        </p>
      )}
      {actors.length === 0 ? <p>{text.none}</p> : <ActorList actors={actors} places={places} />}
      {(params.page > 1 || hasNext) && (
        <p class="next">
          {params.page > 1 && (
            <a class="button" rel="prev" href={toActorsUrl({ ...params, page: params.page - 1 })}>
              {text.previous}
            </a>
          )}{' '}
          {hasNext && (
            <a class="button" rel="next" href={toActorsUrl({ ...params, page: params.page + 1 })}>
              {text.next}
            </a>
          )}
        </p>
      )}
      {filtered && (
        <p>
          <a href="/acteurs">{text.all}</a>
        </p>
      )}
    </Layout>
  );
}

function FilterForm({ params }: { params: ActorParams }) {
  return (
    <search>
      <form class="filter" action="/acteurs" method="get">
        <p>
          <label for="name">{text.name}</label>
          <input id="name" name="name" type="search" value={params.name} autocomplete="off" maxlength={100} />
        </p>
        <p>
          <label for="type">{text.type}</label>
          <select id="type" name="type">
            <option value="">{text.anyType}</option>
            {actorTypes.map((type) => (
              <option value={type} {...(type === params.type && { selected: true })}>
                {messages.actorTypes[type]}
              </option>
            ))}
          </select>
        </p>
        {params.placeId && <input type="hidden" name="territory" value={params.placeId} />}
        <p>
          <button type="submit">{text.filter}</button>
        </p>
      </form>
    </search>
  );
}

function ActorList({ actors, places }: { actors: ListedActor[]; places: PlaceDirectory }) {
  return (
    <ul class="listing">
      {actors.map(({ id, name, type, placeId, items, lastAt }) => {
        const place = placeId === undefined ? undefined : places.find(placeId);
        return (
          <li>
            <a href={`/acteurs/${id}`}>{name}</a>
            <small>
              {messages.actorTypes[type]}
              {/* A territory's own body often bears its name. */}
              {place && place.name !== name && ` · ${place.name}`}
              {` · ${text.articles(items, toFrenchDate(lastAt))}`}
            </small>
          </li>
        );
      })}
    </ul>
  );
}
