// Which findings first, and which are one: terms that share most of their recent documents are one signal with variants.
import type { Frame } from './frame.ts';
import { longestWindow } from './growth-test.ts';
import type { Measure } from './measure.ts';

/** Jaccard index of the recent documents from which two terms are one signal. */
const mergeShare = 0.6;
/** A label must stand in so many of the merged documents. */
const labelShare = 0.8;
/** Neither a p of zero nor an infinite rank. */
const pMin = 1e-300;

export interface Finding {
  /** Number of the term in the postings. */
  term: number;
  key: string;
  territory: string | undefined;
  measure: Measure;
  /** Positions in the frame of all its documents (in the place, for one), newest first. */
  positions: Uint32Array;
  /** The same, in all places. */
  everywhere: Uint32Array;
}

export interface Group {
  head: Finding;
  /** Gives the label. */
  labelled: Finding;
  /** Best rank first; the head among them. */
  members: Finding[];
}

/** −log10 p. */
export function toSurprise(p: number): number {
  return Math.max(0, -Math.log10(Math.max(p, pMin)));
}

/** exp of the entropy of the sources: how many equal ones they are worth. */
export function toEffectiveSources({ spread }: Measure): number {
  let entropy = 0;
  for (const { documents } of spread.bySource.values())
    entropy -= (documents / spread.documents) * Math.log(documents / spread.documents);
  return spread.documents === 0 ? 0 : Math.exp(entropy);
}

/** Surprise, less so for few sources or few weeks. */
export function toRank(measure: Measure): number {
  const sources = toEffectiveSources(measure);
  const { weeks } = measure.spread;
  return toSurprise(measure.p) * (sources / (sources + 2)) * (weeks / (weeks + 2));
}

/** Best rank first, then by key. `canMerge` is told two findings and says whether they may be one at all. */
export function toGroups(
  frame: Frame,
  findings: Finding[],
  canMerge: (one: Finding, other: Finding) => boolean,
): Group[] {
  const ranked = findings
    .map((finding) => ({ finding, rank: toRank(finding.measure), recent: recentDocuments(frame, finding) }))
    .sort((one, other) => other.rank - one.rank || (one.finding.key < other.finding.key ? -1 : 1));
  const groups: { recent: Set<number>; members: typeof ranked }[] = [];
  /** Numbers of the groups whose head holds the document at a position. */
  const byDocument = new Map<number, number[]>();
  for (const entry of ranked) {
    const common = new Map<number, number>();
    for (const position of entry.recent)
      for (const number of byDocument.get(position) ?? []) common.set(number, (common.get(number) ?? 0) + 1);
    const [near] = [...common]
      .filter(([number, shared]) => {
        const { recent, members } = groups[number] ?? { recent: new Set(), members: [] };
        const isNear = shared >= mergeShare * (recent.size + entry.recent.size - shared);
        return isNear && members[0] !== undefined && canMerge(members[0].finding, entry.finding);
      })
      .map(([number]) => number)
      .sort((one, other) => one - other);
    const group = near === undefined ? undefined : groups[near];
    if (group) {
      group.members.push(entry);
      continue;
    }
    for (const position of entry.recent) byDocument.set(position, [...(byDocument.get(position) ?? []), groups.length]);
    groups.push({ recent: entry.recent, members: [entry] });
  }
  return groups.flatMap(({ members }) => {
    const [head] = members;
    if (!head) return [];
    const union = new Set(members.flatMap(({ recent }) => [...recent]));
    const common = members.filter(({ recent }) => recent.size >= labelShare * union.size);
    const labelled = common.reduce(
      (best, entry) => (wordCount(entry) > wordCount(best) ? entry : best),
      common[0] ?? head,
    );
    return [{ head: head.finding, labelled: labelled.finding, members: members.map(({ finding }) => finding) }];
  });
}

function recentDocuments(frame: Frame, { positions }: Finding): Set<number> {
  return new Set(positions.filter((position) => (frame.ages[position] ?? 0) < longestWindow));
}

function wordCount({ finding }: { finding: Finding }): number {
  return finding.key.split(' ').length;
}
