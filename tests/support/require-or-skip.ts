// What a test needs beyond npm packages may be absent on a newcomer's machine: it is skipped loudly there, and fails in CI (VIGIE_TEST_REQUIRE_ALL=1).
import { describe, it } from 'vitest';

/**
 * `describeIf(existsSync(path), 'the shared corpus is absent')('name', () => …)`: runs the block when the condition holds; otherwise prints why it did
 * not, and makes one failing test of it when everything is required.
 */
export function describeIf(condition: boolean, reason: string): (name: string, block: () => void) => void {
  if (condition) return (name, block) => describe(name, block);
  return (name) => {
    if (process.env.VIGIE_TEST_REQUIRE_ALL === '1') {
      describe(name, () => {
        it('has what it needs', () => {
          throw new Error(`required here, but ${reason}`);
        });
      });
      return;
    }
    skipLoudly(name, reason);
  };
}

/**
 * For a server that no package brings (a real Meilisearch): runs the block when the variable names one, and otherwise says so, in CI too.
 */
export function describeWhenSet(variable: string): (name: string, block: () => void) => void {
  if (process.env[variable]) return (name, block) => describe(name, block);
  return (name) => skipLoudly(name, `${variable} is not set`);
}

function skipLoudly(name: string, reason: string): void {
  process.stderr.write(`\n*** SKIPPED: ${name}: ${reason}\n`);
  describe.skip(`${name} (skipped: ${reason})`, () => {
    it('needs more than this machine has', () => {});
  });
}
