// « la métropole rennaise », « les élus bretons », « le gouvernement danois »: an adjective names a territory when the noun before it is a territory, a public
// body or its people; « far breton » and « un parisien » name none.
import type { GazetteerPlace } from './gazetteer.ts';
import { isCapitalised, type Passage } from './passage.ts';
import { readBook } from './phrase-book.ts';
import type { Mention } from './place-finder.ts';
import type { PlaceIndex } from './territories.ts';

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

/** Singulars; a plural in s or x is read too. */
const groupings = words('metropole agglomeration agglo eurometropole intercommunalite');
const bodies = words(`
  academie acteur actrice administration agent agriculteur archive artisan assemblee association banlieue barreau bibliotheque chambre chercheur chercheuse citoyen citoyenne cluster
  collectif collectivite college commercant commune conseil conseiller conseillere contribuable depute deputee designer economie ecole ecosysteme electeur eleve elu elue entrepreneur
  entreprise etablissement etudiant etudiante exploitant famille filiere fonctionnaire habitant habitante hopitaux hopital incubateur intercommunalite jeune jeunesse
  labo laboratoire lycee lyceen lyceenne mairie maire media mediatheque metro municipalite musee office pole population prefecture prefet prefete president presidente public
  quartier rectorat reseau residente resident senateur senatrice service site startup territoire theatre tiers-lieu transport tribunal universite up usager ville village
`);
const areasOnly = words('departement region littoral campagne');
const foreignBodies = words(`
  administration agence assemblee association autorite capitale chercheur chercheuse citoyen collectivite commune constitution cooperation economie ecole elu entreprise etat etude exemple
  experience expert federation gouvernement homologue initiative justice laboratoire labo legislation loi maire ministere ministre modele municipalite parlement partenaire pays
  peuple population president presidente programme projet region service systeme societe universite ville
`);
/** They may stand between the noun and the adjective. */
const between = words(
  'territoriales territoriale territoriaux territorial locales locale locaux local municipal municipale municipaux regional regionale regionaux departemental departementale departementaux public publique publics publiques rural rurale rurales ruraux urbain urbaine associatif associatifs',
);

export function findPlaceAdjectives({ adjectives, byId }: PlaceIndex, passage: Passage): Mention[] {
  const mentions: Mention[] = [];
  const { tokens, joined } = passage;
  for (let start = 1; start < tokens.length; start += 1) {
    const token = tokens[start];
    if (!token || !adjectives.wordsMax.has(token.folded) || joined[start] !== 1) continue;
    let at = start - 1;
    if (isCapitalised(passage, start) && !isCapitalised(passage, at)) continue;
    if (between.has(tokens[at]?.folded ?? '') && joined[at] === 1) at -= 1;
    const noun = singularOf(tokens[at]?.folded ?? '');
    readBook(adjectives, passage, start, (places, end) => {
      for (const qualified of places) {
        const place = placeMeant(qualified, noun, byId);
        if (place) mentions.push({ start: at, end, place, rule: 'place:gentile' });
      }
    });
  }
  return mentions;
}

function singularOf(folded: string): string {
  return /[sx]$/.test(folded) && folded !== 'pays' ? folded.slice(0, -1) : folded;
}

/** The métropole of a city is its EPCI; « la région bretonne » is Bretagne, but « la région lyonnaise » has no borders. */
function placeMeant(
  place: GazetteerPlace,
  noun: string,
  byId: Map<string, GazetteerPlace>,
): GazetteerPlace | undefined {
  if (place.kind === 'pays') return foreignBodies.has(noun) ? place : undefined;
  if (place.kind !== 'commune') return bodies.has(noun) || areasOnly.has(noun) ? place : undefined;
  if (!groupings.has(noun)) return bodies.has(noun) ? place : undefined;
  const epci = place.ancestors.map((id) => byId.get(id)).filter((each) => each?.kind === 'epci');
  return epci.find((each) => each?.epci?.form !== 'EPT');
}
