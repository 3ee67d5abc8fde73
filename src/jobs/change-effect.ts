// What a walk counts: the tags that items gain and lose, with some of them to read. Pure.
import { createEvidenceViewer } from '../model/evidence-context.ts';
import type { ChangeEffect, ChangeSample } from '../model/glossary-change.ts';
import { sha256 } from '../model/ids.ts';
import type { Item } from '../model/item.ts';
import type { Evidence } from '../model/tag.ts';
import type { WalkedItem } from './walk-items.ts';

export const samplesMax = 20;

/**
 * The effect with one batch more. Curators' decisions count for what they are: a refused tag is never gained, an added one never lost; a suggestion is no
 * tag. Samples are those of the lowest hash, so that they are spread evenly, and the same at each run; in item order.
 */
export function withBatch(effect: ChangeEffect, batch: WalkedItem[]): ChangeEffect {
  const next: ChangeEffect = { ...effect, gained: { ...effect.gained }, lost: { ...effect.lost } };
  const gained: Moved[] = [];
  const lost: Moved[] = [];
  for (const { item, before, tagging } of batch) {
    const states = new Map(before.map((tag) => [tag.conceptId, tag.state]));
    const found = new Set(tagging.tags.map(({ conceptId }) => conceptId));
    const gains = tagging.tags.filter(({ conceptId }) => [undefined, 'suggested'].includes(states.get(conceptId)));
    const losses = before.filter(({ conceptId, state }) => state === 'auto' && !found.has(conceptId));
    if (gains.length > 0) next.itemsGaining += 1;
    if (losses.length > 0) next.itemsLosing += 1;
    for (const { conceptId, evidence } of gains) {
      next.gained[conceptId] = (next.gained[conceptId] ?? 0) + 1;
      gained.push({ item, conceptId, evidence });
    }
    for (const { conceptId, evidence } of losses) {
      next.lost[conceptId] = (next.lost[conceptId] ?? 0) + 1;
      lost.push({ item, conceptId, evidence });
    }
  }
  next.samplesGained = draw(effect.samplesGained, gained);
  next.samplesLost = draw(effect.samplesLost, lost);
  return next;
}

interface Moved {
  item: Item;
  conceptId: string;
  evidence: Evidence[];
}

function draw(drawn: ChangeSample[], moved: Moved[]): ChangeSample[] {
  if (moved.length === 0) return drawn;
  const candidates = [
    ...drawn.map((sample) => ({ rank: rankOf(sample.itemId, sample.conceptId), toSample: () => sample })),
    ...moved.map((one) => ({ rank: rankOf(one.item.id, one.conceptId), toSample: () => toSample(one) })),
  ];
  return candidates
    .sort((a, b) => (a.rank < b.rank ? -1 : 1))
    .slice(0, samplesMax)
    .map((candidate) => candidate.toSample())
    .sort((a, b) => (a.itemId < b.itemId || (a.itemId === b.itemId && a.conceptId < b.conceptId) ? -1 : 1));
}

function rankOf(itemId: string, conceptId: string): string {
  return sha256(`${conceptId} ${itemId}`);
}

function toSample({ item, conceptId, evidence }: Moved): ChangeSample {
  const [seen] = createEvidenceViewer(item)(evidence);
  const { form = '', before = '', after = '' } = seen ?? {};
  return { itemId: item.id, title: item.title, conceptId, form, before, after };
}
