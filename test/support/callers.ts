/** The callers of the leak tests: as the access rules know them, and as the tests' own policy does. */
import type { Access } from '../../access/access.ts'
import type { Reader } from './policy.ts'
import { accessOf } from './tokens.ts'

export interface Caller {
  readonly access: Access
  readonly reader: Reader
}

const ofPatient = (patient: string): Caller => ({
  access: accessOf('patient/*.rs', { patient, tokenId: patient }),
  reader: { as: 'patient', patient },
})

const staff = (...types: string[]): Caller => ({
  access: accessOf(types.map((type) => `user/${type}.rs`).join(' ')),
  reader: { as: 'staff', types },
})

/** By name. */
export const callers = {
  mother: ofPatient('mother'),
  child: ofPatient('child'),
  'a patient without a record': ofPatient('nobody'),
  'the mother as a user': {
    access: accessOf('user/*.rs', { fhirUser: 'Patient/mother' }),
    reader: { as: 'patient', patient: 'mother' },
  },
  'the mother for results': {
    access: accessOf('patient/Observation.rs', { patient: 'mother' }),
    reader: { as: 'patient', patient: 'mother', types: ['Observation'] },
  },
  'staff for results': staff('Observation'),
  'staff for patients': staff('Patient', 'Practitioner'),
  'staff for documents': staff('Binary', 'DocumentReference'),
  'staff for files': staff('Binary'),
  physician: { access: accessOf('user/*.rs'), reader: { as: 'staff' } },
  system: { access: accessOf('system/*.rs'), reader: { as: 'system' } },
} satisfies Record<string, Caller>

/** Each caller's name and policy. */
export const everyCaller: readonly (readonly [string, Reader])[] = Object.entries(callers).map(
  ([name, { reader }]) => [name, reader],
)

/** Each caller's access. */
export const accesses: Readonly<Record<string, Access>> = Object.fromEntries(
  Object.entries(callers).map(([name, { access }]) => [name, access]),
)
