// What each way of finding actors gives: one mention, by the positions of its words.
import type { Actor } from '../model/actor.ts';
import type { Field, Span } from './hits.ts';

/** Positions are tokens of the field. */
export interface FoundActor extends Span {
  actor: Actor;
  field: Field;
  /** `actor:liste`, `actor:territoire` or `actor:nom`. */
  rule: string;
}
