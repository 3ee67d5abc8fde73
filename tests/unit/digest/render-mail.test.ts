import { describe, expect, it } from 'vitest';
import { htmlBytesMax } from '../../../src/digest/render-digest.tsx';
import { createMailRenderer } from '../../../src/digest/render-mail.ts';
import type { DigestEntry, DigestIssue } from '../../../src/model/digest.ts';
import { entry, glossary, issue, places, subscription } from './samples.ts';

const publicUrl = 'https://vigie.exemple.fr/';
const render = createMailRenderer({ publicUrl, glossary, places });

function digest(entries: DigestEntry[], changes: Partial<DigestIssue> = {}) {
  return render({ row: { id: 'row-1', kind: 'digest' }, subscription: subscription(), issue: issue(entries, changes) });
}
const count = (text: string, part: string | RegExp) => text.split(part).length - 1;

describe('a digest in HTML', () => {
  it('says how many publications of which period, in French', () => {
    const mail = digest([entry('a'), entry('b')]);
    expect(mail.subject).toBe('Vigie\u00a0: 2 nouvelles publications du 16 au 23 novembre 2026');
    expect(mail.html).toContain('>2 nouvelles publications</h1>');
    expect(mail.html).toContain('du 16 au 23 novembre 2026');
  });

  it('gives each entry its publisher’s link, its source and date, its excerpt, and why it is there', () => {
    const { html } = digest([entry('a')]);
    expect(html).toMatch(/<h3[^>]*><a href="https:\/\/exemple\.fr\/articles\/a"[^>]*>Titre a<\/a><\/h3>/);
    expect(html).toContain('La Gazette d’essai · 18 novembre 2026');
    expect(html).toContain('Extrait a.');
    expect(html).toContain('Pourquoi\u00a0: commun, Rennes (Bretagne)');
    expect(html).toContain('href="https://vigie.exemple.fr/items/a"');
  });

  it('names once each other source that tells the same story, with its link; its own is named above', () => {
    const also = [
      { id: 'b', title: 'B', url: 'https://autre.exemple.fr/b', sourceTitle: 'L’Autre' },
      { id: 'c', title: 'C', sourceTitle: 'L’Autre' },
      { id: 'd', title: 'D', sourceTitle: 'La Gazette d’essai' },
      { id: 'e', title: 'E', sourceTitle: 'Le Fil' },
    ];
    const { html, text } = digest([entry('a', { also })]);
    expect(html).toMatch(
      /Aussi dans\u00a0: <a href="https:\/\/autre\.exemple\.fr\/b"[^>]*>L’Autre<\/a>, <a href="https:\/\/vigie\.exemple\.fr\/items\/e"[^>]*>Le Fil<\/a></,
    );
    expect(text).toContain('  Aussi dans\u00a0: L’Autre, Le Fil\n');
    expect(digest([entry('a')]).html).not.toContain('Aussi dans');
  });

  it('puts each theme once, as a heading under the only main one', () => {
    const { html } = digest([entry('a', { theme: 'participer' }), entry('b'), entry('c')]);
    expect(count(html, '<h1')).toBe(1);
    expect([...html.matchAll(/<h2[^>]*>([^<]*)</g)].map((match) => match[1])).toEqual([
      'Participer et décider',
      'Lieux et communs',
    ]);
  });

  it('repeats the link to unsubscribe before and after the entries', () => {
    const { html } = digest([entry('a')]);
    const url = 'href="https://vigie.exemple.fr/abonnement/fin/AbCdEfGhIjKlMnOpQrStUv"';
    expect(count(html, url)).toBe(2);
    expect(html.indexOf(url)).toBeLessThan(html.indexOf('Titre a'));
    expect(html.lastIndexOf(url)).toBeGreaterThan(html.indexOf('Extrait a.'));
  });

  it('declares its language, both colour schemes, and layout tables as such', () => {
    const { html } = digest([entry('a')]);
    expect(html).toMatch(/^<!doctype html><html lang="fr"/);
    expect(html).toContain('<meta name="color-scheme" content="light dark"');
    expect(html).toContain('prefers-color-scheme:dark');
    expect(count(html, '<table')).toBe(count(html, '<table role="presentation"'));
  });

  it('loads nothing and tracks nothing: no image, script, sheet or address but links as they are', () => {
    const { html } = digest([entry('a', { url: 'https://exemple.fr/a?x=1&y=2' })]);
    expect(html).not.toMatch(/<(img|script|link|iframe|object|video|audio|form)\b|\bsrc=|url\(|@import/i);
    const targets = [...html.matchAll(/href="([^"]*)"/g)].map((match) => match[1]?.replaceAll('&amp;', '&') ?? '');
    expect(new Set(targets.map((target) => new URL(target).origin))).toEqual(
      new Set(['https://vigie.exemple.fr', 'https://exemple.fr']),
    );
    expect(targets).toContain('https://exemple.fr/a?x=1&y=2');
    expect(targets.filter((target) => /utm_|redirect|click/.test(target))).toEqual([]);
  });

  it('stays under 80 KB with 70 entries of the longest kind, and says with a link how many are left out', () => {
    const long = (id: string) =>
      entry(id, {
        title: `"&<${'é'.repeat(300)}`,
        excerpt: `${'"&'.repeat(149)}fin`,
        url: `https://exemple.fr/${'&a='.repeat(400)}${id}`,
      });
    const mail = digest(Array.from({ length: 70 }, (_, index) => long(`e${index}`)));
    expect(Buffer.byteLength(mail.html)).toBeLessThanOrEqual(htmlBytesMax);
    const shown = count(mail.html, '<h3');
    expect(shown).toBeGreaterThan(5);
    expect(mail.html).toContain(`${70 - shown} autres publications tiennent dans l’édition en ligne`);
    expect(mail.html).toMatch(/href="https:\/\/vigie\.exemple\.fr\/digests\/issue-1"[^>]*>Lire l’édition complète/);
    expect(mail.html).toMatch(/abonnement\/fin\/[^<]*>Se désabonner<\/a>[^<]*<a[^<]*<\/a><\/p>.*<\/html>$/s);
    expect(count(mail.text, '* "&<')).toBe(70);
  });

  it('fits an ordinary full issue of 40 entries whole', () => {
    const full = digest(
      Array.from({ length: 40 }, (_, index) =>
        entry(`e${index}`, { title: 'T'.repeat(110), excerpt: 'e'.repeat(300) }),
      ),
    );
    expect(count(full.html, '<h3')).toBe(40);
    expect(full.html).not.toContain('Lire l’édition complète');
  });

  it('counts what an issue left out and links to it', () => {
    const mail = digest([entry('a')], { omitted: 12 });
    expect(mail.html).toContain('>13 nouvelles publications</h1>');
    expect(mail.html).toContain('12 autres publications plus anciennes répondent à vos choix');
    expect(mail.text).toContain('12 autres publications plus anciennes');
  });
});

describe('bad input in a digest', () => {
  it('shows markup of a title, an excerpt and a source as text', () => {
    const nasty = `<script>alert(1)</script><img src=x onerror="a('b')">`;
    const { html } = digest([
      entry('a', { title: nasty, excerpt: nasty, sourceTitle: nasty, territories: [{ id: 'region-53', name: nasty }] }),
    ]);
    expect(html).not.toMatch(/<script|<img/i);
    expect(count(html, '&lt;script&gt;')).toBeGreaterThanOrEqual(4);
    expect(html).not.toMatch(/aria-label="[^"]*<|aria-label="[^"]*" onerror/);
  });

  it.each([
    'javascript:alert(1)',
    'data:text/html,x',
    'pas une adresse',
    'https://u:p@exemple.fr/',
    `https://exemple.fr/${'x'.repeat(3000)}`,
    undefined,
  ])('leads to the item’s own page instead of %s', (url) => {
    const { url: _url, ...bare } = entry('a');
    const { html, text } = digest([url === undefined ? bare : { ...bare, url }]);
    expect(html).toMatch(/<h3[^>]*><a href="https:\/\/vigie\.exemple\.fr\/items\/a"/);
    expect(html).not.toMatch(/javascript:|data:|u:p@|xxxx/);
    expect(text).not.toMatch(/javascript:|data:|u:p@|xxxx/);
  });

  it('keeps line breaks and text-reversing marks of a title out of the text part’s structure', () => {
    const { text } = digest([
      entry('a', { title: 'Un\r\n\r\n-- \r\nfaux pied\u202e gnitrom', url: 'https://exemple.fr/a\r\nb' }),
    ]);
    expect(text).toContain('* Un -- faux pied gnitrom');
    expect(text).toContain('https://exemple.fr/ab\n');
    expect(count(text, '\n-- \n')).toBe(1);
  });

  it('cuts an endless title and names an empty one', () => {
    const { html } = digest([entry('a', { title: '' }), entry('b', { title: '𝒜'.repeat(400) })]);
    expect(html).toContain('>Sans titre</a>');
    expect(html).toContain(`>${'𝒜'.repeat(125)}…</a>`);
  });

  it('shows no date where there is none', () => {
    const { publishedAt: _date, ...undated } = entry('a');
    expect(digest([undated]).html).toMatch(/>La Gazette d’essai<\/p>/);
  });

  it('puts words to concepts, places and themes that are no longer known', () => {
    const { html } = digest([
      entry('a', {
        theme: 'gone',
        territories: [],
        reasons: [
          { type: 'concept', id: 'vieux-concept' },
          { type: 'territory', id: 'region-75' },
          { type: 'territory', id: 'x-1' },
        ],
      }),
      entry('b', { theme: 'gone', reasons: [{ type: 'everything' }, { type: 'concept', id: 'mooc' }] }),
    ]);
    expect(html).toContain('>Autres sujets</h2>');
    expect(html).toContain('vieux concept, Nouvelle-Aquitaine, x-1');
    expect(html).toContain('toute la veille, MOOC');
  });

  it('refuses a digest row without its issue', () => {
    expect(() => render({ row: { id: 'r', kind: 'digest' }, subscription: subscription() })).toThrow(/not found/);
  });
});

describe('a digest in plain text', () => {
  it('is complete by itself and 76 columns wide, links apart', () => {
    const { text } = digest([entry('a', { excerpt: 'mot '.repeat(70).trim() }), entry('b', { theme: 'numerique' })], {
      omitted: 2,
    });
    for (const part of [
      'Titre a',
      'Titre b',
      'LIEUX ET COMMUNS',
      'NUMÉRIQUE PUBLIC',
      'Pourquoi\u00a0: commun, Rennes (Bretagne)',
      'https://exemple.fr/articles/b',
      '/items/b',
      '/abonnement/fin/',
      '/digests/issue-1',
    ])
      expect(text).toContain(part);
    expect(text.split('\n').filter((line) => line.length > 76 && !line.includes('https://'))).toEqual([]);
    expect(text).not.toMatch(/<[a-z]/);
  });
});

describe('the headers', () => {
  it('of a digest name the list, its help and both ways out, and tell machines it is automatic', () => {
    expect(digest([entry('a')]).headers).toEqual({
      'Auto-Submitted': 'auto-generated',
      'List-Id': 'Vigie <hebdomadaire.vigie.exemple.fr>',
      'List-Help': '<https://vigie.exemple.fr/abonnement>',
      'List-Unsubscribe': '<https://vigie.exemple.fr/abonnement/fin/AbCdEfGhIjKlMnOpQrStUv>',
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    });
  });

  it('give one row the same Message-ID at every attempt, and two rows two', () => {
    expect(digest([entry('a')]).messageId).toBe('<row-1@vigie.exemple.fr>');
    const other = createMailRenderer({ publicUrl: 'http://[::1]:3000', glossary, places });
    const message = other({ row: { id: 'a/b\r\nc', kind: 'confirmation' }, subscription: subscription() });
    expect(message.messageId).toBe('<a-b--c@1>');
  });
});

describe('a confirmation', () => {
  const mail = render({ row: { id: 'row-2', kind: 'confirmation' }, subscription: subscription({ state: 'pending' }) });

  it('holds one link, to the page with the button, and belongs to no list', () => {
    const url = 'https://vigie.exemple.fr/abonnement/confirmer/AbCdEfGhIjKlMnOpQrStUv';
    expect([...mail.html.matchAll(/href="([^"]*)"/g)].map((match) => match[1])).toEqual([url]);
    expect(mail.text.match(/https?:\S+/g)).toEqual([url]);
    expect(mail.headers).toEqual({ 'Auto-Submitted': 'auto-generated' });
  });
});
