/** The callers of the leak tests: as the access rules know them, and as the tests' own policy does. */
import type { Access } from '../../access/access.ts'
import type { Planted } from './canaries.ts'
import { guardedIds } from './guarded-patients.ts'
import type { Reader } from './policy.ts'
import { accessOf } from './tokens.ts'

export interface Caller {
  readonly access: Access
  readonly reader: Reader
}

const everybody = ['mother', 'child', 'stranger', ...guardedIds]

const only = (...types: string[]) => ({ grants: ({ type }: Planted) => types.includes(type) })

const ofPatient = (patient: string): Caller => ({
  access: accessOf('patient/*.rs', { patient, tokenId: patient }),
  reader: { as: 'bound', bases: [['self', patient]] },
})

/** Somebody of the family, for whom an app was launched on a patient. */
const relative = (person: string, patient: string, bases: Reader['bases'] = []): Caller => ({
  access: accessOf('patient/*.rs', {
    ...{ patient, subject: person, tokenId: person },
    fhirUser: `RelatedPerson/${person}`,
  }),
  reader: { as: 'bound', bases },
})

const worker = (id: string, bases: Reader['bases'] = [], more: Partial<Reader> = {}): Caller => ({
  access: accessOf('user/*.rs', {
    ...{ subject: id, tokenId: id },
    fhirUser: `Practitioner/${id}`,
  }),
  reader: { as: 'staff', bases, ...more },
})

/** Tokens without a user speak for the department of medical information, unless they say otherwise. */
const coder = (...types: string[]): Caller => ({
  access: accessOf(types.map((type) => `user/${type}.rs`).join(' ')),
  reader: { as: 'staff', bases: [['coder', ...everybody]], ...only(...types) },
})

/** The patients who lie in the ward, with the physician in charge. */
const inWard = guardedIds.filter(
  (id) => !['left', 'teamed', 'disbanded', 'registered', 'merged'].includes(id),
)

const on = (patient: string) => ({
  grants: ({ owners }: Planted) => typeof owners === 'string' || owners.includes(patient),
})

const isLaboratory = ({ type, resource }: Planted) =>
  type === 'Observation' && JSON.stringify(resource['category'])?.includes('"laboratory"')

const kinds: ReadonlySet<string> = new Set([
  ...['mother', 'child', 'a parent of a minor', 'a relative of an adult'],
  ...['a physician in charge', 'a nurse of the unit', 'a physician without relation'],
  ...['a physician with broken glass', 'administration', 'an analyst', 'information'],
  ...['a data-protection officer', 'laboratory results only', 'a user without role'],
])

/** By name. */
export const callers = {
  mother: ofPatient('mother'),
  child: ofPatient('child'),
  'a patient without a record': ofPatient('nobody'),
  'the mother as a user': {
    access: accessOf('user/*.rs', { fhirUser: 'Patient/mother' }),
    reader: { as: 'bound', bases: [['self', 'mother']] },
  },
  'a patient launched on another': {
    access: accessOf('patient/*.rs', { patient: 'stranger', fhirUser: 'Patient/mother' }),
    reader: { as: 'bound' },
  },
  'the mother for results': {
    access: accessOf('patient/Observation.rs', { patient: 'mother' }),
    reader: { as: 'bound', bases: [['self', 'mother']], ...only('Observation') },
  },
  'a parent of a minor': relative('the-mother', 'child', [['parent', 'child']]),
  'an attorney': relative('attorney', 'stranger', [['attorney', 'stranger']]),
  'a relative of an adult': relative('mother-RelatedPerson', 'mother'),
  'a friend of a minor': relative('friend', 'child'),
  'a parent no more': relative('former-father', 'child'),
  'an inactive parent': relative('inactive-father', 'child'),
  'a physician in charge': worker('gp', [['named', 'mother', 'registered', ...inWard]], {
    denied: ['refuser'],
  }),
  'a nurse of the unit': worker('nurse', [
    ['unit', 'mother', ...inWard],
    ['named', 'teamed'],
  ]),
  'an anaesthetist of the theatre': worker('anaesthetist', [['unit', 'child']]),
  'a physician without relation': worker('stray'),
  'a physician with broken glass': worker('breaker', [['glass', 'mother', ...guardedIds]]),
  'a physician who joined': worker('declarer', [['glass', 'mother']]),
  'a physician launched on another': {
    access: accessOf('patient/*.rs', {
      ...{ patient: 'stranger', subject: 'gp', tokenId: 'launched-on-another' },
      fhirUser: 'Practitioner/gp',
    }),
    reader: { as: 'bound', bases: [['named', 'mother']], ...on('stranger') },
  },
  'a physician launched on their patient': {
    access: accessOf('patient/*.rs', {
      ...{ patient: 'mother', subject: 'gp', tokenId: 'launched' },
      fhirUser: 'Practitioner/gp',
    }),
    reader: { as: 'bound', bases: [['named', 'mother']], ...on('mother') },
  },
  administration: worker('clerk', [['office', ...everybody]]),
  'an analyst': worker('analyst'),
  information: worker('coder', [['coder', ...everybody]]),
  'a data-protection officer': worker('officer', [['officer', ...everybody]]),
  'a user without role': worker('unbound'),
  'laboratory results only': {
    access: accessOf('user/Observation.rs?category=laboratory'),
    reader: { as: 'staff', bases: [['coder', ...everybody]], grants: isLaboratory },
  },
  'staff for results': coder('Observation'),
  'staff for patients': coder('Patient', 'Practitioner'),
  'staff for documents': coder('Binary', 'DocumentReference'),
  'staff for files': coder('Binary'),
  physician: {
    access: accessOf('user/*.rs'),
    reader: { as: 'staff', bases: [['coder', ...everybody]] },
  },
  system: { access: accessOf('system/*.rs'), reader: { as: 'system' } },
} satisfies Record<string, Caller>

/** Each caller's name and policy. */
export const everyCaller: readonly (readonly [string, Reader])[] = Object.entries(callers).map(
  ([name, { reader }]) => [name, reader],
)

/** One of each kind, for what takes long. */
const oneOfEachKind: readonly (readonly [string, Reader])[] = everyCaller.filter(([name]) =>
  kinds.has(name),
)

/** Who walks far by day; with `LEAK_ALL=1`, by night, everybody. */
export const walkersOf = (all: string | undefined) => (all === '1' ? everyCaller : oneOfEachKind)

/** Each caller's access. */
export const accesses: Readonly<Record<string, Access>> = Object.fromEntries(
  Object.entries(callers).map(([name, { access }]) => [name, access]),
)
