// The words by which a French sentence says a problem, a solution, a result… Set by reading accounts of public projects; no body, programme or site is named.
import { fold } from '../french/fold.ts';
import type { SheetField } from '../model/sheet.ts';

export type CueField = Exclude<SheetField, 'contact'>;

/** Phrases by weight, separated by commas, folded; `*` stands for any ending. */
const cues: Record<CueField, Record<number, string>> = {
  problem: {
    2: `probleme*, problematique*, difficulte*, difficile*, difficilement, manque, manquent, manquaient, non-recours, frein*, obstacle*, faute de, trop long*, trop peu, trop de, trop souvent, peinent, peine a, peinaient, souffre*, souffrent, complexe*, complexite, complique*, chronophage*,
      fastidieu*, lourdeur*, lenteur*, couteu*, inegalite*, precarite, penurie, insuffisant*, insuffisance*, absence de, absence d', ne dispose* pas, ne disposent pas, n'ont pas, n'a pas, ne permet* pas, ne permettent pas, ne sont pas, n'est pas, ne peuvent pas, ne savent pas, ne connaissent pas,
      n'existe pas, n'existe aucun*, aucun outil, pas toujours, pas assez, peu connu*, meconn*, mal connu*, mal adapte*, inadapte*, inaccessible*, illisible*, perdu*, isole*, isolement, saturation, engorgement, retard*, erreur*, perte de temps, perte*, errance, fracture, eloignes, victime*, menace*, sous-utilise*,
      non utilise*, heterogene*, disparate*, disperse*, eparpille*, morcele*, eclate*, cloisonne*, obsolete*, penible*, laborieu*, inquiet*, inquietude*, insatisf*, mecontent*, parcours du combattant, face a, font face, fait face, confronte*, se heurt*, rencontrent, irritant*, risque*, enjeu*, constat*, besoin*`,
    1: `souvent, parfois, rarement, peu, mal, or, pourtant, cependant, malgre, mais, alors que, aujourd'hui, a ce jour, actuellement, en france, chaque annee, plus en plus, de nombreu*, nombreu*, multipl*, million*, milliard*, engendr*, entrain*, provoqu*, represente*, consequence*, doivent, doit, necessit*, exige*, oblig*,
      repartis, entre plusieurs, plusieurs, ne, ni, encore, toujours, jamais, tres, seulement, seul*, environ, augment*, hausse, baisse, diminu*, forte, faible*, depuis, annees, %, souci, question, defi, contexte, loi, lutte, climatique, crise`,
  },
  solution: {
    2.5: `permet, permettent, permettra, permettront, permettant, propose, proposent, proposera, proposant, plateforme*, outil, outils, application, dispositif, service numerique, service en ligne, site internet, solution*, est un service, est une, est un outil, un service qui, une application, une plateforme,
      un outil, un dispositif, cet outil, ce service, cette plateforme, cette solution, cette application, ce dispositif, vise a, a pour but, a pour objectif, a pour objet, s'adresse, offre, met a disposition, mettre a disposition, en quelques clics, tout-en-un, guichet unique, simulateur, annuaire, cartographie interactive, moteur de recherche, interface, assistant`,
    2: `a mis en place, ont mis en place, met en place, mis en place, mise en place, a cree, ont cree, a developpe, ont developpe, developpe, a concu, ont concu, concu*, co-construit*, coconstruit*, co-concu*, a lance, ont lance, a ouvert, ont ouvert, a imagine, ont imagine, a installe, ont installe, a experimente, a transforme, a amenage,
      prototype*, centralis*, facilit*, simplifi*, automatis*, automatiquement, dematerialis*, aide a, aider a, aider les, accompagner les, mettre en relation, en temps reel, unique, securise*, intuitif*, intuitive*, collaborati*, personnalise*, gratuit*, accessible a tous, grace a, afin de, ainsi`,
    1: `pour, facilement, rapidement, directement, simplement, ergonomique, numerique, en ligne, ameliorer, creer, suivre, partager, fournir, integr*, via, depuis leur, l'utilisateur, l'usager peut, pourra, pourront, peuvent, module*, fonctionnalite*, espace, parcours, informer, orienter, accelerer, reduire, l'idee, l'objectif, tout en, a destination`,
  },
  results: {
    3: `a permis, ont permis, resultat*, bilan, a ete evalue*, evaluation, impact mesure, taux de satisfaction, satisfaits, satisfaites, de satisfaction, a reduit, ont reduit, a diminue, a baisse, a augmente, ont ete accompagnes, ont beneficie, a beneficie, ont participe, economise*, economies, gain de temps, divise par, multiplie par, en moins, ont deja,
      utilisateurs actifs, ont utilise, utilise par, visites, visiteurs, telechargements, inscrits, laureat*, recompense*`,
    2: `a ce jour, au total, depuis son lancement, depuis le lancement, en un an, en deux ans, deja, desormais, utilisateurs, beneficiaires, participants, usagers, agents formes, habitants, a ete realise*, ont ete, a ete, atteint, indicateur*, mesure*, impact*, reussite, succes, positif*, conclu*`,
    1: '%, €, euros, heures, jours, semaines, fois plus, fois moins',
  },
  publics: {
    3: `s'adresse a, s'adresse aux, s'adressent a, s'adressent aux, destine a, destine aux, destinee aux, destines aux, a destination de, a destination des, a l'attention des, public vise, publics vises, public cible, beneficiaire*, usagers cibles, nos utilisateurs, pour les personnes, au service des, ouvert a tous, ouverte a tous`,
    1: `habitants, usagers, citoyens, agents, particuliers, entreprises, associations, collectivites, communes, etudiants, eleves, jeunes, seniors, personnes agees, personnes handicapees, familles, parents, demandeurs, allocataires, agriculteurs, professionnels, enseignants, elus, patients, salaries`,
  },
  process: {
    3: `entretien*, atelier*, immersion*, co-construction, co-conception, concertation, test* utilisateurs, tests usagers, tests terrain, tester, teste*, experiment*, phase de, premiere phase, deuxieme phase, etape*, dans un premier temps, dans un second temps, puis, demarche, methode*, groupe de travail, comite de pilotage, itera*, prototyp*, enquete*, questionnaire*, investigation, diagnostic`,
    1: `ensuite, en lien avec, avec les habitants, avec les agents, ont rencontre, a rencontre, recueil*, recolt*, equipe, calendrier, premiere version, nous avons, semaines, mois`,
  },
  cost: {
    3: `budget, cout de, cout total, cout du projet, coute, a coute, finance par, financee par, finances par, financement*, subvention*, fonds, enveloppe, investissement, co-finance*, cofinance*, k€, m€, hors taxes, ttc, equivalent temps plein, etp, mecenat`,
    2: `€, euros, montant, depense*, moyens humains, moyens financiers, recettes`,
  },
  lessons: {
    3: `enseignement*, retour d'experience, retours d'experience, nous avons appris, a appris, ont appris, apprentissage*, lecon*, l'experience montre, a montre que, ont montre que, montre que, montrent que, nous retenons, retenir, il faut, il est important de, il est necessaire de, conseil*, point de vigilance, points de vigilance, recommand*, prise de conscience, a revele, ont revele, a mis en evidence, a permis de comprendre, avec le recul`,
    1: `essentiel*, indispensable*, finalement, en realite, comprendre, constate`,
  },
  failures: {
    3: `echec*, echoue*, abandonne*, abandon du, abandon de, a ete arrete*, arrete le projet, arreter le, arreter la, decide d'arreter, decide de ne pas, n'a pas abouti, n'ont pas abouti, n'a pas pu, n'ont pas pu, n'a pas permis, n'ont pas permis, n'a pas fonctionne, n'a pas ete poursuivi*, n'a pas trouve, mis fin, met fin, suspendu*, suspension, interrompu*, cloture*,
      manque de temps, manque de moyens, limites, plus difficile que prevu, plus complique* que prevu, plus long que prevu, faute de porteur, faute de financement, faible adoption, sous-estime*, deception*, decevant*, post mortem, post-mortem, trop ambitieu*, pas ete a la hauteur, resistance*, reticence*`,
    1: `malheureusement, toutefois, neanmoins, cependant, difficulte*, compliqu*, insuffisant*, decidee, decide`,
  },
  conditions: {
    3: `condition* de reussite, cle* de la reussite, cles de reussite, cle du succes, facteur* de reussite, facteur* de succes, facteur* cle*, grace a l'implication, grace au soutien, grace a l'engagement, portage politique, volonte politique, soutien de la direction, il faut, prerequis, indispensable*, a condition de, necessite un, repose sur la confiance, soutien des elus, adhesion, mobilisation des`,
    1: `reussite, succes, implication, engagement, soutien, confiance, associer, essentiel*, levier*`,
  },
  replication: {
    3: `essaim*, dupli*, replicable*, repliqu*, reproduire, reproductible*, transposable*, transposer, transpose*, generalis*, open source, code source, logiciel libre, licence libre, licence ouverte, d'autres communes, d'autres collectivites, d'autres territoires, d'autres departements, d'autres regions, d'autres villes, autres administrations, a l'echelle nationale, a l'ensemble du territoire,
      au niveau national, tout le territoire, national, passage a l'echelle, passer a l'echelle, montee en charge, etendre, etendu*, extension, deploiement, deploye*, deployer, sera deploye*, perennis*, transfere*, internalis*, reutilis*, s'inspirer, mutualis*, inspire par`,
    1: `departements, regions, communes, territoires, echelle, progressivement, prochain*, france entiere, partenaires, ouvert a toutes, diffus*`,
  },
};

/** What speaks against a field in a sentence: the words of these fields. */
export const opposites: Record<CueField, CueField[]> = {
  problem: ['solution', 'results', 'process'],
  solution: ['problem', 'failures', 'lessons'],
  results: ['problem', 'solution'],
  publics: ['problem', 'process'],
  process: ['problem', 'solution'],
  cost: ['problem', 'solution'],
  lessons: ['solution'],
  failures: ['solution', 'problem'],
  conditions: ['problem', 'solution'],
  replication: ['problem', 'process'],
};

export const cueFields = Object.keys(opposites) as CueField[];

const patterns = Object.fromEntries(
  cueFields.map((field) => [
    field,
    Object.entries(cues[field]).map(([weight, phrases]) => ({ weight: Number(weight), pattern: compile(phrases) })),
  ]),
) as Record<CueField, { weight: number; pattern: RegExp }[]>;

/** The sum of the weights of the cues in a folded sentence, one phrase counting twice at most. */
export function weighCues(folded: string, field: CueField): number {
  let sum = 0;
  for (const { weight, pattern } of patterns[field]) {
    const counts = new Map<string, number>();
    for (const [found] of folded.matchAll(pattern)) counts.set(found, Math.min(2, (counts.get(found) ?? 0) + 1));
    for (const count of counts.values()) sum += weight * count;
  }
  return sum;
}

/** Phrases → one pattern; the longest alternative first, so that « ne disposent pas » is not read as « ne ». */
export function compile(phrases: string): RegExp {
  const alternatives = phrases
    .split(',')
    .map((phrase) => fold(phrase.replaceAll(/\s+/g, ' ').trim()))
    .filter((phrase) => phrase !== '')
    .toSorted((a, b) => b.length - a.length)
    .map((phrase) => phrase.replaceAll(/[.+?()[\]]/g, String.raw`\$&`).replaceAll('*', '[a-z]*'));
  return new RegExp(`(?<![a-z0-9])(?:${alternatives.join('|')})(?![a-z0-9])`, 'gu');
}
