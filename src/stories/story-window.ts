// The items of the last days, by what may bind a new one to them. It moves forward in time only.
import { type StoryDocument, storyDays } from '../model/story.ts';
import { createTitleScale, isRoot, type TitleTerms } from './title-likeness.ts';

export const storyMs = storyDays * 86_400_000;

export interface Member {
  document: StoryDocument;
  story: OpenStory;
  terms: TitleTerms;
  bands: number[];
}

export interface OpenStory {
  id: string;
  /** Milliseconds; −∞ when its first item is older than the window. */
  startedAt: number;
  members: Member[];
}

export type StoryWindow = ReturnType<typeof createStoryWindow>;

export function createStoryWindow() {
  const members: Member[] = [];
  const byId = new Map<string, Member>();
  const byPage = createIndex<string>();
  const byBand = createIndex<number>();
  const byTerm = createIndex<string>();
  // Words weigh by the titles of the window: no item that comes later, and none older, has a part in what is decided.
  const scale = createTitleScale();

  return {
    scale,
    /** Forgets what is too old for an item of this date. */
    advance(at: number): void {
      const isOld = ({ document }: Member): boolean => at - document.at.getTime() > storyMs;
      const kept = members.findIndex((member) => !isOld(member));
      for (const { document, bands, terms } of members.splice(0, kept < 0 ? members.length : kept)) {
        byId.delete(document.id);
        byPage.dropOldest(pageOf(document));
        byBand.dropOldest(bands);
        byTerm.dropOldest([...terms.keys()]);
        scale.remove(terms);
      }
    },
    add(member: Member): void {
      members.push(member);
      member.story.members.push(member);
      byId.set(member.document.id, member);
      byPage.add(pageOf(member.document), member);
      byBand.add(member.bands, member);
      byTerm.add([...member.terms.keys()], member);
    },
    find: (id: string): Member | undefined => byId.get(id),
    onPageOf: (document: StoryDocument): Set<Member> => byPage.find(pageOf(document)),
    sharingBands: (bands: number[]): Set<Member> => byBand.find(bands),
    /** With how many words of their own the two titles have in common; none when they share roots only. */
    sharingTerms(terms: TitleTerms): Map<Member, number> {
      const shared = new Map<Member, number>();
      for (const term of terms.keys())
        for (const member of byTerm.list(term)) shared.set(member, (shared.get(member) ?? 0) + (isRoot(term) ? 0 : 1));
      return shared;
    },
  };
}

function pageOf({ canonicalUrl }: StoryDocument): string[] {
  return canonicalUrl === undefined ? [] : [canonicalUrl];
}

/** Members by key, oldest first under each. */
function createIndex<Key>() {
  const lists = new Map<Key, Member[]>();
  return {
    add(keys: Key[], member: Member): void {
      for (const key of keys) {
        const list = lists.get(key);
        if (list) list.push(member);
        else lists.set(key, [member]);
      }
    },
    /** Of the member that is the oldest of all, hence of each of its lists. */
    dropOldest(keys: Key[]): void {
      for (const key of keys) {
        const list = lists.get(key);
        list?.shift();
        if (list?.length === 0) lists.delete(key);
      }
    },
    list: (key: Key): Member[] => lists.get(key) ?? [],
    find(keys: Key[]): Set<Member> {
      const found = new Set<Member>();
      for (const key of keys) for (const member of lists.get(key) ?? []) found.add(member);
      return found;
    },
  };
}
