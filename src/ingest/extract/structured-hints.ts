// What a page states for machines about its kind and its days: schema.org types, and the dates of the one event or job offer that it is about.
import type { CheerioAPI } from 'cheerio';
import type { StructuredHints } from '../../model/kind.ts';
import { type JsonObject, typesOf } from './json-ld.ts';

const typesMax = 20;
const dateLengthMax = 40;
const microdataMax = 50;
/** What stands on every page of a site. */
const frameTypes =
  /^(?:WebSite|WebPage|CollectionPage|Organization|GovernmentOrganization|Person|BreadcrumbList|ListItem|ImageObject|SearchAction|ReadAction|EntryPoint|SiteNavigationElement|WPHeader|WPFooter|WPSideBar|PostalAddress|ContactPoint|Comment)$/;
const eventType = /^(?:\w*Event|Festival|Hackathon|CourseInstance)$/;
const callType = /^(?:JobPosting|MonetaryGrant|Grant)$/;
const schemaName = /^(?:https?:\/\/(?:www\.)?schema\.org\/|schema:)?([A-Z][A-Za-z]{1,79})$/;
/** A date, a time, a zone; nothing that a database or a page would mind. */
const dateLike = /^[\p{L}\p{N} :.,/+-]+$/u;

type Dates = Omit<StructuredHints, 'types'>;

/**
 * Undefined when the page states nothing. Types are schema.org names without their address, those of the page's frame left out. A page of several events with
 * other dates (an agenda) gives none. Values that are no short strings are left out. Never throws.
 */
export function toStructuredHints($: CheerioAPI, objects: JsonObject[]): StructuredHints | undefined {
  const scopes = $('[itemscope][itemtype]').toArray().slice(0, microdataMax);
  const stated = [
    ...objects.map((object) => ({
      types: namesOf(typesOf(object)),
      read: (property: string) => firstOf(object[property]),
    })),
    ...scopes.map((scope) => ({
      types: namesOf(($(scope).attr('itemtype') ?? '').split(/\s+/)),
      read: (property: string) => microdataValue($(scope).find(`[itemprop~="${property}"]`).first()),
    })),
  ];
  const types = [...new Set(stated.flatMap((thing) => thing.types))].filter((type) => !frameTypes.test(type));
  const events = stated.filter((thing) => thing.types.some((type) => eventType.test(type)));
  const calls = stated.filter((thing) => thing.types.some((type) => callType.test(type)));
  const hints: StructuredHints = {
    types: types.slice(0, typesMax),
    ...onlyOne(
      events.map(({ read }) => ({
        ...dateOf('startDate', read('startDate')),
        ...dateOf('endDate', read('endDate')),
      })),
    ),
    ...onlyOne(calls.map(({ read }) => dateOf('deadline', read('validThrough') ?? read('applicationDeadline')))),
  };
  return Object.keys(hints).length > 1 || hints.types.length > 0 ? hints : undefined;
}

function namesOf(types: string[]): string[] {
  return types.flatMap((type) => schemaName.exec(type.trim())?.[1] ?? []);
}

/** JSON-LD may give one value as a list. */
function firstOf(value: unknown): unknown {
  return Array.isArray(value) ? value[0] : value;
}

function microdataValue(element: ReturnType<CheerioAPI>): string | undefined {
  const value = element.attr('content') ?? element.attr('datetime') ?? element.text().trim();
  return value === '' ? undefined : value;
}

function dateOf(name: keyof Dates, value: unknown): Dates {
  if (typeof value !== 'string') return {};
  const date = value.trim();
  return date !== '' && date.length <= dateLengthMax && dateLike.test(date) ? { [name]: date } : {};
}

/** The dates that all agree on; a thing without dates says nothing. */
function onlyOne(stated: Dates[]): Dates {
  const dated = stated.filter((dates) => Object.keys(dates).length > 0);
  const distinct = new Set(dated.map((dates) => JSON.stringify(dates)));
  return distinct.size === 1 ? (dated[0] ?? {}) : {};
}
