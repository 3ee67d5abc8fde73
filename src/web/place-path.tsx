// The territories that contain a place, as links, nearest first: « Rennes Métropole › Ille-et-Vilaine › Bretagne ». Nothing for one that none contains.
import type { PlaceDirectory } from '../model/tag.ts';
import { messages } from './messages.fr.ts';

interface PlacePathProps {
  placeId: string;
  places: Pick<PlaceDirectory, 'ancestors' | 'find'>;
}

export function PlacePath({ placeId, places }: PlacePathProps) {
  const containers = places.ancestors(placeId).flatMap((id) => places.find(id) ?? []);
  if (containers.length === 0) return null;
  return (
    <p>
      {messages.territory.within}{' '}
      {containers.map(({ id, name }, index) => (
        <>
          {index > 0 && ' › '}
          <a href={`/territoires/${id}`}>{name}</a>
        </>
      ))}
    </p>
  );
}
