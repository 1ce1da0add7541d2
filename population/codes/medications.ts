/** Drugs: ATC code, name, usual dosage; those of the hospital's booklet also carry a UCD code. */

/** A drug of the demo hospital. */
export interface MedicationType {
  readonly atc: string
  readonly name: string
  readonly dosage: string
  /** Dose of one intake: quantity and UCUM unit. */
  readonly dose: readonly [quantity: number, unit: string]
  /** Intakes a day. */
  readonly perDay: number
  readonly route: RouteKey
  /** Code and label of the dispensing unit, for drugs that the hospital keeps as a Medication. */
  readonly ucd?: readonly [code: string, label: string]
}

/** Routes of administration of EDQM's Standard Terms. */
export const routes = {
  oral: ['20053000', 'Voie orale'],
  intravenous: ['20045000', 'Voie intraveineuse'],
  subcutaneous: ['20066000', 'Voie sous-cutanée'],
  inhalation: ['20020000', 'Voie inhalée'],
} as const satisfies Record<string, readonly [code: string, display: string]>

export type RouteKey = keyof typeof routes

// A table is read by its rows.
// prettier-ignore
export const medicationTypes = {
  metformin: { atc: 'A10BA02', name: 'Metformine', dosage: '1 000 mg matin et soir, au cours du repas', dose: [1000, 'mg'], perDay: 2, route: 'oral', ucd: ['3400890020275', 'METFORMINE ACC 1000MG CPR'] },
  gliclazide: { atc: 'A10BB09', name: 'Gliclazide', dosage: '60 mg le matin', dose: [60, 'mg'], perDay: 1, route: 'oral', ucd: ['3400893541364', 'GLICLAZIDE ARW 30MG CPR LM'] },
  empagliflozin: { atc: 'A10BK03', name: 'Empagliflozine', dosage: '10 mg le matin', dose: [10, 'mg'], perDay: 1, route: 'oral' },
  insulinAspart: { atc: 'A10AB05', name: 'Insuline asparte', dosage: '8 unités avant chaque repas, à adapter à la glycémie', dose: [8, '[IU]'], perDay: 3, route: 'subcutaneous', ucd: ['3400892402437', 'NOVORAPID FLEXPEN STYLO3ML'] },
  insulinGlargine: { atc: 'A10AE04', name: 'Insuline glargine', dosage: '22 unités au coucher', dose: [22, '[IU]'], perDay: 1, route: 'subcutaneous' },
  ramipril: { atc: 'C09AA05', name: 'Ramipril', dosage: '5 mg le matin', dose: [5, 'mg'], perDay: 1, route: 'oral' },
  amlodipine: { atc: 'C08CA01', name: 'Amlodipine', dosage: '5 mg le matin', dose: [5, 'mg'], perDay: 1, route: 'oral' },
  bisoprolol: { atc: 'C07AB07', name: 'Bisoprolol', dosage: '7,5 mg le matin', dose: [7.5, 'mg'], perDay: 1, route: 'oral', ucd: ['3400893320921', 'BISOPROLOL SDZ 7,5MG CPR'] },
  furosemide: { atc: 'C03CA01', name: 'Furosémide', dosage: '40 mg le matin', dose: [40, 'mg'], perDay: 1, route: 'oral' },
  spironolactone: { atc: 'C03DA01', name: 'Spironolactone', dosage: '25 mg le midi', dose: [25, 'mg'], perDay: 1, route: 'oral' },
  sacubitril: { atc: 'C09DX04', name: 'Valsartan et sacubitril', dosage: '49 mg/51 mg matin et soir', dose: [100, 'mg'], perDay: 2, route: 'oral' },
  atorvastatin: { atc: 'C10AA05', name: 'Atorvastatine', dosage: '20 mg le soir', dose: [20, 'mg'], perDay: 1, route: 'oral' },
  aspirin: { atc: 'B01AC06', name: 'Acide acétylsalicylique', dosage: '75 mg le midi', dose: [75, 'mg'], perDay: 1, route: 'oral' },
  apixaban: { atc: 'B01AF02', name: 'Apixaban', dosage: '5 mg matin et soir', dose: [5, 'mg'], perDay: 2, route: 'oral' },
  enoxaparin: { atc: 'B01AB05', name: 'Énoxaparine', dosage: '4 000 UI une fois par jour en sous-cutané', dose: [4000, '[IU]'], perDay: 1, route: 'subcutaneous', ucd: ['3400892669236', 'LOVENOX 4000UI SRG0,4ML +ERIS'] },
  paracetamol: { atc: 'N02BE01', name: 'Paracétamol', dosage: '1 g toutes les 6 heures si douleur, 4 g au plus par jour', dose: [1000, 'mg'], perDay: 4, route: 'oral', ucd: ['3400892169026', 'DOLIPRANE 1000MG CPR EFFV'] },
  tramadol: { atc: 'N02AX02', name: 'Tramadol', dosage: '50 mg toutes les 6 heures si douleur', dose: [50, 'mg'], perDay: 4, route: 'oral' },
  morphine: { atc: 'N02AA01', name: 'Morphine', dosage: '10 mg toutes les 4 heures si douleur supérieure à 6', dose: [10, 'mg'], perDay: 6, route: 'oral', ucd: ['3400892083926', 'ACTISKENAN 10MG GELU'] },
  amoxicillin: { atc: 'J01CA04', name: 'Amoxicilline', dosage: '1 g trois fois par jour pendant 7 jours', dose: [1000, 'mg'], perDay: 3, route: 'oral' },
  coamoxiclav: { atc: 'J01CR02', name: 'Amoxicilline et acide clavulanique', dosage: '1 g trois fois par jour pendant 7 jours', dose: [1000, 'mg'], perDay: 3, route: 'oral' },
  ceftriaxone: { atc: 'J01DD04', name: 'Ceftriaxone', dosage: '1 g par jour en intraveineux', dose: [1000, 'mg'], perDay: 1, route: 'intravenous' },
  cefazolin: { atc: 'J01DB04', name: 'Céfazoline', dosage: '2 g en intraveineux avant incision', dose: [2000, 'mg'], perDay: 1, route: 'intravenous' },
  fosfomycin: { atc: 'J01XX01', name: 'Fosfomycine', dosage: '3 g en une prise', dose: [3000, 'mg'], perDay: 1, route: 'oral' },
  salbutamol: { atc: 'R03AC02', name: 'Salbutamol', dosage: '2 bouffées de 100 µg en cas de gêne respiratoire', dose: [200, 'ug'], perDay: 4, route: 'inhalation' },
  fluticasone: { atc: 'R03BA05', name: 'Fluticasone', dosage: '1 bouffée de 50 µg matin et soir', dose: [50, 'ug'], perDay: 2, route: 'inhalation' },
  indacaterol: { atc: 'R03AL04', name: 'Indacatérol et bromure de glycopyrronium', dosage: '1 gélule à inhaler le matin', dose: [1, '{gelule}'], perDay: 1, route: 'inhalation', ucd: ['3400893964361', 'ULTIBRO BREEZ.85/43 GELU+INH'] },
  montelukast: { atc: 'R03DC03', name: 'Montélukast', dosage: '5 mg le soir', dose: [5, 'mg'], perDay: 1, route: 'oral' },
  desloratadine: { atc: 'R06AX27', name: 'Desloratadine', dosage: '2,5 mg par jour pendant la saison pollinique', dose: [2.5, 'mg'], perDay: 1, route: 'oral' },
  prednisolone: { atc: 'H02AB06', name: 'Prednisolone', dosage: '1 mg/kg par jour pendant 3 jours', dose: [20, 'mg'], perDay: 1, route: 'oral' },
  ferrousSulfate: { atc: 'B03AA07', name: 'Sulfate ferreux', dosage: '80 mg le matin à jeun', dose: [80, 'mg'], perDay: 1, route: 'oral' },
  folicAcid: { atc: 'B03BB01', name: 'Acide folique', dosage: '0,4 mg par jour', dose: [0.4, 'mg'], perDay: 1, route: 'oral' },
  oxytocin: { atc: 'H01BB02', name: 'Oxytocine', dosage: '5 UI en intraveineux lent après la naissance', dose: [5, '[IU]'], perDay: 1, route: 'intravenous' },
  phytomenadione: { atc: 'B02BA01', name: 'Phytoménadione', dosage: '2 mg à la naissance', dose: [2, 'mg'], perDay: 1, route: 'oral' },
  cholecalciferol: { atc: 'A11CC05', name: 'Colécalciférol', dosage: '800 UI par jour', dose: [800, '[IU]'], perDay: 1, route: 'oral' },
  epirubicin: { atc: 'L01DB03', name: 'Épirubicine', dosage: '100 mg/m² à J1, toutes les 3 semaines', dose: [170, 'mg'], perDay: 1, route: 'intravenous' },
  cyclophosphamide: { atc: 'L01AA01', name: 'Cyclophosphamide', dosage: '500 mg/m² à J1, toutes les 3 semaines', dose: [850, 'mg'], perDay: 1, route: 'intravenous' },
  ondansetron: { atc: 'A04AA01', name: 'Ondansétron', dosage: '8 mg avant la chimiothérapie puis matin et soir pendant 2 jours', dose: [8, 'mg'], perDay: 2, route: 'oral' },
  pegfilgrastim: { atc: 'L03AA13', name: 'Pegfilgrastim', dosage: '6 mg en sous-cutané 24 heures après la cure', dose: [6, 'mg'], perDay: 1, route: 'subcutaneous' },
  tamoxifen: { atc: 'L02BA01', name: 'Tamoxifène', dosage: '20 mg par jour', dose: [20, 'mg'], perDay: 1, route: 'oral' },
  anastrozole: { atc: 'L02BG03', name: 'Anastrozole', dosage: '1 mg par jour', dose: [1, 'mg'], perDay: 1, route: 'oral' },
  erythropoietin: { atc: 'B03XA01', name: 'Érythropoïétine', dosage: '4 000 UI trois fois par semaine après la dialyse', dose: [4000, '[IU]'], perDay: 1, route: 'subcutaneous' },
  sevelamer: { atc: 'V03AE02', name: 'Sévélamer', dosage: '800 mg à chaque repas', dose: [800, 'mg'], perDay: 3, route: 'oral' },
  polystyrene: { atc: 'V03AE01', name: 'Polystyrène sulfonate', dosage: '15 g par jour, trois jours par semaine', dose: [15, 'g'], perDay: 1, route: 'oral' },
  pantoprazole: { atc: 'A02BC02', name: 'Pantoprazole', dosage: '20 mg le soir', dose: [20, 'mg'], perDay: 1, route: 'oral' },
} as const satisfies Record<string, MedicationType>

export type MedicationKey = keyof typeof medicationTypes

/** A drug by its key, with its optional parts. */
export const medicationOf = (key: MedicationKey): MedicationType => medicationTypes[key]

/** Vaccines by ATC code. */
// A table is read by its rows.
// prettier-ignore
export const vaccineTypes = {
  influenza: ['J07BB02', 'Vaccin contre la grippe saisonnière, inactivé', 'Grippe'],
  pneumococcus: ['J07AL02', 'Vaccin pneumococcique conjugué', 'Pneumocoque'],
  covid: ['J07BN01', 'Vaccin à ARNm contre la COVID-19', 'COVID-19'],
  tetanus: ['J07CA02', 'Vaccin diphtérie, coqueluche, poliomyélite, tétanos', 'dTcaPolio'],
  hexavalent: ['J07CA09', 'Vaccin hexavalent', 'DTCaP-Hib-HepB'],
  measles: ['J07BD52', 'Vaccin rougeole, oreillons, rubéole', 'ROR'],
  hepatitisB: ['J07BC01', "Vaccin contre l'hépatite B", 'Hépatite B'],
} as const satisfies Record<string, readonly [atc: string, name: string, disease: string]>

export type VaccineKey = keyof typeof vaccineTypes

/** What patients react to; drugs carry their ATC code. */
// A table is read by its rows.
// prettier-ignore
export const allergyTypes = {
  penicillin: { text: 'Amoxicilline', atc: 'J01CA04', category: 'medication', criticality: 'high', reaction: 'Urticaire généralisée', severity: 'severe' },
  aspirin: { text: 'Acide acétylsalicylique', atc: 'B01AC06', category: 'medication', criticality: 'low', reaction: 'Crise d’asthme', severity: 'moderate' },
  morphine: { text: 'Morphine', atc: 'N02AA01', category: 'medication', criticality: 'low', reaction: 'Prurit', severity: 'mild' },
  peanut: { text: 'Arachide', atc: undefined, category: 'food', criticality: 'high', reaction: 'Œdème de Quincke', severity: 'severe' },
  pollen: { text: 'Pollens de graminées', atc: undefined, category: 'environment', criticality: 'low', reaction: 'Rhinoconjonctivite', severity: 'mild' },
  mites: { text: 'Acariens', atc: undefined, category: 'environment', criticality: 'low', reaction: 'Sifflements expiratoires', severity: 'moderate' },
  latex: { text: 'Latex', atc: undefined, category: 'environment', criticality: 'high', reaction: 'Urticaire de contact', severity: 'moderate' },
} as const

export type AllergyKey = keyof typeof allergyTypes
