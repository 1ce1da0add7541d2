/** What the index tables look like: one table per type and the side tables of each domain, as facts. */
import { compartmentParametersOf, hasManyPatients } from '../fhir/compartment.ts'
import { hasName, searchParametersOf } from '../fhir/search-parameters.ts'
import { typesOf } from '../fhir/types.ts'
import type { Domain, ResourceType } from '../fhir/types.ts'

/** U+10FFFF sorts after every real text under COLLATE "C": what is unknown comes last. */
const UNKNOWN_NAME = String.raw`@default(dbgenerated("U&'\\+10FFFF'"))`

export type Table = {
  name: string
  comment: string
  /** Lines of the Prisma model: columns and the indexes Prisma can say. */
  lines: readonly string[]
  /** Indexes Prisma cannot say: name, keys, included columns, condition. */
  indexes: readonly SqlIndex[]
}

export type SqlIndex = { name: string; keys: string; include: string; where?: string }

/** What a search answers with, and what access is decided on. */
const ANSWER = 'sequence, compartment, status, labels'
/** PostgreSQL refuses an index entry above 2,704 bytes: some 70 patients would be too many. */
const ANSWER_OF_MANY = 'sequence, status'

/** What statistics read of many rows at once, far apart in the table as they are. */
const COUNTED = 'patient, component, encounter, sequence, compartment, status, labels'
/** Their texts are short enough for an entry: see record/index/quantity.ts. */
const MEASURE = '"conceptSystem", low, high, system, code, unit, canonical, "canonicalHigh"'

const isInEncounter = (type: ResourceType): boolean =>
  searchParametersOf(type)['encounter'] !== undefined

const isInCompartment = (type: ResourceType): boolean => compartmentParametersOf(type).length > 0

function typeTable(type: ResourceType): Table {
  const named = hasName(type)
  return {
    name: type,
    comment: `The current ${type} resources, as search sees them.`,
    lines: [
      'id          String   @id',
      'version     Int',
      'sequence    BigInt',
      'updated     DateTime @db.Timestamptz(6)',
      'source      String',
      'patient     String?',
      'compartment String[] @default([])',
      '/// The security labels that narrow who sees it, as `system|code`.',
      'labels      String[] @default([])',
      'encounter   String?',
      'status      String?',
      `start       DateTime @default(dbgenerated("'-infinity'")) @db.Timestamptz(6)`,
      `end         DateTime @default(dbgenerated("'-infinity'")) @db.Timestamptz(6)`,
      'tokens      String[] @default([])',
      ...(named ? [`name        String   ${UNKNOWN_NAME}`] : []),
      '',
      '@@index([start(sort: Desc), id])',
      '@@index([updated, id])',
      '@@index([tokens, compartment], type: Gin)',
      ...(named ? ['@@index([name, id])'] : []),
    ],
    indexes: [
      ...(isInCompartment(type) ? [chartIndex(type, 'patient')] : []),
      ...(isInEncounter(type) ? [chartIndex(type, 'encounter')] : []),
    ],
  }
}

/** The latest first of one patient or stay, answered from the index alone. */
function chartIndex(type: ResourceType, of: 'patient' | 'encounter'): SqlIndex {
  return {
    name: `${type}_${of}_start_id_idx`,
    keys: `${of}, start DESC, id`,
    include: hasManyPatients(type) ? ANSWER_OF_MANY : ANSWER,
    ...(of === 'encounter' ? { where: 'encounter IS NOT NULL' } : {}),
  }
}

const stringValue: Table = {
  name: 'StringValue',
  comment: 'Names, texts and URIs as strings are compared, for searches by prefix.',
  lines: [
    'type      String',
    'parameter String',
    'value     String',
    '/// The hash of the text as it was written.',
    `exact     String  @default("")`,
    'id        String',
    '/// The normalised text where it is longer than `value` may be.',
    'whole     String?',
    '',
    '@@id([type, parameter, value, exact, id])',
    '@@index([type, id])',
  ],
  indexes: [],
}

const dateValue: Table = {
  name: 'DateValue',
  comment: 'Dates other than the clinical one, each as the period it stands for.',
  lines: [
    'type      String',
    'parameter String',
    'id        String',
    'start     DateTime @db.Timestamptz(6)',
    'end       DateTime @db.Timestamptz(6)',
    '',
    '@@id([type, parameter, id, start, end])',
    '@@index([type, parameter, start, id])',
    '@@index([type, id])',
  ],
  indexes: [],
}

const quantityValue: Table = {
  name: 'QuantityValue',
  comment:
    'Numbers and quantities, each as the range it stands for, with the code of what was measured.',
  lines: [
    'type          String',
    'path          String',
    'id            String',
    'position      Int',
    'low           Float',
    'high          Float',
    `system        String @default("")`,
    `code          String @default("")`,
    `unit          String @default("")`,
    '/// The base units of a UCUM unit, and the range in them; otherwise nothing, and the range as it is.',
    `canonical     String @default("")`,
    'canonicalLow  Float',
    'canonicalHigh Float',
    `conceptSystem String @default("")`,
    `concept       String @default("")`,
    '',
    '@@id([type, id, position])',
    '@@index([type, path, canonical, canonicalLow, id])',
  ],
  indexes: [
    {
      name: 'QuantityValue_type_path_concept_canonicalLow_id_idx',
      keys: 'type, path, concept, "canonicalLow", id',
      include: MEASURE,
    },
  ],
}

const observationCode: Table = {
  name: 'ObservationCode',
  comment: 'One row for each coding of an observation, its components included.',
  lines: [
    'id          String',
    `system      String   @default("")`,
    'code        String',
    'component   Boolean',
    'patient     String?',
    'encounter   String?',
    'start       DateTime @db.Timestamptz(6)',
    'sequence    BigInt',
    'status      String?',
    'compartment String[] @default([])',
    'labels      String[] @default([])',
    '',
    '@@id([id, system, code, component])',
  ],
  indexes: [
    {
      name: 'ObservationCode_system_code_start_id_idx',
      keys: 'system, code, start DESC, id',
      include: COUNTED,
    },
    {
      name: 'ObservationCode_patient_system_code_start_id_idx',
      keys: 'patient, system, code, start DESC, id',
      include: ANSWER,
    },
  ],
}

/** Every index table of a domain. */
export const tablesOf = (domain: Domain): readonly Table[] => [
  ...typesOf(domain).map(typeTable),
  stringValue,
  dateValue,
  quantityValue,
  ...(domain === 'observations' ? [observationCode] : []),
]
