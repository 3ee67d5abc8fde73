// How much of a sheet is filled: what readers ask first weighs most.
import { type SheetDraft, type SheetField, sheetFields } from '../model/sheet.ts';

const fieldWeights: Record<SheetField, number> = {
  problem: 3,
  solution: 3,
  results: 3,
  publics: 1,
  process: 2,
  cost: 2,
  lessons: 2,
  failures: 1,
  conditions: 1,
  replication: 1,
  contact: 1,
};
const othersWeight = 2;

/** In [0, 1]: weighed share of the fields that hold something, with the carrier, the territory and the stage. */
export function completenessOf(sheet: Pick<SheetDraft, 'fields' | 'carriers' | 'territories' | 'stage'>): number {
  const others = [sheet.carriers.length > 0, sheet.territories.length > 0, sheet.stage !== undefined];
  const total = sheetFields.reduce((sum, field) => sum + fieldWeights[field], others.length * othersWeight);
  const filled = sheetFields.reduce(
    (sum, field) => ((sheet.fields[field] ?? []).length > 0 ? sum + fieldWeights[field] : sum),
    others.filter(Boolean).length * othersWeight,
  );
  return Math.round((filled / total) * 1000) / 1000;
}
