import { expect, it } from 'vitest';
import { isMuted } from '../../../src/model/signal-verdict.ts';

it('a signal called noise is muted until its surprise doubles; no other verdict mutes it', () => {
  expect(isMuted({ verdict: 'noise', surprise: 4 }, 7.9)).toBe(true);
  expect(isMuted({ verdict: 'noise', surprise: 4 }, 8)).toBe(false);
  expect(isMuted({ verdict: 'relevant', surprise: 4 }, 4)).toBe(false);
  expect(isMuted(undefined, 4)).toBe(false);
});
