// What a schema cannot see in a glossary: labels that two concepts claim, references to nothing, circles. In French, for those who write glossaries.
import { isInfinitive } from '../french/inflect.ts';
import { tokenize } from '../french/tokenize.ts';
import { type Concept, textOfLabel } from '../model/glossary.ts';
import { type GlossaryFile, labelsOf } from './build-glossary.ts';
import { fieldNames } from './field-names.ts';

/** What is wrong in a glossary, where (`concepts.3.related.0`, or the place in the text that was read) and what to do about it. */
export interface GlossaryFault {
  path: string;
  problem: string;
  remedy: string;
}

const definitionCharsMin = 20;
/** Enough to mend; in a hostile file there could be a million. */
const circlesMax = 20;

/**
 * Every fault at once; an empty list when the glossary holds together. A deprecated concept without `replacedBy` is none: some ideas end.
 */
export function checkGlossary(file: GlossaryFile): GlossaryFault[] {
  return [
    ...duplicateIds(file.themes, 'themes', 'Deux thèmes ont'),
    ...duplicateIds(file.concepts, 'concepts', 'Deux notions ont'),
    ...file.concepts.flatMap((concept, at) => conceptFaults(concept, `concepts.${at}`)),
    ...unknownReferences(file),
    ...doubleLinks(file.concepts),
    ...circleFaults(file.concepts),
    ...labelFaults(file.concepts),
  ];
}

function duplicateIds(entries: { id: string }[], list: string, whose: string): GlossaryFault[] {
  const seen = new Set<string>();
  return entries.flatMap(({ id }, at) => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    return [
      {
        path: `${list}.${at}.id`,
        problem: `${whose} l’identifiant « ${id} »`,
        remedy: 'Donnez-en un autre à l’une des deux entrées, ou réunissez-les',
      },
    ];
  });
}

/** What is wrong in one concept, whatever the others are. */
function conceptFaults(concept: Concept, path: string): GlossaryFault[] {
  const faults: GlossaryFault[] = [];
  const length = concept.definition.trim().length;
  if (length < definitionCharsMin)
    faults.push({
      path: `${path}.definition`,
      problem: `La définition de « ${concept.id} » est ${length === 0 ? 'vide' : `trop courte (${length} caractères)`}`,
      remedy: `Écrivez-la en une phrase au moins (${definitionCharsMin} caractères ou plus)`,
    });
  if (typeof concept.prefLabel !== 'string' && concept.prefLabel.lang === 'en')
    faults.push({
      path: `${path}.prefLabel`,
      problem: `Le libellé de « ${concept.id} » est déclaré en anglais`,
      remedy: 'Mettez-le dans prefLabelEn, et un libellé français ici',
    });
  if (typeof concept.prefLabelEn === 'object' && concept.prefLabelEn.lang === 'fr')
    faults.push({
      path: `${path}.prefLabelEn`,
      problem: `Le libellé anglais de « ${concept.id} » est déclaré en français`,
      remedy: 'Écrivez lang: en, ou rangez-le dans altLabels',
    });
  if (concept.replacedBy !== undefined && concept.status !== 'deprecated')
    faults.push({
      path: `${path}.replacedBy`,
      problem: `« ${concept.id} » est remplacée par « ${concept.replacedBy} » sans être retirée`,
      remedy: 'Donnez-lui le statut deprecated, ou ôtez replacedBy',
    });
  concept.exactMatch.forEach((url, position) => {
    if (/^https?:\/\/[^\s<>"{}|\\^`\p{Cc}]+$/u.test(url)) return;
    faults.push({
      path: `${path}.exactMatch.${position}`,
      problem: `L’équivalent « ${url} » de « ${concept.id} » n’est pas une adresse http(s) sans espace ni chevron`,
      remedy: 'Recopiez l’adresse de la notion telle que son vocabulaire la publie',
    });
  });
  return faults;
}

function unknownReferences({ themes, concepts }: GlossaryFile): GlossaryFault[] {
  const themeIds = new Set(themes.map(({ id }) => id));
  const conceptIds = new Set(concepts.map(({ id }) => id));
  return concepts.flatMap((concept, at) => {
    const faults: GlossaryFault[] = [];
    if (!themeIds.has(concept.theme))
      faults.push({
        path: `concepts.${at}.theme`,
        problem: `« ${concept.id} » a pour thème « ${concept.theme} », qui n’est pas déclaré`,
        remedy: `Déclarez-le dans les thèmes, ou prenez l’un de ceux-ci : ${[...themeIds].join(', ')}`,
      });
    const references = [
      ...concept.broader.map((id, position) => ({ id, field: 'broader' as const, path: `broader.${position}` })),
      ...concept.related.map((id, position) => ({ id, field: 'related' as const, path: `related.${position}` })),
      ...(concept.replacedBy === undefined
        ? []
        : [{ id: concept.replacedBy, field: 'replacedBy' as const, path: 'replacedBy' }]),
    ];
    for (const { id, field, path } of references) {
      if (conceptIds.has(id) && id !== concept.id) continue;
      faults.push({
        path: `concepts.${at}.${path}`,
        problem:
          id === concept.id
            ? `« ${concept.id} » renvoie à elle-même (${fieldNames[field]})`
            : `« ${concept.id} » renvoie à « ${id} », qui n’existe pas (${fieldNames[field]})`,
        remedy: 'Ôtez ce lien, ou écrivez l’identifiant d’une autre notion',
      });
    }
    return faults;
  });
}

/** What is broader is not related as well, from either side (SKOS reference, S27). */
function doubleLinks(concepts: Concept[]): GlossaryFault[] {
  const above = new Map(concepts.map(({ id, broader }) => [id, new Set(broader)]));
  return concepts.flatMap((concept, at) =>
    concept.related.flatMap((id, position): GlossaryFault[] => {
      const [wide, narrow] = above.get(concept.id)?.has(id) ? [id, concept.id] : [concept.id, id];
      if (!above.get(narrow)?.has(wide)) return [];
      return [
        {
          path: `concepts.${at}.related.${position}`,
          problem: `« ${wide} » est à la fois plus large que « ${narrow} » et voisine d’elle`,
          remedy: `Gardez un seul des deux liens : broader dans « ${narrow} », ou related`,
        },
      ];
    }),
  );
}

function circleFaults(concepts: Concept[]): GlossaryFault[] {
  const positions = new Map(concepts.map(({ id }, at) => [id, at]));
  const faultsOf = (field: 'broader' | 'replacedBy', problem: string, remedy: string): GlossaryFault[] =>
    circles(
      new Map(concepts.map((concept) => [concept.id, [concept[field] ?? []].flat().filter((id) => id !== concept.id)])),
    ).map((circle) => ({
      path: `concepts.${positions.get(circle[0] ?? '')}.${field}`,
      problem: `${problem} : ${circle.map((id) => `« ${id} »`).join(' → ')}`,
      remedy,
    }));
  return [
    ...faultsOf(
      'broader',
      'Des notions sont plus larges l’une que l’autre, en cercle',
      'Ôtez l’un de ces liens broader',
    ),
    ...faultsOf(
      'replacedBy',
      'Des notions se remplacent l’une l’autre, en cercle',
      'Gardez-en une : ôtez son replacedBy et rendez-la active',
    ),
  ];
}

/** The circles that a walk along the links meets, closed: the first id is also the last. At most `circlesMax`. */
function circles(links: Map<string, string[]>): string[][] {
  const found: string[][] = [];
  const done = new Set<string>();
  for (const start of links.keys()) {
    const path: { id: string; rest: string[] }[] = [];
    const onPath = new Set<string>();
    const enter = (id: string) => {
      path.push({ id, rest: [...(links.get(id) ?? [])] });
      onPath.add(id);
    };
    if (!done.has(start)) enter(start);
    for (let top = path.at(-1); top; top = path.at(-1)) {
      const next = top.rest.shift();
      if (next === undefined) {
        path.pop();
        onPath.delete(top.id);
        done.add(top.id);
      } else if (onPath.has(next)) {
        const ids = path.map(({ id }) => id);
        found.push([...ids.slice(ids.indexOf(next)), next]);
        if (found.length === circlesMax) return found;
      } else if (!done.has(next)) enter(next);
    }
  }
  return found;
}

/** A label that no text can contain, or that two concepts claim. Labels that fold to the same words are one label. */
function labelFaults(concepts: Concept[]): GlossaryFault[] {
  const owners = new Map<string, string>();
  return concepts.flatMap((concept, at) =>
    labelsOf(concept).flatMap(({ label, path }): GlossaryFault[] => {
      const text = textOfLabel(label);
      const key = tokenize(text)
        .map((token) => token.folded)
        .join(' ');
      if (key === '')
        return [
          {
            path: `concepts.${at}.${path}`,
            problem: `Le libellé « ${text} » de « ${concept.id} » n’a ni lettre ni chiffre`,
            remedy: 'Ôtez-le',
          },
        ];
      if (typeof label === 'object' && label.verb && !key.split(' ').some(isInfinitive))
        return [
          {
            path: `concepts.${at}.${path}`,
            problem: `Le libellé « ${text} » de « ${concept.id} » est dit verbal et n’a pas d’infinitif`,
            remedy: 'Ôtez « verb », ou écrivez son verbe à l’infinitif',
          },
        ];
      const owner = owners.get(key);
      if (owner === undefined) owners.set(key, concept.id);
      if (owner === undefined || owner === concept.id) return [];
      return [
        {
          path: `concepts.${at}.${path}`,
          problem: `« ${text} » est un libellé à la fois de « ${owner} » et de « ${concept.id} »`,
          remedy: 'Gardez-le dans l’une des deux, ou réunissez les deux notions',
        },
      ];
    }),
  );
}
