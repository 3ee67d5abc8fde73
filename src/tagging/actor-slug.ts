// Names of actors to ids and back to plain French.
import { fold } from '../french/fold.ts';

const lengthMax = 80;

/** Lower-case words joined by hyphens, without accents: « La 27e Région » → `la-27e-region`. Empty for a name without letters or digits. */
export function toActorSlug(name: string): string {
  const slug = fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return slug.length > lengthMax ? slug.slice(0, lengthMax + 1).replace(/-[^-]*$/, '') : slug;
}
