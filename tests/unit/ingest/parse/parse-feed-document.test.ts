// What `vigie parse-feed` prints.
import { describe, expect, it } from 'vitest';
import { parseFeedDocument } from '../../../../src/ingest/parse/parse-feed-document.ts';

describe('parseFeedDocument', () => {
  it('writes absent values as null, so that every key is there', async () => {
    const bytes = Buffer.from('<rss version="2.0"><channel><item><title>un</title></item></channel></rss>');
    expect(await parseFeedDocument(bytes)).toEqual({
      feed: { title: null, link: null, language: null },
      items: [
        {
          id: null,
          url: null,
          title: 'un',
          date: null,
          summary: null,
          content: null,
          authors: [],
          categories: [],
          enclosures: [],
        },
      ],
    });
  });

  it('decodes by the media type', async () => {
    const bytes = Buffer.from('<rss version="2.0"><channel><title>\xc9t\xe9</title></channel></rss>', 'latin1');
    expect(await parseFeedDocument(bytes, { contentType: 'application/rss+xml; charset=iso-8859-1' })).toMatchObject({
      feed: { title: 'Été' },
    });
  });

  it('says why it is no feed', async () => {
    expect(await parseFeedDocument(new Uint8Array())).toEqual({ error: 'le document est vide' });
  });
});
