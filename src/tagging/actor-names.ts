// Bodies that say what they are before their name: « l'association Latitudes », « fondation Abbé Pierre », « Université Paris-Saclay », « SCIC Ecto », « Le Lab'O ».
import type { ActorType } from '../model/actor.ts';
import { toActorSlug } from './actor-slug.ts';
import type { FoundActor } from './found-actor.ts';
import type { Field } from './hits.ts';
import { isCapitalised, type Passage } from './passage.ts';

interface NamedForm {
  type: ActorType;
  /** Is the word before the name a part of it (« Fondation de France ») or not (« association Latitudes »)? */
  keepsWord: boolean;
  /** How the word must be written. */
  written: RegExp;
}

const forms: Record<string, NamedForm> = {
  association: { type: 'association', keepsWord: false, written: /^[Aa]ssociation$/ },
  collectif: { type: 'association', keepsWord: false, written: /^[Cc]ollectif$/ },
  cooperative: { type: 'association', keepsWord: false, written: /^[Cc]oopérative$/ },
  scic: { type: 'association', keepsWord: false, written: /^(?:SCIC|Scic)$/ },
  fondation: { type: 'association', keepsWord: true, written: /^[Ff]ondation$/ },
  federation: { type: 'association', keepsWord: true, written: /^Fédération$/ },
  universite: { type: 'recherche', keepsWord: true, written: /^[Uu]niversité$/ },
  scop: { type: 'entreprise', keepsWord: false, written: /^(?:SCOP|Scop)$/ },
  sarl: { type: 'entreprise', keepsWord: false, written: /^SARL$/ },
  sas: { type: 'entreprise', keepsWord: false, written: /^SAS$/ },
  sasu: { type: 'entreprise', keepsWord: false, written: /^SASU$/ },
  eurl: { type: 'entreprise', keepsWord: false, written: /^EURL$/ },
};

const innerWords = new Set(['de', 'du', 'des', 'd', 'la', 'le', 'les', 'l', 'et', 'en', 'pour']);
/** With one of these and a small letter behind it, a name goes on further than capitals tell. */
const openEnd = /^(?:de|du|des|d|pour)$/;
const nameWordsMax = 7;
const nameGap = /^(?:\s|\s?['’ʼ]|[-‐‑.])$/;
/** Capitals after the word that are no name: a role, a sentence that begins, a common abbreviation. */
const noNames =
  /^(?:loi|je|il|elle|nous|vous|ils|elles|le|la|les|l|un|une|des|d|de|du|en|et|a|au|aux|ce|cette|dans|pour|par|qui|que|son|sa|ses|presidente?|directeur|directrice|francaise?|rna|nationale?|partenaires?|membres?|hlm|ess)$/;
const articles = /^(?:le|la|les|l|du|de|des|d|au|un|une|notre|son|ce|cette)$/;
const noLabs = /^(?:le|la|les|un|une|ce|l|d|du|au|fab|living|media|learning|policy|open|city)$/;

/** Never throws; a name is never taken over the end of a sentence. */
export function namedActors(fields: Field[]): FoundActor[] {
  return fields.flatMap((field) =>
    // Where all is in capitals, capitals say nothing.
    field.field === 'title' && field.passage.text === field.passage.text.toUpperCase()
      ? []
      : field.passage.tokens.flatMap(({ folded }, at) => {
          const form = forms[folded];
          const found = form ? afterWord(field, at, form) : folded === 'lab' ? labAt(field, at) : undefined;
          return found ? [found] : [];
        }),
  );
}

function afterWord(field: Field, at: number, { type, keepsWord, written }: NamedForm): FoundActor | undefined {
  const { passage } = field;
  if (!written.test(textOf(passage, at, at + 1)) || isInsideName(passage, at)) return undefined;
  const end = endOfName(passage, at + 1);
  return end === undefined ? undefined : toFound(field, keepsWord ? at : at + 1, end, type);
}

/** « France Université Numérique », « de Collectif Objets »: the word is part of a longer name, or a name itself. */
function isInsideName(passage: Passage, at: number): boolean {
  if (!isCapitalised(passage, at)) return false;
  const before = passage.tokens[at - 1];
  if (passage.tokens[at]?.folded === 'collectif') return !/^(?:le|du|au)$/.test(before?.folded ?? '');
  if (!before || passage.sentences[at - 1] !== passage.sentences[at]) return false;
  return passage.joined[at] === 1 && isCapitalised(passage, at - 1) && !articles.test(before.folded);
}

/** The token after the last word of the name that begins at `from`. */
function endOfName(passage: Passage, from: number): number | undefined {
  const { tokens } = passage;
  if (!/^\s?[\s"«“]\s?$/.test(gapBefore(passage, from)) || !startsName(passage, from)) return undefined;
  let end = from + 1;
  for (let at = from + 1; at < tokens.length && at - from < nameWordsMax; at += 1) {
    const gap = gapBefore(passage, at);
    if (!nameGap.test(gap)) break;
    if (startsHigh(passage, at) || (end === at && /[-‐‑.]/.test(gap))) end = at + 1;
    else if (!innerWords.has(tokens[at]?.folded ?? '') || (tokens[at]?.folded === 'et' && !startsHigh(passage, at + 1)))
      break;
  }
  return isOpenEnded(passage, end) ? undefined : end;
}

function isOpenEnded(passage: Passage, end: number): boolean {
  return passage.joined[end] === 1 && passage.joined[end + 1] === 1 && openEnd.test(passage.tokens[end]?.folded ?? '');
}

function startsName(passage: Passage, at: number): boolean {
  const token = passage.tokens[at];
  return (
    token !== undefined && token.end - token.start > 1 && isCapitalised(passage, at) && !noNames.test(token.folded)
  );
}

function startsHigh(passage: Passage, at: number): boolean {
  const token = passage.tokens[at];
  return token !== undefined && /^[\p{Lu}\p{N}]/u.test(passage.text.slice(token.start, token.start + 2));
}

function gapBefore({ text, tokens }: Passage, at: number): string {
  return text.slice(tokens[at - 1]?.end, tokens[at]?.start);
}

/** « Le Lab'O », « Lab 06 », « Bercy Lab »: what is called Lab with a name on one side. */
function labAt(field: Field, at: number): FoundActor | undefined {
  const { passage } = field;
  if (!isCapitalised(passage, at)) return undefined;
  const before = passage.tokens[at - 1]?.folded ?? '';
  const isBehindName = nameGap.test(gapBefore(passage, at)) && isCapitalised(passage, at - 1);
  if (isBehindName && !noLabs.test(before)) return toFound(field, at - 1, at + 1, 'laboratoire');
  const isBeforeName = nameGap.test(gapBefore(passage, at + 1)) && startsHigh(passage, at + 1);
  const isYear = /^(?:19|20)\d\d$/.test(passage.tokens[at + 1]?.folded ?? '');
  return isBeforeName && !isYear && !(isBehindName && !articles.test(before))
    ? toFound(field, at, at + 2, 'laboratoire')
    : undefined;
}

function toFound(field: Field, start: number, end: number, type: ActorType): FoundActor | undefined {
  const written = textOf(field.passage, start, end).replace(/\s+/g, ' ').replace(/['ʼ]/g, '’');
  const name = written.charAt(0).toUpperCase() + written.slice(1);
  const id = toActorSlug(name);
  return id.length < 2 ? undefined : { actor: { id, name, type }, field, start, end, rule: 'actor:nom' };
}

function textOf({ text, tokens }: Passage, start: number, end: number): string {
  return text.slice(tokens[start]?.start, tokens[end - 1]?.end);
}
