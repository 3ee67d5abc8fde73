// The door of the parsers on what a tired or hostile web sends.
import { describe, expect, it } from 'vitest';
import { parseFeed } from '../../../../src/ingest/parse/parse-feed.ts';
import type { ParsedFeed } from '../../../../src/model/feed.ts';

const rss = (entries: string, attributes = 'version="2.0"'): string =>
  `<?xml version="1.0"?><rss ${attributes}><channel><title>Le journal</title><link>https://journal.example/</link>${entries}</channel></rss>`;
const atom = (entries: string): string =>
  `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>Le fil</title><author><name>La rédaction</name></author>${entries}</feed>`;

async function read(text: string): Promise<ParsedFeed & { repaired: boolean; format: string }> {
  const outcome = await parseFeed(text, { url: 'https://journal.example/flux/rss.xml' });
  if (outcome.type !== 'feed') throw new Error(outcome.detail);
  return { ...outcome.feed, repaired: outcome.repaired, format: outcome.format };
}

async function refusal(text: string, contentType?: string): Promise<string> {
  const outcome = await parseFeed(text, { url: 'https://journal.example/', ...(contentType && { contentType }) });
  if (outcome.type === 'feed') throw new Error('a feed was read');
  return outcome.detail;
}

describe('parseFeed on RSS', () => {
  it('reads every field of an entry as plain text', async () => {
    const feed = await read(
      rss(
        `<language>fr_FR</language><item><title>Un budget &amp;amp; des idées</title><link>/articles/1?a=1&amp;b=2</link><guid isPermaLink="false">n-1</guid>
        <pubDate>Wed, 03 Mar 2021 10:00:00 +0100</pubDate><dc:creator>Léa Martin</dc:creator><author>redaction@journal.example (Paul Petit)</author>
        <category domain="x">Budget</category><category>Budget</category><category>Idées</category>
        <description>&lt;p&gt;Les habitants&lt;br&gt;votent.&lt;/p&gt;</description><content:encoded><![CDATA[<p>Un.</p><script>x()</script><p>Deux.</p>]]></content:encoded>
        <enclosure url="https://journal.example/son.mp3" type="audio/mpeg" length="12"/></item>`,
      ),
    );
    expect(feed).toMatchObject({
      title: 'Le journal',
      link: 'https://journal.example/',
      language: 'fr-FR',
      format: 'rss',
      repaired: false,
    });
    expect(feed.items).toEqual([
      {
        guid: 'n-1',
        url: 'https://journal.example/articles/1?a=1&b=2',
        title: 'Un budget & des idées',
        publishedAt: '2021-03-03T09:00:00.000Z',
        summary: 'Les habitants\nvotent.',
        content: 'Un.\n\nDeux.',
        authors: ['Paul Petit', 'Léa Martin'],
        categories: ['Budget', 'Idées'],
        enclosures: [{ url: 'https://journal.example/son.mp3', type: 'audio/mpeg', length: 12 }],
      },
    ]);
  });

  it('takes a permanent guid for the link when there is no other, and no other guid', async () => {
    const { items } = await read(
      rss(
        '<item><title>a</title><guid>https://journal.example/a</guid></item><item><title>b</title><guid isPermaLink="false">https://journal.example/b</guid></item>',
      ),
    );
    expect(items.map((item) => item.url)).toEqual(['https://journal.example/a', undefined]);
  });

  it('drops links that are not http(s), and the markup and scripts of texts', async () => {
    const { items } = await read(
      rss(
        '<item><title>&lt;img src=x onerror=alert(1)&gt;</title><link>javascript:alert(1)</link><description><![CDATA[<script>alert(1)</script><p onclick="x">Bonjour\r\nBcc: x</p>]]></description></item>',
      ),
    );
    expect(items).toEqual([{ summary: 'Bonjour Bcc: x', authors: [], categories: [], enclosures: [] }]);
  });

  it('keeps the order of the feed and counts unusable entries as bad', async () => {
    const { items, bad } = await read(
      rss('<item><title>b</title></item><item/><item><guid>x</guid></item><item><title>a</title></item>'),
    );
    expect(items.map((item) => item.title)).toEqual(['b', 'a']);
    expect(bad.map((entry) => entry.index)).toEqual([1, 2]);
  });

  it('never invents a date', async () => {
    const { items } = await read(
      rss('<item><title>a</title></item><item><title>b</title><pubDate>31/02/2021</pubDate></item>'),
    );
    expect(items.map((item) => item.publishedAt)).toEqual([undefined, undefined]);
  });
});

describe('parseFeed on Atom', () => {
  it('reads twice-escaped HTML titles, relative links and the author of the feed', async () => {
    const { items, language } = await read(
      atom(
        '<entry><title type="html">L&amp;#39;&amp;eacute;t&amp;eacute;</title><link rel="self" href="/s"/><link href="/a"/><category term="t" label="Thème"/></entry>',
      ),
    );
    expect(language).toBe('fr');
    expect(items[0]).toMatchObject({
      title: "L'été",
      url: 'https://journal.example/a',
      authors: ['La rédaction'],
      categories: ['Thème'],
    });
  });

  it('dates an entry by published, else by updated, and says when it was updated', async () => {
    const { items } = await read(
      atom(
        '<entry><title>a</title><published>2021-03-01T00:00:00Z</published><updated>2021-03-02T00:00:00Z</updated></entry><entry><title>b</title><updated>2021-03-03T00:00:00Z</updated></entry>',
      ),
    );
    expect(items.map((item) => [item.publishedAt?.slice(0, 10), item.updatedAt?.slice(0, 10)])).toEqual([
      ['2021-03-01', '2021-03-02'],
      ['2021-03-03', '2021-03-03'],
    ]);
  });

  it('lets no bad date or bare link of one entry sink the others', async () => {
    const { items } = await read(
      atom(
        '<entry><title>a</title><link>https://journal.example/a</link><updated>jamais</updated></entry><entry><title>b</title><link href="/b"/></entry>',
      ),
    );
    expect(items.map((item) => item.url)).toEqual(['https://journal.example/a', 'https://journal.example/b']);
  });

  it('keeps the order of XHTML content', async () => {
    const { items, repaired } = await read(
      atom(
        '<entry><title>a</title><content type="xhtml"><div><p>Un <b>deux</b> trois &lt;quatre&gt;.</p></div></content></entry>',
      ),
    );
    expect([items[0]?.content, repaired]).toEqual(['Un deux trois <quatre>.', false]);
  });
});

describe('parseFeed repairs', () => {
  it.each([
    ['unescaped ampersands', rss('<item><title>Arts & lettres</title></item>'), 'Arts & lettres'],
    ['words before the document', `Notice: x\n${rss('<item><title>un</title></item>')}`, 'un'],
    ['a PHP warning before the document', `<br />\n<b>Warning</b>: x\n${rss('<item><title>un</title></item>')}`, 'un'],
    ['unquoted attributes', rss('<item><title>un</title><enclosure url=https://a.example/x></item>'), 'un'],
    ['entries that are never closed', rss('<item><title>un</title><item><title>deux</title>'), 'un'],
  ])('%s', async (_, text, title) => {
    const feed = await read(text);
    expect(feed.repaired).toBe(true);
    expect(feed.items[0]?.title).toBe(title);
  });

  it.each([
    ['control characters', rss('<item><title>u\u0001n\u0000</title></item>')],
    ['white space before the declaration', `\n  ${rss('<item><title>un</title></item>')}`],
    ['<rss> without a version', rss('<item><title>un</title></item>', '')],
  ])('needs no repair for %s', async (_, text) => {
    const feed = await read(text);
    expect([feed.repaired, feed.items[0]?.title]).toEqual([false, 'un']);
  });

  it('reads HTML entities that XML does not know, beside an ampersand that is none', async () => {
    const { items } = await read(
      rss(
        '<item><title>L&rsquo;&eacute;t&eacute;&nbsp;!</title></item><item><title>&Eacute;t&eacute; & hiver</title><link>https://a.example/?b=1&copy=2</link></item>',
      ),
    );
    expect(items.map((item) => item.title)).toEqual(['L’été !', 'Été & hiver']);
    expect(items[1]?.url).toBe('https://a.example/?b=1&copy=2');
  });

  it('keeps the complete entries of a truncated document and counts the cut one', async () => {
    const whole = rss('<item><title>un</title></item><item><title>deux</title></item>');
    const feed = await read(whole.slice(0, whole.indexOf('deux') + 2));
    expect(feed.items.map((item) => item.title)).toEqual(['un']);
    expect(feed.bad).toEqual([{ index: 1, reason: expect.stringContaining('coupé') }]);
  });

  it('follows namespaces by their address, whatever their prefix', async () => {
    const feed = await read(
      rss(
        '<item><title>un</title><c:encoded>&lt;p&gt;texte&lt;/p&gt;</c:encoded></item>',
        'version="2.0" xmlns:c="http://purl.org/rss/1.0/modules/content/"',
      ),
    );
    expect(feed.items[0]?.content).toBe('texte');
  });
});

describe('parseFeed on hostile documents', () => {
  const doctype =
    '<!DOCTYPE rss [<!ENTITY a "haha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;"><!ENTITY x SYSTEM "file:///etc/passwd">]>';

  it('expands no entity of a document type', async () => {
    const { title, items } = await read(
      `<?xml version="1.0"?>${doctype}<rss version="2.0"><channel><title>&c;</title><item><title>un</title></item></channel></rss>`,
    );
    expect([title, items.length]).toEqual(['&c;', 1]);
  });

  it('reads no file that an entity names', async () => {
    const outcome = await parseFeed(
      `<?xml version="1.0"?>${doctype}<rss version="2.0"><channel><title>&x;</title></channel></rss>`,
    );
    expect(JSON.stringify(outcome)).not.toContain('root:');
  });

  it('settles on any nesting', async () => {
    expect(await refusal(`<rss><channel>${'<a>'.repeat(20_000)}`)).toContain('illisible');
  });
});

describe('parseFeed refuses, and says why', () => {
  it.each([
    ['an empty document', '', 'vide'],
    ['a blank document', ' \n\t ', 'vide'],
    ['a lone declaration', '<?xml version="1.0"?>', 'ni XML ni JSON'],
    ['a site map', '<urlset><url/></urlset>', 'plan de site'],
    ['a list of feeds', '<opml version="2.0"/>', 'OPML'],
    ['another XML document', '<kml/>', '<kml>'],
    ['RSS without a channel', '<rss version="2.0"/>', 'illisible'],
    ['JSON that is no feed', '{"a":1}', 'items'],
    ['broken JSON', '{"items":[', 'JSON mal formé'],
  ])('%s', async (_, text, words) => {
    expect(await refusal(text)).toContain(words);
  });

  it('a page, with the feeds it announces', async () => {
    const page =
      '<!doctype html><html><head><link rel="alternate" type="application/rss+xml" href="/flux"></head><body>Bonjour</body></html>';
    expect(await refusal(page)).toContain('https://journal.example/flux');
    expect(await refusal('<html><body>Le flux a déménagé</body></html>')).toContain('aucun flux');
  });

  it('a document of another kind, with its media type', async () => {
    expect(await refusal('%PDF-1.7', 'application/pdf')).toContain('application/pdf');
  });
});
