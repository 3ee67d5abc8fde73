// The radar: what a week showed, by state, each with its first reason; what past signals were worth; and the feeds of new ones.
import type { Hono } from 'hono';
import { signalLanes, signalStates } from '../../model/signal.ts';
import { hitRateOf, type SignalHitRate } from '../../model/signal-verdict.ts';
import type { Place, PlaceDirectory } from '../../model/tag.ts';
import type { ShownSignal } from '../../store/store.ts';
import { atomType, type Feed, jsonFeedType, toAtom, toJsonFeed } from '../feeds.ts';
import { mondayOfWeek } from '../iso-weeks.ts';
import { Layout } from '../layout.tsx';
import { messages, toFrenchDay } from '../messages.fr.ts';
import { parseSignalParams, type SignalParams, toSignalsUrl } from '../signals-url.ts';
import type { WebDeps } from '../web-deps.ts';

const text = messages.signals;
const feedEntries = 50;
const weekMs = 7 * 86_400_000;
/** What is sure first. */
const groups = ['weakA', 'weakB', 'weakC', 'strong', 'fading', 'established'] as const;

export function registerSignalsPage(web: Hono, { store, places, publicUrl, now }: WebDeps): void {
  web.get('/signaux', async (context) => {
    const params = parseSignalParams(new URL(context.req.url).searchParams);
    const week = params.week ?? (await store.signals.evaluatedWeek());
    const shown = week === undefined ? [] : await store.signals.list({ ...params, week });
    const rates = await store.signals.listHitRates();
    return context.html(<SignalsPage params={params} week={week} shown={shown} rates={rates} places={places} />);
  });
  web.get('/signaux.atom', async (context) =>
    context.body(toAtom(await readFeed('/signaux.atom'), now()), 200, { 'content-type': atomType }),
  );
  web.get('/signaux.json', async (context) =>
    context.body(toJsonFeed(await readFeed('/signaux.json')), 200, { 'content-type': jsonFeedType }),
  );

  async function readFeed(path: string): Promise<Feed> {
    const newest = await store.signals.listNewest(feedEntries);
    return {
      title: text.feedTitle,
      description: text.intro,
      url: `${publicUrl}/signaux`,
      feedUrl: `${publicUrl}${path}`,
      entries: newest.map(({ card: { standing, signal } }) => ({
        url: `${publicUrl}/signaux/${standing.id}`,
        title: signal.label,
        summary: [...signal.reasons, ...signal.cautions].map((sentence) => `${sentence}.`).join(' '),
        // The week in which it was first shown was evaluated once it was over.
        publishedAt: new Date(Date.parse(mondayOfWeek(standing.firstFlagged)) + weekMs),
      })),
    };
  }
}

interface SignalsProps {
  params: SignalParams;
  week: string | undefined;
  shown: ShownSignal[];
  rates: SignalHitRate[];
  places: PlaceDirectory;
}

function SignalsPage({ params, week, shown, rates, places }: SignalsProps) {
  const isFiltered = Object.keys(params).length > 0;
  return (
    <Layout
      title={text.title}
      section="signals"
      description={text.intro}
      alternate={{ type: 'application/atom+xml', href: '/signaux.atom' }}
    >
      <div class="narrow">
        <h1>{text.title}</h1>
        <p>{text.intro}</p>
        <p class="hint">
          {week !== undefined && `${text.week(toFrenchDay(mondayOfWeek(week)))} `}
          <a href="/signaux.atom">{text.atom}</a> · <a href="/signaux.json">{text.jsonFeed}</a>
        </p>
      </div>
      <FilterForm params={params} regions={places.list('region')} />
      {shown.length === 0 && <p>{week === undefined ? text.notYet : text.none}</p>}
      {groups.map((group) => {
        const members = shown.filter((each) => `${each.shown.state}${each.shown.tier ?? ''}` === group);
        if (members.length === 0) return null;
        return (
          <section aria-labelledby={group}>
            <h2 id={group}>
              {text.groups[group]} <span class="n">{members.length}</span>
            </h2>
            <ul class="listing">
              {members.map((each) => (
                <Entry signal={each} places={places} />
              ))}
            </ul>
          </section>
        );
      })}
      {isFiltered && (
        <p>
          <a href={toSignalsUrl({})}>{text.all}</a>
        </p>
      )}
      <HitRates rates={rates} />
    </Layout>
  );
}

function Entry({ signal: { card, shown, verdict }, places }: { signal: ShownSignal; places: PlaceDirectory }) {
  const { standing, signal } = card;
  const place = signal.territory === undefined ? undefined : places.find(signal.territory);
  return (
    <li>
      <a href={`/signaux/${standing.id}`}>{signal.label}</a>
      {place && ` (${place.name})`}
      <small>
        {text.lanes[standing.lane]} · {text.counted(shown.observed, shown.window, shown.expected)} ·{' '}
        {text.firstFlagged(toFrenchDay(mondayOfWeek(standing.firstFlagged)))}
        {verdict && ` · ${text.judged} ${text.verdicts[verdict.verdict]}`}
      </small>
    </li>
  );
}

function FilterForm({ params, regions }: { params: SignalParams; regions: Place[] }) {
  return (
    <search>
      <form class="filter" action="/signaux" method="get">
        <Choice
          name="lane"
          label={text.lane}
          any={text.anyLane}
          chosen={params.lane}
          options={signalLanes.map((lane) => [lane, text.lanes[lane]])}
        />
        <Choice
          name="state"
          label={text.state}
          any={text.anyState}
          chosen={params.state}
          options={signalStates.flatMap((state) => (state === 'noise' ? [] : [[state, text.states[state]]]))}
        />
        <Choice
          name="territory"
          label={text.territory}
          any={text.anyTerritory}
          chosen={params.territory}
          options={regions.map(({ id, name }) => [id, name])}
        />
        {params.week && <input type="hidden" name="week" value={params.week} />}
        <p>
          <button type="submit">{text.filter}</button>
        </p>
      </form>
    </search>
  );
}

interface ChoiceProps {
  name: string;
  label: string;
  any: string;
  chosen: string | undefined;
  options: string[][];
}

function Choice({ name, label, any, chosen, options }: ChoiceProps) {
  return (
    <p>
      <label for={name}>{label}</label>
      <select id={name} name={name}>
        <option value="">{any}</option>
        {options.map(([value, title]) => (
          <option value={value} {...(value === chosen && { selected: true })}>
            {title}
          </option>
        ))}
      </select>
    </p>
  );
}

function HitRates({ rates }: { rates: SignalHitRate[] }) {
  if (rates.length === 0) return null;
  return (
    <details>
      <summary>{text.hitRate}</summary>
      <p class="hint">{text.hitRateHint}</p>
      <section class="scroll" tabindex={0} aria-label={text.hitRate}>
        <table>
          <thead>
            <tr>
              {[text.quarter, text.signals, ...Object.values(text.verdicts), text.rate].map((title) => (
                <th scope="col">{title}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rates.map((rate) => (
              <tr>
                <th scope="row">{rate.quarter}</th>
                <td>{rate.signals}</td>
                <td>{rate.relevant}</td>
                <td>{rate.early}</td>
                <td>{rate.noise}</td>
                <td>{rate.duplicate}</td>
                <td>{text.percent(hitRateOf(rate))}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </details>
  );
}
