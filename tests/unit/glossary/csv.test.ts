import { describe, expect, it } from 'vitest';
import { buildGlossary } from '../../../src/glossary/build-glossary.ts';
import { compareGlossaries } from '../../../src/glossary/compare-glossaries.ts';
import { fromCsv, toCsv } from '../../../src/glossary/csv.ts';
import { smallGlossary } from '../tagging/small-glossary.ts';

const current = buildGlossary(
  smallGlossary(
    {
      id: 'nudge',
      prefLabel: { label: 'Nudge', unless: ['barre'] },
      altLabels: ['incitation douce', { label: 'AMU', exact: true, needs: ['usage'] }],
      scopeNote: 'Une note assez longue.',
      learned: { bias: 0.5, weights: {}, accepted: 3, refused: 1 },
    },
    { id: 'mooc', status: 'candidate' },
  ),
);

describe('toCsv', () => {
  it('is what a French Excel opens: a mark, semicolons, one row a concept', () => {
    const lines = toCsv(current).split('\r\n');
    expect(lines[0]).toMatch(/^\uFEFFIdentifiant;Libellé;Libellé anglais;Autres libellés;/);
    expect(lines[1]).toMatch(/^nudge;Nudge;;incitation douce \| AMU;/);
    expect(lines).toHaveLength(4);
  });

  it.each(['=1+1', '+33', '-moins', '@SOMME(A1)', "'=1+1", "''=1", '＝1'])('lets no spreadsheet compute %s', (text) => {
    const glossary = buildGlossary(smallGlossary({ id: 'nudge', scopeNote: `${text} et la suite` }));
    const cell = toCsv(glossary).split('\r\n')[1]?.split(';')[7];
    expect(cell).toBe(`'${text} et la suite`);
    expect(fromCsv(toCsv(glossary), glossary).glossary?.version).toBe(glossary.version);
  });

  it('leaves a common apostrophe alone', () => {
    const glossary = buildGlossary(smallGlossary({ id: 'nudge', scopeNote: "'tis une note assez longue" }));
    expect(toCsv(glossary)).toContain(";'tis une note");
  });
});

describe('fromCsv', () => {
  it('changes the columns of the sheet and nothing else, and keeps the conditions of labels', () => {
    const { glossary, faults } = fromCsv(
      'identifiant;AUTRES LIBELLES\r\nnudge;AMU | coup de pouce | Nudge\r\n',
      current,
    );
    expect(faults).toEqual([]);
    expect(
      glossary &&
        compareGlossaries(current, glossary).changed.map(({ id, fields }) => [id, fields.map(({ field }) => field)]),
    ).toEqual([['nudge', ['altLabels']]]);
    expect(glossary?.concepts[0]?.altLabels).toEqual([
      { label: 'AMU', exact: true, needs: ['usage'] },
      'coup de pouce',
      { label: 'Nudge', unless: ['barre'] },
    ]);
    expect(glossary?.concepts[0]?.learned).toEqual(current.concepts[0]?.learned);
  });

  it('empties an optional field, and refuses to empty another, with the row and the column', () => {
    const { faults } = fromCsv(
      'Identifiant;Ce que la notion couvre;Définition\nmooc;;Une définition assez longue.\nnudge;;\n',
      current,
    );
    expect(faults).toEqual([
      {
        path: 'ligne 3, colonne « Définition »',
        problem: '« nudge », définition : vide ou trop court, il faut au moins 20 caractères',
        remedy: 'Complétez-le, ou ôtez-le s’il est facultatif',
      },
    ]);
    expect(
      fromCsv('Identifiant;Ce que la notion couvre\nnudge;\n', current).glossary?.concepts[0]?.scopeNote,
    ).toBeUndefined();
  });

  it('makes a new concept of an unknown id, with a theme and a status in words', () => {
    const { glossary } = fromCsv(
      'Identifiant,Libellé,Définition,Source de la définition,Thème,Statut\nneuf,Neuf,"Une définition, assez longue.",Essai,thème,Proposée\n',
      current,
    );
    expect(glossary?.concepts[2]).toMatchObject({ id: 'neuf', theme: 'theme', status: 'candidate' });
    expect(glossary?.concepts).toHaveLength(3);
  });

  it('counts rows as the spreadsheet does, cells of several lines and empty rows included', () => {
    const { faults } = fromCsv(
      'Identifiant;Origine du mot\r\nnudge;"Une ligne\r\net une autre"\r\n;\r\nmooc;Assez long aussi.\r\nmooc;Deux fois\r\n;sans nom ici\r\n',
      current,
    );
    expect(faults.map(({ path, problem }) => `${path} : ${problem}`)).toEqual([
      'ligne 5, colonne « Identifiant » : « mooc » est déjà à la ligne 4',
      'ligne 6, colonne « Identifiant » : L’identifiant manque',
    ]);
  });

  it('says which columns it did not know, and finds faults of links and labels in their rows', () => {
    const { faults, ignored } = fromCsv(
      'Identifiant;Remarque de Léa;Notions voisines;Thème;Statut\nmooc;à voir;nulle-part;autre;bizarre\nnudge;;nudge;;\n',
      current,
    );
    expect(ignored).toEqual(['Colonnes sans place dans le glossaire : Remarque de Léa.']);
    expect(faults.map(({ path }) => path)).toEqual([
      'ligne 2, colonne « Notions voisines »',
      'ligne 2, colonne « Statut »',
      'ligne 2, colonne « Thème »',
      'ligne 3, colonne « Notions voisines »',
      'ligne 3, colonne « Thème »',
    ]);
  });
});
