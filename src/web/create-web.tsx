// The pages: server-rendered, French, without script. Each page is one file of pages/; this one mounts them, guards them and words their errors.
import { readFileSync } from 'node:fs';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { csrf } from 'hono/csrf';
import { etag } from 'hono/etag';
import { secureHeaders } from 'hono/secure-headers';
import { messageOf, VigieError } from '../errors.ts';
import { messages } from './messages.fr.ts';
import { registerActorPage } from './pages/actor.tsx';
import { registerActorsPage } from './pages/actors.tsx';
import { registerConceptPage } from './pages/concept.tsx';
import { registerDigestPage } from './pages/digest.tsx';
import { ErrorPage } from './pages/error.tsx';
import { registerGlossaryPage } from './pages/glossary.tsx';
import { registerHomePage } from './pages/home.tsx';
import { registerItemPage } from './pages/item.tsx';
import { registerRobotPage } from './pages/robot.tsx';
import { registerSignalPage } from './pages/signal.tsx';
import { registerSignalsPage } from './pages/signals.tsx';
import { registerSourcesPage } from './pages/sources.tsx';
import { registerSubscriptionPages } from './pages/subscription.tsx';
import { registerTerritoryPage } from './pages/territory.tsx';
import type { WebDeps } from './web-deps.ts';

const stylesheet = readFileSync(new URL('./public/vigie.css', import.meta.url), 'utf8');
const icon = readFileSync(new URL('./public/icon.svg', import.meta.url), 'utf8');
const formBytesMax = 64 * 1024;

export function createWeb(deps: WebDeps): Hono {
  const web = new Hono();
  web.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'no-referrer',
      xFrameOptions: 'DENY',
      permissionsPolicy: { camera: [], microphone: [], geolocation: [] },
    }),
  );
  web.use(bodyLimit({ maxSize: formBytesMax, onError: (context) => context.text(messages.error.title, 413) }));
  // A mail reader's one-click unsubscription (RFC 8058) is a cross-site POST by design: it is outside this guard, and its token is its proof.
  const guard = csrf({
    origin: (origin, context) => [new URL(deps.publicUrl).origin, new URL(context.req.url).origin].includes(origin),
  });
  web.use('/abonnement', guard);
  web.use('/abonnement/confirmer/*', guard);
  web.get('/public/*', etag(), async (context, next) => {
    context.header('cache-control', 'public, max-age=3600');
    await next();
  });
  web.get('/public/vigie.css', (context) =>
    context.body(stylesheet, 200, { 'content-type': 'text/css; charset=utf-8' }),
  );
  web.get('/public/icon.svg', (context) => context.body(icon, 200, { 'content-type': 'image/svg+xml' }));

  registerHomePage(web, deps);
  registerItemPage(web, deps);
  registerGlossaryPage(web, deps);
  registerConceptPage(web, deps);
  registerActorsPage(web, deps);
  registerActorPage(web, deps);
  registerTerritoryPage(web, deps);
  registerSignalsPage(web, deps);
  registerSignalPage(web, deps);
  registerSourcesPage(web, deps);
  registerSubscriptionPages(web, deps);
  registerDigestPage(web, deps);
  registerRobotPage(web, deps);

  // A route and not hono's notFound, which is lost when these pages are mounted in an application.
  web.all('*', (context) => notFoundPage(context));
  web.onError((error, context) => {
    if (error instanceof VigieError && error.code === 'not-found') return notFoundPage(context);
    // hono's own refusals (a cross-site form, an oversized body) carry their answer.
    if ('getResponse' in error && typeof error.getResponse === 'function') return error.getResponse();
    const unavailable = error instanceof VigieError && error.code === 'unavailable';
    deps.log.error({ event: 'page-error', path: context.req.routePath, error: messageOf(error) }, 'a page failed');
    const text = unavailable ? messages.search.unavailable : messages.error.text;
    return context.html(<ErrorPage title={messages.error.title} text={text} />, unavailable ? 503 : 500);
  });
  return web;
}

function notFoundPage(context: Context) {
  return context.html(<ErrorPage title={messages.error.notFoundTitle} text={messages.error.notFound} />, 404);
}
