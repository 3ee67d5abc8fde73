// The French of signals: the sentences that say why a card is there and what to be wary of. Nothing else of this room speaks to people.
import type { Signal } from '../model/signal.ts';
import { type Frame, silenceWeeks } from './frame.ts';
import { type Measure, sourcesMin } from './measure.ts';
import { weekOfDate } from './weeks.ts';

type Facts = Omit<Signal, 'reasons' | 'cautions'>;

export interface MessageContext {
  frame: Frame;
  measure: Measure;
  silentSources: number;
  newSources: number;
  territoryName(id: string): string;
}

const oneYearWeeks = 52;
const eventWords =
  /(?<![\p{L}\d])(?:20\d\d|\d+e|\d+ème|[ée]dition|semaine|journ[ée]es?|mois|salon|congrès|festival|forum|rencontres?|assises|trophées?|prix)(?![\p{L}\d])/iu;
const number = new Intl.NumberFormat('fr-FR', { maximumFractionDigits: 1 });
const day = new Intl.DateTimeFormat('fr-FR', { dateStyle: 'long', timeZone: 'UTC' });

export function toReasons(facts: Facts, { frame, measure, territoryName }: MessageContext): string[] {
  const { observed, expected, window, sources, effectiveSources, weeksPresent, territories, territory } = facts;
  const here = territory === undefined ? '' : ` (${territoryName(territory)})`;
  const reasons = [
    `${counted(observed, 'document')} en ${window} semaines${here}, ${number.format(expected)} attendu${expected >= 2 ? 's' : ''}`,
    `vu par ${counted(sources.length, 'source')} (${number.format(effectiveSources)} effective${effectiveSources >= 2 ? 's' : ''}), sur ${counted(weeksPresent, 'semaine')}`,
  ];
  const place = territories.find(({ id }) => id === territory);
  if (territory !== undefined && place) {
    const earlier = territories.filter(({ firstDate }) => firstDate < place.firstDate).length;
    if (earlier >= 3 && isRecent(place.firstDate, frame))
      reasons.push(`première apparition ici le ${dayOf(place.firstDate)}, après ${earlier} autres territoires`);
  } else if (territories[0]) {
    const { id, firstDate } = territories[0];
    const name = territoryName(id);
    reasons.push(
      territories.length === 1
        ? `un seul territoire : ${name}, ${dayOf(firstDate)}`
        : `${territories.length} territoires, le premier : ${name}, ${dayOf(firstDate)}`,
    );
    for (const arrival of arrivals(facts, frame))
      reasons.push(`première apparition : ${territoryName(arrival)}, après trois autres territoires ou plus`);
  }
  if (isRecent(facts.firstSeen, frame)) reasons.push(`jamais vu avant le ${dayOf(facts.firstSeen)}`);
  else if (frame.historyWeeks > oneYearWeeks && measure.reference === 0)
    reasons.push('absent de toute l’année précédente');
  return reasons;
}

export function toCautions(facts: Facts, { frame, measure, silentSources, newSources }: MessageContext): string[] {
  const cautions: string[] = [];
  const say = (condition: boolean, text: string): void => {
    if (condition) cautions.push(text);
  };
  const topSource = facts.sources[0]?.documents ?? 0;
  const reprises = facts.documents.reduce((sum, document) => sum + document.reprises.length, 0);
  say(
    frame.historyWeeks < oneYearWeeks,
    `la veille n’a que ${counted(frame.historyWeeks, 'semaine')} de passé : les saisons ne sont pas connues`,
  );
  say(facts.tier === 'C', 'à surveiller seulement : le hasard donne de tels écarts');
  say(facts.tier === null, 'cette semaine, le signal ne remplit pas les conditions ; il reste suivi');
  say(facts.observed <= sourcesMin, 'très peu de documents');
  say(
    topSource >= 2 && topSource * 5 >= measure.spread.documents * 2,
    `${topSource} documents sur ${measure.spread.documents} viennent d’une seule source`,
  );
  say(
    newSources > 0,
    `${counted(newSources, 'source')} lue${newSources > 1 ? 's' : ''} depuis moins de ${silenceWeeks} semaines : leur vocabulaire peut leur être propre`,
  );
  say(
    silentSources > 0,
    `${counted(silentSources, 'source')} sans rien depuis ${silenceWeeks} semaines : leur silence n’est pas compté comme un recul`,
  );
  say(reprises > 0, `${counted(reprises, 'reprise')} du même texte, non comptée${reprises > 1 ? 's' : ''}`);
  say(measure.isCapped, 'deux documents au plus comptent par source et par semaine');
  say(facts.lane === 'name', 'nom propre : personne, lieu, programme ou événement');
  say(eventWords.test([facts.label, ...facts.variants].join(' ')), 'nom d’événement probable');
  return cautions;
}

/** Places reached in the longest window by a term that three others had seen before. */
export function arrivals({ territories }: Pick<Facts, 'territories'>, frame: Frame): string[] {
  return territories.flatMap(({ id, firstDate }) => {
    const earlier = territories.filter((other) => other.firstDate < firstDate).length;
    return earlier >= 3 && frame.week - weekOfDate(firstDate) < 13 ? [id] : [];
  });
}

function isRecent(date: string, frame: Frame): boolean {
  return frame.week - weekOfDate(date) < 26;
}

function dayOf(date: string): string {
  return day.format(new Date(`${date}T00:00:00Z`)).replace(/^1 /, '1ᵉʳ ');
}

function counted(count: number, word: string): string {
  return `${count} ${word}${count >= 2 ? 's' : ''}`;
}
