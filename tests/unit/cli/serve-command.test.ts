// The roles a process plays.
import { describe, expect, it } from 'vitest';
import { parseRoles } from '../../../src/cli/serve-command.ts';

describe('--roles', () => {
  it('takes any of the roles, in any order, with spaces', () => {
    expect(parseRoles('clock, http')).toEqual(['http', 'clock']);
  });
  it('names a role that does not exist', () => {
    expect(() => parseRoles('http,workers')).toThrow(/« workers » n’existe pas/);
  });
});
