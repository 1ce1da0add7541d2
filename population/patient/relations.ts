/** People and payers around a patient: contact, related persons, compulsory and complementary coverage. */
import { day, toDate, yearsBetween } from '../calendar.ts'
import { families, givenNamesOf } from '../codes/names.ts'
import { payers } from '../directory/organizations.ts'
import type { Elements } from '../json.ts'
import { hasMother } from '../pathways/table.ts'
import { systems, toConcept, toIdentifier, toReference } from '../systems.ts'
import { createPerson, motherOf } from './person.ts'
import { patientReference, type PatientRecord } from './record.ts'

/** Relations: code of v3-RoleCode, French name, sex if it tells one. */
const relations = {
  spouse: ['SPS', 'Conjoint'],
  child: ['CHILD', 'Enfant'],
  sibling: ['SIB', 'Frère ou sœur'],
  mother: ['MTH', 'Mère'],
  father: ['FTH', 'Père'],
} as const

type Relation = keyof typeof relations

function toRelationship(relation: Relation): Elements {
  const [code, text] = relations[relation]
  return toConcept('roleCode', code, undefined, text)
}

function drawRelation(record: PatientRecord): Relation {
  const age = yearsBetween(record.person.birth, record.now)
  if (age < 18) return record.random.chance(0.75) ? 'mother' : 'father'
  return record.random.pick(
    age > 70 ? (['child', 'child', 'spouse'] as const) : (['spouse', 'sibling'] as const),
  )
}

function drawSex(record: PatientRecord, relation: Relation): 'male' | 'female' {
  if (relation === 'mother') return 'female'
  if (relation === 'father') return 'male'
  if (relation === 'spouse') return record.person.sex === 'male' ? 'female' : 'male'
  return record.random.chance(0.5) ? 'male' : 'female'
}

function drawName(record: PatientRecord, sex: 'male' | 'female'): Elements {
  const { random, person } = record
  const year = 1970 + random.between(-15, 15)
  const family = random.chance(0.6)
    ? (person.usualFamily ?? person.birthFamily)
    : random.pick(families)
  return { use: 'usual', family, given: [random.pick(givenNamesOf(year)[sex])] }
}

const toPhone = (record: PatientRecord): Elements => ({
  system: 'phone',
  value: `+33 6 39 98 ${record.random.between(10, 99)} ${record.random.between(10, 99)}`,
  use: 'mobile',
})

/** The mother of a newborn, with the hospital number under which she is a patient herself. */
function addMother(record: PatientRecord): Elements {
  const person = createPerson(motherOf(record.patient))
  const name = {
    use: 'usual',
    family: person.usualFamily ?? person.birthFamily,
    given: [person.given[0]],
  }
  const relationship = [toRelationship('mother')]
  record.add('RelatedPerson', {
    identifier: [
      toIdentifier(
        'usual',
        toConcept('identifierType', 'PI', 'Patient internal identifier'),
        'ipp',
        person.ipp,
      ),
    ],
    active: true,
    patient: toReference(record.subject),
    relationship,
    name: [name],
    telecom: [{ system: 'phone', value: person.phone, use: 'mobile' }],
    gender: 'female',
    birthDate: toDate(person.birth),
    address: [
      {
        line: [person.street],
        city: person.home.city,
        postalCode: person.home.postalCode,
        country: 'FRA',
      },
    ],
  })
  return {
    relationship,
    name,
    telecom: [{ system: 'phone', value: person.phone, use: 'mobile' }],
    gender: 'female',
  }
}

/** Record a related person for some, and give the contact that stands in the Patient. */
export function addRelations(record: PatientRecord): Elements | undefined {
  if (hasMother(record.patient)) return addMother(record)
  if (!record.random.chance(0.6)) return undefined
  const relation = drawRelation(record)
  const gender = drawSex(record, relation)
  const name = drawName(record, gender)
  const telecom = [toPhone(record)]
  const relationship = [toRelationship(relation)]
  if (record.random.chance(0.55)) {
    record.add('RelatedPerson', {
      active: true,
      patient: toReference(record.subject),
      relationship,
      name: [name],
      telecom,
      gender,
    })
  }
  return { relationship, name, telecom, gender }
}

function addCoverageOf(
  record: PatientRecord,
  payer: readonly [id: string, name: string],
  rank: number,
): void {
  const { person } = record
  record.add('Coverage', {
    identifier: [{ system: systems.member, value: `${rank}-${person.ipp}` }],
    status: 'active',
    type: {
      text:
        rank === 1
          ? 'Assurance maladie obligatoire (AMO)'
          : 'Assurance maladie complémentaire (AMC)',
    },
    beneficiary: toReference(patientReference(record.n)),
    period: { start: toDate(Math.max(person.birth, record.now - 2000 * day)) },
    payor: [toReference(`Organization/${payer[0]}`, payer[1])],
    order: rank,
  })
}

/** Record the compulsory coverage of everybody, and the complementary one of many. */
export function addCoverages(record: PatientRecord): void {
  const [compulsory, ...complementary] = payers
  addCoverageOf(record, compulsory, 1)
  if (record.random.chance(0.65)) addCoverageOf(record, record.random.pick(complementary), 2)
}
