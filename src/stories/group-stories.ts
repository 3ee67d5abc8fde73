// Items → stories: the copies of one text, and the items whose titles tell the same thing, are one story and count once. Pure.
// Each item is decided in the order of dates, from the items of the two weeks before it and the stories they are in: whatever the order of arrival, the
// result is that of a rebuild, and a change touches nothing before it, nor what follows two quiet weeks.
import type { StoryDocument, StoryLink, StoryMembership, StoryVerdict } from '../model/story.ts';
import { bandsOf, estimateOverlap } from './fingerprint.ts';
import { createStoryWindow, type Member, type OpenStory, storyMs } from './story-window.ts';
import { toTitleTerms } from './title-likeness.ts';

/** To raise with any rule, number or fingerprint of this folder: what is stored is then grouped again. */
export const storyRules = '1';

const copyJaccardMin = 0.7;
/** An extract, or a version with a long preface, holds less of the whole, yet nearly all of the smaller. */
const copyContainmentMin = 0.75;
/** Under it the estimate of what one text holds of the other is mostly chance. */
const extractJaccardMin = 0.3;
/** Where titles are all there is. Fitted to headlines of the press, whose names and rare words tell events apart. */
const titleLikenessMin = 0.15;
/** How much the mean over the story's titles counts beside the closest one. */
const meanShare = 0.7;
/**
 * Two texts that are no copies are two reports of one event, and a source seldom tells one story twice in other words: there, titles must say nearly the same,
 * in words enough to say something (« Chef de produit » is the title of many things).
 */
const sameTitleLikenessMin = 0.8;
const sameTitleWordsMin = 3;

type Incoming = Omit<Member, 'story'>;

interface Bond {
  story: OpenStory;
  link: Exclude<StoryLink, 'first'>;
  likeness: number;
}

export interface StoryGrouper {
  /** Takes a document whose story is known. */
  settle(document: StoryDocument, storyId: string): void;
  decide(document: StoryDocument): StoryMembership;
}

/** By date, then by id: the order in which documents are given to a grouper. */
export function compareDocuments(a: StoryDocument, b: StoryDocument): number {
  return a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1);
}

/** Memberships in the order of dates; of documents with one id the first given counts. */
export function groupStories(documents: StoryDocument[], verdicts: StoryVerdict[] = []): StoryMembership[] {
  const unique = [...new Map(documents.toReversed().map((document) => [document.id, document])).values()];
  return unique.sort(compareDocuments).map(createStoryGrouper(verdicts).decide);
}

/**
 * Documents are settled first, from the fourteen days before the first that is to be decided, then decided; all in the order of `compareDocuments`.
 */
export function createStoryGrouper(verdicts: StoryVerdict[]): StoryGrouper {
  const window = createStoryWindow();
  const saidOf = readVerdicts(verdicts);
  const settled = new Map<string, OpenStory>();

  return {
    settle(document, storyId) {
      const incoming = take(document);
      const startedAt = storyId === document.id ? document.at.getTime() : Number.NEGATIVE_INFINITY;
      const story = settled.get(storyId) ?? { id: storyId, startedAt, members: [] };
      settled.set(storyId, story);
      window.add({ ...incoming, story });
    },
    decide(document) {
      const incoming = take(document);
      const bond = strongestBond(incoming);
      const story = bond?.story ?? { id: document.id, startedAt: document.at.getTime(), members: [] };
      window.add({ ...incoming, story });
      return { id: document.id, storyId: story.id, link: bond?.link ?? 'first', likeness: bond?.likeness ?? 1 };
    },
  };

  function take(document: StoryDocument): Incoming {
    window.advance(document.at.getTime());
    const terms = toTitleTerms(document.title);
    window.scale.add(terms);
    return { document, terms, bands: document.fingerprint ? bandsOf(document.fingerprint) : [] };
  }

  /** In this order: a curator's word, the same page, the greatest overlap of texts, the closest titles. A story with an item set apart from it is out. */
  function strongestBond(incoming: Incoming): Bond | undefined {
    const { document } = incoming;
    const said = (together: boolean): OpenStory[] =>
      (saidOf.get(document.id)?.get(together) ?? [])
        .flatMap((id) => window.find(id) ?? [])
        .sort((a, b) => compareDocuments(a.document, b.document))
        .map(({ story }) => story);
    const barred = new Set(said(false));
    const told = said(true).find((story) => !barred.has(story));
    if (told) return { story: told, link: 'verdict', likeness: 1 };
    const isOpen = (story: OpenStory): boolean =>
      !barred.has(story) && document.at.getTime() - story.startedAt <= storyMs;
    return (
      strongest(window.onPageOf(document), ({ story }) => ({ story, link: 'address', likeness: 1 })) ??
      strongest(window.sharingBands(incoming.bands), (member) => copyBond(incoming, member)) ??
      strongestByTitle()
    );

    function strongestByTitle(): Bond | undefined {
      const sharedWords = window.sharingTerms(incoming.terms);
      return strongest(sharedWords.keys(), createTitleBond(incoming, sharedWords));
    }

    /** Of equals, the first met. */
    function strongest(members: Iterable<Member>, toBond: (member: Member) => Bond | undefined): Bond | undefined {
      let best: Bond | undefined;
      for (const member of members) {
        if (!isOpen(member.story)) continue;
        const bond = toBond(member);
        if (bond && (!best || bond.likeness > best.likeness)) best = bond;
      }
      return best;
    }
  }

  /** Close to the story as a whole, not to one stray title of it: a chain of titles would lead anywhere. */
  function createTitleBond(incoming: Incoming, sharedWords: Map<Member, number>): (member: Member) => Bond | undefined {
    const likenessOf = window.scale.likenessTo(incoming.terms);
    const known = new Map<OpenStory, number>();
    function likenessOfStory(story: OpenStory): number {
      const before = known.get(story);
      if (before !== undefined) return before;
      const likenesses = story.members.map(({ terms }) => likenessOf(terms));
      const mean = likenesses.reduce((sum, each) => sum + each, 0) / likenesses.length;
      const likeness = meanShare * mean + (1 - meanShare) * Math.max(...likenesses);
      known.set(story, likeness);
      return likeness;
    }
    return (member) => {
      const { story } = member;
      const isStrict = mustSayTheSame(incoming.document, member.document);
      if (isStrict && (sharedWords.get(member) ?? 0) < sameTitleWordsMin) return undefined;
      const likeness = likenessOfStory(story);
      return likeness >= (isStrict ? sameTitleLikenessMin : titleLikenessMin)
        ? { story, link: 'title', likeness }
        : undefined;
    };
  }
}

function copyBond({ document }: Incoming, { document: other, story }: Member): Bond | undefined {
  if (!document.fingerprint || !other.fingerprint) return undefined;
  const { jaccard, containment } = estimateOverlap(document.fingerprint, other.fingerprint);
  const isExtract = jaccard >= extractJaccardMin && containment >= copyContainmentMin;
  if (jaccard < copyJaccardMin && !isExtract) return undefined;
  return { story, link: 'copy', likeness: Math.max(jaccard, containment) };
}

function mustSayTheSame(a: StoryDocument, b: StoryDocument): boolean {
  const haveTexts = a.fingerprint !== undefined && b.fingerprint !== undefined;
  return haveTexts || (a.sourceId !== undefined && a.sourceId === b.sourceId);
}

/** By item: those it was said to be with (`true`) and without (`false`), by the last word on each pair, whichever of the two is named first. */
function readVerdicts(verdicts: StoryVerdict[]): Map<string, Map<boolean, string[]>> {
  const last = new Map<string, StoryVerdict>();
  for (const verdict of verdicts) last.set([verdict.a, verdict.b].sort().join(' '), verdict);
  const said = new Map<string, Map<boolean, string[]>>();
  for (const { a, b, together } of last.values())
    for (const [one, other] of [
      [a, b],
      [b, a],
    ] as const) {
      const byWord = said.get(one) ?? new Map<boolean, string[]>();
      byWord.set(together, [...(byWord.get(together) ?? []), other]);
      said.set(one, byWord);
    }
  return said;
}
