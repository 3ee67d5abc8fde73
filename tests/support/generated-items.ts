// Texts made of a few sentences about public innovation and of filler, the same for the same number: for walks over many items.

import { stableId } from '../../src/model/ids.ts';
import type { Item } from '../../src/model/item.ts';

const sentences = [
  'La commune ouvre un tiers-lieu dans l’ancienne gare.',
  'Un budget participatif permet aux habitants de choisir des projets.',
  'La métropole publie ses données ouvertes chaque mois.',
  'Le conseil a voté le budget annexe de l’eau.',
  'Une convention citoyenne rendra son avis en mars.',
  'Les agents essaient un atelier de design de service.',
  'Les transports en commun roulent jusqu’à minuit.',
  'La ville expérimente le télétravail des agents d’accueil.',
  'Le chantier de la place commence lundi prochain.',
  'Des médiateurs numériques accueillent le public le mardi.',
];
const filler =
  'Le conseil municipal se réunit chaque mois pour examiner les dossiers en cours et entendre les services sur leur avancement.';

/** A small generator of numbers in [0, 1), after mulberry32. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** The nth item of a source; `fillerSentences` make it as long as is wanted (some 130 characters each). */
export function generateItem(sourceId: string, n: number, fillerSentences = 0): Item {
  const random = createRandom(n + 1);
  const pick = () => sentences[Math.floor(random() * sentences.length)] ?? '';
  const body = Array.from({ length: 1 + Math.floor(random() * 4) }, pick);
  const padding = Array.from({ length: fillerSentences }, (_, at) => `${filler.slice(0, -1)}, point ${at + n}.`);
  const at = new Date(Date.UTC(2026, 0, 1) + n * 60_000);
  return {
    id: stableId(sourceId, `guid:${n}`),
    sourceId,
    seenKey: `guid:${n}`,
    url: `https://ville.example/${n}`,
    title: `Nouvelle ${n} : ${pick().replace(/\.$/, '')}`,
    excerpt: body[0] ?? '',
    text: [...body, ...padding].join(' '),
    textOrigin: 'feed',
    pageState: 'done',
    pageAttempts: 0,
    kind: 'article',
    declaredKind: 'article',
    language: 'fr',
    authors: [],
    categories: [],
    publishedAt: at,
    firstSeenAt: at,
    updatedAt: at,
    version: 1,
    contentHash: `hash-${n}`,
  };
}
