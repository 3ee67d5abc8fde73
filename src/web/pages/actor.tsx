// One actor: what it is, where, when it was first and last seen, and the items that name it.
import type { Hono } from 'hono';
import { notFound } from '../../errors.ts';
import type { TaggedItem } from '../../model/item.ts';
import type { PlaceDirectory } from '../../model/tag.ts';
import type { ActorStore } from '../../store/store.ts';
import { toActorsUrl } from '../actors-url.ts';
import { ItemCard } from '../item-card.tsx';
import { createLabels, type Labels } from '../labels.ts';
import { Layout } from '../layout.tsx';
import { messages, toFrenchDate } from '../messages.fr.ts';
import { PlacePath } from '../place-path.tsx';
import type { WebDeps } from '../web-deps.ts';

type FoundActor = NonNullable<Awaited<ReturnType<ActorStore['find']>>>;

const itemsShown = 20;
const text = messages.actors;

export function registerActorPage(web: Hono, { store, glossary, places }: WebDeps): void {
  web.get('/acteurs/:id', async (context) => {
    const id = context.req.param('id');
    const actor = await store.actors.find(id);
    if (!actor) throw notFound('actor', id);
    const items = await store.items.listTagged(await store.actors.listItemIds(id, itemsShown));
    const labels = createLabels(glossary, places, new Map());
    return context.html(<ActorPage actor={actor} items={items} labels={labels} places={places} />);
  });
}

interface ActorProps {
  actor: FoundActor;
  items: TaggedItem[];
  labels: Labels;
  places: PlaceDirectory;
}

function ActorPage({ actor, items, labels, places }: ActorProps) {
  const place = actor.placeId === undefined ? undefined : places.find(actor.placeId);
  return (
    <Layout title={actor.name} section="actors">
      <div class="narrow">
        <p class="origin">
          <a href="/acteurs">{text.title}</a> ·{' '}
          <a href={toActorsUrl({ name: '', type: actor.type, page: 1 })}>{messages.actorTypes[actor.type]}</a>
        </p>
        <h1>{actor.name}</h1>
        {place && (
          <p>
            {text.territory} : <a href={`/territoires/${place.id}`}>{place.name}</a>
          </p>
        )}
        {place && <PlacePath placeId={place.id} places={places} />}
        <p>{text.seen(toFrenchDate(actor.firstAt), toFrenchDate(actor.lastAt))}</p>
        <h2>{text.latest}</h2>
        {actor.items > items.length && <p class="hint">{text.latestOf(items.length, actor.items)}</p>}
        {items.map((item) => (
          <ItemCard
            item={item}
            title={{ text: item.title, marks: [] }}
            excerpt={{ text: item.excerpt, marks: [] }}
            labels={labels}
            level={3}
          />
        ))}
      </div>
    </Layout>
  );
}
