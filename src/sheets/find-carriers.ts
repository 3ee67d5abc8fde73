// Who carries the project and who helps: the organisation nearest the first verb of action, and those named with words of partnership.

import { fold } from '../french/fold.ts';
import { conjugate } from '../french/inflect.ts';
import type { Token } from '../french/token.ts';
import { tokenize } from '../french/tokenize.ts';
import type { SheetBody } from '../model/sheet.ts';
import { compile } from './cue-words.ts';
import type { BodyMention } from './find-bodies.ts';
import { quoteOf } from './quote.ts';
import type { Section } from './read-sections.ts';

const infinitives =
  `lancer creer developper experimenter concevoir porter piloter initier deployer tester imaginer engager amenager ouvrir transformer
  installer inventer organiser monter confier inaugurer produire construire mener proposer`.split(/\s+/);
/** Forms of an action done or being done: no infinitive, no future. */
const actionForms = new Set(
  infinitives.flatMap((infinitive) =>
    conjugate(infinitive).filter(
      (form) => form !== infinitive && !/r(?:ai|as|a|ons|ez|ont|ais|ait|ions|iez|aient)$/.test(form),
    ),
  ),
);
/** « a mis en place », « met en œuvre ». */
const setUp = new Set(['met', 'mis', 'mise', 'mettent']);
const partnerWords = compile(
  `partenaire*, partenariat, en lien avec, aux cotes de, avec le soutien, avec l'appui, soutenu* par, finance* par, financee* par, financeur*, co-finance*, cofinance*, en collaboration avec, avec l'aide de, accompagne* par, accompagnee* par, associe*, avec le concours, avec la participation`,
);
/** In words: further, and the verb is about something else. */
const reachMax = 40;
const partnersMax = 12;

/** Its first and last token. */
interface PlacedBody {
  body: BodyMention;
  first: number;
  last: number;
}

export interface Carriers {
  carriers: SheetBody[];
  partners: SheetBody[];
}

/** No organisation, no carrier. Nothing but the text counts: a title names a place more often than a body. Never throws. */
export function findCarriers(
  item: { id: string; title: string; text: string },
  sections: Section[],
  bodies: BodyMention[],
): Carriers {
  const carrier = chooseCarrier(item.text, bodies);
  const partners = new Map<string, BodyMention>();
  const key = ({ name }: BodyMention) => fold(name);
  for (const { match, heading, sentences } of sections) {
    const isPartners =
      heading !== undefined && !match && fold(item.text.slice(heading.start, heading.end)).match(partnerWords) !== null;
    for (const { start, end } of sentences) {
      if (!isPartners && !fold(item.text.slice(start, end)).match(partnerWords)) continue;
      for (const body of bodies)
        if (body.field === 'text' && body.start >= start && body.end <= end && (!carrier || key(body) !== key(carrier)))
          partners.set(key(body), partners.get(key(body)) ?? body);
    }
  }
  return {
    carriers: carrier ? [toSheetBody(item, carrier)] : [],
    partners: [...partners.values()].slice(0, partnersMax).map((body) => toSheetBody(item, body)),
  };
}

function chooseCarrier(text: string, bodies: BodyMention[]): BodyMention | undefined {
  const tokens = tokenize(text);
  const placed = bodies.filter(({ field }) => field === 'text').map((body) => toPlaced(tokens, body));
  for (const [at, token] of tokens.entries()) {
    if (placed.length === 0) break;
    const body = isAction(token, tokens[at + 1]) ? nearest(tokens, at, placed) : undefined;
    if (body) return body;
  }
  return bodies.find((body) => body.field === 'title' || isNamedAgain(body, bodies));
}

function isNamedAgain({ name }: BodyMention, bodies: BodyMention[]): boolean {
  return bodies.filter((other) => fold(other.name) === fold(name)).length > 1;
}

function toPlaced(tokens: Token[], body: BodyMention): PlacedBody {
  const first = tokens.findIndex(({ end }) => end > body.start);
  const after = tokens.findIndex(({ start }) => start >= body.end);
  return { body, first, last: (after < 0 ? tokens.length : after) - 1 };
}

function isAction({ folded }: Token, next: Token | undefined): boolean {
  return actionForms.has(folded) || (setUp.has(folded) && next?.folded === 'en');
}

/** A subject stands before its verb, an agent behind « par »; what else follows the verb is rather its object. */
function nearest(tokens: Token[], verb: number, placed: PlacedBody[]): BodyMention | undefined {
  let best: BodyMention | undefined;
  let bestDistance = reachMax;
  for (const { body, first, last } of placed) {
    if (first <= verb && verb <= last) continue;
    const gap = first > verb ? first - verb - 1 : verb - last - 1;
    const isAgent = first > verb && gap <= 5 && tokens.slice(verb + 1, first).some(({ folded }) => folded === 'par');
    const distance = isAgent ? 0 : first > verb ? gap * 2 + 4 : gap;
    if (distance < bestDistance) {
      best = body;
      bestDistance = distance;
    }
  }
  return best;
}

function toSheetBody(
  item: { id: string; title: string; text: string },
  { field, start, end, name, type, placeId }: BodyMention,
): SheetBody {
  const quote = quoteOf(item, field, { start, end }, 'cue');
  return { name, type, ...(placeId && { placeId }), ...(quote && { quote }) };
}
