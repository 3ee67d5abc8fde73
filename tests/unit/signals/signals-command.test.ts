import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { findSignals } from '../../../src/cli/signals-command.ts';
import { mondayOf, parseIsoWeek } from '../../../src/signals/weeks.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigie-signals-'));
afterAll(() => rmSync(folder, { recursive: true }));
const start = parseIsoWeek('2024-W01');

function write(name: string, lines: unknown[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return path;
}

const items = [
  ...Array.from({ length: 60 * 5 }, (_, index) => ({
    id: `b${index}`,
    source: `s${index % 5}`,
    date: mondayOf(start + Math.floor(index / 5)),
    title: 'Conseil municipal',
  })),
  ...[0, 1, 2, 3, 4].map((index) => ({
    id: `r${index}`,
    source: `s${index}`,
    date: mondayOf(start + 55 + index),
    title: 'Note',
    text: 'La ville ouvre une ferme maraîchère.',
  })),
];

describe('vigie signals', () => {
  it('finds what rises in a file, with the sentence that shows it', () => {
    const { week, cards } = findSignals({ items: [write('items.jsonl', items)] });
    expect(week).toBe('2025-W08');
    expect(cards.map(({ signal }) => signal.label)).toContain('ferme maraîchère');
    const quotes = cards.flatMap(({ signal }) => signal.documents.map(({ quote }) => quote?.text));
    expect(new Set(quotes)).toEqual(new Set(['La ville ouvre une ferme maraîchère.']));
  });

  it('reads nothing that is later than --until', () => {
    const { week, cards } = findSignals({ items: [write('items.jsonl', items)], until: mondayOf(start + 56) });
    expect(week).toBe('2025-W05');
    expect(cards).toEqual([]);
  });

  it('names every fault of a file at once', () => {
    const path = write('bad.jsonl', [{ id: 'a', source: 's', date: 'hier' }, '{', { source: 's', date: '2024-01-01' }]);
    const message = (): string => {
      try {
        findSignals({ items: [path] });
        return '';
      } catch (error) {
        return String(error);
      }
    };
    expect(message()).toMatch(/3 faute\(s\)/);
    expect(message()).toMatch(/bad\.jsonl:1 · date : "hier"\. Écrire un jour/);
    expect(message()).toMatch(/bad\.jsonl:2 · ligne : JSON illisible/);
    expect(message()).toMatch(/bad\.jsonl:3 · id : absent\. Écrire un identifiant/);
  });

  it('refuses an id given twice, and a file without a text', () => {
    const twice = { id: 'a', source: 's', date: '2024-01-01' };
    expect(() => findSignals({ items: [write('twice.jsonl', [twice, twice])] })).toThrow(/déjà en .*:1/);
    expect(() => findSignals({ items: [write('empty.jsonl', [])] })).toThrow(/aucun texte/);
  });
});
