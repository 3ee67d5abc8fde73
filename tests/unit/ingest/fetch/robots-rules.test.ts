// robots.txt against a table made from RFC 9309, and against robots-parser on thousands of small files.
import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseRobotsRules } from '../../../../src/ingest/fetch/robots-rules.ts';

const origin = 'https://exemple.fr';
const mayRead = (robots: string, path: string) => parseRobotsRules(robots).allowsPage(new URL(path, origin));
const forAll = (rules: string) => `User-agent: *\n${rules}`;

describe('parseRobotsRules', () => {
  it.each([
    ['an empty file', '', '/a', true],
    ['a file of nonsense', '<html>404</html>\n::::\n', '/a', true],
    ['an empty Disallow', forAll('Disallow:'), '/a', true],
    ['Disallow: /', forAll('Disallow: /'), '/a', false],
    ['a prefix', forAll('Disallow: /prive'), '/prive-et-plus', false],
    ['another path', forAll('Disallow: /prive/'), '/prive', true],
    ['case in paths', forAll('Disallow: /Prive'), '/prive', true],
    ['case in names', 'USER-AGENT: *\nDISALLOW: /a', '/a', false],
    ['the longest match', forAll('Disallow: /a\nAllow: /a/b'), '/a/b/c', true],
    ['the longest match, whatever the order', forAll('Allow: /a/b\nDisallow: /a'), '/a/b/c', true],
    ['Allow on a tie', forAll('Disallow: /a\nAllow: /a'), '/a', true],
    ['a star', forAll('Disallow: /*.pdf'), '/doc/a.pdf?v=1', false],
    ['a star and an end', forAll('Disallow: /*.pdf$'), '/doc/a.pdf?v=1', true],
    ['a star and an end, reached', forAll('Disallow: /*.pdf$'), '/doc/a.pdf.pdf', false],
    ['an end alone', forAll('Disallow: /a$'), '/a', false],
    ['an end alone, not reached', forAll('Disallow: /a$'), '/ab', true],
    ['a star that must stretch', forAll('Disallow: /a*bc*d$'), '/a-b-bc-bc-d', false],
    ['pieces that would overlap', forAll('Disallow: /ab*ba$'), '/aba', true],
    ['a query', forAll('Disallow: /*?'), '/liste?page=2', false],
    ['an escaped star', forAll('Disallow: /a-%2A.html'), '/a-*.html', false],
    ['an escaped dollar', forAll('Disallow: /a-%24'), '/a-$', false],
    ['an escaped letter', forAll('Disallow: /%61'), '/a', false],
    ['an escaped slash, which is no slash', forAll('Disallow: /a%2fb'), '/a/b', true],
    ['accents in the file', forAll('Disallow: /privé'), '/priv%c3%a9/x', false],
    ['accents in the path', forAll('Disallow: /priv%C3%A9'), '/privé/x', false],
    ['a comment', forAll('Disallow: /a # pas /b'), '/a', false],
    ['spaces', ' User-agent :  * \n  Disallow :  /a  ', '/a', false],
    ['a byte order mark', '\ufeffUser-agent: *\nDisallow: /a', '/a', false],
    ['old line ends', 'User-agent: *\rDisallow: /a\rDisallow: /b', '/b', false],
    ['rules before any group', 'Disallow: /\nUser-agent: *\nDisallow: /a', '/b', true],
    ['a group of another robot', 'User-agent: Autre\nDisallow: /', '/a', true],
    ['our group instead of *', 'User-agent: *\nDisallow: /\n\nUser-agent: Vigie\nDisallow: /a', '/b', true],
    ['our group, in any case', 'User-agent: vIGIE\nDisallow: /a', '/a', false],
    ['our group, with a version', 'User-agent: Vigie/1.0\nDisallow: /a', '/a', false],
    ['a longer name than ours', 'User-agent: Vigie-bot\nDisallow: /', '/a', true],
    ['a shared group', 'User-agent: Autre\nUser-agent: Vigie\nDisallow: /a', '/a', false],
    ['a shared group with blank lines', 'User-agent: Vigie\n\nUser-agent: Autre\n\nDisallow: /a', '/a', false],
    [
      'two groups of ours, merged',
      'User-agent: Vigie\nDisallow: /a\nUser-agent: x\nDisallow: /\nUser-agent: Vigie\nDisallow: /b',
      '/a',
      false,
    ],
    ['a sitemap between agents', 'User-agent: Vigie\nSitemap: /s.xml\nUser-agent: x\nDisallow: /a', '/a', false],
    ['our empty group', 'User-agent: *\nDisallow: /\nUser-agent: Vigie\n', '/a', true],
    ['/robots.txt itself', forAll('Disallow: /'), '/robots.txt', true],
  ])('follows %s', (_name, robots, path, expected) => {
    expect(mayRead(robots, path)).toBe(expected);
  });

  it.each([
    ['User-agent: *\nDisallow: /', true],
    ['User-agent: Vigie\nDisallow: /', false],
    ['User-agent: *\nUser-agent: Vigie\nDisallow: /', false],
    ['User-agent: Vigie\nDisallow: /prive', true],
  ])('stops a declared feed only when it names us: %j', (robots, expected) => {
    expect(parseRobotsRules(robots).allowsFeed(new URL('/flux', origin))).toBe(expected);
  });

  it.each([
    [forAll('Crawl-delay: 10'), 10_000],
    [forAll('Crawl-delay: 0.5'), 500],
    ['User-agent: *\nCrawl-delay: 10\nUser-agent: Vigie\nCrawl-delay: 3', 3_000],
    ['User-agent: Autre\nCrawl-delay: 10', undefined],
    [forAll('Crawl-delay: -1'), undefined],
    [forAll('Crawl-delay: bientôt'), undefined],
  ])('reads the Crawl-delay of %j', (robots, expected) => {
    expect(parseRobotsRules(robots).crawlDelayMs).toBe(expected);
  });

  it('ends on a hostile file without going over it again and again', () => {
    const stars = forAll(`Disallow: /${'*a'.repeat(20)}\n`.repeat(9_000));
    expect(mayRead(stars, `/${'a'.repeat(2_000)}`)).toBe(false);
    expect(mayRead(forAll(`Disallow: /${'*'.repeat(500_000)}b$`), `/${'a'.repeat(2_000)}`)).toBe(true);
  });

  it('agrees with robots-parser on ordinary files', () => {
    // Its typings do not fit its module format.
    const robotsParser = createRequire(import.meta.url)('robots-parser') as (
      url: string,
      text: string,
    ) => { isAllowed(url: string, agent: string): boolean | undefined };
    const path = fc.string({ unit: fc.constantFrom('a', 'b', '/', '?', 'é', '%41'), maxLength: 8 });
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '/', '*', '?', 'é'), maxLength: 8 });
    const rule = fc
      .tuple(fc.constantFrom('Allow', 'Disallow'), pattern, fc.constantFrom('', '$'))
      .map(([name, text, end]) => `${name}: /${text}${end}`);
    const group = fc
      .tuple(
        fc.uniqueArray(fc.constantFrom('*', 'Vigie', 'Autre'), { minLength: 1, maxLength: 2 }),
        fc.array(rule, { minLength: 1, maxLength: 4 }),
      )
      .map(([agents, rules]) => [...agents.map((agent) => `User-agent: ${agent}`), ...rules].join('\n'));
    fc.assert(
      fc.property(fc.array(group, { maxLength: 4 }), path, (groups, text) => {
        const robots = groups.join('\n');
        const url = new URL(`${origin}/${text.replaceAll('%41', 'x')}`);
        // A trailing "*" adds to the length of a pattern there as here.
        const expected = robotsParser(`${origin}/robots.txt`, robots).isAllowed(url.href, 'Vigie');
        expect(parseRobotsRules(robots).allowsPage(url)).toBe(expected);
      }),
      { numRuns: 3_000 },
    );
  });
});
