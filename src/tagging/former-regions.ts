// The régions of metropolitan France that the reform of 2016 merged: people still say « en Alsace » or « Rhône-Alpes ». Those that kept their borders
// (Bretagne, Île-de-France…) are today's régions only.
import type { Place } from '../model/tag.ts';

export interface FormerRegion extends Place {
  kind: 'ancienne-region';
  /** The code of the région that took it in. */
  today: string;
}

/** COG code of 2015, name, today's code (INSEE, Code officiel géographique 2015 and 2016). */
const rows: [code: string, name: string, today: string][] = [
  ['21', 'Champagne-Ardenne', '44'],
  ['22', 'Picardie', '32'],
  ['23', 'Haute-Normandie', '28'],
  ['25', 'Basse-Normandie', '28'],
  ['26', 'Bourgogne', '27'],
  ['31', 'Nord-Pas-de-Calais', '32'],
  ['41', 'Lorraine', '44'],
  ['42', 'Alsace', '44'],
  ['43', 'Franche-Comté', '27'],
  ['54', 'Poitou-Charentes', '75'],
  ['72', 'Aquitaine', '75'],
  ['73', 'Midi-Pyrénées', '76'],
  ['74', 'Limousin', '75'],
  ['82', 'Rhône-Alpes', '84'],
  ['83', 'Auvergne', '84'],
  ['91', 'Languedoc-Roussillon', '76'],
];

export const formerRegions: readonly FormerRegion[] = rows.map(([code, name, today]) => ({
  id: `ancienne-region-${code}`,
  kind: 'ancienne-region',
  code,
  name,
  today,
}));
