// The elements Vigie reads in RSS, RDF and Atom, by canonical name: what rss-parser is told to keep, and what a repaired document is rebuilt from.

/** Children of <channel> and <feed>. */
export const feedFieldNames = ['title', 'link', 'language', 'author', 'dc:title', 'dc:language', 'atom:link'] as const;

/** Children of <item> and <entry>: RSS, Dublin Core, Atom 1.0, Atom 0.3. */
export const itemFieldNames = [
  'title',
  'link',
  'guid',
  'id',
  'description',
  'summary',
  'content',
  'content:encoded',
  'pubDate',
  'published',
  'updated',
  'issued',
  'modified',
  'created',
  'author',
  'category',
  'enclosure',
  'dc:title',
  'dc:date',
  'dc:creator',
  'dc:subject',
  'dc:description',
  'dcterms:issued',
  'dcterms:created',
  'dcterms:modified',
  'atom:link',
  'atom:updated',
  'itunes:author',
  'itunes:summary',
] as const;

/** Namespaces by the prefix everyone uses; '' for those that are the document's own language. */
export const canonicalPrefixes: ReadonlyMap<string, string> = new Map([
  ['http://www.w3.org/2005/atom', 'atom'],
  ['http://purl.org/atom/ns#', 'atom'],
  ['http://purl.org/rss/1.0/', ''],
  ['http://my.netscape.com/rdf/simple/0.9/', ''],
  ['http://backend.userland.com/rss2', ''],
  ['http://www.w3.org/1999/02/22-rdf-syntax-ns#', 'rdf'],
  ['http://purl.org/rss/1.0/modules/content/', 'content'],
  ['http://purl.org/dc/elements/1.1/', 'dc'],
  ['http://purl.org/dc/terms/', 'dcterms'],
  ['http://www.itunes.com/dtds/podcast-1.0.dtd', 'itunes'],
  ['http://www.w3.org/xml/1998/namespace', 'xml'],
]);
