// The glossary by theme. What is only proposed is not in it; what is no longer followed stands apart, with what took its place.
import type { Hono } from 'hono';
import { type Concept, type Glossary, labelOfConcept, prefLabelOf } from '../../model/glossary.ts';
import { Layout } from '../layout.tsx';
import { messages } from '../messages.fr.ts';
import type { WebDeps } from '../web-deps.ts';

const text = messages.glossary;

export function registerGlossaryPage(web: Hono, { glossary }: WebDeps): void {
  web.get('/glossaire', (context) => context.html(<GlossaryPage glossary={glossary} />));
}

function GlossaryPage({ glossary }: { glossary: Glossary }) {
  const inOrder = glossary.concepts.toSorted((a, b) => prefLabelOf(a).localeCompare(prefLabelOf(b), 'fr'));
  const active = inOrder.filter(({ status }) => status === 'active');
  const deprecated = inOrder.filter(({ status }) => status === 'deprecated');
  return (
    <Layout
      title={text.title}
      section="glossary"
      description={text.intro}
      alternate={{ type: 'application/json', href: '/api/v1/glossary' }}
    >
      <div class="narrow">
        <h1>{text.title}</h1>
        <p>{text.intro}</p>
      </div>
      {glossary.themes.map((theme) => (
        <Theme id={theme.id} label={theme.label} concepts={active.filter((concept) => concept.theme === theme.id)} />
      ))}
      {deprecated.length > 0 && (
        <section aria-labelledby="retirees">
          <h2 id="retirees">{text.deprecatedList}</h2>
          <ul>
            {deprecated.map((concept) => (
              <li>
                <a href={`/glossaire/${concept.id}`}>{prefLabelOf(concept)}</a>
                {concept.replacedBy && `, ${text.replaced} ${labelOfConcept(glossary, concept.replacedBy)}`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  );
}

function Theme({ id, label, concepts }: { id: string; label: string; concepts: Concept[] }) {
  if (concepts.length === 0) return null;
  return (
    <section aria-labelledby={`theme-${id}`}>
      <h2 id={`theme-${id}`}>{label}</h2>
      <dl class="terms">
        {concepts.map((concept) => (
          <div>
            <dt>
              <a href={`/glossaire/${concept.id}`}>{prefLabelOf(concept)}</a>
            </dt>
            <dd>{concept.definition}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
