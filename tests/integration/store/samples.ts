// Small valid things to store, each with what a test changes.
import type { ActorMention } from '../../../src/model/actor.ts';
import type { Item } from '../../../src/model/item.ts';
import type { SourceDeclaration, SourceFetch } from '../../../src/model/source.ts';
import type { ConceptTag, Evidence, PlaceMention } from '../../../src/model/tag.ts';
import { sampleConceptTag } from '../../support/sample-tag.ts';

export const noon = new Date('2026-03-02T12:00:00.000Z');

export function minutesAfter(minutes: number, start: Date = noon): Date {
  return new Date(start.getTime() + minutes * 60_000);
}

export function sampleSource(changes: Partial<SourceDeclaration> = {}): SourceDeclaration {
  return {
    id: 'la-gazette',
    title: 'La Gazette',
    url: 'https://gazette.example/feed.xml',
    kind: 'feed',
    itemKind: 'article',
    pages: 'auto',
    language: 'fr',
    ...changes,
  };
}

export function sampleFetch(changes: Partial<SourceFetch> = {}): SourceFetch {
  return {
    sourceId: 'la-gazette',
    at: noon,
    outcome: 'changed',
    status: 200,
    bytes: 1234,
    durationMs: 80,
    itemsNew: 3,
    itemsUpdated: 1,
    itemsBad: 0,
    ...changes,
  };
}

export function sampleItem(changes: Partial<Item> = {}): Item {
  return {
    id: 'item-one',
    sourceId: 'la-gazette',
    seenKey: 'guid:1',
    guid: '1',
    url: 'https://gazette.example/1?utm_source=rss',
    canonicalUrl: 'https://gazette.example/1',
    title: 'Un budget participatif à Rennes',
    excerpt: 'La ville ouvre son budget participatif.',
    text: 'La ville ouvre son budget participatif aux habitants de Rennes.',
    textOrigin: 'feed',
    pageState: 'done',
    pageAttempts: 0,
    kind: 'article',
    declaredKind: 'article',
    language: 'fr',
    authors: ['Une rédactrice'],
    categories: ['Démocratie'],
    publishedAt: new Date('2026-03-01T08:30:00.000Z'),
    firstSeenAt: noon,
    updatedAt: noon,
    version: 1,
    contentHash: 'hash-1',
    ...changes,
  };
}

export function evidenceIn(item: Item, field: Evidence['field'], form: string): Evidence {
  const start = item[field].indexOf(form);
  if (start < 0) throw new Error(`« ${form} » is not in the ${field} of the sample`);
  return { field, start, end: start + form.length, form, rule: 'label:prefLabel' };
}

/** As the matcher gives it, on a form that the text holds. */
export function tagOf(item: Item, conceptId = 'budget-participatif', form = 'budget participatif'): ConceptTag {
  return sampleConceptTag(conceptId, {
    confidence: 0.1 + 0.2 + 0.6,
    weight: 'central',
    reasons: [
      { feature: 'label', words: [form], weight: 2.3 },
      { feature: 'missing', words: ['vote'], weight: -0.1 },
    ],
    evidence: [evidenceIn(item, 'text', form)],
  });
}

export function rennesIn(item: Item): PlaceMention {
  return {
    id: 'commune-35238',
    kind: 'commune',
    code: '35238',
    name: 'Rennes',
    siren: '213502388',
    evidence: [evidenceIn(item, 'text', 'Rennes')],
  };
}

export function cityOfRennesIn(item: Item): ActorMention {
  return {
    id: 'ville-de-rennes',
    name: 'La ville',
    type: 'commune',
    placeId: 'commune-35238',
    evidence: [evidenceIn(item, 'text', 'La ville')],
  };
}
