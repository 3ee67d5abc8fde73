// Words about places in French, read by the rules that name places (place-names.ts) and find them (place-finder.ts). All folded.

const words = (list: string): Set<string> => new Set(list.trim().split(/\s+/));

/**
 * Communes of 20,000 inhabitants and more whose name is also a word, a surname or another place: they count after a preposition or a type word only.
 * Chosen by reading the 530 names.
 */
export const ambiguousCommunes = words(`
  agde anglet antony auch bagneux beaune cambrai castres cavaillon chatillon chaumont colombes dax dole fresnes grasse houilles laval lens loos lunel massy
  meaux menton montmorency muret nice olivet pantin rochefort saint-raphael saintes sceaux sens stains torcy tours trappes troyes valence vernon vichy
`);

/** Those for which a preposition does not settle it either (« en croix », « chez Orange », « à Saint-Pierre »): a type word, a code or their département is needed. */
export const misleadingCommunes = words(`
  bruges croix fontaine gap la-garde la-madeleine la-possession le-gosier le-moule le-port le-robert le-tampon les-lilas orange petit-bourg plaisir
  saint-andre saint-benoit saint-gratien saint-joseph saint-leu saint-louis saint-martin saint-paul saint-pierre sainte-anne sainte-marie sainte-suzanne vienne
`);

/** Départements named after a river, a mountain, a sea or a common word: they count after « en », « dans le » or a type word only. */
export const ambiguousDepartements = words(`
  ain aisne allier ardennes aube aude charente cher doubs eure gard indre jura landes loire loiret lot manche marne meuse moselle nord oise orne rhone somme
  tarn var vienne vosges yonne
`);

/** What is said of a place by the word before it. */
export const placeTypes: Record<'region' | 'departement' | 'epci' | 'commune', Set<string>> = {
  region: words('region regions regional regionale'),
  departement: words(
    'departement departements departemental departementale departementales prefecture prefet prefete caf cpam ddt ddtm ddets mdph sdis',
  ),
  epci: words('metropole metropoles agglomeration agglomerations agglo communaute eurometropole intercommunalite'),
  commune: words('ville villes commune communes mairie mairies maire maires municipalite ccas village'),
};

/** Before a name, these make it a street, a treaty or a landmark. */
export const landmarks = words(
  'rue rues avenue boulevard bd place quai porte faubourg square impasse allee route pont canal accord accords traite traites edit concile',
);

/** Near a département's name, these make it the river, the sea or the mountains that it is named after. */
export const natureWords = words(`
  affluent affluents baignade baigne baigner bateau bateaux berge berges bords confluence confluent coule crue crues embouchure estuaire fleuve fleuves gorges
  nager naviguer peche pecher quais rive rives riviere rivieres sentier vallee vallees
`);

/** First names common in France: « Pierre Laval » is no town. */
export const firstNames = words(`
  adrien agnes alain albert alexandre alexandra alice aline amandine amelie andre andrea anne annie antoine arnaud arthur aurelie axel baptiste beatrice benedicte
  benjamin benoit bernard bertrand brigitte bruno camille caroline catherine cecile celine charles charlotte christian christine christophe claire claude claudine
  clement corinne cyril damien daniel daniele david delphine denis didier dominique edouard elisabeth elise elodie emilie emma emmanuel emmanuelle eric etienne eva
  fabien fabienne fabrice florence florian francis franck francois francoise frederic frederique gabriel gael georges gerard gilles gregory guillaume guy helene
  henri herve hugo hugues isabelle jacqueline jacques jean jeanne jeremy jerome joel joelle joseph josiane judith julie julien juliette karim karine kevin laetitia
  laura laure laurence laurent lea leo leon lionel lise louis louise luc lucas lucie ludovic magali manon manuel marc marcel margaux marguerite marie marine marion
  martin martine mathieu mathilde matthieu maurice maxime melanie michel michele mohamed monique muriel myriam nadia nadine nathalie nicolas nicole noemie odile
  olivier pascal pascale patrice patricia patrick paul pauline philippe pierre quentin rachel raphael raymond regis remi remy rene richard robert roger roland romain
  samuel sandra sandrine sarah sebastien serge severine simon solene sonia sophie stephane stephanie sylvain sylvie therese thibault thierry thomas valerie veronique
  victor vincent virginie xavier yann yannick yves yvette yvonne zoe m mm mme mlle dr pr maitre
`);
