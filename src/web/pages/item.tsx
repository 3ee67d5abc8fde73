// One item: its excerpt with its tags lit, the way to the publisher, and why it is said to be about this, of this kind, from there and from these actors.
import type { Hono } from 'hono';
import { notFound } from '../../errors.ts';
import { createEvidenceViewer } from '../../model/evidence-context.ts';
import type { TaggedItem } from '../../model/item.ts';
import type { ItemTag, PlaceDirectory } from '../../model/tag.ts';
import { toConfidenceText } from '../confidence.ts';
import { EvidenceBlock } from '../evidence-block.tsx';
import { Origin } from '../item-card.tsx';
import { toDateSentences } from '../item-dates.ts';
import { createLabels, type Labels } from '../labels.ts';
import { Layout } from '../layout.tsx';
import { toLitExcerpt, toLitTitle } from '../lit-excerpt.ts';
import { Marked } from '../marked.tsx';
import { messages } from '../messages.fr.ts';
import { PlacePath } from '../place-path.tsx';
import type { WebDeps } from '../web-deps.ts';

const text = messages.item;

export function registerItemPage(web: Hono, { store, glossary, places }: WebDeps): void {
  web.get('/items/:id', async (context) => {
    const id = context.req.param('id');
    const item = await store.items.findTagged(id);
    if (!item) throw notFound('item', id);
    const labels = createLabels(glossary, places, new Map());
    return context.html(<ItemPage item={item} labels={labels} places={places} />);
  });
}

interface ItemProps {
  item: TaggedItem;
  labels: Labels;
  places: PlaceDirectory;
}

function ItemPage({ item, labels, places }: ItemProps) {
  // One viewer for the page, asked in the order of the page: the words it may show around the passages are counted together.
  const viewer = createEvidenceViewer(item);
  const tags = item.tags.toSorted(centralFirst).map((tag) => ({ tag, evidence: viewer(tag.evidence) }));
  const dates = toDateSentences(item.dates).map((sentence) => ({
    ...sentence,
    evidence: viewer(sentence.evidence),
  }));
  const territories = item.places.map((place) => ({ place, evidence: viewer(place.evidence) }));
  const actors = item.actors.map((actor) => ({ actor, evidence: viewer(actor.evidence) }));
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
              {text.read(item.sourceTitle)}
            </a>
          </p>
        )}
      </article>
      <section class="narrow" aria-labelledby="pourquoi">
        <h2 id="pourquoi">{text.why}</h2>
        {tags.length === 0 ? <p>{text.noTag}</p> : <p class="hint">{text.whyHint}</p>}
        {tags.map(({ tag, evidence }, index) => (
          <EvidenceBlock
            label={labels('concept', tag.conceptId)}
            notes={tagNotes(tag)}
            evidence={evidence}
            reasons={tag.reasons}
            open={index === 0}
          >
            {evidence.length === 0 && <p>{tag.state === 'added' ? text.noPassage : text.unwritten}</p>}
            <p>
              <a href={`/glossaire/${tag.conceptId}`}>{text.definition(labels('concept', tag.conceptId))}</a>
            </p>
          </EvidenceBlock>
        ))}
      </section>
      {item.kindReasons.length + dates.length > 0 && (
        <section class="narrow" aria-labelledby="type">
          <h2 id="type">{text.what}</h2>
          {item.kindReasons.length > 0 && (
            <EvidenceBlock label={messages.kinds[item.kind]} evidence={[]} reasons={item.kindReasons} />
          )}
          {dates.map((sentence) => (
            <EvidenceBlock label={sentence.text} evidence={sentence.evidence}>
              {sentence.structured && <p>{text.structured}</p>}
            </EvidenceBlock>
          ))}
        </section>
      )}
      {territories.length > 0 && (
        <section class="narrow" aria-labelledby="territoires">
          <h2 id="territoires">{text.where}</h2>
          {territories.map(({ place, evidence }) => (
            <EvidenceBlock label={place.name} notes={[messages.places[place.kind]]} evidence={evidence}>
              <PlacePath placeId={place.id} places={places} />
              <p>
                <a href={`/territoires/${place.id}`}>{text.territory(place.name)}</a>
              </p>
            </EvidenceBlock>
          ))}
        </section>
      )}
      {actors.length > 0 && (
        <section class="narrow" aria-labelledby="acteurs">
          <h2 id="acteurs">{text.who}</h2>
          {actors.map(({ actor, evidence }) => (
            <EvidenceBlock label={actor.name} notes={[messages.actorTypes[actor.type]]} evidence={evidence}>
              <p>
                <a href={`/acteurs/${actor.id}`}>{text.actor(actor.name)}</a>
              </p>
            </EvidenceBlock>
          ))}
        </section>
      )}
    </Layout>
  );
}

function centralFirst(a: ItemTag, b: ItemTag): number {
  return Number(b.weight === 'central') - Number(a.weight === 'central') || b.confidence - a.confidence;
}

/** A curator is not asked how sure she was. */
function tagNotes(tag: ItemTag): string[] {
  const weight = text.weights[tag.weight];
  return tag.state === 'added' ? [text.added, weight] : [toConfidenceText(tag.confidence), weight];
}
