// The gate on a clock of its own: each wait moves the clock by hand.
import { describe, expect, it } from 'vitest';
import { createHostGate } from '../../../../src/ingest/fetch/host-gate.ts';

/** A gate whose waits end at once and move its clock; `waits` are the pauses asked for. */
function createTestGate(inFlightMax = 8) {
  const clock = { ms: 0 };
  const waits: number[] = [];
  const gate = createHostGate({
    inFlightMax,
    elapsedMs: () => clock.ms,
    wait: async (ms) => {
      waits.push(ms);
      clock.ms += ms;
    },
  });
  return { gate, clock, waits };
}

/** A task that runs until `end` is called. */
function createHeldTask(name: string, started: string[]) {
  let end = () => {};
  const ended = new Promise<void>((resolve) => {
    end = resolve;
  });
  const task = async () => {
    started.push(name);
    await ended;
    return name;
  };
  return { task, end };
}

const settle = () => new Promise((resolve) => setImmediate(resolve));

describe('createHostGate', () => {
  it('starts the first request at once, and each next one a pause after the end of the one before', async () => {
    const { gate, clock, waits } = createTestGate();
    const startedAt: number[] = [];
    const request = async () => {
      startedAt.push(clock.ms);
      clock.ms += 300;
    };
    await Promise.all([1, 2, 3].map(() => gate.run({ host: 'a', pauseMs: 2_000 }, request)));
    expect(startedAt).toEqual([0, 2_300, 4_600]);
    expect(waits).toEqual([2_000, 2_000]);
  });

  it('waits only for what is left of the pause', async () => {
    const { gate, clock, waits } = createTestGate();
    await gate.run({ host: 'a', pauseMs: 2_000 }, async () => {});
    clock.ms += 1_500;
    await gate.run({ host: 'a', pauseMs: 2_000 }, async () => {});
    clock.ms += 5_000;
    await gate.run({ host: 'a', pauseMs: 2_000 }, async () => {});
    expect(waits).toEqual([500]);
  });

  it('runs one request of a host at a time, in order, and other hosts beside it', async () => {
    const { gate } = createTestGate();
    const started: string[] = [];
    const [a1, a2, b1] = ['a1', 'a2', 'b1'].map((name) => createHeldTask(name, started)) as [
      ReturnType<typeof createHeldTask>,
      ReturnType<typeof createHeldTask>,
      ReturnType<typeof createHeldTask>,
    ];
    const all = [
      gate.run({ host: 'a', pauseMs: 0 }, a1.task),
      gate.run({ host: 'a', pauseMs: 0 }, a2.task),
      gate.run({ host: 'b', pauseMs: 0 }, b1.task),
    ];
    await settle();
    expect(started).toEqual(['a1', 'b1']);
    a1.end();
    await settle();
    expect(started).toEqual(['a1', 'b1', 'a2']);
    a2.end();
    b1.end();
    expect(await Promise.all(all)).toEqual(['a1', 'a2', 'b1']);
  });

  it('never has more in flight than its bound, over all hosts', async () => {
    const { gate } = createTestGate(2);
    let inFlight = 0;
    let inFlightMost = 0;
    const request = async () => {
      inFlight++;
      inFlightMost = Math.max(inFlightMost, inFlight);
      await settle();
      inFlight--;
    };
    await Promise.all(Array.from({ length: 20 }, (_, index) => gate.run({ host: `h${index}`, pauseMs: 0 }, request)));
    expect(inFlightMost).toBe(2);
  });

  it('goes on after a request that failed, and keeps the pause', async () => {
    const { gate, waits } = createTestGate();
    const failed = gate.run({ host: 'a', pauseMs: 2_000 }, () => Promise.reject(new Error('boom')));
    const next = gate.run({ host: 'a', pauseMs: 2_000 }, async () => 'next');
    await expect(failed).rejects.toThrow('boom');
    expect(await next).toBe('next');
    expect(waits).toEqual([2_000]);
  });

  it('rejects what still waits when it closes, and lets what runs end', async () => {
    const { gate } = createTestGate();
    const started: string[] = [];
    const held = createHeldTask('running', started);
    const running = gate.run({ host: 'a', pauseMs: 0 }, held.task);
    const waiting = gate.run({ host: 'a', pauseMs: 0 }, async () => 'never');
    const refused = expect(waiting).rejects.toThrow('closed');
    await settle();
    gate.close();
    held.end();
    expect(await running).toBe('running');
    await refused;
  });
});
