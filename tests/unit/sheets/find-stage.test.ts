import { describe, expect, it } from 'vitest';
import { extractSheet } from '../../../src/sheets/extract-sheet.ts';
import { findPartialDates } from '../../../src/sheets/life-dates.ts';

function stageOf(text: string, publishedAt?: Date) {
  return extractSheet({ id: 'item', title: 'Un projet', text, ...(publishedAt && { publishedAt }) }).stage;
}

describe('the stage of a project', () => {
  it.each([
    ['Le service est expérimenté dans trois communes.', 'experimentation'],
    ['Un premier prototype a été montré aux agents.', 'prototype'],
    ['L’outil est déployé dans quarante départements.', 'deploiement'],
    ['Le produit a été transféré à la direction du numérique.', 'perennise'],
    ['Le projet a été abandonné en 2019, faute de porteur.', 'arrete'],
    ['L’idée serait de créer une application pour les habitants.', 'idee'],
    ['Les entretiens ont été menés auprès de vingt agents.', 'investigation'],
  ])('%s → %s', (text, stage) => {
    expect(stageOf(text)?.value).toBe(stage);
  });

  it('does not take what is to come for what is done', () => {
    expect(stageOf('À terme, le service sera déployé dans toutes les écoles.')?.value).not.toBe('deploiement');
  });

  it('is absent where nothing says it', () => {
    expect(stageOf('Une place ombragée au centre du bourg.')).toBeUndefined();
  });

  it('says why it stopped', () => {
    const stage = stageOf(
      'Abandon\nL’équipe a quitté le service. Faute de financement, le développement est suspendu.',
    );
    expect(stage).toMatchObject({
      value: 'arrete',
      reason: { text: 'Faute de financement, le développement est suspendu.' },
    });
  });

  it('reads dated phases, and takes the last one begun when the item was published', () => {
    const text =
      'Texte libre.\n\nInvestigation : mars 2019 – octobre 2019\nConstruction : novembre 2019\nTransfert : juin 2022';
    expect(stageOf(text)).toMatchObject({ value: 'perennise', date: '2022-06', quote: { confidence: 'structured' } });
    expect(stageOf(text, new Date('not a date'))).toMatchObject({ value: 'perennise' });
    expect(stageOf(text, new Date('2020-01-01'))).toMatchObject({ value: 'experimentation', date: '2019-11' });
  });

  it('dates the steps of the life, oldest first', () => {
    const { life } = extractSheet({
      id: 'item',
      title: 'Un projet',
      text: 'Le service est déployé dans la région depuis janvier 2022. Le projet est né en 2018 dans une mairie.',
    });
    expect(life.map(({ date, stage }) => [date, stage])).toEqual([
      ['2018', undefined],
      ['2022-01', 'deploiement'],
    ]);
  });
});

describe('findPartialDates', () => {
  it.each([
    ['le 14 mars 2021', '2021-03-14'],
    ['en août 2020', '2020-08'],
    ['le 05/06/2019', '2019-06-05'],
    ['2019-06', '2019-06'],
    ['depuis 2017,', '2017'],
    ['31 février 2021', '2021-02'],
  ])('« %s » is %s', (text, date) => {
    expect(findPartialDates(text).map((found) => found.date)).toEqual([date]);
  });

  it.each(['2021-15', '2 000 agents', '1990 €', '12.2019.4'])('« %s » is no date', (text) => {
    expect(findPartialDates(text)).toEqual([]);
  });
});
