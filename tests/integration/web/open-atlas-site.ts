// A served Vigie with some weeks of the demo's press, whose store holds what the pages of concepts, territories and actors have to show: known items, a wider glossary, a crowd of actors.
import type { ActorMention } from '../../../src/model/actor.ts';
import { type Concept, conceptSchema } from '../../../src/model/glossary.ts';
import type { Item } from '../../../src/model/item.ts';
import type { ItemDate } from '../../../src/model/kind.ts';
import type { Evidence, PlaceMention } from '../../../src/model/tag.ts';
import type { Tagging } from '../../../src/model/tagging.ts';
import { type DemoSite, openDemoSite } from '../../support/demo-site.ts';
import { sampleConceptTag, sampleTagging } from '../../support/sample-tag.ts';
import { sampleItem } from '../store/samples.ts';

export const crowdSize = 60;

/** Concepts of the tests' own, which nothing of the demo's press bears. */
const concepts: Concept[] = [
  {
    id: 'essai-atlas',
    prefLabel: 'Atelier de cartes',
    prefLabelEn: 'mapping workshop',
    altLabels: ['atelier cartographique', { label: 'map jam', lang: 'en' as const }],
    hiddenLabels: ['atelié de cartes'],
    definition: 'Un moment où l’on dessine ensemble la carte d’un territoire.',
    definitionSource: 'les essais',
    scopeNote: 'Les séances ouvertes aux habitants, pas la cartographie de métier.',
    historyNote: 'Le mot vient des cartes muettes de l’école.',
    theme: 'associer-les-habitants',
    broader: ['participation-citoyenne'],
    exactMatch: ['https://vocabulaire.example/cartes'],
    blockingContexts: ['atelier de cartes à jouer'],
  },
  {
    id: 'essai-marche',
    prefLabel: 'Marche exploratoire essayée',
    definition: 'Un parcours à pied qui regarde un quartier.',
    definitionSource: 'les essais',
    theme: 'associer-les-habitants',
    broader: ['essai-atlas'],
  },
  {
    id: 'essai-ancien',
    status: 'deprecated' as const,
    replacedBy: 'essai-atlas',
    prefLabel: 'Carte à plusieurs mains',
    definition: 'L’ancien nom des ateliers de cartes.',
    definitionSource: 'les essais',
    theme: 'associer-les-habitants',
  },
  {
    id: 'essai-propose',
    status: 'candidate' as const,
    prefLabel: 'Carte parlée',
    definition: 'Une notion que l’on vient de proposer.',
    definitionSource: 'les essais',
    theme: 'associer-les-habitants',
  },
].map((concept) => conceptSchema.parse(concept));

const event = sampleItem({
  id: 'essai-event',
  seenKey: 'guid:essai-event',
  title: 'Un atelier de cartes à Rennes',
  text: 'Un atelier de cartes réunit les habitants. La Ville de Rennes accueille, du 3 au 5 juin 2026. Répondre avant le 30 mai 2026.',
  excerpt: 'Un atelier de cartes réunit les habitants.',
  publishedAt: new Date('2026-05-20T08:00:00Z'),
});
const project = sampleItem({
  id: 'essai-project',
  seenKey: 'guid:essai-project',
  title: 'Le projet des cartes de Brest',
  text: 'À Brest, un atelier de cartes dure un an.',
  excerpt: 'Un atelier de cartes dure un an.',
  publishedAt: new Date('2026-04-02T08:00:00Z'),
});

const rennes: Omit<PlaceMention, 'evidence'> = { id: 'commune-35238', kind: 'commune', code: '35238', name: 'Rennes' };
const brest: Omit<PlaceMention, 'evidence'> = { id: 'commune-29019', kind: 'commune', code: '29019', name: 'Brest' };
const cityOfRennes = { id: 'ville-de-rennes', name: 'Ville de Rennes', type: 'commune', placeId: rennes.id } as const;
const day = (role: ItemDate['role'], date: string, form: string): ItemDate => ({
  role,
  date,
  from: 'text',
  evidence: evidenceIn(event, form),
});

export async function openAtlasSite({ weeks }: { weeks: number }): Promise<DemoSite> {
  const site = await openDemoSite({ weeks });
  const { store, inForce, now } = site.app.core;
  const { number, glossary } = inForce.current();
  await store.glossary.addRevision(
    { number: number + 1, version: 'essai', at: now(), actorId: 'test', comment: 'essai' },
    { themes: glossary.themes, concepts: [...glossary.concepts, ...concepts] },
  );
  await inForce.refresh();
  const [source] = await store.sources.list();
  const save = (item: Item, tagging: Partial<Tagging>) =>
    store.items.saveTagged({ ...item, sourceId: source?.id ?? '' }, sampleTagging(tagging));
  await save(event, {
    tags: [
      sampleConceptTag('essai-atlas', {
        confidence: 0.93,
        weight: 'central',
        reasons: [
          { feature: 'near', words: ['habitants', 'atelier'], weight: 2.1 },
          { feature: 'against', words: ['carte à jouer'], weight: -0.4 },
        ],
        evidence: [evidenceIn(event, 'atelier de cartes')],
      }),
    ],
    places: [{ ...rennes, evidence: [evidenceIn(event, 'Rennes')] }],
    actors: [{ ...cityOfRennes, evidence: [evidenceIn(event, 'Ville de Rennes')] }],
    kind: {
      kind: 'event',
      reasons: [{ feature: 'day-ahead', words: ['3 au 5 juin'], weight: 1.5 }],
      dates: [
        day('start', '2026-06-03', '3 au 5 juin 2026'),
        day('end', '2026-06-05', '3 au 5 juin 2026'),
        day('deadline', '2026-05-30', '30 mai 2026'),
      ],
    },
  });
  const crowd: ActorMention[] = Array.from({ length: crowdSize }, (_, index) => ({
    id: `collectif-${index}`,
    name: `Collectif ${index}`,
    type: 'association',
    evidence: [],
  }));
  await save(project, {
    tags: [sampleConceptTag('essai-atlas', { confidence: 0.6, evidence: [evidenceIn(project, 'atelier de cartes')] })],
    places: [{ ...brest, evidence: [evidenceIn(project, 'Brest')] }],
    actors: crowd,
    kind: { kind: 'project', reasons: [], dates: [] },
  });
  await site.app.drain();
  return site;
}

function evidenceIn(item: Item, form: string): Evidence {
  const start = item.text.indexOf(form);
  return { field: 'text', start, end: start + form.length, form, rule: 'label:prefLabel' };
}
