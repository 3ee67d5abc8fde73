// Bodies that need no territory to be known: the State's directions, agencies and operators, research bodies, national associations and a few laboratories.
// Facts only (name, acronym, nature), written by hand from what these bodies call themselves in public; the names in use come first.
import type { ActorType } from '../model/actor.ts';

export interface KnownActor {
  type: ActorType;
  name: string;
  /** Other names and acronyms. One word is taken with the capitals given here, all capitals, or a first capital only. */
  aliases: string[];
  /** Folded words, one of which must stand in the item: the name has other meanings. */
  needs?: RegExp;
}

/** `name = alias, alias`, one a line. */
const lists: Partial<Record<ActorType, string>> = {
  etat: `
    Direction interministérielle du numérique = DINUM
    Direction interministérielle du numérique et du système d’information et de communication de l’État = DINSIC
    Direction interministérielle de la transformation publique = DITP
    Secrétariat général pour la modernisation de l’action publique = SGMAP
    Etalab =
    Direction générale de l’administration et de la fonction publique = DGAFP
    Direction générale des finances publiques = DGFiP
    Direction générale des collectivités locales = DGCL
    Direction générale des entreprises = DGE
    Direction générale de la cohésion sociale = DGCS
    Direction générale de la concurrence, de la consommation et de la répression des fraudes = DGCCRF
    Direction générale de l’aviation civile = DGAC
    Direction générale de l’alimentation = DGAL
    Direction générale du travail =
    Direction générale de la santé =
    Direction générale de l’offre de soins = DGOS
    Direction générale des infrastructures, des transports et des mobilités = DGITM
    Direction générale de l’énergie et du climat = DGEC
    Direction générale de la prévention des risques = DGPR
    Direction générale de l’enseignement scolaire = DGESCO
    Direction générale des étrangers en France = DGEF
    Direction générale des douanes et droits indirects = DGDDI
    Direction générale du Trésor = DG Trésor
    Délégation générale à l’emploi et à la formation professionnelle = DGEFP
    Délégation interministérielle à l’hébergement et à l’accès au logement = DIHAL
    Délégation interministérielle à l’accueil et à l’intégration des réfugiés = DIAIR
    Délégation interministérielle à la prévention et à la lutte contre la pauvreté = DIPLP
    Délégation à la sécurité routière =
    Délégation du numérique en santé =
    Direction de l’information légale et administrative = DILA
    Direction du numérique pour l’éducation =
    Direction de l’habitat, de l’urbanisme et des paysages = DHUP
    Direction de la jeunesse, de l’éducation populaire et de la vie associative = DJEPVA
    Direction de la recherche, des études, de l’évaluation et des statistiques = DREES
    Direction de l’animation de la recherche, des études et des statistiques = DARES
    Service interministériel des archives de France = SIAF
    Commissariat général au développement durable = CGDD
    Commissariat général à l’égalité des territoires = CGET
    Secrétariat général pour l’investissement = SGPI
    Secrétariat général à la planification écologique = SGPE
    Agence nationale de la sécurité des systèmes d’information = ANSSI
    France Stratégie =
    Haut-Commissariat au Plan =
    Conseil national du numérique = CNNum
    Cour des comptes =
    Conseil d’État =
    Assemblée nationale =
    Sénat =
    Défenseur des droits =
    Conseil économique, social et environnemental = CESE
    Commission nationale de l’informatique et des libertés = CNIL
    Commission d’accès aux documents administratifs = CADA
    Commission nationale du débat public = CNDP
    Haute Autorité de santé =
    Préfecture de police de Paris = Préfecture de police
    Gendarmerie nationale =
    Police nationale =
    Protection judiciaire de la jeunesse =
    Ministère de la Transition écologique = Ministère chargé de l’écologie, Ministère de l’écologie, Ministère de la Transition écologique et solidaire
    Ministère de l’Intérieur = Ministère de l’Intérieur et des Outre-mer
    Ministère de la Justice =
    Ministère de la Culture =
    Ministère des Armées = Ministère de la Défense
    Ministère de l’Éducation nationale = Ministère de l’Éducation nationale et de la Jeunesse
    Ministère de l’Enseignement supérieur et de la Recherche = Ministère de l’Enseignement supérieur, Ministère de la Recherche, Ministère de l’Enseignement supérieur de la Recherche et de l’Innovation
    Ministère de l’Économie et des Finances = Ministère de l’Économie, Ministère des Finances, Ministère de l’Économie des Finances et de la Relance, Ministères économiques et financiers
    Ministère de l’Action et des Comptes publics =
    Ministère de la Transformation et de la Fonction publiques = Ministère de la Fonction publique
    Ministère de l’Agriculture = Ministère de l’Agriculture et de l’Alimentation, Ministère de l’Agriculture et de la Souveraineté alimentaire
    Ministère du Travail = Ministère chargé de l’emploi
    Ministère des Solidarités et de la Santé = Ministère de la Santé, Ministère des Solidarités, Ministères sociaux
    Ministère de la Cohésion des territoires = Ministère de la Cohésion des territoires et des Relations avec les collectivités territoriales
    Ministère de l’Europe et des Affaires étrangères = Ministère des Affaires étrangères
    Ministère des Sports =
    Ministère des Outre-mer =
    Ministère de la Ville =
    Ministère de la Mer =
    Ministère du Logement = Ministère chargé du logement
    Ministère chargé des Transports = Ministère des Transports`,
  operateur: `
    Agence nationale de la cohésion des territoires = ANCT
    Agence de la transition écologique = ADEME
    Agence nationale de l’habitat = Anah
    Agence nationale pour la rénovation urbaine = ANRU
    Agence nationale de lutte contre l’illettrisme = ANLCI
    Agence du numérique en santé =
    Agence nationale de sécurité du médicament et des produits de santé = ANSM
    Agence nationale des titres sécurisés = ANTS
    Agence nationale des fréquences = ANFR
    Agence française de développement = AFD
    Agence du service civique =
    Agence Bio =
    Caisse des dépôts = Caisse des dépôts et consignations
    Banque des Territoires =
    Bpifrance = BPI France
    Banque de France =
    Centre national de la fonction publique territoriale = CNFPT
    Institut national du service public = INSP
    Caisse nationale d’assurance maladie = Assurance Maladie, CPAM
    Caisse nationale des allocations familiales = Cnaf, Caisse d’allocations familiales, Caf
    Caisse nationale d’assurance vieillesse = Cnav
    Caisse nationale de solidarité pour l’autonomie = CNSA
    Mutualité sociale agricole =
    Urssaf = Urssaf Caisse nationale, Acoss, Agence centrale des organismes de sécurité sociale
    France Travail = Pôle emploi
    Action Logement =
    Cerema = Centre d’études et d’expertise sur les risques, l’environnement, la mobilité et l’aménagement
    Centre scientifique et technique du bâtiment = CSTB
    Institut national de l’information géographique et forestière = IGN
    Insee = Institut national de la statistique et des études économiques
    Institut national du cancer = INCa
    Office français de la biodiversité = OFB
    Office national des forêts = ONF
    Office français de protection des réfugiés et apatrides = Ofpra
    Office français de l’immigration et de l’intégration = OFII
    Onisep =
    Météo-France =
    Santé publique France =
    Service hydrographique et océanographique de la Marine = Shom
    Plateforme de l’inclusion = GIP Plateforme de l’inclusion
    GIP Pix =
    Universcience =
    Bibliothèque nationale de France = BnF
    Haute Autorité pour la transparence de la vie publique = HATVP`,
  recherche: `
    Centre national de la recherche scientifique = CNRS
    Inria = Institut national de recherche en sciences et technologies du numérique
    INRAE = Institut national de recherche pour l’agriculture, l’alimentation et l’environnement
    Inserm = Institut national de la santé et de la recherche médicale
    Institut de recherche pour le développement =
    Muséum national d’histoire naturelle = MNHN
    Conservatoire national des arts et métiers =
    Sciences Po =
    École nationale supérieure de création industrielle = ENSCI, ENSCI-Les Ateliers
    École polytechnique =
    École des hautes études en sciences sociales = EHESS
    École normale supérieure =
    École nationale de la magistrature =
    École nationale des ponts et chaussées = École des ponts
    CentraleSupélec =
    Télécom Paris =
    Institut Mines-Télécom =`,
  laboratoire: `
    La 27e Région = 27e Région, 27ème Région, la 27e Région
    Ti Lab = TiLab
    Lab’AATF =
    Superpublic =
    Futurs publics =
    DesignGouv =`,
  association: `
    Fing = Fondation internet nouvelle génération
    Association des maires de France = Association des maires de France et des présidents d’intercommunalité
    Intercommunalités de France = AdCF, Assemblée des communautés de France
    France urbaine =
    Départements de France = Assemblée des départements de France
    Régions de France =
    Fédération nationale des collectivités concédantes et régies = FNCCR
    Réseau des collectivités territoriales pour une économie solidaire = RTES
    Villes Internet =
    Les Interconnectés =
    Décider ensemble =
    Démocratie ouverte =
    Framasoft =
    Adullact =
    Wikimédia France =
    OpenStreetMap France =
    Open Food Facts =
    Code for France =
    Emmaüs Connect =
    Croix-Rouge française =
    Secours populaire français = Secours populaire
    Secours catholique =
    Restos du cœur = Restaurants du cœur
    ATD Quart Monde =
    Fondation de France =
    Fondation Abbé Pierre =
    France Nature Environnement =
    France Tiers-Lieux =
    Mednum = La MedNum
    Fédération française des tiers-lieux =
    Ligue de l’enseignement =
    Unis-Cité =`,
};

const needed: Record<string, RegExp> = {
  'France urbaine': /metropole|ville|elu|collectivit|agglomeration|association/,
  'Futurs publics': /ditp|sgmap|laborato|innovation/,
  Fing: /internet|numeri|etalab|prospective/,
};

export const knownActors: KnownActor[] = Object.entries(lists).flatMap(([type, list]) =>
  list
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => toKnownActor(type as ActorType, line)),
);

/** Commas part the aliases, but for those inside a name, which are followed by an article: « de la concurrence, de la consommation ». */
function toKnownActor(type: ActorType, line: string): KnownActor {
  const [name = '', aliases = ''] = line.split(/\s*=\s*/);
  const needs = needed[name];
  return {
    type,
    name,
    aliases: aliases.split(/,\s*(?!(?:de|du|des|la|le|les|l’|d’))/).filter((alias) => alias !== ''),
    ...(needs && { needs }),
  };
}
