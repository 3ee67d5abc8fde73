// What a concept's page says it is not.
import { describe, expect, it } from 'vitest';
import { conceptSchema } from '../../../src/model/glossary.ts';
import { falseFriendsOf } from '../../../src/web/false-friends.ts';

const concept = conceptSchema.parse({
  id: 'commun',
  prefLabel: 'Commun',
  altLabels: [{ label: 'les communs', unless: ['château', 'communs du château'] }],
  definition: 'Une ressource partagée et gérée ensemble par une communauté.',
  definitionSource: 'essai',
  theme: 'cooperer',
  blockingContexts: ['transports en commun', 'voiture'],
});

describe('the false friends of a concept', () => {
  it('are the contexts that hold one of its words, those of single labels included', () => {
    expect(falseFriendsOf(concept)).toEqual(['transports en commun', 'communs du château']);
  });
});
