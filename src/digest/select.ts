// What goes into one reader's issue: which items answer their choices, why, and in what order. Pure; called when an issue is prepared.
import type { DigestEntry, DigestReason } from '../model/digest.ts';
import type { Glossary } from '../model/glossary.ts';
import type { TaggedItem } from '../model/item.ts';
import type { Subscription } from '../model/subscription.ts';
import type { PlaceDirectory } from '../model/tag.ts';

export interface SelectionInput {
  subscription: Pick<Subscription, 'concepts' | 'territories'>;
  items: TaggedItem[];
  /** Item ids of past issues of this subscription, and of their stories: they never come back, edited or not. */
  alreadySent: ReadonlySet<string>;
  glossary: Glossary;
  places: PlaceDirectory;
  /** The newest are kept. */
  entriesMax?: number;
}

/** An issue that is read to the end: beyond this, the mail says how many more there are. */
const entriesMaxDefault = 40;

/**
 * An item answers when it bears a chosen concept (any concept, when none is chosen) and lies in a chosen territory (anywhere, when none is chosen).
 * A tag that a curator refused, or whose concept has left the glossary, does not count. Of a story, the oldest item that answers stands for all. Entries come in reading order: themes as the glossary orders
 * them, newest first inside one; `omitted` counts the ones beyond `entriesMax`.
 */
export function selectEntries(input: SelectionInput): { entries: DigestEntry[]; omitted: number } {
  const rank = new Map(input.glossary.concepts.map((concept, index) => [concept.id, index]));
  const matches = input.items.flatMap((item) => {
    const entry = input.alreadySent.has(item.id) ? undefined : toEntry(item, input, rank);
    return entry
      ? [{ entry, storyId: item.story?.id ?? item.id, at: (item.publishedAt ?? item.firstSeenAt).getTime() }]
      : [];
  });
  matches.sort((a, b) => b.at - a.at || (a.entry.itemId < b.entry.itemId ? -1 : 1));
  // The last one set stands: the first to be published.
  const tellers = new Map(matches.map((match) => [match.storyId, match]));
  const told = matches.filter((match) => tellers.get(match.storyId) === match);
  const kept = told.slice(0, input.entriesMax ?? entriesMaxDefault);
  const themeRank = new Map(input.glossary.themes.map((theme, index) => [theme.id, index]));
  const rankOf = (entry: DigestEntry) => themeRank.get(entry.theme) ?? themeRank.size;
  // sort() is stable: the order of time stands inside each theme.
  const entries = kept.map((match) => match.entry).sort((a, b) => rankOf(a) - rankOf(b));
  return { entries, omitted: told.length - kept.length };
}

function toEntry(item: TaggedItem, input: SelectionInput, rank: Map<string, number>): DigestEntry | undefined {
  const { subscription, glossary, places } = input;
  const concepts = item.tags
    .filter((tag) => tag.state !== 'refused' && rank.has(tag.conceptId))
    .map((tag) => tag.conceptId)
    .sort((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0));
  const chosen = new Set(subscription.concepts);
  const matching = chosen.size === 0 ? concepts : concepts.filter((id) => chosen.has(id));
  const first = matching[0];
  if (first === undefined) return undefined;

  const around = new Set(item.places.flatMap((place) => [place.id, ...places.ancestors(place.id)]));
  const territories = subscription.territories.filter((id) => around.has(id));
  if (subscription.territories.length > 0 && territories.length === 0) return undefined;

  const reasons: DigestReason[] = [
    ...(chosen.size === 0 ? [] : matching).map((id): DigestReason => ({ type: 'concept', id })),
    ...territories.map((id): DigestReason => ({ type: 'territory', id })),
  ];
  return {
    itemId: item.id,
    theme: glossary.concepts.find((concept) => concept.id === first)?.theme ?? '',
    title: item.title,
    ...(item.url !== undefined && { url: item.url }),
    excerpt: item.excerpt,
    sourceTitle: item.sourceTitle,
    ...(item.publishedAt && { publishedAt: item.publishedAt }),
    concepts,
    territories: item.places.map(({ id, name }) => ({ id, name })),
    reasons: reasons.length > 0 ? reasons : [{ type: 'everything' }],
    ...(item.story && { also: item.story.also }),
  };
}
