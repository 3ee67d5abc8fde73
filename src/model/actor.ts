// Actors: the public bodies, labs and associations that items name; a directory in the making.
import type { Evidence } from './tag.ts';

export const actorTypes = [
  'commune',
  'epci',
  'departement',
  'region',
  'etat',
  'operateur',
  'laboratoire',
  'association',
  'entreprise',
  'recherche',
  'autre',
] as const;
export type ActorType = (typeof actorTypes)[number];

/** `id`: a slug of the folded name, with the territory where it tells two apart (`ville-de-rennes-35238`, `la-27e-region`). */
export interface Actor {
  id: string;
  /** As most often written. */
  name: string;
  type: ActorType;
  /** The territory it is a body of, a `Place.id`. */
  placeId?: string;
}

export interface ActorMention extends Actor {
  evidence: Evidence[];
}
