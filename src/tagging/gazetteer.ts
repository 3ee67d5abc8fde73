// The official territories of France, read from @etalab/decoupage-administratif (COG of INSEE, EPCI of DGCL; code MIT, data Licence Ouverte) when a directory
// is built: the only place that knows the package's shapes.
import { createRequire } from 'node:module';
import type { Place } from '../model/tag.ts';

/** A territory with what is needed to recognise it and to place it. */
export interface GazetteerPlace extends Place {
  /** Inhabitants; 0 where the package says nothing. */
  population: number;
  /** The containing territories' ids, nearest first. */
  ancestors: string[];
  /** EPCI only: the official name without its legal form, that form, and the name of the most populous commune. */
  epci?: { form: EpciForm; bareName: string; mainCommune: string };
}

export type EpciForm = 'METRO' | 'MET69' | 'CU' | 'CA' | 'CC' | 'EPT';

interface RawCommune {
  code: string;
  nom: string;
  type: string;
  departement?: string;
  region?: string;
  population?: number;
  siren?: string;
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

/** Smaller communes have names that are too often words, persons or other places to be recognised by name alone. */
export const communeInhabitantsMin = 20_000;
/** Territories without inhabitants, whose names are only noise. */
const emptyTerritories = new Set(['984', '989']);

/** Régions and territories overseas, départements, EPCI (EPT of Grand Paris included) and communes of 20,000 inhabitants and more. */
export function readGazetteer(): GazetteerPlace[] {
  const regions = readData<RawArea>('regions').filter(({ code }) => !emptyTerritories.has(code));
  // The territories overseas (975 and above) are listed both as régions and as départements: once is enough.
  const departements = readData<RawArea>('departements').filter(({ code }) => !isOverseasTerritory(code));
  const communes = readData<RawCommune>('communes').filter(({ type }) => type === 'commune-actuelle');
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
  return [
    ...regions.map(({ code, nom }) => ({
      id: `region-${code}`,
      kind: 'region' as const,
      code,
      name: nom,
      population: 0,
      ancestors: [],
    })),
    ...departements.map(({ code, nom, region }) => ({
      id: `departement-${code}`,
      kind: 'departement' as const,
      code,
      name: nom,
      population: 0,
      ancestors: region ? [`region-${region}`] : [],
    })),
    ...epci,
    ...communes
      .filter(({ population = 0 }) => population >= communeInhabitantsMin)
      .map((commune) => ({
        id: `commune-${commune.code}`,
        kind: 'commune' as const,
        code: commune.code,
        name: commune.nom,
        ...(commune.siren ? { siren: commune.siren } : {}),
        population: commune.population ?? 0,
        ancestors: [...(groupingsOf.get(commune.code) ?? []), ...(areasOf.get(commune.code) ?? [])],
      })),
  ];
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
