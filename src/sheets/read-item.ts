// One item, read once for all that a sheet asks of it.
import type { ActorMention } from '../model/actor.ts';
import type { SheetBody } from '../model/sheet.ts';
import type { ConceptTag, PlaceMention } from '../model/tag.ts';
import type { TagInput } from '../model/tagging.ts';
import { findBodies } from './find-bodies.ts';
import { findCarriers } from './find-carriers.ts';
import { findLife, type ProjectLife } from './find-stage.ts';
import { readAllCues } from './pick-passages.ts';
import { readSections, type Section } from './read-sections.ts';
import type { CuedSentence } from './score-sentences.ts';

/** What sheets are read from; a stored `TaggedItem` is one. Only `id`, `title` and `text` are required. */
export interface SheetInput extends TagInput {
  id: string;
  storyId?: string;
  tags?: ConceptTag[];
  places?: PlaceMention[];
  /** Found by the directory of actors; without any, the words of the text are tried. */
  actors?: ActorMention[];
}

export interface SheetReading {
  item: SheetInput;
  sections: Section[];
  /** All the sentences of the text, in order. */
  cued: CuedSentence[];
  carriers: SheetBody[];
  partners: SheetBody[];
  life: ProjectLife;
}

/** Never throws; an empty item has no sentence. */
export function readItem(item: SheetInput): SheetReading {
  const sections = readSections(item.text);
  return {
    item,
    sections,
    cued: readAllCues(item, sections),
    ...findCarriers(item, sections, findBodies(item)),
    life: findLife(item, sections),
  };
}
