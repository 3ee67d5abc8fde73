// The address of the directory of actors: what its query string means, and the other way round. Pure.
import { type ActorType, actorTypes } from '../model/actor.ts';

export interface ActorParams {
  name: string;
  type?: ActorType;
  /** Of the territory it is a body of. */
  placeId?: string;
  /** From 1. */
  page: number;
}

const nameCharsMax = 100;
const pageMax = 1000;

/** Reads any query string: what it does not know is left out, never an error for a reader. */
export function parseActorParams(params: URLSearchParams): ActorParams {
  const type = actorTypes.find((known) => known === params.get('type'));
  const placeId = params.get('territory');
  const page = Number(params.get('page'));
  return {
    name: (params.get('name') ?? '').trim().slice(0, nameCharsMax),
    ...(type && { type }),
    ...(placeId && /^[\w-]{1,100}$/.test(placeId) && { placeId }),
    page: Number.isInteger(page) && page >= 1 && page <= pageMax ? page : 1,
  };
}

export function toActorsUrl({ name, type, placeId, page }: ActorParams): string {
  const params = new URLSearchParams();
  if (name) params.set('name', name);
  if (type) params.set('type', type);
  if (placeId) params.set('territory', placeId);
  if (page > 1) params.set('page', String(page));
  const query = params.toString();
  return query ? `/acteurs?${query}` : '/acteurs';
}
