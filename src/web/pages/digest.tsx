// One digest issue as a page: what the mail held, for who follows its link. Its address cannot be guessed, and it names nobody.
import type { Hono } from 'hono';
import { notFound } from '../../errors.ts';
import type { DigestEntry, DigestIssue, DigestSignal } from '../../model/digest.ts';
import type { Glossary } from '../../model/glossary.ts';
import { Layout } from '../layout.tsx';
import { messages, toFrenchDate } from '../messages.fr.ts';
import type { WebDeps } from '../web-deps.ts';

export function registerDigestPage(web: Hono, { store, glossary }: WebDeps): void {
  web.get('/digests/:id', async (context) => {
    const id = context.req.param('id');
    const issue = await store.digests.find(id);
    if (!issue) throw notFound('digest', id);
    context.header('x-robots-tag', 'noindex');
    return context.html(<DigestPage issue={issue} glossary={glossary} />);
  });
}

function DigestPage({ issue, glossary }: { issue: DigestIssue; glossary: Glossary }) {
  const title = messages.digest.title(toFrenchDate(issue.cutoff));
  const themes = [...new Set(issue.entries.map((entry) => entry.theme))];
  return (
    <Layout title={title}>
      <div class="narrow">
        <h1>{title}</h1>
        <p class="count">{messages.digest.count(issue.entries.length)}</p>
        <Signals signals={issue.signals ?? []} />
        {themes.map((theme) => (
          <section>
            <h2>{glossary.themes.find(({ id }) => id === theme)?.label ?? theme}</h2>
            {issue.entries
              .filter((entry) => entry.theme === theme)
              .map((entry) => (
                <Entry entry={entry} />
              ))}
          </section>
        ))}
        {issue.omitted > 0 && <p>{messages.digest.omitted(issue.omitted)}</p>}
      </div>
    </Layout>
  );
}

function Signals({ signals }: { signals: DigestSignal[] }) {
  if (signals.length === 0) return null;
  return (
    <section>
      <h2>{messages.digest.rising}</h2>
      {signals.map(({ id, label, evidence }) => (
        <article class="card">
          <h3>
            <a href={`/signaux/${id}`}>{label}</a>
          </h3>
          <p>{evidence}</p>
        </article>
      ))}
    </section>
  );
}

function Entry({ entry }: { entry: DigestEntry }) {
  return (
    <article class="card">
      <h3>
        <a href={`/items/${entry.itemId}`}>{entry.title}</a>
      </h3>
      <p class="origin">
        {entry.sourceTitle}
        {entry.publishedAt && ` · ${toFrenchDate(entry.publishedAt)}`}
      </p>
      {entry.excerpt && <p>{entry.excerpt}</p>}
    </article>
  );
}
