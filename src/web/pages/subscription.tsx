// Subscribing, confirming and leaving. A GET changes nothing (mail scanners follow links): each change is the POST of a button.
import type { Context, Hono } from 'hono';
import { confirmSubscription, isConfirmable } from '../../actions/confirm-subscription.ts';
import { endSubscription } from '../../actions/end-subscription.ts';
import { consent, requestSubscription } from '../../actions/request-subscription.ts';
import { VigieError } from '../../errors.ts';
import { type Glossary, prefLabelOf } from '../../model/glossary.ts';
import { subscriptionRequestSchema } from '../../model/subscription.ts';
import type { Place, PlaceDirectory } from '../../model/tag.ts';
import { Layout } from '../layout.tsx';
import { messages } from '../messages.fr.ts';
import type { WebDeps } from '../web-deps.ts';

const text = messages.subscribe;

export function registerSubscriptionPages(web: Hono, { store, glossary, places, actions }: WebDeps): void {
  const metropoles = places.list('epci').filter(({ name }) => /m[ée]tropole/i.test(name));
  const known = {
    form: '/abonnement',
    concepts: { has: (id: string) => glossary.concepts.some((concept) => concept.id === id) },
    territories: new Set([...places.list('region'), ...places.list('departement'), ...metropoles].map(({ id }) => id)),
  };

  web.get('/abonnement', (context) =>
    context.html(<FormPage glossary={glossary} places={places} metropoles={metropoles} />),
  );
  web.post('/abonnement', async (context) => {
    const form = await context.req.parseBody({ all: true });
    const request = subscriptionRequestSchema.safeParse({
      email: typeof form.email === 'string' ? form.email.trim() : '',
      concepts: toList(form.concepts),
      territories: toList(form.territories),
    });
    if (!request.success) {
      const onEmail = request.error.issues.some(({ path }) => path[0] === 'email');
      return refuse(context, onEmail ? text.invalidEmail : text.invalidChoice);
    }
    try {
      await requestSubscription(actions, request.data, known);
    } catch (error) {
      if (error instanceof VigieError && error.code === 'input-invalid') return refuse(context, text.invalidChoice);
      throw error;
    }
    return context.html(<NoticePage title={text.sentTitle} message={text.sent} />, 202);
  });

  web.get('/abonnement/confirmer/:token', async (context) => {
    const subscription = await store.subscriptions.findByToken(context.req.param('token'));
    if (!subscription || !isConfirmable(subscription, actions.now())) return unknownLink(context);
    if (subscription.state === 'active')
      return context.html(<NoticePage title={text.confirmedTitle} message={text.confirmed} />);
    return context.html(<ButtonPage title={text.confirmTitle} message={text.confirmText} button={text.confirm} />);
  });
  web.post('/abonnement/confirmer/:token', async (context) => {
    const done = await orUnknown(() => confirmSubscription(actions, context.req.param('token')));
    return done
      ? context.html(<NoticePage title={text.confirmedTitle} message={text.confirmed} />)
      : unknownLink(context);
  });

  web.get('/abonnement/fin/:token', async (context) => {
    const subscription = await store.subscriptions.findByToken(context.req.param('token'));
    if (!subscription) return unknownLink(context);
    if (subscription.state === 'ended')
      return context.html(<NoticePage title={text.endedTitle} message={text.ended} />);
    return context.html(<ButtonPage title={text.endTitle} message={text.endText} button={text.end} />);
  });
  // The button of the page above and the one-click POST of a mail reader (RFC 8058): no cookie, no origin, no redirect.
  web.post('/abonnement/fin/:token', async (context) => {
    const done = await orUnknown(() => endSubscription(actions, context.req.param('token')));
    return done ? context.html(<NoticePage title={text.endedTitle} message={text.ended} />) : unknownLink(context);
  });
}

/** An unknown or worn-out token is a page, not an error. */
async function orUnknown(work: () => Promise<unknown>): Promise<boolean> {
  try {
    await work();
    return true;
  } catch (error) {
    if (error instanceof VigieError && error.code === 'not-found') return false;
    throw error;
  }
}

function refuse(context: Context, message: string) {
  return context.html(<NoticePage title={text.invalidTitle} message={message} />, 422);
}

function unknownLink(context: Context) {
  return context.html(<NoticePage title={text.unknownTitle} message={text.unknown} />, 404);
}

function toList(value: unknown): unknown[] {
  return value === undefined ? [] : Array.isArray(value) ? value : [value];
}

function NoticePage({ title, message }: { title: string; message: string }) {
  return (
    <Layout title={title} section="subscribe">
      <div class="narrow">
        <h1>{title}</h1>
        <p>{message}</p>
        <p>
          <a href="/abonnement">{text.again}</a> · <a href="/">{messages.error.home}</a>
        </p>
      </div>
    </Layout>
  );
}

function ButtonPage({ title, message, button }: { title: string; message: string; button: string }) {
  return (
    <Layout title={title} section="subscribe">
      <div class="narrow">
        <h1>{title}</h1>
        <p>{message}</p>
        <form method="post">
          <button type="submit">{button}</button>
        </form>
      </div>
    </Layout>
  );
}

function FormPage({
  glossary,
  places,
  metropoles,
}: {
  glossary: Glossary;
  places: PlaceDirectory;
  metropoles: Place[];
}) {
  return (
    <Layout title={text.title} section="subscribe" description={text.intro}>
      <div class="narrow">
        <h1>{text.title}</h1>
        <p>{text.intro}</p>
        <form class="stack" method="post" action="/abonnement">
          <p>
            <label for="email">{text.email}</label>
            <input id="email" name="email" type="email" required autocomplete="email" maxlength={254} />
          </p>
          <fieldset>
            <legend>{text.concepts}</legend>
            <p class="hint">{text.conceptsHint}</p>
            {glossary.themes.map((theme) => (
              <details>
                <summary>{theme.label}</summary>
                <Choices
                  name="concepts"
                  choices={glossary.concepts
                    .filter((concept) => concept.theme === theme.id && concept.status === 'active')
                    .map((concept) => ({ value: concept.id, label: prefLabelOf(concept) }))}
                />
              </details>
            ))}
          </fieldset>
          <fieldset>
            <legend>{text.territories}</legend>
            <p class="hint">{text.territoriesHint}</p>
            <details>
              <summary>{text.regions}</summary>
              <Choices name="territories" choices={places.list('region').map(toChoice)} />
            </details>
            <details>
              <summary>{text.departements}</summary>
              <Choices name="territories" choices={places.list('departement').map(toChoice)} />
            </details>
            <details>
              <summary>{text.metropoles}</summary>
              <Choices name="territories" choices={metropoles.map(toChoice)} />
            </details>
          </fieldset>
          <p class="hint">
            {consent.text} {text.retention}
          </p>
          <p>
            <button type="submit">{text.submit}</button>
          </p>
        </form>
      </div>
    </Layout>
  );
}

function toChoice({ id, name }: Place): { value: string; label: string } {
  return { value: id, label: name };
}

function Choices({ name, choices }: { name: string; choices: { value: string; label: string }[] }) {
  return (
    <ul class="choices">
      {choices.map(({ value, label }) => (
        <li>
          <label>
            <input type="checkbox" name={name} value={value} /> {label}
          </label>
        </li>
      ))}
    </ul>
  );
}
