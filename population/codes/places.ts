/** Communes of France with their postal and COG (INSEE) codes, and countries of birth. */

/** A place with its code in the code officiel géographique. */
export interface Place {
  readonly city: string
  readonly cog: string
  readonly postalCode?: string
  readonly country?: string
}

type Row = readonly [city: string, cog: string, postalCode: string]

const toPlaces = (rows: readonly Row[]): readonly Place[] =>
  rows.map(([city, cog, postalCode]) => ({ city, cog, postalCode }))

/** Where the hospital's patients live: Angers and around. */
export const homes = toPlaces([
  ['Angers', '49007', '49000'],
  ['Angers', '49007', '49100'],
  ['Angers', '49007', '49000'],
  ['Avrillé', '49015', '49240'],
  ['Trélazé', '49353', '49800'],
  ["Saint-Barthélemy-d'Anjou", '49267', '49124'],
  ['Les Ponts-de-Cé', '49246', '49130'],
  ['Beaucouzé', '49020', '49070'],
  ['Bouchemaine', '49035', '49080'],
  ['Mûrs-Erigné', '49223', '49610'],
  ['Saumur', '49328', '49400'],
  ['Cholet', '49099', '49300'],
  ['Laval', '53130', '53000'],
])

/** Where patients were born. */
export const births = toPlaces([
  ['Angers', '49007', '49000'],
  ['Angers', '49007', '49000'],
  ['Angers', '49007', '49000'],
  ['Cholet', '49099', '49300'],
  ['Saumur', '49328', '49400'],
  ['Nantes', '44109', '44000'],
  ['Saint-Nazaire', '44184', '44600'],
  ['Rennes', '35238', '35000'],
  ['Saint-Malo', '35288', '35400'],
  ['Le Mans', '72181', '72000'],
  ['Laval', '53130', '53000'],
  ['Tours', '37261', '37000'],
  ['Poitiers', '86194', '86000'],
  ['La Rochelle', '17300', '17000'],
  ['Brest', '29019', '29200'],
  ['Quimper', '29232', '29000'],
  ['Vannes', '56260', '56000'],
  ['Lorient', '56121', '56100'],
  ['Caen', '14118', '14000'],
  ['Rouen', '76540', '76000'],
  ['Lille', '59350', '59000'],
  ['Reims', '51454', '51100'],
  ['Metz', '57463', '57000'],
  ['Strasbourg', '67482', '67000'],
  ['Dijon', '21231', '21000'],
  ['Lyon 3e Arrondissement', '69383', '69003'],
  ['Grenoble', '38185', '38000'],
  ['Marseille 5e Arrondissement', '13205', '13005'],
  ['Nice', '06088', '06000'],
  ['Montpellier', '34172', '34000'],
  ['Toulouse', '31555', '31000'],
  ['Bordeaux', '33063', '33000'],
  ['Limoges', '87085', '87000'],
  ['Paris 12e Arrondissement', '75112', '75012'],
  ['Paris 14e Arrondissement', '75114', '75014'],
  ['Ajaccio', '2A004', '20000'],
  ['Bastia', '2B033', '20200'],
  ['Fort-de-France', '97209', '97200'],
  ['Saint-Denis', '97411', '97400'],
])

/** Countries of birth in the COG. */
export const countries: readonly Place[] = [
  { city: 'Alger', cog: '99352', country: 'Algérie' },
  { city: 'Casablanca', cog: '99350', country: 'Maroc' },
  { city: 'Porto', cog: '99139', country: 'Portugal' },
  { city: 'Turin', cog: '99127', country: 'Italie' },
]

export const streets = [
  'rue des Lices',
  'rue de la Gare',
  'avenue de la République',
  'rue Victor-Hugo',
  'boulevard du Maréchal-Foch',
  'impasse des Acacias',
  'rue du Moulin',
  'allée des Cèdres',
  'place de la Mairie',
  'rue Jules-Ferry',
  'chemin des Vignes',
  'rue Pasteur',
  'quai des Carmes',
  'rue de Bretagne',
] as const
