import { describe, expect, it } from 'vitest';
import { parsePostmasterPid } from '../../../src/store/embedded/postmaster.ts';

describe('parsePostmasterPid', () => {
  it('reads the process and the port', () => {
    expect(parsePostmasterPid('4242\n/home/data\n1790000000\n5433\n\n127.0.0.1\n 1 2\nready   \n')).toEqual({
      pid: 4242,
      port: 5433,
    });
  });

  it('has no port while the server starts', () => {
    expect(parsePostmasterPid('4242\n/home/data\n1790000000\n')).toEqual({ pid: 4242 });
  });

  it('reads the negative number of a single-user server', () => {
    expect(parsePostmasterPid('-77\n')).toEqual({ pid: 77 });
  });

  it.each(['', 'what is this', '0\n'])('gives none for %j', (text) => {
    expect(parsePostmasterPid(text)).toBeUndefined();
  });
});
