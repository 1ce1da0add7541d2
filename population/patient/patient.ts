/** The Patient resource with its French identity traits, and the duplicates that were merged into it. */
import { day, toDate, toDateTime, yearsBetween, type Minutes } from '../calendar.ts'
import type { Place } from '../codes/places.ts'
import { generalPractitionerOf } from '../directory/staff.ts'
import { hospital } from '../directory/units.ts'
import type { Elements, Json } from '../json.ts'
import { extensions, toCoding, toConcept, toIdentifier, toReference } from '../systems.ts'
import { toNumber, type PatientRecord } from './record.ts'
import type { Person } from './person.ts'

/** A patient's name as people read it. */
export const displayOf = (person: Person): string =>
  `${person.given[0]} ${(person.usualFamily ?? person.birthFamily).toUpperCase()}`

const statusDisplays = {
  PROV: 'Identité provisoire',
  VALI: 'Identité validée',
  RECUP: 'Identité récupérée',
  QUAL: 'Identité qualifiée',
} as const

/** The INS teleservice gave the matricule in these statuses only (RNIV, EXI SI 07). */
const hasMatricule = ({ status }: Person): boolean => status === 'QUAL' || status === 'RECUP'

const toIpp = (use: string, value: string): Elements =>
  toIdentifier(use, toConcept('identifierType', 'PI', 'Patient internal identifier'), 'ipp', value)

function toIdentifiers(person: Person, merged: string | undefined): Json {
  const ins = toIdentifier(
    'official',
    toConcept('frIdentifierType', 'INS-NIR-TEST', 'NIR TEST'),
    'ins',
    person.matricule,
  )
  return [
    ...(hasMatricule(person) ? [ins] : []),
    toIpp('usual', person.ipp),
    ...(merged === undefined ? [] : [toIpp('old', merged)]),
  ]
}

const toInsee = (place: Place): Json => [
  { url: extensions.inseeCode, valueCoding: toCoding('commune', place.cog) },
]

/** Identity status, how the traits were collected, and the place of birth. https://hl7.fr/ig/fhir/core (fr-core-patient) */
function toExtensions(person: Person): Json {
  const { status, birthPlace } = person
  const method = hasMatricule(person)
    ? toCoding('identityMethod', 'INSI')
    : toCoding('identityMethod', 'SM')
  return [
    {
      url: extensions.birthPlace,
      valueAddress: {
        extension: toInsee(birthPlace),
        city: birthPlace.city,
        country: birthPlace.country,
      },
    },
    {
      url: extensions.identityReliability,
      extension: [
        {
          url: 'identityStatus',
          valueCoding: toCoding('identityStatus', status, statusDisplays[status]),
        },
        { url: 'methodCollection', valueCoding: method },
      ],
    },
  ]
}

function toNames(person: Person): Json {
  const { birthFamily, usualFamily, given } = person
  const birthNames = [{ url: extensions.birthGivenNames, valueString: given.join(' ') }]
  return [
    { extension: birthNames, use: 'official', family: birthFamily, given: [given[0]] },
    { use: 'usual', family: usualFamily ?? birthFamily, given: [given[0]] },
  ]
}

const toAddress = ({ street, home }: Person): Json => [
  {
    extension: toInsee(home),
    use: 'home',
    line: [street],
    city: home.city,
    postalCode: home.postalCode,
    country: 'FRA',
  },
]

const toMail = (person: Person, n: number): string =>
  `${person.given[0]}.${person.birthFamily}.${n}@patients.example.org`
    .normalize('NFD')
    .replace(/[^A-Za-z0-9.@]/g, '')
    .toLowerCase()

function toTelecom(person: Person, n: number, age: number): Json {
  const phone = { system: 'phone', value: person.phone, use: age < 16 ? 'home' : 'mobile' }
  return age < 16 || age > 82
    ? [phone]
    : [phone, { system: 'email', value: toMail(person, n), use: 'home' }]
}

/** What a Patient needs beside its identity. */
export interface PatientParts {
  readonly contact?: Elements
  readonly deceased?: Minutes
}

/** A patient in a hundred was once registered twice. */
const isMerged = (n: number): boolean => n % 90 === 25

/** Ids of a Patient and of the duplicate that was merged into it, whose hospital number stays as an old one. */
const idsOf = (n: number): { id: string; duplicate: string; merged: string } => {
  const id = `demo-patient-${toNumber(n)}`
  return { id, duplicate: `${id}-doublon`, merged: String(9_000_000_000 + n) }
}

/** The traits that a Patient and its duplicate share. */
const toTraits = (person: Person): Elements => ({
  extension: toExtensions(person),
  name: toNames(person),
  gender: person.sex,
  birthDate: toDate(person.birth),
})

function addDuplicate({ n, person, resources }: PatientRecord): void {
  const { id, duplicate, merged } = idsOf(n)
  resources.push({
    resourceType: 'Patient',
    id: duplicate,
    identifier: [toIpp('old', merged)],
    active: false,
    ...toTraits(person),
    managingOrganization: toReference(hospital),
    link: [{ other: toReference(`Patient/${id}`), type: 'replaced-by' }],
  })
}

/** Record the Patient, and the duplicate that it replaces if there was one. */
export function addPatient(record: PatientRecord, { contact, deceased }: PatientParts): void {
  const { n, person, now, resources } = record
  const { id, duplicate, merged } = idsOf(n)
  const isMarried = person.usualFamily !== undefined
  const practitioner = generalPractitionerOf(n)
  const replaced = { other: toReference(`Patient/${duplicate}`), type: 'replaces' }
  resources.unshift({
    resourceType: 'Patient',
    id,
    identifier: toIdentifiers(person, isMerged(n) ? merged : undefined),
    active: true,
    ...toTraits(person),
    telecom: toTelecom(person, n, yearsBetween(person.birth, now)),
    deceasedDateTime: deceased === undefined ? undefined : toDateTime(deceased),
    address: toAddress(person),
    maritalStatus: isMarried ? toConcept('maritalStatus', 'M', 'Married') : undefined,
    contact: contact === undefined ? undefined : [contact],
    generalPractitioner: [toReference(practitioner.reference, practitioner.display)],
    managingOrganization: toReference(hospital),
    link: isMerged(n) ? [replaced] : undefined,
  })
  if (isMerged(n)) addDuplicate(record)
}

/** Days after the last visit when a patient in poor health died, for few. */
export function drawDeath(
  record: PatientRecord,
  lastEnd: Minutes | undefined,
): Minutes | undefined {
  const { random, pathway, person, now } = record
  const isAtRisk = ['heart-failure', 'pneumonia', 'breast-cancer', 'kidney-disease'].includes(
    pathway.key,
  )
  const isOld = yearsBetween(person.birth, now) > 72
  if (!random.chance(isAtRisk && isOld ? 0.1 : 0) || lastEnd === undefined) return undefined
  const moment = lastEnd + random.between(1, 6) * day
  return moment < now ? moment : undefined
}
