// Every French word of the mails, in one place. No-break spaces stand before « : », « ; » and inside guillemets.

const nb = '\u00a0';

const longDate = new Intl.DateTimeFormat('fr-FR', {
  timeZone: 'Europe/Paris',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
});

/** « 1er décembre 2026 », on the clocks of Paris. */
export function toFrenchDate(date: Date): string {
  return toDayParts(date).full;
}

/** « du 16 au 23 novembre 2026 », « du 28 décembre 2026 au 4 janvier 2027 », « le 23 novembre 2026 ». */
export function toFrenchPeriod(from: Date, to: Date): string {
  const start = toDayParts(from);
  const end = toDayParts(to);
  if (start.full === end.full) return `le ${end.full}`;
  if (start.year !== end.year) return `du ${start.full} au ${end.full}`;
  if (start.month !== end.month) return `du ${start.day} ${start.month} au ${end.full}`;
  return `du ${start.day} au ${end.full}`;
}

function toDayParts(date: Date): { day: string; month: string; year: string; full: string } {
  const parts = new Map(longDate.formatToParts(date).map((part) => [part.type, part.value]));
  const number = parts.get('day') ?? '';
  const day = number === '1' ? '1er' : number;
  const month = parts.get('month') ?? '';
  const year = parts.get('year') ?? '';
  return { day, month, year, full: `${day} ${month} ${year}` };
}

function publications(count: number): string {
  return count === 1 ? '1 nouvelle publication' : `${count} nouvelles publications`;
}

export const messages = {
  brand: 'Vigie',
  digestSubject: (count: number, period: string) => `Vigie${nb}: ${publications(count)} ${period}`,
  digestTitle: publications,
  digestIntro: (period: string) =>
    `Repérées ${period} dans les sources que suit Vigie, et retenues d’après vos choix. Chaque titre mène chez son éditeur.`,
  otherTheme: 'Autres sujets',
  untitled: 'Sans titre',
  why: `Pourquoi${nb}:`,
  whyEverything: 'toute la veille',
  alsoIn: `Aussi dans${nb}:`,
  itemPage: 'Fiche',
  itemPageOf: (title: string) => `Fiche Vigie de «${nb}${title}${nb}»`,
  rising: 'Ce qui monte chez vous',
  cut: (count: number) =>
    count === 1
      ? 'Une autre publication tient dans l’édition en ligne, pas dans ce courriel'
      : `${count} autres publications tiennent dans l’édition en ligne, pas dans ce courriel`,
  cutLink: 'Lire l’édition complète',
  omitted: (count: number) =>
    count === 1
      ? 'Une autre publication plus ancienne répond à vos choix'
      : `${count} autres publications plus anciennes répondent à vos choix`,
  omittedLink: 'Les retrouver dans Vigie',
  online: 'Lire en ligne',
  unsubscribe: 'Se désabonner',
  manage: 'Changer mes choix',
  whyReceived:
    'Vous recevez ce courriel parce que vous avez confirmé votre abonnement hebdomadaire à Vigie, la veille de l’innovation publique.',
  noTracking: 'Il ne contient ni image distante, ni traceur, ni lien détourné.',
  confirmationSubject: 'Confirmez votre abonnement à Vigie',
  confirmationTitle: 'Confirmez votre abonnement',
  confirmationText: `Vous avez demandé à recevoir chaque semaine la veille de l’innovation publique${nb}: ouvrez cette page dans les sept jours et appuyez sur le bouton, ou ignorez ce courriel si la demande ne vient pas de vous.`,
  confirmationLink: 'Ouvrir la page de confirmation',
} as const;
