// Untrusted data → a glossary, or every fault in French: what each way in (Turtle, JSON-LD, CSV, the API) goes through.
import { type Concept, conceptSchema, type Glossary, type Theme, themeSchema } from '../model/glossary.ts';
import { buildGlossary } from './build-glossary.ts';
import { checkGlossary, type GlossaryFault } from './check-glossary.ts';
import { fieldNames } from './field-names.ts';

export interface GlossaryReading {
  /** Absent when there is a fault. */
  glossary?: Glossary;
  faults: GlossaryFault[];
  /** What the text held and the glossary has no place for, one sentence each. */
  ignored: string[];
}

/** A concept as it was read, before it is checked: the schema has the last word on its fields. */
export type ConceptDraft = { id: string } & { [field in keyof Concept]?: unknown };

export interface GlossaryDraft {
  themes: Theme[];
  concepts: ConceptDraft[];
}

/** More than any glossary that people write by hand; keeps a hostile file from holding the process. */
export const conceptsMax = 5_000;

/** Never throws. `placeOf` turns the position of a concept and a field into where they stand in the text that was read. */
export function parseGlossary(
  { themes, concepts }: GlossaryDraft,
  placeOf = (at: number, field: string): string => `concepts.${at}.${field}`,
): GlossaryReading {
  if (concepts.length > conceptsMax) return tooManyConcepts(concepts.length);
  const faults: GlossaryFault[] = [];
  themes.forEach((theme, at) => {
    for (const { path } of themeSchema.safeParse(theme).error?.issues ?? [])
      faults.push({
        path: `themes.${at}.${path.join('.')}`,
        problem: `Le thème « ${theme.label} » n’a pas de ${path[0] === 'id' ? `bon identifiant (« ${theme.id} »)` : 'libellé'}`,
        remedy: 'Un identifiant en minuscules, chiffres et traits d’union ; un libellé de deux caractères au moins',
      });
  });
  const kept: { concept: Concept; at: number }[] = [];
  concepts.forEach((draft, at) => {
    const parsed = conceptSchema.safeParse(draft, { reportInput: true });
    const issues = parsed.error?.issues ?? [];
    for (const issue of issues) faults.push(faultOf(issue, draft.id, (field) => placeOf(at, field)));
    const concept = parsed.data ?? conceptSchema.safeParse(mended(draft, at, themes, issues)).data;
    if (concept) kept.push({ concept, at });
  });
  const file = { themes, concepts: kept.map(({ concept }) => concept) };
  for (const fault of checkGlossary(file)) {
    const [, position, field] = /^concepts\.(\d+)\.(.*)$/.exec(fault.path) ?? [];
    const at = kept[Number(position)]?.at;
    faults.push(at === undefined ? fault : { ...fault, path: placeOf(at, field ?? '') });
  }
  return faults.length > 0 ? { faults, ignored: [] } : { glossary: buildGlossary(file), faults, ignored: [] };
}

/** The draft with something harmless for each field that has a fault, so that its links and labels are checked in the same go. */
function mended(draft: ConceptDraft, at: number, themes: Theme[], issues: Issue[]): ConceptDraft {
  const standIns: Record<string, unknown> = {
    prefLabel: `sans libellé ${at}`,
    definition: 'Une définition à écrire.',
    definitionSource: 'À dire',
    theme: themes[0]?.id,
    status: draft.replacedBy === undefined ? 'active' : 'deprecated',
  };
  const faulty = new Set(issues.map(({ path }) => path[0]));
  const fields = Object.keys(fieldNames).map((field) => [
    field,
    faulty.has(field) ? standIns[field] : draft[field as keyof Concept],
  ]);
  return Object.fromEntries(fields);
}

/** For a text that gives nothing to check: one fault, and where it is when that is known. */
export function unreadable(problem: string, remedy: string, path = ''): GlossaryReading {
  return { faults: [{ path, problem, remedy }], ignored: [] };
}

export function tooManyConcepts(count: number): GlossaryReading {
  return unreadable(
    `Le texte tient ${count} notions, plus que les ${conceptsMax} qu’un glossaire peut avoir`,
    'Importez-en un extrait',
  );
}

type Issue = NonNullable<ReturnType<typeof conceptSchema.safeParse>['error']>['issues'][number];

function faultOf(issue: Issue, id: string, placeOf: (field: string) => string): GlossaryFault {
  const field = String(issue.path[0] ?? '');
  const name = Object.hasOwn(fieldNames, field) ? fieldNames[field as keyof Concept] : field;
  const [problem, remedy] = inFrench(issue);
  return { path: placeOf(issue.path.join('.')), problem: `« ${id} », ${name} : ${problem}`, remedy };
}

/** What a schema says, for people: what is wrong, what to do. */
function inFrench(issue: Issue): [problem: string, remedy: string] {
  if (issue.input === undefined) return ['manque', 'Remplissez-le'];
  switch (issue.code) {
    case 'invalid_type':
      return [`ce n’est pas du type attendu (${issue.expected})`, 'Corrigez-en la forme'];
    case 'too_small':
      return issue.origin === 'string'
        ? [
            `vide ou trop court, il faut au moins ${issue.minimum} caractères`,
            'Complétez-le, ou ôtez-le s’il est facultatif',
          ]
        : ['trop petit ou vide', 'Complétez-le, ou ôtez-le s’il est facultatif'];
    case 'too_big':
      return [`trop long, ${issue.maximum} au plus`, 'Raccourcissez-le'];
    case 'invalid_format':
      return issue.format === 'url'
        ? ['ce n’est pas une adresse web', 'Écrivez-la en entier, avec https://']
        : [
            'ce n’est pas un identifiant',
            'Des minuscules sans accent et des chiffres, les mots joints par un trait d’union',
          ];
    case 'invalid_value':
      return ['cette valeur n’existe pas', `Prenez l’une de celles-ci : ${issue.values.join(', ')}`];
    case 'unrecognized_keys':
      return [`${issue.keys.join(', ')} n’est pas connu`, 'Ôtez-le, ou corrigez-en l’orthographe'];
    case 'invalid_union':
      return [
        'ce n’est pas un libellé',
        'Un texte de deux caractères au moins, seul ou avec ses conditions (label, needs, unless, exact, verb, lang)',
      ];
    default:
      return ['cette valeur n’est pas admise', 'Corrigez-la, ou ôtez-la'];
  }
}
