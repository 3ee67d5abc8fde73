// What vigie eval reads: labels find their texts, and every fault is named with its file, line, field and remedy.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readLabelledTexts } from '../../../src/cli/eval-command.ts';

const folder = mkdtempSync(join(tmpdir(), 'vigie-eval-'));
afterAll(() => rmSync(folder, { recursive: true }));

function write(name: string, ...lines: unknown[]): string {
  const path = join(folder, name);
  writeFileSync(path, lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'));
  return path;
}
const label = (id: string, more: object = {}) => ({ id, concepts: [], traps: [], territories: [], ...more });

describe('readLabelledTexts', () => {
  it('joins several files of labels and of texts, in the order of the labels', () => {
    const labelled = readLabelledTexts({
      gold: [write('g1', label('b'), ''), write('g2', label('a'))],
      texts: [
        write('t1', { id: 'a', title: null, text: 'e\u0301té', url: 'ignored' }),
        write('t2', '\ufeff{"id":"b","title":"B"}', { id: 'unlabelled' }),
      ],
    });
    expect(labelled.map(({ text }) => text)).toEqual([
      { id: 'b', title: 'B', text: '' },
      { id: 'a', title: '', text: 'été' },
    ]);
  });

  it('names file, line, field, what was found and what to write, for every fault at once', () => {
    const gold = write(
      'faulty',
      label('a'),
      '{"id":',
      label('b', { concepts: [{ id: 'design', strength: 'forte', forms: ['design'] }] }),
      { id: 'c', concepts: [], kind: 'note' },
      label('d', { territories: [{ name: 'Paris', code: 75 }] }),
    );
    const fault = (part: string) => `${gold}:${part}`;
    expect(() => readLabelledTexts({ gold: [gold], texts: [] })).toThrow(
      [
        '5 faute(s) :',
        fault('2 · ligne : JSON illisible. Écrire un objet JSON entier par ligne.'),
        fault('3 · concepts.0.strength : "forte". Écrire « central » ou « mention ».'),
        fault('4 · territories : absent. Donner la liste des territoires, [] s’il n’y en a pas.'),
        fault(
          '4 · kind : "note". Écrire l’un de : article, project, event, call, resource, opinion ; ou ôter ce champ.',
        ),
        fault('5 · territories.0.code : 75. Donner le code COG, ou le SIREN d’un EPCI, entre guillemets.'),
      ].join('\n  '),
    );
  });

  it('lists the labels without a text, and what is labelled or written twice', () => {
    const gold = write('twice', label('a'), label('a'), label('b'));
    const texts = write('texts', { id: 'a', text: 'un' }, { id: 'a', text: 'un' }, { id: 'a', text: 'deux' });
    const read = () => readLabelledTexts({ gold: [gold], texts: [texts] });
    expect(read).toThrow('3 faute(s)');
    expect(read).toThrow(`${gold}:2 · id : « a » est déjà étiqueté en ${gold}:1.`);
    expect(read).toThrow(`${texts}:3 · id : « a » a un autre texte en ${texts}:2.`);
    expect(read).toThrow(`${gold}:3 · id : « b » n’est dans aucun fichier de --texts.`);
  });

  it('refuses a file that is not there and labels that are empty', () => {
    expect(() => readLabelledTexts({ gold: [join(folder, 'none')], texts: [] })).toThrow('fichier illisible');
    expect(() => readLabelledTexts({ gold: [write('empty', '')], texts: [] })).toThrow('aucun texte étiqueté');
  });
});
