// The countries of the world as French texts name them, with the foreign cities that tell their country. France is not among them: nearly every text is about it.
import type { Place } from '../model/tag.ts';

export interface Country extends Place {
  kind: 'pays';
  /** Other names, parts of the country included (Écosse). */
  aliases: string[];
  /** Masculine singular adjectives (« estonien »); their other forms are derived. */
  adjectives: string[];
  /** Cities whose name alone tells the country: none that a French town, a common word or a person bears more often. */
  cities: string[];
}

/** ISO 3166-1 alpha-2 code (XK: in use for Kosovo) | name | aliases | adjectives | cities. */
const table = `
AD|Andorre||andorran|
AE|Émirats arabes unis|Émirats Arabes Unis|émirati,émirien|Dubaï,Abou Dabi,Abou Dhabi
AF|Afghanistan||afghan|Kaboul
AG|Antigua-et-Barbuda|||
AL|Albanie||albanais|Tirana
AM|Arménie||arménien|Erevan
AO|Angola||angolais|Luanda
AR|Argentine||argentin|Buenos Aires
AT|Autriche||autrichien|Salzbourg,Innsbruck,Linz
AU|Australie||australien|Sydney,Melbourne,Canberra,Brisbane
AZ|Azerbaïdjan||azerbaïdjanais|Bakou
BA|Bosnie-Herzégovine|Bosnie|bosnien|Sarajevo
BB|Barbade|||
BD|Bangladesh||bangladais|Dacca
BE|Belgique|Wallonie,Région wallonne,Flandre belge|belge,wallon|Bruxelles,Anvers,Gand,Liège,Namur,Charleroi,Louvain,Louvain-la-Neuve
BF|Burkina Faso|Burkina|burkinabé,burkinabè|Ouagadougou,Bobo-Dioulasso
BG|Bulgarie||bulgare|
BH|Bahreïn|||
BI|Burundi||burundais|
BJ|Bénin||béninois|Cotonou,Porto-Novo
BN|Brunei|||
BO|Bolivie||bolivien|La Paz
BR|Brésil||brésilien|Rio de Janeiro,São Paulo,Sao Paulo,Porto Alegre,Brasilia,Curitiba,Belo Horizonte
BS|Bahamas|||
BT|Bhoutan||bhoutanais|
BW|Botswana|||
BY|Biélorussie|Bélarus|biélorusse|Minsk
BZ|Belize|||
CA|Canada|Québec,Ontario,Colombie-Britannique|canadien,québécois,ontarien|Montréal,Toronto,Vancouver,Ottawa,Calgary,Edmonton
CD|République démocratique du Congo|RDC|congolais|Kinshasa,Lubumbashi
CF|République centrafricaine|Centrafrique|centrafricain|Bangui
CG|Congo|République du Congo,Congo-Brazzaville||Brazzaville,Pointe-Noire
CH|Suisse|Confédération helvétique|suisse,helvétique|Genève,Zurich,Lausanne,Bâle,Neuchâtel
CI|Côte d’Ivoire||ivoirien|Abidjan,Yamoussoukro
CL|Chili||chilien|Santiago du Chili,Valparaiso
CM|Cameroun||camerounais|Yaoundé,Douala
CN|Chine|République populaire de Chine|chinois|Pékin,Shanghai,Shanghaï,Shenzhen
CO|Colombie||colombien|Bogota,Medellín,Medellin
CR|Costa Rica||costaricain|
CU|Cuba||cubain|La Havane
CV|Cap-Vert||capverdien|
CY|Chypre||chypriote|Nicosie
CZ|Tchéquie|République tchèque|tchèque|Prague
DE|Allemagne|République fédérale d’Allemagne|allemand,bavarois|Berlin,Munich,Hambourg,Francfort,Stuttgart,Dresde,Leipzig,Düsseldorf,Fribourg-en-Brisgau,Heidelberg,Cologne
DJ|Djibouti||djiboutien|
DK|Danemark||danois|Copenhague,Aarhus,Odense
DM|La Dominique|||
DO|République dominicaine||dominicain|Saint-Domingue
DZ|Algérie||algérien|Alger,Oran
EC|Équateur||équatorien|Quito
EE|Estonie||estonien|Tallinn,Tartu
EG|Égypte||égyptien|Le Caire,Alexandrie
ER|Érythrée||érythréen|
ES|Espagne|Catalogne,Andalousie,Pays basque espagnol|espagnol,catalan,andalou|Barcelone,Madrid,Bilbao,Séville,Saragosse,Malaga
ET|Éthiopie||éthiopien|Addis-Abeba
FI|Finlande||finlandais|Helsinki,Espoo,Tampere
FJ|Fidji||fidjien|
FM|Micronésie|États fédérés de Micronésie||
GA|Gabon||gabonais|Libreville
GB|Royaume-Uni|Grande-Bretagne,Angleterre,Écosse,Pays de Galles,Irlande du Nord|britannique,anglais,écossais,gallois|Londres,Manchester,Liverpool,Birmingham,Édimbourg,Glasgow,Bristol,Cardiff,Belfast,Oxford,Cambridge,Leeds
GD|La Grenade|||
GE|Géorgie||géorgien|Tbilissi
GH|Ghana||ghanéen|Accra
GM|Gambie||gambien|
GN|Guinée|Guinée-Conakry|guinéen|Conakry
GQ|Guinée équatoriale|||
GR|Grèce||grec,hellénique|Athènes,Thessalonique
GT|Guatemala||guatémaltèque|
GW|Guinée-Bissau|||
GY|Guyana|||
HK|Hong Kong|Hong-Kong|hongkongais|
HN|Honduras||hondurien|
HR|Croatie||croate|Zagreb
HT|Haïti||haïtien|Port-au-Prince
HU|Hongrie||hongrois|Budapest
ID|Indonésie||indonésien|Jakarta
IE|Irlande||irlandais|Dublin
IL|Israël||israélien|Tel-Aviv,Tel Aviv,Jérusalem
IN|Inde||indien|New Delhi,Bangalore,Bombay,Calcutta
IQ|Irak|Iraq|irakien|Bagdad
IR|Iran||iranien|Téhéran
IS|Islande||islandais|Reykjavik
IT|Italie|Toscane,Lombardie,Sardaigne,Sicile|italien|Rome,Milan,Turin,Naples,Bologne,Venise,Gênes,Palerme
JM|Jamaïque||jamaïcain|Kingston
JO|Jordanie||jordanien|Amman
JP|Japon||japonais|Tokyo,Kyoto,Osaka,Yokohama
KE|Kenya||kényan|Nairobi
KG|Kirghizistan||kirghize|
KH|Cambodge||cambodgien|Phnom Penh
KI|Kiribati|||
KM|Comores||comorien|Moroni
KN|Saint-Christophe-et-Niévès|||
KP|Corée du Nord||nord-coréen|Pyongyang
KR|Corée du Sud||coréen,sud-coréen|Séoul,Busan
KW|Koweït||koweïtien|
KZ|Kazakhstan||kazakh|
LA|Laos||laotien|
LB|Liban||libanais|Beyrouth
LC|Sainte-Lucie|||
LI|Liechtenstein|||
LK|Sri Lanka||sri-lankais|
LR|Liberia|Libéria||Monrovia
LS|Lesotho|||
LT|Lituanie||lituanien|Vilnius
LU|Luxembourg|Grand-Duché de Luxembourg|luxembourgeois|
LV|Lettonie||letton|Riga
LY|Libye||libyen|Tripoli
MA|Maroc||marocain|Casablanca,Rabat,Marrakech,Tanger,Fès
MC|Monaco||monégasque|
MD|Moldavie||moldave|
ME|Monténégro||monténégrin|
MG|Madagascar||malgache|Antananarivo
MH|Îles Marshall|||
MK|Macédoine du Nord||macédonien|Skopje
ML|Mali||malien|Bamako,Tombouctou
MM|Birmanie|Myanmar|birman|
MN|Mongolie||mongol|
MR|Mauritanie||mauritanien|Nouakchott
MT|Malte||maltais|La Valette
MU|Île Maurice||mauricien|
MV|Maldives|||
MW|Malawi|||
MX|Mexique||mexicain|Mexico,Guadalajara
MY|Malaisie||malaisien|Kuala Lumpur
MZ|Mozambique||mozambicain|Maputo
NA|Namibie||namibien|
NE|Niger||nigérien|Niamey
NG|Nigeria|Nigéria|nigérian|Lagos,Abuja
NI|Nicaragua||nicaraguayen|
NL|Pays-Bas||néerlandais,hollandais|Amsterdam,Rotterdam,Utrecht,Eindhoven,La Haye
NO|Norvège||norvégien|Oslo,Bergen
NP|Népal||népalais|Katmandou
NR|Nauru|||
NZ|Nouvelle-Zélande||néo-zélandais|Wellington,Auckland,Christchurch
OM|Oman|||
PA|Panama||panaméen|
PE|Pérou||péruvien|Lima
PG|Papouasie-Nouvelle-Guinée|||
PH|Philippines||philippin|Manille
PK|Pakistan||pakistanais|Karachi,Islamabad
PL|Pologne||polonais|Varsovie,Cracovie,Gdansk
PS|Palestine|Cisjordanie,Bande de Gaza|palestinien|Ramallah,Naplouse,Gaza
PT|Portugal||portugais|Lisbonne,Porto,Braga,Cascais
PW|Palaos|||
PY|Paraguay||paraguayen|
QA|Qatar||qatari,qatarien|Doha
RO|Roumanie||roumain|Bucarest,Cluj,Timisoara
RS|Serbie||serbe|Belgrade
RU|Russie|Fédération de Russie|russe|Moscou,Saint-Pétersbourg
RW|Rwanda||rwandais|Kigali
SA|Arabie saoudite||saoudien|Riyad
SB|Îles Salomon|||
SC|Seychelles||seychellois|
SD|Soudan||soudanais|Khartoum
SE|Suède||suédois|Stockholm,Göteborg,Malmö,Uppsala
SG|Singapour||singapourien|
SI|Slovénie||slovène|Ljubljana
SK|Slovaquie||slovaque|Bratislava
SL|Sierra Leone|||Freetown
SM|Saint-Marin|||
SN|Sénégal||sénégalais|Dakar,Saint-Louis du Sénégal,Thiès
SO|Somalie||somalien|Mogadiscio
SR|Suriname||surinamais|Paramaribo
SS|Soudan du Sud||sud-soudanais|
ST|Sao Tomé-et-Principe|||
SV|Le Salvador||salvadorien|
SY|Syrie||syrien|Damas,Alep
SZ|Eswatini|||
TD|Tchad||tchadien|N’Djaména
TG|Togo||togolais|Lomé
TH|Thaïlande||thaïlandais|Bangkok
TJ|Tadjikistan||tadjik|
TL|Timor oriental|Timor-Leste||
TM|Turkménistan|||
TN|Tunisie||tunisien|Tunis,Sfax
TO|Tonga|||
TR|Turquie||turc|Istanbul,Ankara,Izmir
TT|Trinité-et-Tobago|||
TV|Tuvalu|||
TW|Taïwan|Taiwan|taïwanais|Taipei,Taipeh
TZ|Tanzanie||tanzanien|Dar es Salam
UA|Ukraine||ukrainien|Kiev,Kyiv,Lviv,Odessa
UG|Ouganda||ougandais|Kampala
US|États-Unis|États-Unis d’Amérique,USA,Californie,Floride,Massachusetts|américain,états-unien,californien,new-yorkais|New York,Washington,San Francisco,Boston,Chicago,Los Angeles,Seattle,Philadelphie
UY|Uruguay||uruguayen|Montevideo
UZ|Ouzbékistan||ouzbek|
VA|Vatican|||
VC|Saint-Vincent-et-les-Grenadines|||
VE|Venezuela||vénézuélien|Caracas
VN|Viêt Nam|Vietnam,Viêtnam,Viet Nam|vietnamien|Hanoï,Hanoi
VU|Vanuatu|||
WS|Samoa|||
XK|Kosovo||kosovar|Pristina
YE|Yémen||yéménite|
ZA|Afrique du Sud||sud-africain|Johannesburg,Pretoria,Durban
ZM|Zambie||zambien|
ZW|Zimbabwe||zimbabwéen|
`;

export const countries: readonly Country[] = table
  .trim()
  .split('\n')
  .map((row) => {
    const [code = '', name = '', ...lists] = row.split('|');
    const [aliases = [], adjectives = [], cities = []] = lists.map((list) => list.split(',').filter(Boolean));
    return { id: `pays-${code}`, kind: 'pays', code, name, aliases, adjectives, cities };
  });
