import { describe, expect, it } from 'vitest';
import type { SearchDocument } from '../../../src/model/search.ts';
import { quoteLexeme, toDocumentRow } from '../../../src/search/postgres/document-row.ts';

const document: SearchDocument = {
  id: 'a',
  title: 'Un projet',
  excerpt: '',
  text: 'Les projets d’école',
  sourceId: 's',
  concepts: [],
  territories: [],
  kind: 'article',
  sortAt: 1,
};

describe('toDocumentRow', () => {
  it('indexes stems with positions, the title apart and heavier', () => {
    const row = toDocumentRow(document);
    expect(row.title_vector).toBe("'projet':1A");
    expect(row.vector).toBe("'projet':1A,2 'ecol':3");
    expect(row.words).toEqual(['projet', 'projets', 'ecole']);
  });

  it('puts a space where PostgreSQL cannot store a character, so that offsets stay', () => {
    expect(toDocumentRow({ ...document, title: 'a\u0000b\uD800c 😀' }).title).toBe('a b c 😀');
  });

  it('leaves out runs of letters that are no words, and stays under the limits of tsvector', () => {
    const text = `${'x'.repeat(50)} ${Array.from({ length: 150_000 }, (_, index) => `mot${index}`).join(' ')}`;
    const { vector, words } = toDocumentRow({ ...document, text });
    expect(words).not.toContain('x'.repeat(50));
    const positions = [...vector.matchAll(/:(\d+)/g)].map((match) => Number(match[1]));
    expect(Math.max(...positions.slice(0, 50_000))).toBe(16_383);
    const lexemeBytes = [...vector.matchAll(/'([^']+)'/g)].reduce((bytes, match) => bytes + (match[1] ?? '').length, 0);
    expect(lexemeBytes + 2 * positions.length).toBeLessThan(1_000_000);
  });
});

describe('quoteLexeme', () => {
  it('keeps one lexeme one lexeme', () => {
    expect(quoteLexeme("aujourd'hui")).toBe("'aujourd''hui'");
    expect(quoteLexeme("a\\' | b")).toBe("'a\\\\'' | b'");
  });
});
