// Names for ids: concepts, places, sources, kinds. An id that is no longer known is shown as it is.
import { type Glossary, prefLabelOf } from '../model/glossary.ts';
import type { FacetName } from '../model/search.ts';
import { itemKinds } from '../model/source.ts';
import type { PlaceDirectory } from '../model/tag.ts';
import { messages } from './messages.fr.ts';

export type Labels = (facet: FacetName, id: string) => string;

export function createLabels(glossary: Glossary, places: PlaceDirectory, sourceTitles: Map<string, string>): Labels {
  const concepts = new Map(glossary.concepts.map((concept) => [concept.id, prefLabelOf(concept)]));
  const kindLabel = (id: string) => {
    const kind = itemKinds.find((known) => known === id);
    return kind && messages.kinds[kind];
  };
  return (facet, id) => {
    switch (facet) {
      case 'concept':
        return concepts.get(id) ?? id;
      case 'territory': {
        const place = places.find(id);
        return place ? `${place.name} (${messages.places[place.kind]})` : id;
      }
      case 'source':
        return sourceTitles.get(id) ?? id;
      case 'kind':
        return kindLabel(id) ?? id;
      case 'year':
        return id;
    }
  };
}
