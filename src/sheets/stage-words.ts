// The words that say how far a project is: what was done or is being done, never what will be.
import type { SheetStage } from '../model/sheet.ts';
import { compile } from './cue-words.ts';

/** Phrases by stage, folded; `*` any ending. Each states the stage by itself. */
const statements: Record<SheetStage, string> = {
  arrete: `a ete arrete*, est arrete*, ont ete arrete*, a ete abandonne*, est abandonne*, a ete suspendu*, est suspendu*, a ete interrompu*, est interrompu*, a pris fin, ont pris fin, a ete mis fin, a mis fin, il a ete mis un terme, a ete cloture*, est desormais ferme*, a ferme ses portes, a ete ferme*, n'existe plus,
    n'est plus disponible, n'est plus maintenu*, n'a pas abouti, n'a pu aboutir, n'a pas pu aboutir, n'a pas ete poursuivi*, n'a pas ete retenu*, n'a pas ete reconduit*, pas donne suite, ne pas donner suite, ne pas poursuivre, decide d'arreter, decidons d'arreter, a decide l'arret, d'arreter le, d'arreter la, d'arreter l'investigation,
    choix a ete fait d'arreter, l'arret du service est, l'arret du produit est, l'arret du projet est, l'abandon du projet, l'abandon du produit, l'abandon du service, arret de l'experimentation, arret de l'investigation, arret du projet, arret du produit, arret du service, arret des financements, post-mortem, post mortem, raisons de l'abandon, raisons de l'arret, avant l'abandon`,
  perennise: `a ete transfere*, est transfere*, officiellement transfere*, a ete internalise*, est internalise*, a ete perennise*, est perennise*, perennisee au sein, perennise au sein, a ete generalise*, est generalise*, a ete repris* par, est repris* par, a ete reprise par, est desormais porte* par, est desormais opere* par, est desormais gere* par, generalisation est intervenue,
    en phase de transfert, en cours d'internalisation, periode de transfert, internalisation du produit, internalisation du projet, inscrit dans la loi, est devenu un service a part entiere, service permanent, transfert et perennisation, transfert a`,
  deploiement: `est deploye*, a ete deploye*, sont deploye*, ont ete deploye*, deploye* dans, deploye* sur, deploye* aupres, deja deploye*, en cours de deploiement, deploiement en cours, deploiement a demarre, phase de deploiement, phase d'acceleration, a ete etendu*, est etendu*, s'etend a, disponible* dans toute*, disponible* sur tout*, est utilise* par, sont utilise* par, ont deja utilise*,
    utilisateurs actifs, utilisateurs reguliers, utilisateurs par mois, visites par mois, visiteurs uniques, deja couverts, accessible a tous les, ouvert a tous les, a ete mis en service, est en service, en production depuis, a l'echelle nationale depuis`,
  experimentation: `est experimente*, a ete experimente*, sont experimente*, experimente depuis, est en cours d'experimentation, en cours d'experimentation, experimentation en cours, une experimentation est, une experimentation a ete, lance une experimentation, a lance une experimentation, mene une experimentation, phase d'experimentation, phase experimentale, phase pilote, projet pilote, site pilote,
    sites pilotes, territoire pilote, territoires pilotes, est teste*, a ete teste*, ont ete teste*, sont teste*, en cours de test, en phase de test, en phase de construction, phase de construction, en construction, premiere version, version beta, en beta, beta-test*, mvp`,
  prototype: `un prototype a ete, prototype a ete, prototypes ont ete, premier prototype, a prototype, prototypage en cours, une maquette a ete, des maquettes ont ete, preuve de concept, demonstrateur, en cours de prototypage`,
  investigation: `investigation en cours, en phase d'investigation, phase d'investigation, phase d'exploration, notre investigation, l'investigation a, l'investigation vise, investigation actuelle, etude de faisabilite, entretiens ont ete, entretiens en cours, hypotheses de solution*, pistes de solution*, phase de diagnostic, phase d'etude, mener l'enquete, phase de cadrage, en cours de reflexion`,
  idee: `l'idee serait, nous souhaiterions, pourrait permettre, permettrait, pourrait, l'idee est de, envisage de, envisagent de, souhaite creer, souhaite developper, souhaite mettre en place, projet de creation, a l'etude, imaginons, solution envisagee, solutions envisagees`,
};

/** What headings and labels say by one word: « Abandon », « Phase : expérimentation », « Déploiement national : 2024 ». */
const names: Record<SheetStage, string> = {
  arrete:
    "abandon, abandonne*, arret, arrete*, post-mortem, post mortem, interruption, fin du projet, fin du produit, fin du service, fin de l'investigation, fin de l'experimentation, raisons de l'abandon, cloture*, ferme, fermeture, suspendu*, termine*",
  perennise:
    'transfert, transfere*, perennisation, perennise*, internalisation, generalisation, generalise*, consolidation, opere, industrialisation, perenne',
  deploiement:
    "deploiement, deploye*, acceleration, passage a l'echelle, essaimage, mise en production, mise en service, en production",
  experimentation: 'experimentation, experimente*, construction, pilote, test, tests, beta, mvp, phase pilote',
  prototype: 'prototype, prototypage, maquette, maquettes, preuve de concept, conception',
  investigation: 'investigation, exploration, cadrage, etude, diagnostic, etude de faisabilite, recherche',
  idee: 'idee, ideation, intention, emergence',
};

export const stageStatements = compileAll(statements);
export const stageNames = compileAll(names, '^');
/** A verb to come takes its sentence away from all but the idea. */
export const futureWords =
  /(?<![a-z])(?:sera|seront|pourra|pourront|devra|devront|permettra|permettront|aura|auront|envisage\w*|prevu\w*|prevoit|objectif\w*|a terme|d'ici|souhait\w*|si l|sous reserve|vise a|visera|afin de|avant de|prochaine\w*|[a-z]{4,}era(?:it|ient)?|[a-z]{4,}eront|serait|seraient|pourrait)(?![a-z])/;

function compileAll(words: Record<SheetStage, string>, anchor = ''): [SheetStage, RegExp][] {
  return (Object.keys(words) as SheetStage[]).map((stage) => [
    stage,
    new RegExp(anchor + compile(words[stage]).source, 'u'),
  ]);
}
