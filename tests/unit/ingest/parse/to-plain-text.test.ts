// From any markup, well-meant or hostile, to plain text.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCleanText, toPlainLine, toPlainText } from '../../../../src/ingest/parse/to-plain-text.ts';

describe('toPlainText', () => {
  it.each([
    ['paragraphs are apart by a blank line', '<p>Un</p> <p>deux</p>', 'Un\n\ndeux'],
    ['items and line breaks are on their own line', '<ul><li>un</li><li>deux</li></ul>x<br>y', 'un\ndeux\n\nx\ny'],
    ['newlines of the source are spaces', 'un\n  deux', 'un deux'],
    ['newlines of <pre> stay', '<pre>un\ndeux</pre>', 'un\ndeux'],
    ['scripts, styles and comments are gone', '<style>a{}</style><!-- x --><script>y</script>texte', 'texte'],
    ['entities are decoded', 'l&rsquo;&eacute;t&eacute;&nbsp;&amp; &#233;', 'l’été & é'],
    ['HTML escaped once too often is read again', '&lt;p&gt;Bonjour&lt;/p&gt;', 'Bonjour'],
    ['numeric entities escaped once too often too', 'L&amp;#8217;été', 'L’été'],
    ['an angle bracket in prose stays', 'a < b et <b>c</b>', 'a < b et c'],
    ['accents are composed', 'e\u0301te\u0301', 'été'],
    ['controls and invisible marks are dropped', 'so\u00adli\u0000dai\u200bre\u0007', 'solidaire'],
    ['nothing gives nothing', '', ''],
  ])('%s', (_, html, text) => {
    expect(toPlainText(html)).toBe(text);
  });

  it('gives one line for titles', () => {
    expect(toPlainLine('Un<br>titre\r\nlong')).toBe('Un titre long');
  });

  it('never leaves an active element, whatever the escaping, and is total', () => {
    const piece = fc.constantFrom(
      '<script>',
      '&lt;script&gt;',
      '&amp;lt;script',
      '&#60;script',
      '&amp;#60;script',
      '</p>',
      '<p>',
      '<',
      '&',
      'a',
      '\n',
      '<!--',
      '"',
      "'",
      '\u0000',
      '<scr\u00adipt>',
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          fc.array(piece).map((parts) => parts.join('')),
        ),
        (html) => {
          const text = toPlainText(html);
          expect(text).not.toMatch(/<script/i);
          expect(text).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/);
          expect(text).toBe(text.normalize('NFC'));
          expect(text.isWellFormed()).toBe(true);
        },
      ),
    );
  });

  it('clean text is stable under a second cleaning', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(toCleanText(toCleanText(text))).toBe(toCleanText(text));
      }),
    );
  });
});
