// An edition as web pages: the list of articles and each article, inside what surrounds articles on real sites.
import type { PressEntry } from './edition.ts';
import { escapeXml, summaryOf, toHtml } from './render-feed.ts';
import type { PressSite } from './sites.ts';

export const listPageEntries = 5;

/** The selectors of `renderListPage`. */
export const listSelectors = {
  item: 'ul.fiches > li.fiche',
  link: 'h2 a',
  title: 'h2',
  date: 'time',
  summary: 'p.chapo',
  next: 'nav.pages a.suivante',
};

const feedTypes: Partial<Record<PressSite['format'], string>> = {
  atom: 'application/atom+xml',
  json: 'application/feed+json',
};

/** `page` starts at 1; undefined when there is no such page. */
export function renderListPage(site: PressSite, entries: PressEntry[], page: number): string | undefined {
  const pages = Math.max(1, Math.ceil(entries.length / listPageEntries));
  if (!Number.isInteger(page) || page < 1 || page > pages) return undefined;
  const shown = entries.slice((page - 1) * listPageEntries, page * listPageEntries).map(
    (entry) => `<li class="fiche">
<h2><a href="${escapeXml(entry.path)}">${escapeXml(entry.title)}</a></h2>
${site.format === 'rss-bare' ? '' : `<p class="meta">Publié le ${timeTag(entry.publishedAt)}</p>`}
<p class="chapo">${escapeXml(summaryOf(entry))}</p>
</li>`,
  );
  const next = page < pages ? `<a class="suivante" href="?page=${page + 1}">Page suivante</a>` : '';
  const previous = page > 1 ? `<a class="precedente" href="?page=${page - 1}">Page précédente</a>` : '';
  return layout(
    site,
    site.title,
    `<h1>${escapeXml(site.title)}</h1>\n<ul class="fiches">\n${shown.join('\n')}\n</ul>\n<nav class="pages">${previous} ${next}</nav>`,
  );
}

export function renderArticlePage(site: PressSite, entry: PressEntry, others: PressEntry[]): string {
  const dated = site.format !== 'rss-bare';
  const meta = dated ? `<meta property="article:published_time" content="${entry.publishedAt.toISOString()}">` : '';
  const related = others
    .filter(({ slug }) => slug !== entry.slug)
    .slice(0, 3)
    .map(({ path, title }) => `<li><a href="${escapeXml(path)}">${escapeXml(title)}</a></li>`);
  return layout(
    site,
    entry.title,
    `<article>
<h1>${escapeXml(entry.title)}</h1>
${dated ? `<p class="meta">Publié le ${timeTag(entry.publishedAt)}</p>` : ''}
<div class="partage"><a href="/partager">Partager</a> <a href="/imprimer">Imprimer</a></div>
<div class="contenu">
${toHtml(entry)}
</div>
</article>
<aside class="a-lire"><h2>À lire aussi</h2><ul>${related.join('')}</ul></aside>`,
    `<link rel="canonical" href="/articles/${entry.slug}">${meta}`,
  );
}

function layout(site: PressSite, title: string, main: string, head = ''): string {
  const feedType = feedTypes[site.format] ?? 'application/rss+xml';
  const discovery =
    site.format === 'list'
      ? ''
      : `<link rel="alternate" type="${feedType}" title="${escapeXml(site.title)}" href="${site.path}">`;
  return `<!doctype html>
<html lang="fr">
<head>
<meta charset="utf-8">
<title>${escapeXml(title)}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${discovery}${head}
</head>
<body>
<header><a href="/">${escapeXml(site.title)}</a>
<nav><ul><li><a href="/">Accueil</a></li><li><a href="/agenda">Agenda</a></li><li><a href="/qui-sommes-nous">Qui sommes-nous ?</a></li></ul></nav></header>
<div class="bandeau-cookies" role="dialog"><p>Ce site utilise des cookies pour mesurer son audience. <button>Tout accepter</button> <button>Tout refuser</button></p></div>
<main>
${main}
</main>
<footer><p>Site de démonstration, servi par Vigie sur votre machine.</p><p><a href="/mentions-legales">Mentions légales</a> · <a href="/plan-du-site">Plan du site</a></p></footer>
</body>
</html>
`;
}

function timeTag(date: Date): string {
  const text = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' }).format(date);
  return `<time datetime="${date.toISOString()}">${text}</time>`;
}
