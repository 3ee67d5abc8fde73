// The sources and how each reading went: what fails is shown, with the reason a person can act on.
import type { Hono } from 'hono';
import { healthOf, type Source } from '../../model/source.ts';
import { Layout } from '../layout.tsx';
import { messages, toFrenchInstant } from '../messages.fr.ts';
import type { WebDeps } from '../web-deps.ts';

export function registerSourcesPage(web: Hono, { store }: WebDeps): void {
  web.get('/sources', async (context) => context.html(<SourcesPage sources={await store.sources.list()} />));
}

function SourcesPage({ sources }: { sources: Source[] }) {
  const text = messages.sources;
  return (
    <Layout title={text.title} section="sources" description={text.intro}>
      <h1>{text.title}</h1>
      <p>{text.intro}</p>
      <div class="scroll">
        <table>
          <thead>
            <tr>
              <th scope="col">{text.name}</th>
              <th scope="col">{text.state}</th>
              <th scope="col">{text.last}</th>
              <th scope="col">{text.next}</th>
            </tr>
          </thead>
          <tbody>
            {sources.map((source) => (
              <tr>
                <th scope="row">
                  <a href={`/?source=${source.id}`}>{source.title}</a>{' '}
                  <small>
                    <a href={source.siteUrl ?? source.url} rel="noopener noreferrer nofollow ugc">
                      {new URL(source.siteUrl ?? source.url).host}
                    </a>
                  </small>
                </th>
                <td>
                  <span class={`state ${healthOf(source)}`}>{text.health[healthOf(source)]}</span>
                  {source.lastError && <small> {source.lastError}</small>}
                </td>
                <td>{source.lastFetchAt ? toFrenchInstant(source.lastFetchAt) : text.never}</td>
                <td>{source.active ? toFrenchInstant(source.nextFetchAt) : '—'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Layout>
  );
}
