// What a reader sees of an issue, in words and links, before it becomes HTML or plain text. Pure.
import type { DigestEntry, DigestIssue, DigestSignal } from '../model/digest.ts';
import { type Glossary, prefLabelOf } from '../model/glossary.ts';
import { httpUrlSchema } from '../model/ids.ts';
import type { StoryMate } from '../model/story.ts';
import type { Subscription } from '../model/subscription.ts';
import type { PlaceDirectory } from '../model/tag.ts';
import type { DigestLinks } from './links.ts';
import { toOneLine } from './mail-head.ts';
import { messages, toFrenchDate, toFrenchPeriod } from './messages.fr.ts';

export interface EntryView {
  theme: string;
  title: string;
  /** The publisher's page; the item's own page where there is no usable one. */
  url: string;
  itemUrl: string;
  /** « Source · 19 novembre 2026 »; no date where the source gave none. */
  origin: string;
  excerpt: string;
  reasons: string;
  /** Who else tells it, each once; empty when nobody does. */
  also: { sourceTitle: string; url: string }[];
}

export interface SignalView {
  label: string;
  url: string;
  /** « 7 documents en 8 semaines, 0,6 attendu » */
  evidence: string;
  reasons: string;
}

export interface DigestView {
  subject: string;
  title: string;
  intro: string;
  /** In reading order; entries of one theme follow each other. */
  entries: EntryView[];
  /** « Ce qui monte chez vous » */
  signals: SignalView[];
  omitted: number;
  links: { home: string; issue: string; unsubscribe: string; manage: string };
}

export interface DigestViewInput {
  issue: DigestIssue;
  subscription: Pick<Subscription, 'token'>;
  glossary: Glossary;
  places: PlaceDirectory;
  links: DigestLinks;
}

const titleCharsMax = 250;
/** Longer ones break in mail readers and would fill the mail: the item's page stands in for them. */
const urlCharsMax = 1_500;

export function toDigestView(input: DigestViewInput): DigestView {
  const { issue, links } = input;
  const period = toFrenchPeriod(issue.from, issue.cutoff);
  const count = issue.entries.length + issue.omitted;
  return {
    subject: messages.digestSubject(count, period),
    title: messages.digestTitle(count),
    intro: messages.digestIntro(period),
    entries: issue.entries.map((entry) => toEntryView(entry, input)),
    signals: (issue.signals ?? []).map((signal) => toSignalView(signal, input)),
    omitted: issue.omitted,
    links: {
      home: links.home,
      issue: links.issue(issue.id),
      unsubscribe: links.end(input.subscription.token),
      manage: links.subscribe,
    },
  };
}

function toEntryView(entry: DigestEntry, { glossary, places, links }: DigestViewInput): EntryView {
  const itemUrl = links.item(entry.itemId);
  const date = entry.publishedAt ? toFrenchDate(entry.publishedAt) : undefined;
  return {
    theme: glossary.themes.find((theme) => theme.id === entry.theme)?.label ?? messages.otherTheme,
    title: shorten(toOneLine(entry.title)) || messages.untitled,
    url: toFollowableUrl(entry.url) ?? itemUrl,
    itemUrl,
    origin: [toOneLine(entry.sourceTitle), date].filter(Boolean).join(' · '),
    excerpt: toOneLine(entry.excerpt),
    reasons: [...new Set(entry.reasons.map((reason) => toReasonWords(reason, entry, glossary, places)))].join(', '),
    also: toAlso(entry, links),
  };
}

/** Its own source is named above. */
function toAlso({ sourceTitle, also = [] }: DigestEntry, links: DigestLinks): EntryView['also'] {
  const bySource = new Map<string, StoryMate>();
  for (const mate of also)
    if (mate.sourceTitle !== sourceTitle && !bySource.has(mate.sourceTitle)) bySource.set(mate.sourceTitle, mate);
  return [...bySource.values()].map((mate) => ({
    sourceTitle: toOneLine(mate.sourceTitle),
    url: toFollowableUrl(mate.url) ?? links.item(mate.id),
  }));
}

function toSignalView(signal: DigestSignal, { glossary, places, links }: DigestViewInput): SignalView {
  const words = signal.reasons.map((reason) => toReasonWords(reason, { territories: [] }, glossary, places));
  return {
    label: shorten(toOneLine(signal.label)),
    url: links.signal(signal.id),
    evidence: signal.evidence,
    reasons: [...new Set(words)].join(', '),
  };
}

function toReasonWords(
  reason: DigestEntry['reasons'][number],
  entry: Pick<DigestEntry, 'territories'>,
  glossary: Glossary,
  places: PlaceDirectory,
): string {
  if (reason.type === 'everything' || reason.id === undefined) return messages.whyEverything;
  const { id } = reason;
  if (reason.type === 'concept') {
    const concept = glossary.concepts.find((candidate) => candidate.id === id);
    return concept ? inSentence(prefLabelOf(concept)) : id.replaceAll('-', ' ');
  }
  const exact = entry.territories.find((territory) => territory.id === id);
  if (exact) return exact.name;
  const name = places.find(id)?.name ?? id;
  const inside = entry.territories.find((territory) => places.ancestors(territory.id).includes(id));
  return inside ? `${inside.name} (${name})` : name;
}

/** « Budget participatif » → « budget participatif », but « MOOC » stays. */
function inSentence(label: string): string {
  return /^\p{Lu}\p{Ll}/u.test(label) ? label.charAt(0).toLocaleLowerCase('fr') + label.slice(1) : label;
}

function shorten(title: string): string {
  if (title.length <= titleCharsMax) return title;
  const head = title.slice(0, titleCharsMax);
  const cut = head.lastIndexOf(' ');
  return `${(cut > titleCharsMax / 2 ? head.slice(0, cut) : head).replace(/[\ud800-\udbff]$/, '')}…`;
}

function toFollowableUrl(url: string | undefined): string | undefined {
  if (!httpUrlSchema.safeParse(url).success) return undefined;
  // The parser's own form: line breaks and quotes a source left in its links are gone or escaped.
  const { href } = new URL(url ?? '');
  return href.length <= urlCharsMax ? href : undefined;
}
