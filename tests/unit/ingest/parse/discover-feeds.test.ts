// The feeds that a page announces.
import { describe, expect, it } from 'vitest';
import { discoverFeeds } from '../../../../src/ingest/parse/discover-feeds.ts';

describe('discoverFeeds', () => {
  it('gives the announced feeds once each, comment feeds last', () => {
    const html = `<head><base href="/site/"><link rel="alternate" type="application/rss+xml" href="comments/feed" title="Commentaires">
      <link rel="Alternate" type="application/atom+xml; charset=utf-8" href="atom" title="Le fil"><link rel="alternate" type="application/atom+xml" href="atom">
      <link rel="alternate" type="application/feed+json" href="https://autre.example/f.json"></head>`;
    expect(discoverFeeds(html, 'https://ville.example/page')).toEqual([
      { url: 'https://ville.example/site/atom', title: 'Le fil', type: 'application/atom+xml' },
      { url: 'https://autre.example/f.json', type: 'application/feed+json' },
      { url: 'https://ville.example/site/comments/feed', title: 'Commentaires', type: 'application/rss+xml' },
    ]);
  });

  it('leaves out translations, style sheets, the WordPress API and what is not http(s)', () => {
    const html = `<link rel="alternate" hreflang="en" href="/en"><link rel="stylesheet" type="text/css" href="/x"><link rel="alternate" type="application/json" href="/wp-json/wp/v2/posts/1">
      <link rel="alternate" type="application/rss+xml" href="javascript:x()">`;
    expect(discoverFeeds(html, 'https://ville.example/')).toEqual([]);
  });

  it('gives nothing for nothing', () => {
    expect(discoverFeeds('', 'https://ville.example/')).toEqual([]);
  });
});
