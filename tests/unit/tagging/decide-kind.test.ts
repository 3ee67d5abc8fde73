import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { itemKinds } from '../../../src/model/source.ts';
import { describeReason } from '../../../src/model/tag-reason.ts';
import type { TagInput } from '../../../src/model/tagging.ts';
import { decideKind } from '../../../src/tagging/decide-kind.ts';
import { readFields } from '../../../src/tagging/hits.ts';

const decide = (input: TagInput) => decideKind(input, readFields(input));
const kindOf = (title: string, text: string, rest: Partial<TagInput> = {}) => decide({ title, text, ...rest }).kind;

describe('the words say', () => {
  it.each([
    ['event', 'Webinaire : la donnée au village', 'Nous vous invitons jeudi 16 mai à 14h. Inscription gratuite.'],
    [
      'event',
      'Des communs pour les mairies',
      'Au programme\n9h30 Accueil café\n10h Table ronde\n12h30 Pause déjeuner\nEntrée libre.',
    ],
    [
      'call',
      'Appel à projets « Bourgs vivants »',
      'Les communes peuvent déposer un dossier. Date limite de dépôt : 30 juin 2024.',
    ],
    [
      'call',
      'Chargé·e de mission participation',
      'La ville recrute. Vos missions : animer les conseils. Envoyez votre CV et une lettre de motivation.',
    ],
    [
      'resource',
      'Guide de la réunion courte',
      'Ce guide aide à préparer une réunion.\nMatériel\nDes feutres.\nDéroulement\n1. Ouvrir la séance.\n2. Poser la question.\n3. Noter les idées.',
    ],
    [
      'project',
      'CarnetVert',
      'CarnetVert est une application qui permet aux jardiniers de suivre leurs récoltes.\nProblème\nPersonne ne compte.\nSolution\nUn carnet partagé.',
    ],
    [
      'opinion',
      'Tribune : rendons les places aux enfants',
      'Je crois que nos places sont mortes. Il est temps de les rouvrir. À mon sens, nous devons refuser la voiture.',
    ],
    [
      'article',
      'La médiathèque rouvre après deux ans de travaux',
      'Le maire a inauguré samedi le bâtiment, qui a été rénové. « Une étape », souligne-t-il.',
    ],
    [
      'article',
      'Retour sur l’atelier du 12 mars',
      'Une trentaine de personnes se sont retrouvées. Cet atelier a permis de dessiner le parc.',
    ],
  ])('%s: %s', (kind, title, text) => {
    expect(kindOf(title, text)).toBe(kind);
  });

  it('nothing: then it is what its source declares, or an article', () => {
    expect(kindOf('', '')).toBe('article');
    expect(kindOf('', '', { declaredKind: 'resource' })).toBe('resource');
  });
});

describe('what stands around the text', () => {
  it('turns the balance where the words say little', () => {
    const words = ['Le jardin partagé', 'Un jardin derrière la mairie.'] as const;
    expect(kindOf(...words, { categories: ['Offres d’emploi'] })).toBe('call');
    expect(kindOf(...words, { structured: { types: ['BusinessEvent'] } })).toBe('event');
    expect(kindOf(...words, { structured: { types: ['HowTo'] } })).toBe('resource');
    expect(kindOf(...words, { declaredKind: 'opinion' })).toBe('opinion');
  });

  it('is a prior, not a verdict: strong words win over the declaration of the source', () => {
    const call = [
      'Appel à candidatures : résidence',
      'Date limite de candidature : 30 juin 2024. Envoyez votre candidature.',
    ] as const;
    expect(kindOf(...call, { declaredKind: 'project' })).toBe('call');
  });

  it('counts once, however many categories say the same', () => {
    const words = { title: 'Le jardin partagé', text: 'Un jardin.' };
    const one = decide({ ...words, categories: ['Agenda'] }).reasons.find(({ feature }) => feature === 'category');
    const many = decide({ ...words, categories: ['Agenda', 'Webinaires', 'Formation'] }).reasons.find(
      ({ feature }) => feature === 'category',
    );
    expect(many?.weight).toBe(one?.weight);
    expect(many?.words).toEqual(['Agenda', 'Webinaires', 'Formation']);
  });
});

describe('the reasons', () => {
  const decision = decide({
    title: 'Webinaire : un outil pour les mairies',
    text: 'Inscription gratuite. Cet outil permet aux mairies de compter les visites.',
    declaredKind: 'event',
  });

  it('are the words of the text, the heaviest first, those for another kind below zero', () => {
    expect(decision.kind).toBe('event');
    const [first] = decision.reasons;
    expect(first?.weight).toBeGreaterThan(0);
    expect(decision.reasons.find(({ feature }) => feature === 'event-title')?.words).toEqual(['Webinaire']);
    expect(decision.reasons.find(({ feature }) => feature === 'project-words')?.weight).toBeLessThan(0);
    const sizes = decision.reasons.map(({ weight }) => Math.abs(weight));
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
  });

  it('all read as French', () => {
    const long = `${'Je crois, dans mon jardin. '.repeat(200)}\n1. Un\n2. Deux\n3. Trois\n- ouvrir\n- fermer\n- tenir\n9h\n10h\n11h`;
    const decisions = [
      decision,
      decide({ title: 'Faut-il compter ?', text: long, categories: ['Agenda'], structured: { types: ['Event'] } }),
      decide({ title: 'Forum, jeudi 21 mars 2030', text: 'CarnetVert', publishedAt: new Date('2030-03-01T08:00:00Z') }),
      decide({
        title: 'CarnetVert',
        text: `CarnetVert. Date limite de dépôt : 30 juin 2024. Rendez-vous le 3 mai 2024 à 18h.\nQui ?\n${long}\nOù ?\nQuand ?`,
      }),
    ];
    for (const reason of decisions.flatMap(({ reasons }) => reasons)) {
      expect(describeReason({ ...reason, words: [] }), reason.feature).not.toBe(reason.feature);
    }
  });
});

it('dates come with an event or a call, and with nothing else', () => {
  const text = 'Rendez-vous jeudi 16 mai 2024 à 14h. Inscription gratuite.';
  expect(decide({ title: 'Webinaire', text }).dates).toEqual([
    {
      role: 'start',
      date: '2024-05-16',
      from: 'text',
      evidence: { field: 'text', start: 12, end: 29, form: 'jeudi 16 mai 2024', rule: 'date:start' },
    },
  ]);
  expect(decide({ title: 'Retour sur le bilan', text: 'Le 16 mai 2024, tout allait.' }).dates).toEqual([]);
});

it('any item gets a kind and reasons within bounds, without a throw, and the same one twice', () => {
  const words = fc.constantFrom(
    'appel',
    'à',
    'projets',
    'atelier',
    'je',
    'crois',
    '12 mars 2024',
    '\n',
    '1. ',
    '- ouvrir',
    '?',
    'Problème\n',
    '🧢',
    'e\u0301',
  );
  const text = fc
    .array(fc.oneof(words, fc.string({ unit: 'grapheme', maxLength: 8 })), { maxLength: 60 })
    .map((parts) => parts.join(' '));
  fc.assert(
    fc.property(text, text, (title, body) => {
      const decision = decide({ title, text: body });
      expect(itemKinds).toContain(decision.kind);
      for (const { words: said } of decision.reasons) expect(said.length).toBeLessThanOrEqual(5);
      expect(decide({ title, text: body })).toEqual(decision);
    }),
    { numRuns: 50 },
  );
});
