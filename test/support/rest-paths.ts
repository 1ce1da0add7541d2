/** Addresses of the REST face that lead to everything in the tests' hospital, by every way that REST has. */
import { resourceTypes } from '../../fhir/types.ts'
import { searchParametersOf } from '../../fhir/search-parameters.ts'
import { guardedIds } from './guarded-patients.ts'
import { hospital, past } from './guarded.ts'

const patients = ['mother', 'child', 'stranger', ...guardedIds]

const hasReferences = (type: (typeof resourceTypes)[number]) =>
  Object.values(searchParametersOf(type)).some((parameter) => parameter.type === 'reference')

/** Every row, by its id. */
export const reads: readonly string[] = [
  ...hospital.map(({ key }) => key),
  ...past.flatMap(({ type, id }) => [
    ...[`${type}/${id}`, `${type}/${id}/_history`],
    ...[1, 2, 3].map((version) => `${type}/${id}/_history/${version}`),
  ]),
]

/** Every type, with what it refers to and what refers to it. */
export const searches: readonly string[] = resourceTypes.flatMap((type) => [
  `${type}?_count=500&_total=accurate`,
  ...(hasReferences(type) ? [`${type}?_count=500&_include=${type}:*`] : []),
])

/** What refers to a patient or to a stay, and to whom that refers. */
export const includes: readonly string[] = ['Patient', 'Encounter', 'Practitioner'].flatMap((of) =>
  resourceTypes
    .filter(hasReferences)
    .map((type) => `${of}?_count=500&_revinclude=${type}:*&_include:iterate=${type}:*`),
)

const inCompartment = ['Observation', 'Encounter', 'Coverage', 'Condition', 'Binary'] as const

/** Of every patient, and by what is written in other rows. */
export const crossings: readonly string[] = patients.flatMap((patient) => [
  ...inCompartment.map((type) => `Patient/${patient}/${type}`),
  `Observation?subject:Patient.family=family-${patient}&_total=accurate`,
  `Observation?encounter.patient.identifier=ipp-${patient}&_total=accurate`,
  `Patient?_has:Observation:patient:_id=${patient}-Observation&_total=accurate`,
  `Practitioner?_has:Encounter:participant:_id=${patient}-Encounter`,
  `Observation?_filter=subject.family%20eq%20family-${patient}`,
  `Encounter?part-of._id=${patient}-Encounter`,
])

/** The row that is asked about, and what would give it away. */
export const guesses: readonly (readonly [key: string, address: string])[] = [
  'mother',
  'child',
].flatMap((patient) =>
  ['R', 'V', 'PSY', 'MASQUE-PS', 'INVISIBLE-PATIENT'].flatMap((label) => {
    const id = `${patient}-${label}`
    return [
      `Patient?_has:Observation:patient:_id=${id}`,
      `List?item:Observation._id=${id}&_total=accurate`,
      `Observation?_id=${id}&_summary=count`,
      `Encounter?_has:Observation:encounter:_id=${id}`,
    ].map((address) => [`Observation/${id}`, address] as const)
  }),
)

export const histories: readonly string[] = [
  '_history?_count=1000',
  ...['Observation', 'Patient', 'Coverage', 'Binary', 'Consent', 'CareTeam'].map(
    (type) => `${type}/_history?_count=1000`,
  ),
]
