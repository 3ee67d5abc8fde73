// The queue in front of the network: one request at a time per host with a pause between two, and a bound on all of them together.

export interface HostGate {
  /**
   * Runs `task` when it is its turn: requests of one `host` run in the order they came, each starts at least `pauseMs` after the one before it
   * ended. Rejects as `task` does, or when the gate is closed.
   */
  run<T>(turn: { host: string; pauseMs: number }, task: () => Promise<T>): Promise<T>;
  /** Wakes and rejects all that still wait; what runs is left to end. */
  close(): void;
}

interface Host {
  /** Settles when the last request in the queue has ended. */
  tail: Promise<void>;
  queued: number;
  endedAtMs: number | undefined;
}

const hostsMax = 5_000;
/** Longer than any pause, so that forgetting a host never shortens one. */
const forgetAfterMs = 3_600_000;

/** `elapsedMs` is a clock that never goes back (politeness is about real time); `wait` may reject when its signal aborts. */
export function createHostGate(deps: {
  inFlightMax: number;
  elapsedMs: () => number;
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
}): HostGate {
  const hosts = new Map<string, Host>();
  const closing = new AbortController();
  const waitingForSlot: (() => void)[] = [];
  let inFlight = 0;

  async function takeSlot(): Promise<void> {
    if (inFlight < deps.inFlightMax) inFlight++;
    else await new Promise<void>((resolve) => waitingForSlot.push(resolve));
  }

  /** The slot goes straight to the next in line, so that a newcomer cannot slip in between. */
  function giveSlot(): void {
    const next = waitingForSlot.shift();
    if (next) next();
    else inFlight--;
  }

  async function pauseSince(host: Host, pauseMs: number): Promise<void> {
    if (host.endedAtMs === undefined) return;
    const leftMs = host.endedAtMs + pauseMs - deps.elapsedMs();
    if (leftMs > 0) await deps.wait(leftMs, closing.signal);
  }

  function forgetIdleHosts(): void {
    if (hosts.size <= hostsMax) return;
    const before = deps.elapsedMs() - forgetAfterMs;
    for (const [name, host] of hosts) if (host.queued === 0 && (host.endedAtMs ?? 0) < before) hosts.delete(name);
  }

  function hostNamed(name: string): Host {
    const known = hosts.get(name);
    if (known) return known;
    forgetIdleHosts();
    const host: Host = { tail: Promise.resolve(), queued: 0, endedAtMs: undefined };
    hosts.set(name, host);
    return host;
  }

  return {
    async run(turn, task) {
      const host = hostNamed(turn.host);
      const before = host.tail;
      let leave = () => {};
      host.tail = new Promise((resolve) => {
        leave = resolve;
      });
      host.queued++;
      try {
        await before;
        closing.signal.throwIfAborted();
        await pauseSince(host, turn.pauseMs);
        await takeSlot();
        try {
          closing.signal.throwIfAborted();
          return await task();
        } finally {
          host.endedAtMs = deps.elapsedMs();
          giveSlot();
        }
      } finally {
        host.queued--;
        leave();
      }
    },
    close() {
      closing.abort(new Error('closed'));
    },
  };
}
