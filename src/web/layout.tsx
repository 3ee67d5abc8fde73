// The frame of every page: head, skip link, navigation, main, footer.

import { html } from 'hono/html';
import type { Child } from 'hono/jsx';
import { messages } from './messages.fr.ts';

export type Section = 'home' | 'signals' | 'glossary' | 'actors' | 'sources' | 'subscribe';

interface LayoutProps {
  title: string;
  section?: Section;
  description?: string;
  /** The address of the same content for machines. */
  alternate?: { type: string; href: string };
  children: Child;
}

const sections: { id: Section; href: string; label: string }[] = [
  { id: 'home', href: '/', label: messages.nav.home },
  { id: 'signals', href: '/signaux', label: messages.nav.signals },
  { id: 'glossary', href: '/glossaire', label: messages.nav.glossary },
  { id: 'actors', href: '/acteurs', label: messages.nav.actors },
  { id: 'sources', href: '/sources', label: messages.nav.sources },
  { id: 'subscribe', href: '/abonnement', label: messages.nav.subscribe },
];

export function Layout({ title, section, description, alternate, children }: LayoutProps) {
  return (
    <>
      {html`<!doctype html>`}
      <html lang="fr">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="color-scheme" content="light dark" />
          <title>
            {title === messages.siteName
              ? `${messages.siteName} · ${messages.tagline}`
              : `${title} · ${messages.siteName}`}
          </title>
          <meta name="description" content={description ?? messages.tagline} />
          {alternate && <link rel="alternate" type={alternate.type} href={alternate.href} />}
          <link rel="stylesheet" href="/public/vigie.css" />
          <link rel="icon" href="/public/icon.svg" type="image/svg+xml" />
        </head>
        <body>
          <a class="skip" href="#contenu">
            {messages.skip}
          </a>
          <header class="top">
            <div class="wide">
              <a class="brand" href="/">
                <img src="/public/icon.svg" alt="" width="32" height="32" />
                <span>
                  <strong>{messages.siteName}</strong>
                  <small>{messages.tagline}</small>
                </span>
              </a>
              <nav aria-label={messages.nav.label}>
                <ul>
                  {sections.map(({ id, href, label }) => (
                    <li>
                      <a href={href} {...(id === section && { 'aria-current': 'page' })}>
                        {label}
                      </a>
                    </li>
                  ))}
                </ul>
              </nav>
            </div>
          </header>
          <main id="contenu" class="wide">
            {children}
          </main>
          <footer class="bottom">
            <div class="wide">
              <p>{messages.footer}</p>
              <p>
                <a href="/robot">{messages.footerRobot}</a> · <a href="/api/openapi.json">{messages.footerApi}</a>
              </p>
            </div>
          </footer>
        </body>
      </html>
    </>
  );
}
