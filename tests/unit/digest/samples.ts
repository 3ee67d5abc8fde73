// Small made-up facts for the digest tests: a glossary of three themes, a few Breton places, and items that tests bend.

import type { DigestEntry, DigestIssue } from '../../../src/model/digest.ts';
import { conceptSchema, type Glossary } from '../../../src/model/glossary.ts';
import type { TaggedItem } from '../../../src/model/item.ts';
import type { Subscription } from '../../../src/model/subscription.ts';
import type { ItemTag, Place, PlaceDirectory, PlaceMention, TagState } from '../../../src/model/tag.ts';
import { sampleTaggedItem } from '../../support/sample-item.ts';
import { sampleTag } from '../../support/sample-tag.ts';

function concept(id: string, prefLabel: string, theme: string) {
  return conceptSchema.parse({
    id,
    prefLabel,
    theme,
    definition: 'Une définition assez longue pour le schéma.',
    definitionSource: 'essai',
  });
}

export const glossary: Glossary = {
  version: '0123456789ab',
  themes: [
    { id: 'participer', label: 'Participer et décider' },
    { id: 'lieux', label: 'Lieux et communs' },
    { id: 'numerique', label: 'Numérique public' },
  ],
  concepts: [
    concept('budget-participatif', 'Budget participatif', 'participer'),
    concept('commun', 'Commun', 'lieux'),
    concept('tiers-lieu', 'Tiers-lieu', 'lieux'),
    concept('open-data', 'Open data', 'numerique'),
    concept('mooc', 'MOOC', 'numerique'),
  ],
};

const knownPlaces: Record<string, Place & { inside: string[] }> = {
  'region-53': { id: 'region-53', kind: 'region', code: '53', name: 'Bretagne', inside: [] },
  'departement-35': {
    id: 'departement-35',
    kind: 'departement',
    code: '35',
    name: 'Ille-et-Vilaine',
    inside: ['region-53'],
  },
  'commune-35238': {
    id: 'commune-35238',
    kind: 'commune',
    code: '35238',
    name: 'Rennes',
    inside: ['departement-35', 'region-53'],
  },
  'region-75': { id: 'region-75', kind: 'region', code: '75', name: 'Nouvelle-Aquitaine', inside: [] },
};

export const places: PlaceDirectory = {
  find: (id) => knownPlaces[id],
  list: (kind) => Object.values(knownPlaces).filter((place) => place.kind === kind),
  ancestors: (id) => knownPlaces[id]?.inside ?? [],
};

export function tag(conceptId: string, state: TagState = 'auto'): ItemTag {
  return sampleTag(conceptId, { state, glossaryVersion: glossary.version });
}

export function mention(id: string): PlaceMention {
  const place = places.find(id);
  if (!place) throw new Error(`no sample place ${id}`);
  return { ...place, evidence: [] };
}

export function item(id: string, changes: Partial<TaggedItem> = {}): TaggedItem {
  const at = new Date('2026-11-18T09:00:00Z');
  return sampleTaggedItem({
    id,
    sourceTitle: 'La Gazette d’essai',
    seenKey: `guid:${id}`,
    url: `https://exemple.fr/articles/${id}`,
    title: `Titre ${id}`,
    excerpt: `Extrait ${id}.`,
    text: `Texte ${id}.`,
    publishedAt: at,
    firstSeenAt: at,
    updatedAt: at,
    contentHash: id,
    tags: [tag('commun')],
    ...changes,
  });
}

export function entry(id: string, changes: Partial<DigestEntry> = {}): DigestEntry {
  return {
    itemId: id,
    theme: 'lieux',
    title: `Titre ${id}`,
    url: `https://exemple.fr/articles/${id}`,
    excerpt: `Extrait ${id}.`,
    sourceTitle: 'La Gazette d’essai',
    publishedAt: new Date('2026-11-18T09:00:00Z'),
    concepts: ['commun'],
    territories: [{ id: 'commune-35238', name: 'Rennes' }],
    reasons: [
      { type: 'concept', id: 'commun' },
      { type: 'territory', id: 'region-53' },
    ],
    ...changes,
  };
}

export function issue(entries: DigestEntry[], changes: Partial<DigestIssue> = {}): DigestIssue {
  return {
    id: 'issue-1',
    subscriptionId: 'subscription-1',
    from: new Date('2026-11-16T07:00:00Z'),
    cutoff: new Date('2026-11-23T07:00:00Z'),
    entries,
    omitted: 0,
    ...changes,
  };
}

export function subscription(changes: Partial<Subscription> = {}): Subscription {
  return {
    id: 'subscription-1',
    subscriberId: 'subscriber-1',
    email: 'lectrice@exemple.fr',
    state: 'active',
    concepts: ['commun'],
    territories: [],
    token: 'AbCdEfGhIjKlMnOpQrStUv',
    createdAt: new Date('2026-11-10T07:00:00Z'),
    cutoffAt: new Date('2026-11-16T07:00:00Z'),
    nextIssueAt: new Date('2026-11-23T07:00:00Z'),
    ...changes,
  };
}
