// JSON Feed as published: complete, odd, of the wrong types, empty.
import { describe, expect, it } from 'vitest';
import { parseJsonFeed } from '../../../../src/ingest/parse/parse-json-feed.ts';
import type { ParsedFeed } from '../../../../src/model/feed.ts';

function read(value: unknown): ParsedFeed {
  const outcome = parseJsonFeed(JSON.stringify(value), 'https://fil.example/feed.json');
  if (outcome.type !== 'feed') throw new Error(outcome.detail);
  return outcome.feed;
}

describe('parseJsonFeed', () => {
  it('reads every field of version 1.1', () => {
    const feed = read({
      version: 'https://jsonfeed.org/version/1.1',
      title: 'Le fil',
      home_page_url: 'https://fil.example/',
      language: 'fr',
      items: [
        {
          id: 'a',
          url: '/a',
          title: 'Un &amp; deux',
          summary: 'Bref',
          content_html: '<p>Long</p>',
          date_published: '2021-03-03T10:00:00+01:00',
          authors: [{ name: 'Léa' }],
          tags: ['x', 'x'],
          attachments: [{ url: 'https://fil.example/x.mp3', mime_type: 'audio/mpeg', size_in_bytes: 3 }],
        },
      ],
    });
    expect(feed).toEqual({
      title: 'Le fil',
      link: 'https://fil.example/',
      language: 'fr',
      bad: [],
      items: [
        {
          guid: 'a',
          url: 'https://fil.example/a',
          title: 'Un & deux',
          summary: 'Bref',
          content: 'Long',
          publishedAt: '2021-03-03T09:00:00.000Z',
          authors: ['Léa'],
          categories: ['x'],
          enclosures: [{ url: 'https://fil.example/x.mp3', type: 'audio/mpeg', length: 3 }],
        },
      ],
    });
  });

  it('reads the odd ways of version 1.0: a number for id, one author, the author of the feed', () => {
    const feed = read({
      author: { name: 'La rédaction' },
      items: [
        { id: 7, title: 'a', author: { name: 'Paul' } },
        { id: 8, content_text: 'l1\nl2' },
      ],
    });
    expect(feed.items.map((item) => [item.guid, item.authors[0], item.content])).toEqual([
      ['7', 'Paul', undefined],
      ['8', 'La rédaction', 'l1\nl2'],
    ]);
  });

  it('takes a field of the wrong type for an absent one', () => {
    expect(
      read({
        title: 3,
        items: [{ id: 'a', title: 'x', tags: 'y', authors: [3], attachments: [{}], date_published: 5 }],
      }).items,
    ).toEqual([{ guid: 'a', title: 'x', authors: [], categories: [], enclosures: [] }]);
  });

  it('counts entries that are nothing as bad', () => {
    expect(read({ items: ['x', null, { id: 'only' }, { title: 'a' }] }).bad.map((entry) => entry.index)).toEqual([
      0, 1, 2,
    ]);
  });

  it('reads an empty feed, and refuses what has no list of items', () => {
    expect(read({ items: [] }).items).toEqual([]);
    expect(parseJsonFeed('{"items":{}}').type).toBe('not-a-feed');
  });
});
