// One signal: why it is shown and what to be wary of, its curve, the documents with the words lit, its sources and its territories.
import type { Hono } from 'hono';
import { notFound } from '../../errors.ts';
import { type Glossary, labelOfConcept } from '../../model/glossary.ts';
import type { Signal, SignalEvidence } from '../../model/signal.ts';
import { isMuted } from '../../model/signal-verdict.ts';
import type { PlaceDirectory } from '../../model/tag.ts';
import type { FoundSignal } from '../../store/store.ts';
import { mondayOfWeek } from '../iso-weeks.ts';
import { Layout } from '../layout.tsx';
import { Marked } from '../marked.tsx';
import { messages, toFrenchDate, toFrenchDay } from '../messages.fr.ts';
import type { WebDeps } from '../web-deps.ts';
import { WeekCurve } from '../week-curve.tsx';

const text = messages.signals;

export function registerSignalPage(web: Hono, { store, glossary, places }: WebDeps): void {
  web.get('/signaux/:id', async (context) => {
    const id = context.req.param('id');
    const found = await store.signals.find(id);
    if (!found) throw notFound('signal', id);
    const sourceTitles = new Map((await store.sources.list()).map((source) => [source.id, source.title]));
    const evaluatedWeek = await store.signals.evaluatedWeek();
    return context.html(<SignalPage {...{ found, evaluatedWeek, sourceTitles, glossary, places }} />);
  });
}

interface SignalProps {
  found: FoundSignal;
  evaluatedWeek: string | undefined;
  sourceTitles: ReadonlyMap<string, string>;
  glossary: Glossary;
  places: PlaceDirectory;
}

function SignalPage({ found, evaluatedWeek, sourceTitles, glossary, places }: SignalProps) {
  const { card, verdicts } = found;
  const { standing, signal } = card;
  const place = signal.territory === undefined ? undefined : places.find(signal.territory);
  const title = place ? `${signal.label} (${place.name})` : signal.label;
  const [verdict] = verdicts;
  return (
    <Layout title={title} section="signals" description={signal.reasons[0] ?? text.intro}>
      <div class="columns">
        <div>
          <p class="origin">
            <a href="/signaux">{text.title}</a> · {text.lanes[standing.lane]} · {text.states[standing.state]}
            {standing.tier && ` · ${text.tiers[standing.tier]}`}
          </p>
          <h1>{title}</h1>
          {signal.variants.length > 0 && (
            <p>
              {text.variants} {signal.variants.join(', ')}
            </p>
          )}
          <p>
            {text.firstFlagged(toFrenchDay(mondayOfWeek(standing.firstFlagged)))} ·{' '}
            {text.firstSeen(toFrenchDay(signal.firstSeen))} · {text.ofWeek(toFrenchDay(mondayOfWeek(signal.week)))}
          </p>
          {signal.week !== evaluatedWeek && <p class="notice">{text.ended}</p>}
          {isMuted(verdict, signal.surprise) && <p class="notice">{text.muted}</p>}
          {verdict && (
            <p>
              {text.judged} <strong>{text.verdicts[verdict.verdict]}</strong>, {toFrenchDate(verdict.at)}
            </p>
          )}
          <Sentences
            title={text.reasons}
            sentences={[...signal.reasons, text.ratio(signal.ratioLow, signal.ratioHigh)]}
          />
          <Sentences title={text.cautions} sentences={signal.cautions} />
          <h2>{text.curve}</h2>
          <WeekCurve name={title} weekly={signal.weekly} last={signal.week} />
          <Documents signal={signal} sourceTitles={sourceTitles} />
        </div>
        <aside class="facets" aria-label={title}>
          <Counted
            id="sources"
            title={text.sources}
            hint={text.effectiveSources(signal.effectiveSources)}
            rows={signal.sources.map((source) => ({ ...source, label: sourceTitles.get(source.id) ?? source.id }))}
          />
          <Counted
            id="territoires"
            title={text.territories}
            rows={signal.territories.map((territory) => ({
              ...territory,
              label: places.find(territory.id)?.name ?? territory.id,
              href: `/territoires/${territory.id}`,
            }))}
          />
          <Counted
            id="notions"
            title={text.relatedConcepts}
            rows={signal.relatedConcepts.map((concept) => ({
              ...concept,
              label: labelOfConcept(glossary, concept.id),
              href: `/glossaire/${concept.id}`,
            }))}
          />
        </aside>
      </div>
    </Layout>
  );
}

function Sentences({ title, sentences }: { title: string; sentences: string[] }) {
  if (sentences.length === 0) return null;
  return (
    <>
      <h2>{title}</h2>
      <ul>
        {sentences.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
    </>
  );
}

function Documents({ signal, sourceTitles }: { signal: Signal; sourceTitles: ReadonlyMap<string, string> }) {
  return (
    <>
      <h2>{text.documents}</h2>
      <p class="hint">{text.documentsOf(signal.documents.length, signal.documentCount)}</p>
      {signal.documents.map((document) => (
        <article class="card">
          <h3>
            <a href={`/items/${document.id}`}>{document.title}</a>
          </h3>
          <p class="origin">
            {sourceTitles.get(document.sourceId) ?? document.sourceId} · {toFrenchDay(document.date)}
            {document.reprises.length > 0 && ` · ${text.reprises(document.reprises.length)}`}
          </p>
          <Quote quote={document.quote} />
        </article>
      ))}
    </>
  );
}

/** A title is shown already. */
function Quote({ quote }: Pick<SignalEvidence, 'quote'>) {
  if (!quote || quote.field === 'title') return null;
  const { start, termStart, termEnd } = quote;
  return (
    <blockquote>
      <Marked marked={{ text: quote.text, marks: [[termStart - start, termEnd - start]] }} />
    </blockquote>
  );
}

interface CountedProps {
  id: string;
  title: string;
  hint?: string;
  rows: { label: string; documents: number; firstDate?: string; href?: string }[];
}

function Counted({ id, title, hint, rows }: CountedProps) {
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      {hint && <p class="hint">{hint}</p>}
      <ul class="titles">
        {rows.map(({ label, documents, firstDate, href }) => (
          <li>
            {href ? <a href={href}>{label}</a> : label} <span class="n">{documents}</span>
            {firstDate && <small>{text.since(toFrenchDay(firstDate))}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}
