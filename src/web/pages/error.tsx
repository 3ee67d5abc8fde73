// A page that could not be given: what happened, and the way out.
import { Layout } from '../layout.tsx';
import { messages } from '../messages.fr.ts';

export function ErrorPage({ title, text }: { title: string; text: string }) {
  return (
    <Layout title={title}>
      <div class="narrow">
        <h1>{title}</h1>
        <p>{text}</p>
        <p>
          <a class="button" href="/">
            {messages.error.home}
          </a>
        </p>
      </div>
    </Layout>
  );
}
