// What headings and labels say of the text under them: the words by which French accounts of projects name their parts.
import { fold } from '../french/fold.ts';
import type { SheetField } from '../model/sheet.ts';

export interface HeadingMatch {
  field: SheetField;
  /** 1 says it plainly (« problème »), 2 only leads to it (« contexte »). */
  rank: 1 | 2;
}

/** Words after « l', le, notre, quels sont les… »; the first line that fits counts, so what is particular comes first. Folded; `*` any ending. */
const openings: [SheetField, 1 | 2, string][] = [
  [
    'failures',
    1,
    "post mortem, abandon*, arret*, echec*, limite*, interruption, difficultes rencontrees, obstacles rencontres, raisons de l'abandon, raisons de l'arret, ce qui n'a pas, fin du projet, fin du produit, fin du service, fin de l'investigation, fin de l'experimentation, fermeture du",
  ],
  [
    'lessons',
    1,
    "enseignement*, apprentissage*, lecon*, retour d'experience*, retours d'experience*, retour sur l'experience, retex, ce que nous avons appris, ce qu'on a appris, ce que l'on retient, points de vigilance, point de vigilance, points d'attention, constats et apprentissages, retours et apprentissages, bonnes pratiques",
  ],
  [
    'conditions',
    1,
    'conditions de reussite, conditions du succes, condition de reussite, facteurs cles, facteurs de, cles de la reussite, cles de reussite, cles du succes, ingredients, leviers, prerequis, pre-requis',
  ],
  [
    'cost',
    1,
    'budget*, cout*, financement*, moyens, financeurs, ressources mobilisees, ressources humaines, plan de financement',
  ],
  ['contact', 1, 'contact*, nous contacter, nous ecrire, interlocuteur*'],
  ['contact', 2, 'en savoir plus, pour en savoir plus, pour aller plus loin'],
  [
    'publics',
    1,
    'public*, usagers, nos utilisateurs, utilisateurs, beneficiaire*, cible*, pour qui, a qui, qui est concerne*, qui peut, qui en souffre, personnes concernees, audience',
  ],
  [
    'replication',
    1,
    "deploiement*, essaimage, generalisation, reproduire, pour reproduire, dupliquer, duplication, transposabilite, transposition, replicabilite, reproductibilite, passage a l'echelle, changement d'echelle, strategie de deploiement, diffusion, transfert*, perennisation, internalisation*, reutilisation, reutiliser",
  ],
  ['replication', 2, 'perspectives, et apres, et ensuite, et maintenant, la suite, suite*, prochaines etapes'],
  [
    'results',
    1,
    "resultat*, impact et resultats, bilan*, benefices, evaluation*, effets, retombees, chiffres cles, quelques chiffres, en chiffres, realisations, impacts, mesure de l'impact, mesure d'impact, mesures d'impact",
  ],
  ['results', 2, 'impact*, indicateur*, benefices attendus, gains'],
  [
    'problem',
    1,
    'probleme*, problematique*, constat*, enjeu*, besoin*, difficulte*, irritant*, frein*, defi*, question de depart, point de depart, diagnostic, pourquoi',
  ],
  [
    'problem',
    2,
    'contexte*, elements de contexte, politique publique, etat des lieux, genese, origine*, historique, situation*',
  ],
  [
    'solution',
    1,
    "solution*, produit*, service*, dispositif*, reponse*, outil*, application, plateforme, proposition*, comment ca marche, comment ca fonctionne, fonctionnement, fonctionnalite*, en pratique, concretement, le projet, l'initiative, l'action, description, presentation, projet",
  ],
  ['solution', 2, 'hypotheses de solution*, pistes de solution*, mission*, objectif*, ambition*'],
  [
    'process',
    1,
    'demarche*, methode*, methodologie, approche*, etape*, calendrier, chronologie, feuille de route, strategie*, deroulement, deroule, mise en oeuvre, historique du projet, grandes dates, investigation*, experimentation*, construction, comment',
  ],
];

const determiners =
  /^(?:(?:quel(?:le)?s? (?:est|sont|etait|etaient)|le|la|les|l'|un|une|des|notre|nos|votre|vos|ses|son|sa|leurs?|ce|cette|ces|quelques|principaux|principales|premiers|premieres|\d{1,2}|[a-z]|[ivx]{1,4})[\s.)°:–-]+|l')+/;
/** Two headings glued by a conversion (« StratégieInvestigation »). */
const glued = /(?<=\p{Ll})(?=\p{Lu}\p{Ll})/gu;

const compiled = openings.map(([field, rank, words]): [SheetField, 1 | 2, RegExp] => [
  field,
  rank,
  compileWords(words),
]);

/** What a heading or a label is about; undefined when it says nothing known here. */
export function fieldOfHeading(written: string): HeadingMatch | undefined {
  const folded = fold(written.replace(glued, ' '))
    .replace(/^[^a-z0-9]+/, '')
    .replace(/[^a-z0-9)]+$/, '');
  const bare = folded.replace(determiners, '');
  for (const [field, rank, pattern] of compiled) if (pattern.test(bare) || pattern.test(folded)) return { field, rank };
  return undefined;
}

function compileWords(words: string): RegExp {
  const alternatives = words
    .split(',')
    .map((word) =>
      word
        .trim()
        .replace(/[.+?()[\]]/g, String.raw`\$&`)
        .replace('*', '[a-z]*'),
    )
    .join('|');
  return new RegExp(`^(?:${alternatives})(?![a-z0-9])`);
}
