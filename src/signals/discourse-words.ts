// Words that carry discourse, not subjects: they end a term wherever they stand, as stop words do. Folded. English ones keep foreign clauses and code out.

const french = `
permettre permet permettent permettra permis permettant notamment cadre mise mises mettre met mettent mis oeuvre annee annees an ans mois semaine semaines jour jours
journee heure heures fois debut fin suite cas point points partie parties part place cours moment temps epoque date aujourd'hui demain hier lundi mardi mercredi
jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre
afin ainsi egalement enfin ensuite cependant toutefois neanmoins pourtant donc lorsque tandis alors tant tellement surtout vraiment simplement seulement actuellement
desormais souvent parfois rapidement directement facilement particulierement bien mal mieux pire assez beaucoup davantage environ presque quasi autant voire soit outre sauf
non oui comment pourquoi combien bref effet exemple titre terme termes sujet sujets ensemble nombre nombreux nombreuses majorite plupart divers diverses differents
differentes different differente grand grande grands grandes petit petite petits petites nouveau nouvel nouvelle nouveaux nouvelles bon bonne bons bonnes premier premiere
premiers premieres second seconde dernier derniere derniers dernieres prochain prochaine prochains prochaines meilleur meilleure meilleurs meilleures seul seule seuls seules
principal principale principaux principales possible possibles important importante importants importantes necessaire necessaires propre propres general generale
deux trois quatre cinq six sept huit neuf dix onze douze quinze vingt trente cent cents mille million millions milliard milliards euro euros dizaine dizaines centaine centaines
etre avoir faire aller venir voir savoir pouvoir vouloir devoir falloir prendre donner trouver rendre tenir dire parler passer rester arriver devenir
faut pourra pourront pourrait pourraient devra devront devrait devraient voulons veut veulent vient viennent va vont allons allez sait savons voit voyons
prend prennent donne donnent trouve trouvent rend rendent rendez tient tiennent dit disent reste restent devient deviennent existe existent concerne concernent
propose proposent proposer proposee consiste vise visent offre offrent presente presentent presenter apporte apportent apporter realise realiser realisee
utilise utiliser utilisent utilisant utilisation creer cree creee crees developper developpe developpee travailler travaille travaillent commencer commence aider aide aident
souhaite souhaitent souhaiter essayer repondre repond repondent choisir choisi decouvrir decouvrez retrouver retrouvez consulter consultez participer participez
cliquer cliquez lire lisez voir savoir contact contacter contactez inscription inscrivez
personne personnes gens monde chose choses facon maniere sorte type types niveau niveaux aspect aspects element elements raison raisons but objectif objectifs
question questions reponse reponses probleme problemes besoin besoins possibilite possibilites difference ligne lignes site sites page pages article articles
lance lancee lancees lances lancer lancent tenant tenu compte suivre suit suivent suivi recommandons recommande assurer assure ameliorer faciliter facilite accompagner accompagne
identifier gerer repose reposent issu issue issus issues dediee dedie aupres grace autour contexte situation
via etc cf ie voici voila merci bonjour svp
`;

const english = `
the of and to for with is are was were be been being this that these those you your we our they their it its from by at as or not have has had will would can could should
how what when where which who why about more most other into than then there here need going get make made use using used let var const function return true false null
undefined http https www com org html css js php json xml img src href div span class style script
`;

export const discourseWords: ReadonlySet<string> = new Set(`${french} ${english}`.split(/\s+/).filter(Boolean));
