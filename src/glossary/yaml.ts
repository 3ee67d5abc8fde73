// The glossary in the store → config/glossary.yaml, for a new instance or for reading it over in a merge request.
import { stringify } from 'yaml';
import type { Concept, Glossary } from '../model/glossary.ts';

/** What `config.ts` reads back as the same glossary (same version). Fields at their default are left out. */
export function toYaml({ version, themes, concepts }: Glossary): string {
  const header = [
    `# Le glossaire de Vigie, version ${version} : export de la base, ${concepts.length} notions.`,
    '# La base fait foi ; ce fichier garde une trace et peut amorcer une autre instance.',
    '# Ce que veut dire chaque champ : docs/guide.fr.md.',
  ];
  const content = { themes, concepts: concepts.map(withoutDefaults) };
  return `${header.join('\n')}\n\n${stringify(content, { lineWidth: 120, aliasDuplicateObjects: false })}`;
}

function withoutDefaults(concept: Concept): object {
  return Object.fromEntries(
    Object.entries(concept).filter(
      ([field, value]) =>
        value !== undefined &&
        !(Array.isArray(value) && value.length === 0) &&
        !(field === 'status' && value === 'active'),
    ),
  );
}
