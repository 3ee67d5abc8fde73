// A source: one feed or one HTML list page that Vigie reads, and what is remembered of reading it.
import { z } from 'zod';
import { httpUrlSchema, slugSchema } from './ids.ts';

/** CSS selectors of an HTML list page; each but `item` is looked up inside one item. */
export const listSelectorsSchema = z.strictObject({
  item: z.string().min(1).describe('one entry of the list'),
  link: z.string().min(1).describe('the anchor; its href is the item URL'),
  title: z.string().min(1).describe('the title text'),
  date: z.string().min(1).optional().describe('a <time datetime> or a text date'),
  summary: z.string().min(1).optional(),
  next: z.string().min(1).optional().describe('the anchor to the next page, looked up in the whole page'),
});
export type ListSelectors = z.infer<typeof listSelectorsSchema>;

export const itemKinds = ['article', 'project', 'event', 'call', 'resource', 'opinion'] as const;
export type ItemKind = (typeof itemKinds)[number];

/** What a person writes to declare a source (config/sources.yaml, POST /sources, `vigie sources add`). */
export const sourceDeclarationSchema = z.strictObject({
  id: slugSchema,
  title: z.string().trim().min(1).max(200),
  url: httpUrlSchema.describe('the feed, or the first page of the list'),
  kind: z.enum(['feed', 'list']).default('feed'),
  siteUrl: httpUrlSchema.optional().describe('the site a reader would visit'),
  selectors: listSelectorsSchema.optional().describe('required when kind is list'),
  itemKind: z.enum(itemKinds).default('article').describe('what its items are unless something says otherwise'),
  pages: z
    .enum(['auto', 'never'])
    .default('auto')
    .describe('fetch the page of an item whose feed gives only a summary'),
  language: z.string().min(2).max(20).default('fr'),
});
export type SourceDeclaration = z.infer<typeof sourceDeclarationSchema>;

/** A declaration that also holds together: a list has selectors, a feed has none. */
export const checkedSourceDeclarationSchema = sourceDeclarationSchema.superRefine((source, context) => {
  if (source.kind === 'list' && !source.selectors)
    context.addIssue({
      code: 'custom',
      path: ['selectors'],
      message: 'a list page needs selectors (item, link, title)',
    });
  if (source.kind === 'feed' && source.selectors)
    context.addIssue({
      code: 'custom',
      path: ['selectors'],
      message: 'a feed takes no selectors: remove them, or set kind: list',
    });
});

/** HTTP validators kept byte for byte, quotes included, for the next conditional GET (RFC 9110 §8.8). */
export interface Validators {
  etag?: string;
  lastModified?: string;
}

/** A stored source: its declaration and its state. Times are UTC. */
export interface Source extends SourceDeclaration {
  origin: 'config' | 'api';
  active: boolean;
  validators: Validators;
  /** SHA-256 of the last body, so that a server without validators still gives "unchanged". */
  bodyHash?: string;
  nextFetchAt: Date;
  lastFetchAt?: Date;
  lastOutcome?: string;
  /** Why the last fetch failed, for a person to read. */
  lastError?: string;
  /** Failures in a row; 0 after a success. */
  errorCount: number;
}

/** One row of a source's bounded history of fetches. */
export interface SourceFetch {
  sourceId: string;
  at: Date;
  /** A `FetchOutcome.type`, or `not-a-feed`, `empty`, `error`. */
  outcome: string;
  status?: number;
  bytes?: number;
  durationMs: number;
  itemsNew: number;
  itemsUpdated: number;
  /** Entries of the feed that could not be used, each counted and none fatal. */
  itemsBad: number;
  detail?: string;
}

/** A source's health as people see it. */
export type SourceHealth = 'new' | 'ok' | 'failing' | 'off';

export function healthOf(source: Pick<Source, 'active' | 'lastFetchAt' | 'errorCount'>): SourceHealth {
  if (!source.active) return 'off';
  if (!source.lastFetchAt) return 'new';
  return source.errorCount > 0 ? 'failing' : 'ok';
}
