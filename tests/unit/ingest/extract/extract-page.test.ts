// Pages in, main text and metadata out; the chrome around an article names glossary terms on purpose.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extractDocument } from '../../../../src/ingest/extract/extract-document.ts';
import { extractPage } from '../../../../src/ingest/extract/extract-page.ts';

const url = 'https://ville.example/articles/navette';
const prose = [
  'La commune a ouvert en mars une navette gratuite entre le bourg et les trois hameaux, conduite par des habitants volontaires.',
  'Elle passe deux fois par jour, et le conseil a voté son budget pour un an, avec une évaluation publique à la rentrée.',
  'Les horaires ont été choisis lors de deux ateliers ouverts à tous, où chacun pouvait déplacer les arrêts sur une carte.',
];
const article = `<article><h1>Une navette pour tous</h1><p class="meta">Publié le 3 mars 2021</p>${prose.map((line) => `<p>${line}</p>`).join('')}</article>`;

function page(body: string, head = ''): string {
  return `<!doctype html><html lang="fr"><head><title>Une navette pour tous – Ville</title>${head}</head><body>${body}</body></html>`;
}

describe('the main text of a page', () => {
  it.each([
    ['a cookie banner', '<div id="cookie-notice">Ce site utilise des cookies pour le hackathon.</div>'],
    ['a site header and its menu', '<header><a href="/">Ville</a><nav><a href="/a">Hackathon</a></nav></header>'],
    ['share buttons', '<div class="partage"><a href="/p">Hackathon : partager</a></div>'],
    ['an aside', '<aside><h2>À lire aussi</h2><ul><li><a href="/h">Un hackathon</a></li></ul></aside>'],
    [
      'further reading in a nameless box',
      '<div><h3>À lire aussi</h3><div>Le hackathon de la ville et ses suites heureuses.</div></div>',
    ],
    [
      'comments',
      '<section class="commentaires"><h2>Commentaires</h2><p>Hackathon, nudge : de beaux mots, ici même.</p></section>',
    ],
    [
      'a list of links',
      '<div class="x"><ul><li><a href="/1">Hackathon</a></li><li><a href="/2">Nudge</a></li></ul></div>',
    ],
    ['a newsletter form', '<form>Recevez notre lettre sur le hackathon <button>Envoyer</button></form>'],
    ['hidden text', '<div style="display:none">hackathon</div><p hidden>hackathon</p>'],
    [
      'a footer',
      '<footer><p>Hackathon, budget participatif, open data : suivez nos thèmes toute l’année.</p></footer>',
    ],
  ])('leaves out %s', (_, chrome) => {
    for (const body of [`${chrome}<main>${article}</main>`, `<main>${article}${chrome}</main>`]) {
      expect(extractPage(page(body), url).text).toBe(prose.join('\n\n'));
    }
  });

  it('gives the date of a line that nothing marks as one', () => {
    const body = `<main><h1>Une navette pour tous</h1><p>Publié le 3 mars 2021</p><p>${prose[0]}</p></main>`;
    expect(extractPage(page(body), url).date).toBe('2021-03-03T00:00:00.000Z');
  });

  it('is found without any semantic element', () => {
    const body = `<div class="menu"><a href="/">Accueil</a></div><div><div class="content">${prose.map((line) => `<p>${line}</p>`).join('')}</div></div><div class="footer">Mentions</div>`;
    expect(extractPage(page(body), url).text).toBe(prose.join('\n\n'));
  });

  it('survives a class name of the whole page that sounds like chrome', () => {
    expect(extractPage(page(`<div class="layout sidebar nav">${article}</div>`), url).text).toBe(prose.join('\n\n'));
  });

  it('keeps headings and lists on lines of their own', () => {
    const body = `<article><p>${prose[0]}</p><h2>Horaires</h2><ul><li>le matin</li><li>le soir</li></ul></article>`;
    expect(extractPage(page(body), url).text).toBe(`${prose[0]}\n\nHoraires\n\nle matin\nle soir`);
  });

  it('keeps the words of a page nested beyond reason', () => {
    expect(extractPage(`${'<div>'.repeat(50_000)}Bonjour`, url).text).toBe('Bonjour');
  });
});

describe('what a page says about itself', () => {
  it.each([
    [
      'JSON-LD',
      '<script type="application/ld+json">{"@graph":[{"@type":"WebPage"},{"@type":["NewsArticle"],"datePublished":"2021-03-04T10:00:00+01:00"}]}</script>',
      '2021-03-04T09:00:00.000Z',
    ],
    ['a meta element', '<meta property="article:published_time" content="2021-03-05">', '2021-03-05T00:00:00.000Z'],
    [
      'the visible line, when a block of JSON-LD is broken',
      '<script type="application/ld+json">{"datePublished":</script>',
      '2021-03-03T00:00:00.000Z',
    ],
  ])('takes the date from %s', (_, head, date) => {
    expect(extractPage(page(article, head), url).date).toBe(date);
  });

  it('takes the date from <time>', () => {
    expect(extractPage(page('<article><time datetime="2021-03-06">hier</time><p>x</p></article>'), url).date).toBe(
      '2021-03-06T00:00:00.000Z',
    );
  });

  it('invents nothing', () => {
    expect(extractPage('<p>Bonjour</p>', url)).toEqual({ text: 'Bonjour', tdmReserved: false });
    expect(extractPage('', url)).toEqual({ text: '', tdmReserved: false });
  });

  it('takes title, author, language, canonical address and TDM reservation', () => {
    const head =
      '<meta name="author" content="Par Léa Martin"><link rel="canonical" href="/navette"><meta name="tdm-reservation" content="1">';
    expect(extractPage(page(article, head), url)).toMatchObject({
      title: 'Une navette pour tous',
      author: 'Léa Martin',
      language: 'fr',
      canonicalUrl: 'https://ville.example/navette',
      tdmReserved: true,
    });
  });

  it('does not take the name of the site for the title', () => {
    const head = '<meta property="og:title" content="Une navette pour tous | Ville">';
    expect(extractPage(page('<h1>Ville de Bourg</h1><p>x</p>', head), url).title).toBe('Une navette pour tous');
  });
});

describe('extractDocument', () => {
  it('writes absent values as null and decodes by the page itself', () => {
    const bytes = Buffer.from('<html><meta charset="iso-8859-1"><p>\xc9t\xe9</p>', 'latin1');
    expect(extractDocument(bytes, { url })).toEqual({
      title: null,
      date: null,
      author: null,
      language: null,
      text: 'Été',
    });
  });

  it('is total', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 500 }), (bytes) => {
        expect(typeof extractDocument(bytes, { url }).text).toBe('string');
      }),
    );
  });
});
