// The page our User-Agent points to: how the robot behaves, and how to stop it.
import type { Hono } from 'hono';
import { Layout } from '../layout.tsx';
import { messages } from '../messages.fr.ts';
import type { WebDeps } from '../web-deps.ts';

export function registerRobotPage(web: Hono, { contact }: WebDeps): void {
  web.get('/robot', (context) => context.html(<RobotPage contact={contact} />));
}

function RobotPage({ contact }: { contact: string | undefined }) {
  const text = messages.robot;
  return (
    <Layout title={text.title}>
      <div class="narrow">
        <h1>{text.title}</h1>
        <p>{text.intro}</p>
        <ul>
          {text.rules.map((rule) => (
            <li>{rule}</li>
          ))}
        </ul>
        <p>{text.stop}</p>
        <pre>{'User-agent: Vigie\nDisallow: /'}</pre>
        <p>
          {contact ? (
            <>
              {text.contact} <a href={contact.includes('://') ? contact : `mailto:${contact}`}>{contact}</a>
            </>
          ) : (
            text.noContact
          )}
        </p>
      </div>
    </Layout>
  );
}
