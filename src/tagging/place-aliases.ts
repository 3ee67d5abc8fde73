// Names of territories that no rule derives, and phrases that hold a territory's name and are none.

/** By place id. */
export const aliases: Record<string, string[] | undefined> = {
  'region-93': ['PACA', 'Région Sud', 'Provence-Alpes-Côte-d’Azur', 'Sud-Provence-Alpes-Côte d’Azur'],
  'region-11': ['Ile de France', 'IdF', 'région parisienne'],
  'region-24': ['Centre Val de Loire', 'Région Centre'],
  'region-04': ['île de la Réunion'],
  'region-84': ['AuRA'],
  'region-27': ['BFC'],
  'ancienne-region-21': ['Champagne-Ardennes'],
  'ancienne-region-31': ['Nord-Pas de Calais', 'NPDC'],
  'ancienne-region-42': ['Collectivité européenne d’Alsace'],
  'departement-93': ['neuf-trois'],
  'epci-200046977': ['Grand Lyon', 'Lyon Métropole', 'Métropole du Grand Lyon'],
  'epci-200093201': ['Lille Métropole', 'MEL'],
  'epci-200054807': ['Aix-Marseille-Provence', 'Métropole Aix-Marseille-Provence', 'Métropole Aix-Marseille'],
  'epci-200054781': ['Grand Paris', 'Métropole parisienne'],
  'epci-200039865': ['Eurométropole de Metz'],
  'epci-246700488': ['Eurométropole de Strasbourg', 'Strasbourg Eurométropole'],
  'epci-200067213': ['Grand Reims'],
  'epci-200059228': ['Grand Paris Sud'],
  'epci-249500109': ['Cergy-Pontoise'],
  'epci-243100633': ['Sicoval'],
  'commune-50129': ['Cherbourg'],
  'commune-91228': ['Évry'],
  'commune-93070': ['Saint-Ouen'],
  'commune-97411': ['Saint-Denis de La Réunion'],
  'commune-19031': ['Brive'],
};

/** Found as names are, the longest first, and then dropped. */
export const decoys: readonly string[] = [
  ...[
    'Accord de Paris',
    'Accords de Paris',
    'Paris Match',
    'Paris Hilton',
    'Notre-Dame de Paris',
    'Grand Paris Express',
  ],
  ...[
    'Société du Grand Paris',
    'Grand Paris Aménagement',
    'Grand Paris Habitat',
    'gare de Lyon',
    'gare du Nord',
    'Crédit du Nord',
  ],
  ...[
    'jardin du Luxembourg',
    'jardins du Luxembourg',
    'palais du Luxembourg',
    'rue du Luxembourg',
    'musée du Luxembourg',
  ],
  ...[
    'New York Times',
    'Washington Post',
    'Cambridge Analytica',
    'Boston Consulting',
    'Panama Papers',
    'Dublin III',
    'règlement Dublin',
  ],
  ...['golfe de Guinée', 'cochon d’Inde', 'eau de Cologne'],
];
