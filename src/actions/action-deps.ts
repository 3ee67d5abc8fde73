// What an action needs. One file a write that a person asks for; api, web and cli call the same ones, and each writes its audit row with its change.
import type { Store } from '../store/store.ts';

export interface ActionDeps {
  store: Store;
  now(): Date;
  /** That many random bytes, base64url. */
  randomToken(bytes: number): string;
  /** When the next weekly issue after this instant is due. */
  nextIssueAt(after: Date): Date;
  /** Wakes the workers; the clock would find the same work at its next tick. Never throws. */
  wake: {
    changes(): Promise<void>;
    source(sourceId: string): Promise<void>;
    mail(outboxId: string): Promise<void>;
    /** Another glossary is in force, or a change is to be previewed: its walk over the stored items may begin. */
    walk(changeId: string): Promise<void>;
  };
}
