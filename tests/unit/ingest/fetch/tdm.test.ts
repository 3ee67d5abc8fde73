// TDMRep: its file and its header, with the errors that count as nothing said.
import { describe, expect, it } from 'vitest';
import { createTdm, isReservedByHeader, isReservedByRules, parseTdmRules } from '../../../../src/ingest/fetch/tdm.ts';

const bytes = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));
const isReserved = (rules: unknown, path: string) =>
  isReservedByRules(parseTdmRules(bytes(rules)), new URL(path, 'https://exemple.fr'));
const rule = (location: unknown, reservation: unknown) => ({ location, 'tdm-reservation': reservation });

describe('tdmrep.json', () => {
  it.each([
    ['a reserved prefix', [rule('/reserve/', 1)], '/reserve/a', true],
    ['a reserved pattern', [rule('/*.html$', 1)], '/a/b.html', true],
    ['another path', [rule('/reserve/', 1)], '/libre', false],
    ['the whole site', [rule('/', 1)], '/n-importe', true],
    ['a free place in a reserved site', [rule('/libre/', 0), rule('/', 1)], '/libre/a', false],
    ['the first match, even less precise', [rule('/', 1), rule('/libre/', 0)], '/libre/a', true],
    ['a number as text', [rule('/', '1')], '/a', true],
    ['an unknown value', [rule('/', 2)], '/a', false],
    ['true, which is not 1', [rule('/', true)], '/a', false],
    ['a rule without location', [{ 'tdm-reservation': 1 }], '/a', false],
    ['a bad rule before a good one', [null, 'x', rule(3, 1), rule('/', 1)], '/a', true],
    ['an object instead of a list', rule('/', 1), '/a', false],
    ['half a character in a location', '[{"location":"/\\ud800","tdm-reservation":1}]', '/a', false],
    ['a page instead of JSON', '<html>404</html>', '/a', false],
    ['nothing', '', '/a', false],
  ])('%s', (_name, rules, path, expected) => {
    expect(isReserved(rules, path)).toBe(expected);
  });

  it('reserves nothing when it cannot be had', async () => {
    const tdm = createTdm({ fetch: async () => ({ type: 'unreachable', detail: 'x' }), now: () => new Date(0) });
    expect(await tdm.isReserved(new URL('https://exemple.fr/a'))).toBe(false);
  });
});

describe('the tdm-reservation header', () => {
  it.each([
    ['1', true],
    [' 1 ', true],
    ['0', false],
    ['yes', false],
    ['', false],
    ['0, 1', true],
  ])('%j', (value, expected) => {
    expect(isReservedByHeader({ 'tdm-reservation': value })).toBe(expected);
  });

  it('absent reserves nothing', () => {
    expect(isReservedByHeader({})).toBe(false);
  });
});
