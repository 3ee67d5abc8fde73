// Who may do what: each action asks here first, so that the API, the pages and the command line share one rule.
import { VigieError } from '../errors.ts';
import type { Actor, Role } from '../model/curation.ts';

/** An admin may do all that a curator may; the public may do neither's work. Throws `forbidden`. */
export function assertRole(actor: Actor, needed: Role): void {
  if (actor.role === 'admin' || actor.role === needed) return;
  throw new VigieError('forbidden', `Cette action demande le rôle « ${needed} ».`, { context: { needed } });
}
