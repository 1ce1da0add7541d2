/** Several grants in one token: their union, and what it must not widen. */
import { describe, expect, it } from 'vitest'
import { assertAllowed, conditionFor } from '../access/condition.ts'
import { show } from './support/conditions.ts'
import { accessOf, outcomeOf } from './support/tokens.ts'

const physician = { patient: 'p1', fhirUser: 'Practitioner/x', roles: ['information'] }
const asPatient = { patient: 'p1', fhirUser: 'Patient/p1' }
const asParent = { patient: 'child', fhirUser: 'Patient/parent' }

describe('several grants', () => {
  it.each([
    ['no scope at all', '', physician, 'Observation', 'none'],
    ['other scopes only', 'openid launch', physician, 'Observation', 'none'],
    [
      'patient and user: both ways',
      'patient/*.rs user/*.rs',
      physician,
      'Observation',
      'compartment of p1 or rowsWithPatient',
    ],
    [
      'system covers the rest',
      'patient/*.rs user/*.rs system/*.rs',
      physician,
      'Observation',
      'all',
    ],
    [
      'a wider grant on another type widens nothing',
      'patient/*.rs system/Device.rs',
      physician,
      'Observation',
      'compartment of p1',
    ],
    [
      'the same grant twice counts once',
      'patient/*.rs patient/Observation.r',
      physician,
      'Observation',
      'compartment of p1',
    ],
    ['directory by patient and user', 'patient/*.rs user/*.rs', physician, 'Practitioner', 'all'],
    [
      'a directory type that is not named',
      'patient/Observation.rs',
      physician,
      'Practitioner',
      'none',
    ],
    [
      'a patient who uses user/ is bound to their own record',
      'user/*.rs',
      asPatient,
      'Observation',
      'compartment of p1',
    ],
    [
      'a patient who uses user/ sees the directory as patients do',
      'user/*.rs',
      asPatient,
      'Practitioner',
      'referenced',
    ],
    [
      'a parent: own record by user/; the child is not theirs as a patient',
      'user/*.rs patient/*.rs',
      asParent,
      'Observation',
      'compartment of parent',
    ],
    [
      'a document grant is needed for Binary through documents',
      'patient/Binary.r',
      physician,
      'Binary',
      'compartment of p1',
    ],
    [
      'a search letter on documents does not open their Binary',
      'patient/Binary.r patient/DocumentReference.s',
      physician,
      'Binary',
      'compartment of p1',
    ],
    ['documents alone open no Binary', 'patient/DocumentReference.rs', physician, 'Binary', 'none'],
    [
      'wide documents, narrow Binary',
      'patient/Binary.r user/DocumentReference.r',
      physician,
      'Binary',
      'compartment of p1 or documents (compartment of p1)',
    ],
    [
      'all documents, narrow Binary',
      'patient/Binary.r system/DocumentReference.r',
      physician,
      'Binary',
      'compartment of p1 or documents (compartment of p1)',
    ],
    [
      'all documents, Binary for staff',
      'user/Binary.r system/DocumentReference.r',
      physician,
      'Binary',
      'documents (rowsWithPatient) or rowsWithPatient',
    ],
    [
      'narrow documents, wide Binary',
      'user/Binary.r patient/DocumentReference.r',
      physician,
      'Binary',
      'documents (compartment of p1) or rowsWithPatient',
    ],
    [
      'documents of one patient, Binary of another',
      'user/Binary.r patient/DocumentReference.r',
      asParent,
      'Binary',
      'compartment of parent',
    ],
  ])('%s', (_name, scope, who, type, expected) => {
    expect(show(conditionFor(accessOf(scope, who), type, 'r'))).toBe(expected)
  })
})

describe('refused before any statement', () => {
  it.each([
    [
      'search of a directory type by a patient',
      'patient/*.cruds',
      'Practitioner',
      's',
      'not-granted',
    ],
    ['read of a directory type by a patient', 'patient/*.cruds', 'Practitioner', 'r', 'accepted'],
    ['search of slots by a patient', 'patient/*.cruds', 'Slot', 's', 'accepted'],
    ['a write to the directory by a patient', 'patient/*.cruds', 'Slot', 'u', 'not-granted'],
    ['a group by a patient', 'patient/*.cruds', 'Group', 'r', 'not-granted'],
    ['a parked type by staff', 'user/*.cruds', 'Basic', 'r', 'not-granted'],
    ['a parked type by the system', 'system/*.cruds', 'Basic', 'r', 'accepted'],
    ['a type that does not exist', 'user/*.cruds', 'constructor', 'r', 'not-granted'],
  ] as const)('%s', async (_name, scope, type, action, outcome) => {
    const access = accessOf(scope, { patient: 'p1' })
    expect(await outcomeOf(() => assertAllowed(access, type, action))).toBe(outcome)
  })
})
