// The pages that lead from one thing to another: concepts, items, actors and territories, over a real store and index.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DemoSite } from '../../support/demo-site.ts';
import { crowdSize, openAtlasSite } from './open-atlas-site.ts';

let site: DemoSite;
beforeAll(async () => {
  site = await openAtlasSite({ weeks: 1 });
});
afterAll(() => site?.close());

/** What a page says, as one line of text, and what its HTML is. */
async function read(path: string): Promise<{ status: number; html: string; text: string }> {
  const response = await site.app.request(path);
  const html = await response.text();
  const text = html
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', "'")
    .replace(/[\s\u00a0]+/g, ' ');
  return { status: response.status, html, text };
}

describe('the page of a concept', () => {
  it('says what the glossary holds of it, and never its misspellings', async () => {
    const { status, html, text } = await read('/glossaire/essai-atlas');
    expect(status).toBe(200);
    for (const said of [
      'Un moment où l’on dessine ensemble la carte d’un territoire.',
      'Source de la définition : les essais.',
      'Les séances ouvertes aux habitants',
      'Le mot vient des cartes muettes',
      'On dit aussi atelier cartographique',
      'En anglais mapping workshop, map jam',
      'À ne pas confondre avec « atelier de cartes à jouer »',
    ])
      expect(text).toContain(said);
    expect(html).toContain('<a href="/glossaire/participation-citoyenne">');
    expect(html).toContain('<a href="/glossaire/essai-marche">Marche exploratoire essayée</a>');
    expect(html).toContain('<a href="https://vocabulaire.example/cartes" rel="noopener noreferrer">');
    expect(text).not.toContain('atelié');
  });

  it('folds away the names beyond the first ones', async () => {
    const { html } = await read('/glossaire/participation-citoyenne');
    expect(html).toMatch(/<dt>On dit aussi<\/dt><dd>([^,<]+, ){7}[^,<]+<details>/);
  });

  it('shows its items, the projects among them, and where it is spoken of, without the territories that only repeat another', async () => {
    const { html } = await read('/glossaire/essai-atlas');
    expect(html).toMatch(/<h3><a href="\/items\/essai-event">/);
    const projects = /<section aria-labelledby="projets">.*?<\/section>/s.exec(html)?.[0];
    expect(projects).toContain('/items/essai-project');
    expect(projects).not.toContain('/items/essai-event');
    const places = /<section aria-labelledby="territoires">.*?<\/section>/s.exec(html)?.[0] ?? '';
    const found = [...places.matchAll(/territory=([\w-]+)"><span>[^<]*<\/span> <span class="n">(\d+)/g)];
    expect(found.map(([, place, count]) => `${place} ${count}`)).toEqual([
      'region-53 2',
      'commune-29019 1',
      'commune-35238 1',
    ]);
  });

  it('draws its curve, with the figures of each month beside it', async () => {
    const { html, text } = await read('/glossaire/essai-atlas');
    expect(html.match(/<rect /g)).toHaveLength(24);
    expect(text).toContain('2 articles, de');
    expect(text).toContain('avril 2026 1 mai 2026 1');
  });

  it('says of one no longer followed what took its place, and of one only proposed that it is', async () => {
    const deprecated = await read('/glossaire/essai-ancien');
    expect(deprecated.html).toMatch(/Notion retirée.*<a href="\/glossaire\/essai-atlas">Atelier de cartes<\/a>/s);
    expect((await read('/glossaire/essai-propose')).text).toContain('Notion proposée');
  });

  it('is not found for a concept that does not exist', async () => {
    expect((await read('/glossaire/nulle-part')).status).toBe(404);
  });
});

it('the glossary lists the concepts in force, those no longer followed apart, and none that is only proposed', async () => {
  const { html } = await read('/glossaire');
  const [themes = '', retired = ''] = html.split('id="retirees"');
  expect(themes).toContain('/glossaire/essai-atlas');
  expect(themes).not.toContain('/glossaire/essai-ancien');
  expect(retired).toMatch(/\/glossaire\/essai-ancien.*remplacée par Atelier de cartes/s);
  expect(html).not.toContain('/glossaire/essai-propose');
  expect(html).toContain('<link rel="alternate" type="application/json" href="/api/v1/glossary"/>');
  expect((await read('/api/v1/glossary')).status).toBe(200);
});

describe('the page of an item', () => {
  it('gives each tag its passage, how sure it is, and the reasons for and against', async () => {
    const { html, text } = await read('/items/essai-event');
    expect(text).toContain('Atelier de cartes sûre (93 %) · au cœur du texte 1 passage');
    expect(html).toMatch(/…?Un <mark>atelier de cartes<\/mark> réunit/);
    expect(text).toContain('Ce qui a compté à côté de : habitants, atelier');
    expect(text).toContain('Ce qui a joué contre mais dans la phrase : carte à jouer');
    expect((await read('/items/essai-project')).text).toContain('probable (60 %) · simple mention');
  });

  it('says when an event takes place, with the passage, and until when to answer', async () => {
    const { html, text } = await read('/items/essai-event');
    expect(text).toContain('Événement, du 3 au 5 juin 2026, répondre avant le 30 mai 2026');
    expect(text).toContain('Événement Ce qui a compté une date à venir : 3 au 5 juin');
    expect(html).toMatch(/<strong>du 3 au 5 juin 2026<\/strong>.*<mark>3 au 5 juin 2026<\/mark>/s);
    expect(text).toContain('du 3 au 5 juin 2026 1 passage');
  });

  it('leads to its territories, what contains them, and its actors', async () => {
    const { html, text } = await read('/items/essai-event');
    expect(text).toContain('Fait partie de Rennes Métropole › Ille-et-Vilaine › Bretagne');
    expect(html).toContain('<a href="/territoires/commune-35238">Territoire : Rennes</a>');
    expect(html).toContain('<a href="/territoires/region-53">Bretagne</a>');
    expect(html).toMatch(/<mark>Ville de Rennes<\/mark>.*<a href="\/acteurs\/ville-de-rennes">/s);
  });
});

describe('the directory of actors', () => {
  it('is filtered by name, type and territory', async () => {
    const ids = async (query: string) =>
      [...(await read(`/acteurs?${query}`)).html.matchAll(/href="\/acteurs\/([\w-]+)"/g)].map(([, id]) => id);
    expect(await ids('name=rennes&type=commune')).toEqual(['ville-de-rennes']);
    expect(await ids('name=rennes&type=association')).toEqual([]);
    expect(await ids('territory=commune-35238')).toEqual(['ville-de-rennes']);
    expect(await ids('name=COLLECTIF+7')).toEqual(['collectif-7']);
  });

  it('goes on over pages, filters kept', async () => {
    const first = await read('/acteurs?name=collectif');
    const next = /rel="next" href="([^"]+)"/.exec(first.html)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(next).toBe('/acteurs?name=collectif&page=2');
    const second = await read(next);
    const count = (html: string) => html.match(/href="\/acteurs\/collectif-/g)?.length;
    expect([count(first.html), count(second.html)]).toEqual([50, crowdSize - 50]);
    expect(second.html).not.toContain('rel="next"');
    expect(second.html).toContain('rel="prev" href="/acteurs?name=collectif"');
  });

  it('has a page for each: type, territory, when it was seen, its items', async () => {
    const { html, text } = await read('/acteurs/ville-de-rennes');
    expect(html).toContain('<a href="/territoires/commune-35238">Rennes</a>');
    expect(html).toContain('<a href="/acteurs?type=commune">commune</a>');
    expect(text).toContain('Nommé le 20 mai 2026.');
    expect(html).toContain('/items/essai-event');
    expect((await read('/acteurs/personne')).status).toBe(404);
  });
});

describe('the page of a territory', () => {
  it('counts what is said of the territories inside it', async () => {
    const { html, text } = await read('/territoires/region-53');
    expect(text).toContain('région · code Insee 53');
    expect(html).toContain('/items/essai-event');
    expect(html).toContain('/items/essai-project');
    expect(html).toMatch(
      /href="\/\?concept=essai-atlas&amp;territory=region-53"><span>Atelier de cartes<\/span> <span class="n">2</,
    );
  });

  it('names what contains it and its actors', async () => {
    const { html, text } = await read('/territoires/commune-35238');
    expect(text).toContain('Fait partie de Rennes Métropole › Ille-et-Vilaine › Bretagne');
    expect(html).toContain('<a href="/acteurs/ville-de-rennes">');
    expect(html).not.toContain('/items/essai-project');
  });

  it('exists for each known territory, even where nothing was read, and for no other', async () => {
    expect((await read('/territoires/departement-976')).text).toContain('Aucun article ne parle encore');
    expect((await read('/territoires/commune-99999')).status).toBe(404);
  });
});

it('cards and chosen filters lead to the pages of concepts and territories', async () => {
  const { html } = await read('/?concept=essai-atlas&territory=region-53');
  expect(html).toContain('<a class="tag" href="/glossaire/essai-atlas">');
  expect(html).toContain('<a class="tag place" href="/territoires/commune-35238">');
  expect(html).toMatch(/En savoir plus.*<a href="\/territoires\/region-53">Bretagne \(région\)<\/a>/s);
});
