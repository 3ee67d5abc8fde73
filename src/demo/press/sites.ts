// The six sites of the demo's press: one per way of publishing that a watch meets every day.
import type { ItemKind } from '../../model/source.ts';
import { itemsMethodes } from './items-methodes.ts';
import { itemsNumerique } from './items-numerique.ts';
import { itemsOrganisation } from './items-organisation.ts';
import { itemsParticipation } from './items-participation.ts';
import { itemsProjets } from './items-projets.ts';
import { itemsTerritoires } from './items-territoires.ts';
import type { PressItem } from './press-item.ts';

/**
 * `rss` RSS 2.0 with full content · `atom` Atom with summaries and relative links, pages to be fetched · `json` JSON Feed 1.1 · `rss-latin1` RSS in ISO-8859-1 with
 * HTML entities that it does not declare · `rss-bare` RSS without dates nor guids · `list` no feed, HTML pages with a link to the next.
 */
export type SiteFormat = 'rss' | 'atom' | 'json' | 'rss-latin1' | 'rss-bare' | 'list';

export interface PressSite {
  /** The id of its source. */
  id: string;
  title: string;
  format: SiteFormat;
  itemKind: ItemKind;
  /** Of the feed, or of the first list page. */
  path: string;
  items: readonly PressItem[];
}

export const pressSites: readonly PressSite[] = [
  {
    id: 'demo-methodes',
    title: 'Carnet des méthodes (démonstration)',
    format: 'rss',
    itemKind: 'article',
    path: '/flux.xml',
    items: itemsMethodes,
  },
  {
    id: 'demo-numerique',
    title: 'Le fil du numérique public (démonstration)',
    format: 'atom',
    itemKind: 'article',
    path: '/flux.atom',
    items: itemsNumerique,
  },
  {
    id: 'demo-participation',
    title: 'Paroles d’habitants (démonstration)',
    format: 'json',
    itemKind: 'article',
    path: '/flux.json',
    items: itemsParticipation,
  },
  {
    id: 'demo-territoires',
    title: 'Gazette des territoires (démonstration)',
    format: 'rss-latin1',
    itemKind: 'article',
    path: '/flux.xml',
    items: itemsTerritoires,
  },
  {
    id: 'demo-organisation',
    title: 'Au travail autrement (démonstration)',
    format: 'rss-bare',
    itemKind: 'article',
    path: '/flux.xml',
    items: itemsOrganisation,
  },
  {
    id: 'demo-projets',
    title: 'Fiches projets (démonstration)',
    format: 'list',
    itemKind: 'project',
    path: '/fiches',
    items: itemsProjets,
  },
];
