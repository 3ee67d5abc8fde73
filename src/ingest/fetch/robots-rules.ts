// Reads the text of a robots.txt (RFC 9309) into the rules that hold for Vigie. Pure and total: lines that make no sense are skipped.
import { matchesPath, type PathPattern, parsePathPattern, toComparablePath } from './path-pattern.ts';

/** Our product token: what a site owner writes after `User-agent:` to address us alone. */
export const robotsToken = 'Vigie';

export interface RobotsRules {
  /** By the groups that name Vigie, or else by those for `*`. */
  allowsPage(url: URL): boolean;
  /** By the groups that name Vigie only. */
  allowsFeed(url: URL): boolean;
  crawlDelayMs?: number;
}

interface Group {
  rules: { pattern: PathPattern; allow: boolean }[];
  crawlDelayMs?: number;
}

/**
 * Groups for one token are merged, the longest matching pattern wins, Allow wins a tie, no match allows; /robots.txt itself is always allowed.
 * Crawl-delay is no part of the RFC, but widespread: the seconds of our group, fractions allowed.
 */
export function parseRobotsRules(text: string): RobotsRules {
  const groups = parseGroups(text);
  const own = groups.get(robotsToken.toLowerCase());
  const group = own ?? groups.get('*');
  return {
    allowsPage: (url) => allows(group, url),
    allowsFeed: (url) => allows(own, url),
    ...(group?.crawlDelayMs && { crawlDelayMs: group.crawlDelayMs }),
  };
}

function allows(group: Group | undefined, url: URL): boolean {
  if (!group || url.pathname === '/robots.txt') return true;
  const path = toComparablePath(url);
  let best = { length: -1, allow: true };
  for (const { pattern, allow } of group.rules) {
    const isBetter = pattern.length > best.length || (pattern.length === best.length && allow);
    if (isBetter && matchesPath(pattern, path)) best = { length: pattern.length, allow };
  }
  return best.allow;
}

/** By lower-case token. Only ours and `*` are kept: a file may name thousands. */
function parseGroups(text: string): Map<string, Group> {
  const groups = new Map<string, Group>();
  let current: Group[] = [];
  let isOpening = false;
  for (const line of text.replace(/^\ufeff/, '').split(/\r\n|\r|\n/)) {
    const [, key = '', value = ''] = /^\s*([\w-]+)\s*:\s*([^#]*)/.exec(line) ?? [];
    switch (key.toLowerCase()) {
      case 'user-agent': {
        if (!isOpening) current = [];
        isOpening = true;
        const group = groupFor(groups, value);
        if (group) current.push(group);
        break;
      }
      case 'allow':
      case 'disallow':
        isOpening = false;
        addRule(current, value.trim(), key.toLowerCase() === 'allow');
        break;
      case 'crawl-delay':
        isOpening = false;
        setCrawlDelay(current, value.trim());
        break;
      // Sitemap and unknown lines belong to no group and end none (RFC 9309 §2.2.4).
    }
  }
  return groups;
}

function groupFor(groups: Map<string, Group>, agent: string): Group | undefined {
  const token = /^(\*|[a-z_-]+)/i.exec(agent)?.[1]?.toLowerCase();
  if (token !== '*' && token !== robotsToken.toLowerCase()) return undefined;
  const group = groups.get(token) ?? { rules: [] };
  groups.set(token, group);
  return group;
}

function addRule(groups: Group[], path: string, allow: boolean): void {
  if (path === '') return;
  const rule = { pattern: parsePathPattern(path), allow };
  for (const group of groups) group.rules.push(rule);
}

function setCrawlDelay(groups: Group[], seconds: string): void {
  const delayMs = Number(seconds) * 1_000;
  if (delayMs > 0) for (const group of groups) group.crawlDelayMs = delayMs;
}
