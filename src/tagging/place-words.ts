// Words about places in French, read by the rules that name places (place-names.ts) and find them (place-proofs.ts). All folded.

const words = (list: string): ReadonlySet<string> => new Set(list.trim().split(/\s+/));

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

/**
 * Smaller communes whose name, with a capital, is rather something else: a word that begins a sentence or a title, a surname, a palace, a foreign town. Every
 * other small commune needs a proof too (place-names.ts); these need two, or a type word, a code or their département beside them.
 */
export const misleadingWords = words(`
  abondance abondant aigle aigre aiguilles aiguillon aime aire aires alaise alan albert alex allegre allier allons altier ambon ance angles angoisse anse
  appelle arance arcs argens argentine armes ars asque athee attaques aubaine aube aubin aucun auge aurons autels autruche avion aviron avirons avoine avril
  azur baby baden baffe bais baleine ballon balme banne bar bard baron baronnie barre bart bastide bataille baud baume beauvau beaux belvedere benet bernard
  besace besson bessons bey bidon bief bielle billy bio biron bizot blaise blanc blet blond bois boisse boisseau bologne bompas bonhomme bonnard bonne bonnes
  bonnet bono bordes bords boree borne bosc bosse bouchage bouchon bouee bougon bouille bouillie bouillon boulay boulin boulon boulot bouquet bourdon
  bourdonne bourg bourget-du-lac bourgogne bourguignon bouteille bouzin brain bran branches brandon bras breil bresse bretagne breuil breves brie brion brou
  brousse brulon brunet brusque bruyere bu buire buis buisson bulle bulles bun bure bus by cabannes cagnotte caille caire calmette camarade came camembert
  campagne campo canari cannelle captieux cardan carignan carnet cars cassis castelet castex cayrol cellier cendre cerbere cercles cercueil cesse chablis
  chaise chambre champagne champs chance change chanteau chanterelle chapeau chapelle chapelles chardonnay charge charme charmes charron chas chasse chasselas
  chateau chatelain chatelet chaudiere chaumard chaume chaussee chaux cheffes chemin cheminot chene chenu chevrier chirac choisies choux cieux ciron citerne
  clam clapier clavette clefs collegien cologne colombe colombier colonne combes commes compas compote comte conde condom confort conques conquet conte contes
  contre coquille corbiere cordon corn cornier corps cos cote coteau cottier couarde couches coudray coudre couleuvre courant courbe courbette couronne cours
  courson courtes couture coutures creche creuse crevant crique croisette croix cros cuers cultures cutting cuve cuvier dampierre dangers dauphin degre delle
  demie denier descartes desert deserts detroit deville devise diamant die don donjon doubs douelle douillet doux douze drain drap dry dun durance echalas
  echelle echelles ecole ecorces ecot ecueil ecuelle ecurie elan entre-deux entrelacs epine epineuse epoisses erre escale escot espere esse essert etable
  etain etais etalon etangs eth etoile eus eve falaise familly fargues faucon faux favieres fay fenouillet fermete ferre fete feux fiefs fins flat fleche
  fleury flirey florentin flotte folie folies fontaine fontaines force forge forges fors forteresse fosse fosses four fourneaux fournet frais framboisiere
  francois fretin frise fromental fronton gabian gaillard gan gars gas genouille giron givre glaire gland glandage goncourt gorges goulet gousse goyave graces
  grand grandjean grange granges gras grave gravelle graverie gray grenade gres grignon grillon grimaud groix gueux guiche guise habit haies haleine halles
  ham hauban haye hem herisson hermitage heron hesse hommes hopital hospitalet houlette houx hure husson isle issus jardin jarret jars jas job joyeux juif
  jumeaux jumel jumelles jure jury lacoste lacs laguiole lalande lama lance lapeyre laps larche latour lavallee laye lent lentilles lento levier levis liege
  ligne lilly limon lisle lisse livet lods loge loges loire lombard long longeville lorette lorrain loue louer loupe loupes lourde lourdes louvois lude lumes
  lutter lux luzerne lys machine madre magenta mages magnet maillet maillot maisons male malmaison mana mano manoir marchal marche marches marie marin marines
  marne marques marquise marre mars martel martinet martre mas mathieu matignon maure maux melle menus mer mere merval migre milly minerve minot mirepoix
  miroir misery modene moire moisson monastere monnaie mons mont montagne montalembert monte montherlant montreal monts morbier morillon morte motte mouais
  mouchard mouche mouille moulinet mouron mousson mouton moyen munster mure murs nant neau noyer nuits oger oison oraison orange orcieres orgelet orgueil
  origne orion ormes ors oust oye oz pact paillet palais palme parc parcq parent parisot parnes parois pas passage passavant passy paule paulin pauvres pavie
  peille peintre peintures pelouse penne perche percy perles perret perrier perriere perron persan pertuis peuton piano pierre pierres pieux pin pins pis
  place places plaine plaisance plaisir plan planche planches plans plats poil poisson poissons poix pomerol pommard pommier pompidou pont ponts port portel
  portes portet poses pouille pouilly poussan preaux precieux premieres premiers premontre pres presle provin publier puits pure puy quarante quarte quartier
  quatre-champs quatremare querrien quessy quintal quinte rai ramasse rance rang ratte recouvrance reims-la-brulee relevant rely remy renouard reposoir retail
  reveillon reynier riche richelieu ricourt rieux ris rives riviere rivieres roc roche rochefoucauld rocher roches rochette rognon romain romaine ronde
  roquefort roquelaure roquette rosiere rossay rouet rouge rousses rousset roussillon routes routier roux royer rue rye sacy saillant saint salle salles salon
  sana sancerre saone sap saules saurais sauternes sauvages sauve scientrier segur seguret senlisse sentinelle sequestre serpent serre serres sers serval
  servance servant seuil sieges signes solferino son sorbier sorbiers sore souche soudan soude soupir sourd souterraine soyons spada suisse sure surin suris
  survie sus suzy syndicat table tablier taillis taller talon tartre teil temple tendon tendron tendu teneur termes ternes terrasse tesson theil thil this
  tierce tiercelet tilleul titre tombe tonnerre touche touches touille tour tourette tourne trades trait tranger trans tremblay treves tricot trimer trinite
  troche tronche union us uz vaillant val vallee vals vanne vannes-sur-cosson vans varenne varennes vast vaucluse vaudeville vaux venette ventes ventouse ver
  verdes verdier verger vermont verriere verrue vers vert vertus veuves vienne viens vieux vif vigan vignes villard ville villedieu villegagnon villes visan
  vitreux vivier voide voisines volx vou vue y yves
`);

/** What is said of a place by the word before it. */
export const placeTypes: Record<'region' | 'departement' | 'epci' | 'commune', ReadonlySet<string>> = {
  region: words('region regions regional regionale'),
  departement: words(
    'departement departements departemental departementale departementales prefecture prefet prefete caf cpam ddt ddtm ddets ddcs mdph sdis dsden udaf caue',
  ),
  epci: words(
    'metropole metropoles agglomeration agglomerations agglo communaute eurometropole intercommunalite epci comcom',
  ),
  commune: words(
    'ville villes commune communes mairie mairies maire maires municipalite municipalites ccas village villages bourg bourgade cite',
  ),
};

/** Before « de » and a name, these say that it is a place's: its people, its services, what surrounds it. */
export const placeHeads = words(`
  academie adjoint adjointe agence agglo agglomeration aeroport alentours antenne arrondissement artisans autour banlieue bassin beffroi bibliotheque caf campus canton capitale centre
  centre-ville chambre chr chru chu cote college colleges commissariat communaute commercants conseil conservatoire cpam depute deputee deputes elu elue elus elues ecole ecoles eglise entreprises environs epci est etablissement
  etablissements faculte fac federation festival gare greffe habitant habitante habitants habitantes hopital hopitaux institut intercommunalite iut kilometres km lab labo laboratoire large loin lyceens lycee lycees maison marche
  mediatheque metropole mission musee nord office ouest parc pays peripherie piscine plage port pres prefecture prison prefet prefete proche proximite quartier quartiers region residents riverains secteur senateur senatrice senateurs service services sncf sous-prefecture sud
  territoire territoires theatre tiers-lieu tribunal universite universites vallee zac citoyens citoyennes agents jeunes
`);

/** Before a name, these make it a street, a treaty or a landmark. */
export const landmarks = words(
  'rue rues avenue boulevard bd bld place quai porte faubourg square impasse allee allees route pont canal stade esplanade rond-point villa passage accord accords traite traites edit concile concordat bataille siege comte duc saucisson savon saucisse jambon tarte moutarde betises pruneaux vin vins biere huile melon nougat calissons dentelle',
);

/** Before a foreign city, these make it a treaty or a declaration. */
export const treaties = words(
  'convention conventions protocole declaration processus charte pacte memorandum accord accords traite conference groupe',
);

/** Right before a name, without « de », these carry it as their own: « lycée Saint-Louis ». */
export const namedAfterPlaces = words(
  'lycee college ecole hopital clinique eglise chateau theatre salle stade residence fondation groupe societe cabinet institut famille editions prix place rue square association hotel projet programme loi rapport plan monsieur madame maitre',
);

/** Near a département's name, these make it the river, the sea or the mountains that it is named after. */
export const natureWords = words(`
  affluent affluents baignade baigne baigner bateau bateaux berge berges bords chateaux confluence confluent coule crue crues embouchure estuaire fleuve fleuves gorges
  nager naviguer peche pecher quais rive rives riviere rivieres sentier vallee vallees versant
`);

/** First names common in France: « Pierre Laval » is no town. */
export const firstNames = words(`
  adele adrien agathe agnes aime alain albert alexandra alexandre alexia alexis alice alicia aline alix amandine amelie ambroise anais andre andrea angelique anna anne annick annie anthony
  antoine antonin apolline ari arnaud arthur aude audrey auguste aurelie aurelien aurore axel baptiste barbara bastien beatrice benedicte benjamin benoit berenice bernadette bernard bertrand blaise blandine boris brice
  brigitte bruno camille capucine carine carole caroline cathy catherine cecile cedric celia celine chantal charles charlie charlotte chloe christel christelle christian christiane christine christophe cindy claire clara clarisse claude claudia claudine
  clemence clement clementine clotilde colette colin coline come constance constant corentin corinne coralie cyprien cyril cyrille damien daniel daniele danielle dany david delphine denis denise diane didier dimitri dominique doriane edgar edith edmond
  edouard elena eleonore elisa elisabeth elise eliane ella elodie eloise elsa emeline emeric emile emilie emilien emma emmanuel emmanuelle eric erwan esther estelle etienne eugene eugenie eva eve evelyne fabien fabienne fabrice fanny fatima faustine felix
  fernand ferdinand flavie flora florence florent florian florine france francine francis franck francois francoise fred frederic frederique gabin gabriel gabrielle gael gaelle gaetan gaspard gaston gauthier gautier genevieve geoffrey geoffroy georges
  gerald geraldine gerard germain germaine gilbert gilles gisele giulia gregoire gregory guillaume gustave guy gwenael gwenaelle gwendal hadrien hector helene heloise henri henriette herve hubert hugo hugues ines irene iris isabelle isaure ivan jacky jacqueline
  jacques jane jean jeanne jennifer jeremie jeremy jerome jessica joanna joel joelle johan johann johanna john jonathan jordan joris jose joseph josephine josette josiane judith jules julia julie julien juliette justin justine karim karine katia kevin khaled
  laetitia lambert laura laure laurence laurent laurene laurie lea leila lena leo leon leonard leonie leonore lionel lilian liliane lina lisa lise loic lola lorraine louis louisa louise luc lucas lucie lucien lucile lucienne ludivine ludovic lydia lydie madeleine mael
  maelle maeva magali mahaut malek malo manon manuel marc marceau marcel marcelle margaux margot marguerite maria mariam marianne marie marielle marilyne marina marine marion marius martial martin martine mathias mathieu mathilde mathis matthias
  matthieu maud maurice max maxence maxime mehdi melanie melissa michael michel michele michelle mickael mireille mohamed mohammed monique morgan morgane mounir muriel myriam nadege nadia nadine nathalie nathan nelly nicolas nicole nina noe noel noelle noemie
  norbert oceane octave odette odile olga olivia olivier ophelie orianne oscar pascal pascale pascaline patrice patricia patrick paul paula paule pauline perrine philippe pierre pierrick priscilla prosper quentin rachel raoul raphael raphaelle raymond
  raymonde rebecca regine regis remi remy renaud rene renee rkia richard robert robin rodolphe rodrigue roger roland rolande romain romane romaric romuald ronan rosalie rose roselyne roxane sabine sabrina salome samia samir samuel samy sandra sandrine sara
  sarah sebastien segolene serge severine sibylle sidonie simon simone sofia solange solene soline sonia sophie stanislas stella stephane stephanie suzanne sybille sylvain sylvaine sylvestre sylvette sylvia sylviane sylvie tanguy tatiana teddy thea theo
  theodore therese thibaud thibault thierry thomas tiphaine tom tony tristan ulysse ursula valentin valentine valerian valerie vanessa vera veronique victor victoire victoria vincent violaine violette virgile virginie vivien viviane wilfried william xavier
  yael yan yann yannick yasmine yoann yohan yohann youssef yves yvan yvette yvon yvonne zoe m mm mme mmes mlle dr pr maitre monsieur madame
`);
