import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isQuote, type Quote, type SheetDraft, type SheetPassage, sheetDraftSchema } from '../../../src/model/sheet.ts';
import { extractSheet, scoreProject } from '../../../src/sheets/extract-sheet.ts';
import { projectScoreMin } from '../../../src/sheets/score-project.ts';
import { rennes } from './rennes.ts';

function quotesOf(sheet: SheetDraft): Quote[] {
  const passages: (SheetPassage | undefined)[] = [
    sheet.title,
    sheet.oneLine,
    ...Object.values(sheet.fields).flat(),
    sheet.stage?.quote,
    sheet.stage?.reason,
    ...sheet.life.map(({ quote }) => quote),
    ...[...sheet.carriers, ...sheet.partners, ...sheet.territories].map(({ quote }) => quote),
    ...sheet.score.facets.flatMap(({ quotes }) => quotes),
  ];
  return passages.filter((passage) => passage !== undefined).filter(isQuote);
}

const fragments = fc.constantFrom(
  'Problème',
  '## La solution :',
  '**Résultats**',
  'Budget : 3 000 €',
  'La ville de Rennes a lancé un service qui permet aux usagers de gagner du temps.',
  'Investigation : mars 2021',
  'Abandon',
  'le produit a été arrêté faute de moyens',
  '- ',
  '\n',
  ' ',
  '\n\n',
  '🎉 Et ensuite ?',
  '\u0301',
  '\ud83d',
  'M. Dupont, n° 3. ',
);
const texts = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.array(fc.oneof(fragments, fc.string({ maxLength: 20 })), { maxLength: 30 }).map((parts) => parts.join('')),
  fc.array(fragments, { maxLength: 30 }).map((parts) => parts.join('\n')),
);

describe('extractSheet', () => {
  const sheet = extractSheet(rennes);
  const first = (field: keyof SheetDraft['fields']) => sheet.fields[field]?.[0];

  it('quotes exactly, whatever the text, and never throws', () => {
    fc.assert(
      fc.property(texts, texts, (title, text) => {
        const item = { id: 'any', title, text };
        const any = extractSheet(item);
        for (const { itemId, field, start, end, text: quoted } of quotesOf(any)) {
          expect(itemId).toBe('any');
          expect(item[field].slice(start, end)).toBe(quoted);
          expect(quoted.length).toBeLessThanOrEqual(500);
        }
        expect(() => sheetDraftSchema.parse(any)).not.toThrow();
      }),
      { numRuns: 300 },
    );
  });

  it('takes a field from the heading that says it plainly, before the one that leads to it', () => {
    expect(first('problem')).toMatchObject({ confidence: 'heading' });
    expect(first('problem')?.text).toMatch(/^Les familles se perdent.*droits\.$/);
    expect(first('solution')?.text).toMatch(/^Cantine claire est un outil/);
    expect(first('results')?.text).toMatch(/^87 %/);
    expect(first('failures')?.text).toMatch(/n’a pas fonctionné/);
  });

  it('takes a field from the label before a colon', () => {
    expect(first('cost')).toMatchObject({
      confidence: 'structured',
      text: '30 000 € sur deux ans, financés par la ville.',
    });
    expect(first('contact')).toMatchObject({ confidence: 'structured', text: 'cantine@exemple.fr' });
  });

  it('finds problem and solution by their words where there is no heading', () => {
    const { fields } = extractSheet({
      id: 'plain',
      title: 'Un accueil repensé',
      text: 'À la mairie, les usagers peinent à trouver le bon guichet et perdent une heure par démarche. La nouvelle borne propose un parcours unique qui permet de joindre le bon agent. Elle se trouve au rez-de-chaussée de la mairie.',
    });
    expect(fields.problem?.[0]).toMatchObject({ confidence: 'cue' });
    expect(fields.problem?.[0]?.text).toMatch(/peinent/);
    expect(fields.solution?.[0]?.text).toMatch(/borne propose/);
  });

  it('does not take a line that goes on for a heading', () => {
    const { fields } = extractSheet({
      id: 'wrapped',
      title: 'Un défi',
      text: 'Une équipe de trois personnes a travaillé pendant dix mois sur le\nProblème des files d’attente dans les mairies de la région toute entière\net sur rien d’autre. Elle a réussi.',
    });
    expect(fields.problem?.[0]?.confidence ?? 'cue').toBe('cue');
  });

  it('names the carrier next to the first verb of action, and the partner', () => {
    expect(sheet.carriers).toMatchObject([{ name: 'Ville de Rennes', type: 'commune' }]);
    expect(sheet.partners).toMatchObject([{ name: 'Département du Finistère', type: 'departement' }]);
  });

  it('believes the directory of actors before the words', () => {
    const start = rennes.text.indexOf('ville de Rennes');
    const form = 'ville de Rennes';
    const { carriers } = extractSheet({
      ...rennes,
      actors: [
        {
          id: 'ville-de-rennes',
          name: 'Rennes',
          type: 'commune',
          placeId: 'commune-35238',
          evidence: [{ field: 'text', start, end: start + form.length, form, rule: 'actor' }],
        },
      ],
    });
    expect(carriers).toMatchObject([{ name: 'Rennes', placeId: 'commune-35238', quote: { text: form } }]);
  });

  it('keeps the addresses without the full stop behind them', () => {
    expect(sheet.links).toEqual(['https://exemple.fr/cantine']);
  });

  it('tells methods from domains as asked', () => {
    const tag = { confidence: 1, weight: 'central' as const, reasons: [], evidence: [], glossaryVersion: 'x' };
    const tags = [
      { ...tag, conceptId: 'design' },
      { ...tag, conceptId: 'commun' },
      { ...tag, conceptId: 'nudge', weight: 'mention' as const },
    ];
    expect(extractSheet({ ...rennes, tags }, { isMethod: (id) => id === 'design' })).toMatchObject({
      methods: ['design'],
      domain: ['commun'],
    });
  });

  it('says that an item without words has nothing', () => {
    const empty = extractSheet({ id: 'empty', title: '', text: '' });
    expect(empty).toMatchObject({ fields: {}, carriers: [], completeness: 0, score: { value: 0 } });
    expect(empty.stage).toBeUndefined();
  });
});

describe('scoreProject', () => {
  it('proposes the account of a project and not a job offer, an event or a gazette', () => {
    expect(scoreProject(rennes).value).toBeGreaterThanOrEqual(projectScoreMin);
    const offer = scoreProject({
      id: 'offer',
      title: 'Chargé de mission numérique (F/H)',
      text: 'La ville recrute. Vous aurez pour mission de suivre les projets. Profil recherché : curieux. Envoyez votre CV et votre lettre de motivation avant le 3 mars.',
    });
    expect(offer.value).toBeLessThan(projectScoreMin);
    expect(offer.penalties.map(({ reason }) => reason)).toContain('call');
  });

  it('shows the sentences behind a facet', () => {
    const { facets } = scoreProject(rennes);
    const problem = facets.find(({ facet }) => facet === 'problem');
    expect(problem?.quotes.map(({ text }) => text).join(' ')).toMatch(/trop long et difficile/);
    expect(facets.map(({ facet }) => facet)).toEqual([
      'problem',
      'solution',
      'results',
      'carrier',
      'stage',
      'replication',
    ]);
  });
});
