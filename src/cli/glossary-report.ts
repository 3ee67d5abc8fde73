// What `vigie glossary` tells of a change: what it writes differently, what it does to the stored items, and some of them to read.

import { withChange } from '../glossary/change-content.ts';
import { compareGlossaries, describeComparison } from '../glossary/compare-glossaries.ts';
import { type Glossary, labelOfConcept } from '../model/glossary.ts';
import type { ChangeEffect, ChangeSample, GlossaryChange } from '../model/glossary-change.ts';

/** One line a difference between the glossary and what the change makes of it. */
export function describeChange(change: GlossaryChange, glossary: Glossary): string[] {
  const changed: Glossary = { version: '', ...withChange(glossary, change) };
  return describeComparison(compareGlossaries(glossary, changed), (id) => labelOfConcept(changed, id));
}

export function effectReport(effect: ChangeEffect, glossary: Glossary): string {
  const { itemsGaining, itemsLosing, gained, lost, samplesGained, samplesLost } = effect;
  if (itemsGaining + itemsLosing === 0) return 'Aucune étiquette ne change.';
  const counts = [...new Set([...Object.keys(gained), ...Object.keys(lost)])]
    .map((id) => ({ label: labelOfConcept(glossary, id), plus: gained[id] ?? 0, minus: lost[id] ?? 0 }))
    .sort((a, b) => b.plus + b.minus - (a.plus + a.minus) || (a.label < b.label ? -1 : 1));
  const labels = (id: string) => labelOfConcept(glossary, id);
  return [
    `${itemsGaining} articles gagnent une étiquette, ${itemsLosing} en perdent une.`,
    ...counts.map(({ label, plus, minus }) => `  +${plus} −${minus}  ${label}`),
    ...samples('Gagnées', samplesGained, labels),
    ...samples('Perdues', samplesLost, labels),
  ].join('\n');
}

function samples(title: string, list: ChangeSample[], labelOf: (id: string) => string): string[] {
  if (list.length === 0) return [];
  const lines = list.flatMap(({ conceptId, title: itemTitle, before, form, after }) => [
    `  ${labelOf(conceptId)} · ${itemTitle}`,
    ...(form ? [`    … ${before}[${form}]${after} …`] : []),
  ]);
  return ['', `${title}, par exemple :`, ...lines];
}
