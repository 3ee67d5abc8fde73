// HTML list pages read through the selectors of a source.
import { describe, expect, it } from 'vitest';
import { parseList } from '../../../../src/ingest/parse/parse-list.ts';
import type { ParsedFeed } from '../../../../src/model/feed.ts';

const url = 'https://ville.example/actualites';
const selectors = {
  item: '.carte',
  link: 'a',
  title: 'h2',
  date: 'time, .date',
  summary: '.resume',
  next: 'a[rel=next]',
};

function read(html: string, chosen = selectors): ParsedFeed {
  const outcome = parseList(html, chosen, url);
  if (outcome.type !== 'feed') throw new Error(outcome.detail);
  return outcome.feed;
}

describe('parseList', () => {
  it('reads entries and the next page', () => {
    const feed = read(
      `<html lang="fr"><title>Actualités</title><div class="carte"><h2><a href="/a/1">Un <em>bus</em></a></h2><time datetime="2021-03-03">3 mars</time><p class="resume">Il passe.</p></div>
       <div class="carte"><h2><a href="a/2">Deux</a></h2><span class="date">Publié le 1er avril 2021</span></div><a rel="next" href="?page=2">Suite</a>`,
    );
    expect(feed).toMatchObject({
      title: 'Actualités',
      language: 'fr',
      link: url,
      nextUrl: 'https://ville.example/actualites?page=2',
      bad: [],
    });
    expect(feed.items).toEqual([
      {
        url: 'https://ville.example/a/1',
        title: 'Un bus',
        publishedAt: '2021-03-03T00:00:00.000Z',
        summary: 'Il passe.',
        authors: [],
        categories: [],
        enclosures: [],
      },
      {
        url: 'https://ville.example/a/2',
        title: 'Deux',
        publishedAt: '2021-04-01T00:00:00.000Z',
        authors: [],
        categories: [],
        enclosures: [],
      },
    ]);
  });

  it('reads a card that is one big anchor', () => {
    const feed = read('<a class="carte" href="/x"><h2>Titre</h2></a>', { ...selectors, link: 'a.carte' });
    expect(feed.items[0]).toMatchObject({ url: 'https://ville.example/x', title: 'Titre' });
  });

  it('counts entries without a link or a title, by selector', () => {
    const feed = read(
      '<div class="carte"><h2>Sans lien</h2></div><div class="carte"><a href="/x"></a></div><div class="carte"><h2>Mail</h2><a href="mailto:x@y.fr">x</a></div>',
    );
    expect(feed.items).toEqual([]);
    expect(feed.bad.map((entry) => entry.reason)).toEqual([
      'pas de lien http(s) sous « a »',
      'pas de titre sous « h2 »',
      'pas de lien http(s) sous « a »',
    ]);
  });

  it('names the selector that matches nothing, and the one that is no selector', () => {
    expect(parseList('<p>Vide</p>', selectors, url)).toEqual({
      type: 'not-a-feed',
      detail: expect.stringContaining('.carte'),
    });
    expect(parseList('<p>x</p>', { ...selectors, item: '..[' }, url)).toEqual({
      type: 'not-a-feed',
      detail: expect.stringContaining('invalide'),
    });
  });

  it('reads an empty page as no list', () => {
    expect(parseList('', selectors, url).type).toBe('not-a-feed');
  });
});
