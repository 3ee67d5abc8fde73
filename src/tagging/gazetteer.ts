// The official territories of France, read from @etalab/decoupage-administratif (COG of INSEE, EPCI of DGCL; code MIT, data Licence Ouverte) when a directory
// is built: the only place that knows the package's shapes. The former régions and the countries, which are not in it, join them here.
import { createRequire } from 'node:module';
import type { Place } from '../model/tag.ts';
import { countries } from './countries.ts';
import { formerRegions } from './former-regions.ts';

/** A territory with what is needed to recognise it and to place it. */
export interface GazetteerPlace extends Place {
  /** Inhabitants; 0 where the package says nothing. */
  population: number;
  /** The containing territories' ids, nearest first. */
  ancestors: readonly string[];
  /** EPCI only: the official name without its legal form, that form, and the name of the most populous commune. */
  epci?: { form: EpciForm; bareName: string; mainCommune: string };
  /** Communes only: those that it took in and that remain as delegated or associated communes. */
  formerCommunes?: string[];
}

export type EpciForm = 'METRO' | 'MET69' | 'CU' | 'CA' | 'CC' | 'EPT';

interface RawCommune {
  code: string;
  nom: string;
  type: 'commune-actuelle' | 'commune-deleguee' | 'commune-associee' | 'arrondissement-municipal';
  departement?: string;
  region?: string;
  population?: number;
  siren?: string;
  /** Of a delegated or associated commune: the code of the commune it is in. */
  chefLieu?: string;
}
interface RawEpci {
  code: string;
  nom: string;
  type: EpciForm;
  populationTotale?: number;
  membres: { code: string; nom: string; populationTotale: number }[];
}
interface RawArea {
  code: string;
  nom: string;
  region?: string;
}

/** Territories without inhabitants, whose names are only noise. */
const emptyTerritories = new Set(['984', '989']);

/** Régions and territories overseas, former régions, départements, EPCI (EPT of Grand Paris included), communes, countries. */
export function readGazetteer(): GazetteerPlace[] {
  const regions = readData<RawArea>('regions').filter(({ code }) => !emptyTerritories.has(code));
  // The territories overseas (975 and above) are listed both as régions and as départements: once is enough.
  const departements = readData<RawArea>('departements').filter(({ code }) => !isOverseasTerritory(code));
  const listed = readData<RawCommune>('communes');
  const communes = listed.filter(
    ({ type, departement }) => type === 'commune-actuelle' && !emptyTerritories.has(departement ?? ''),
  );
  const intercommunalities = [...readData<RawEpci>('ept'), ...readData<RawEpci>('epci')];

  const areasOf = new Map(communes.map((commune) => [commune.code, areasAbove(commune)]));
  const groupingsOf = new Map<string, string[]>();
  const epci = intercommunalities.map((raw): GazetteerPlace => {
    const id = `epci-${raw.code}`;
    for (const { code } of raw.membres) groupingsOf.set(code, [...(groupingsOf.get(code) ?? []), id]);
    const [bareName, name] = namesOf(raw);
    const main = raw.membres.reduce((most, member) =>
      member.populationTotale > most.populationTotale ? member : most,
    );
    return {
      id,
      kind: 'epci',
      code: raw.code,
      name,
      siren: raw.code,
      population: raw.populationTotale ?? 0,
      ancestors: mostFrequentFirst(raw.membres.flatMap(({ code }) => areasOf.get(code) ?? [])),
      epci: { form: raw.type, bareName, mainCommune: main.nom },
    };
  });
  const formerCommunesOf = namesOfFormerCommunes(listed);
  const shared = createListSharer();
  return [
    ...regions.map(({ code, nom }) => toArea('region', code, nom, [])),
    ...formerRegions.map(({ code, name, today }) => toArea('ancienne-region', code, name, [`region-${today}`])),
    ...departements.map(({ code, nom, region }) =>
      toArea('departement', code, nom, region ? [`region-${region}`] : []),
    ),
    ...epci,
    ...communes.map(({ code, nom, siren, population = 0 }): GazetteerPlace => {
      const formerCommunes = formerCommunesOf.get(code);
      return {
        id: `commune-${code}`,
        kind: 'commune',
        code,
        name: nom,
        ...(siren ? { siren } : {}),
        population,
        ancestors: shared([...(groupingsOf.get(code) ?? []), ...(areasOf.get(code) ?? [])]),
        ...(formerCommunes ? { formerCommunes } : {}),
      };
    }),
    ...countries.map(({ code, name }) => toArea('pays', code, name, [])),
  ];
}

function toArea(kind: Place['kind'], code: string, name: string, ancestors: string[]): GazetteerPlace {
  return { id: `${kind}-${code}`, kind, code, name, population: 0, ancestors };
}

/** Not through the package's own index, which reads relative to the working directory; and not kept in the module cache: 13 MB of which little is used. */
function readData<Row>(name: string): Row[] {
  const require = createRequire(import.meta.url);
  const path = require.resolve(`@etalab/decoupage-administratif/data/${name}.json`);
  const rows: Row[] = require(path);
  delete require.cache[path];
  return rows;
}

/** 975 and above, but Mayotte. */
function isOverseasTerritory(departement: string): boolean {
  return departement.length === 3 && departement >= '975' && departement !== '976';
}

function areasAbove({ code, departement, region }: RawCommune): string[] {
  if (departement === undefined || isOverseasTerritory(departement)) return [`region-${region ?? code.slice(0, 3)}`];
  return [`departement-${departement}`, ...(region ? [`region-${region}`] : [])];
}

function namesOfFormerCommunes(listed: RawCommune[]): Map<string, string[]> {
  const names = new Map<string, string[]>();
  const current = new Map(
    listed.filter(({ type }) => type === 'commune-actuelle').map((each) => [each.code, each.nom]),
  );
  for (const { type, chefLieu, nom } of listed) {
    if ((type !== 'commune-deleguee' && type !== 'commune-associee') || chefLieu === undefined) continue;
    if (current.get(chefLieu) !== nom) names.set(chefLieu, [...(names.get(chefLieu) ?? []), nom]);
  }
  return names;
}

/** The communes of one EPCI and département have the same territories above them: one list for all. */
function createListSharer(): (list: string[]) => readonly string[] {
  const lists = new Map<string, readonly string[]>();
  return (list) => {
    const key = list.join(' ');
    const known = lists.get(key) ?? list;
    lists.set(key, known);
    return known;
  };
}

const legalForms: Record<string, string | undefined> = {
  CC: 'Communauté de communes',
  CA: "Communauté d'agglomération",
  CU: 'Communauté urbaine',
};

/** The package writes « CA du Grand Cahors », « CA de Nîmes Métropole », « CA Porte de l'Isère (CAPI) »: without form, and as people read it. */
function namesOf({ nom, type }: RawEpci): [bareName: string, name: string] {
  const bareName = nom
    .replace(/^C[CAU] /, '')
    .replace(/\([^)]*\)|["“”]|''/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  const form = legalForms[type];
  const saysItsForm = /m[ée]tropole|agglo|communaut/i.test(bareName);
  return [bareName, form && !saysItsForm ? `${form} ${bareName}` : bareName.replace(/^d[eu] /, '')];
}

function mostFrequentFirst(ids: string[]): string[] {
  const counts = new Map<string, number>();
  for (const id of ids) counts.set(id, (counts.get(id) ?? 0) + 1);
  const isRegion = (id: string): number => (id.startsWith('region-') ? 1 : 0);
  return [...counts].sort(([a, m], [b, n]) => isRegion(a) - isRegion(b) || n - m || (a < b ? -1 : 1)).map(([id]) => id);
}
